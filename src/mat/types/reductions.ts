import type { Mat } from '../mat.js';

export type Axis = number | readonly number[];
export interface Keepdims {
  /** The reduced axes stay, with size 1. */
  keepdims?: boolean;
}

/**
 * A reduction: of all elements, one value; along an axis or several, a Mat. That has no axes where none is left: its
 * `toArray()` is the number.
 */
export interface Reduction<Value = number, Along = Axis, More = unknown> {
  (axis?: null): Value;
  (axis: Along, keepdims?: boolean): Mat;
  (axis: Along, options: Keepdims & More): Mat;
  (options: ({ axis: Along; keepdims?: boolean } | { axis?: Along | null; keepdims: true }) & More): Mat;
}
export interface SpreadReduction extends Reduction<number, Axis, Ddof> {
  (axis: null | undefined, options: Ddof): number;
  (axis: Axis, keepdims: boolean, ddof?: number): Mat;
}
export interface Ddof {
  /** Divided by n - `ddof`. Default 0. */
  ddof?: number;
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
