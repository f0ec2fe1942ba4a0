import type { Mat, NestedArray } from '../mat.js';
import type { TypedArray } from '../../types.js';

/** Writing, in place. What does not fit the dtype is rounded and saturated. */
export interface MatWriting {
  /** Writes one element, or all channels of a pixel. */
  set(index: readonly number[], value: number | readonly number[]): void;
  /**
   * Writes a value, or a Mat or array that is broadcast to this shape, everywhere or where `mask` is not 0. The mask has
   * this shape, or this without the channels. Python's `img[10:50] = other` is `img.slice('10:50').assign(other)`,
   * `img[mask] = v` is `img.assign(v, mask)`.
   */
  assign(value: number | Mat | TypedArray | NestedArray, mask?: Mat): this;
  /** Writes one value, or one pixel. */
  fill(value: number | readonly number[]): this;
  /**
   * Copies to `dst`, which is made anew when shape or dtype differ, where `mask` is not 0; gives `dst`.
   * @see https://docs.opencv.org/4.x/d3/d63/classcv_1_1Mat.html#a33fd5d125b4c302b0c9aa86980791a77
   */
  copyTo(dst: Mat, mask?: Mat): Mat;
}
