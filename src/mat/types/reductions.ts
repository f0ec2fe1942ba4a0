import type { Mat } from '../mat.js';

export type Axis = number | readonly number[];
export interface Keepdims {
  /** The reduced axes stay, with size 1. */
  keepdims?: boolean;
}

/** A reduction: of all elements, a number; along an axis or several, a Mat. */
export interface Reduction {
  (axis?: null): number;
  (axis: Axis, keepdims?: boolean): Mat;
  (axis: Axis, options: Keepdims): Mat;
}
export interface IndexReduction {
  (axis?: null): number;
  (axis: number, keepdims?: boolean): Mat;
  (axis: number, options: Keepdims): Mat;
}
export interface BooleanReduction {
  (axis?: null): boolean;
  (axis: Axis, keepdims?: boolean): Mat;
  (axis: Axis, options: Keepdims): Mat;
}
export interface SpreadReduction {
  (axis?: null, options?: { ddof?: number }): number;
  (axis: Axis, keepdims?: boolean, ddof?: number): Mat;
  (axis: Axis, options: Keepdims & { ddof?: number }): Mat;
}

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
  /** Standard deviation, float64; divided by n - `ddof` (0). */
  std: SpreadReduction;
  /** Variance, float64. */
  var: SpreadReduction;
  /** Of the Mat's dtype; NaN where there is a NaN. */
  min: Reduction;
  max: Reduction;
  /** Where the least is, the first of several: int32; along no axis, counted through all elements. */
  argmin: IndexReduction;
  argmax: IndexReduction;
  /** Is any element, are all elements not 0: along an axis as a mask of 255 and 0. */
  any: BooleanReduction;
  all: BooleanReduction;
  /** Running sums along an axis, or through all elements, then with one axis: float64. */
  cumsum(axis?: number | null): Mat;
}
