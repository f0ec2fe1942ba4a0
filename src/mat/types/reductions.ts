import type { Mat } from '../mat.js';

export type Axis = number | readonly number[];
/**
 * A reduction: of all elements, one value; along an axis or several, or with `keepdims`, a Mat. That has no axes where none
 * is left: its `toArray()` is the number. `Options` come by name, or, as `Rest`, by position.
 */
export interface Reduction<Value = number, Along = Axis, Options = unknown, Rest extends unknown[] = []> {
  (axis?: null, keepdims?: false | ({ keepdims?: false } & Options), ...rest: Rest): Value;
  (options: { axis?: null; keepdims?: false } & Options): Value;
  (axis: Along, keepdims?: boolean | ({ keepdims?: boolean } & Options), ...rest: Rest): Mat;
  (axis: null | undefined, keepdims: true | ({ keepdims: true } & Options), ...rest: Rest): Mat;
  (options: ({ axis: Along; keepdims?: boolean } | { axis?: Along | null; keepdims: true }) & Options): Mat;
}
/** `ddof`: it is divided by n - `ddof`. Default 0. */
export type SpreadReduction = Reduction<number, Axis, { ddof?: number }, [ddof?: number]>;

/**
 * Reductions, as numpy's; the channels are the last axis: `img.mean([0, 1])` is one number a channel. Negative axes
 * count from the end. Of no elements, `min`, `max` and the indices throw, `sum` is 0, `mean` NaN.
 */
export interface MatReductions {
  /** float64, whatever the dtype: it does not overflow. */
  sum: Reduction;
  /** float64. */
  mean: Reduction;
  /** The median, float64; the mean of the two in the middle where there are two. NaN where there is a NaN. */
  median: Reduction;
  /** Standard deviation, float64. */
  std: SpreadReduction;
  /** Variance, float64. */
  var: SpreadReduction;
  /** Of the Mat's dtype; NaN where there is a NaN. */
  min: Reduction;
  max: Reduction;
  /** Where the least is, the first of several: int32; along no axis, counted through all elements. */
  argmin: Reduction<number, number>;
  argmax: Reduction<number, number>;
  /** Is any element, are all elements not 0: along an axis as a mask of 255 and 0. */
  any: Reduction<boolean>;
  all: Reduction<boolean>;
  /** Running sums along an axis, or through all elements, then with one axis: float64. */
  cumsum(axis?: number | null): Mat;
}
