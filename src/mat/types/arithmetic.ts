import type { MatLike } from '../../types.js';
import type { DtypeLike } from '../dtype.js';
import type { Mat } from '../mat.js';

/** The other side: a Mat or array of numbers, which is broadcast as in numpy, or a number. */
export type Operand = MatLike;
export interface ResultDtype {
  /** Element type of the result. Default: the common one of both Mats; a number does not change it. */
  dtype?: DtypeLike;
}

/**
 * Arithmetic, element by element, with numpy's broadcasting and OpenCV's numbers: what does not fit the dtype is
 * rounded (half to even) and saturated, so `uint8` 200 + 100 is 255, where numpy wraps to 44. The result has the common
 * dtype of both Mats by numpy's table (uint8 and int8: int16; int32 and float32: float64). A number, or an array
 * of numbers such as a pixel, keeps the Mat's: `img.mul(0.5)` is uint8. `{ dtype: 'float64' }` asks for another.
 */
export interface MatArithmetic {
  add(other: Operand, options?: ResultDtype): Mat;
  sub(other: Operand, options?: ResultDtype): Mat;
  mul(other: Operand, options?: ResultDtype): Mat;
  /** Integer dtypes: rounded, and 0 where `other` is 0, as OpenCV has it. Float dtypes: infinity or NaN there. */
  div(other: Operand, options?: ResultDtype): Mat;
  /** The remainder with the sign of `other`, as numpy's; 0 (float: NaN) where `other` is 0. */
  mod(other: Operand, options?: ResultDtype): Mat;
  pow(other: Operand, options?: ResultDtype): Mat;
  /** 0 - x, saturated: of unsigned dtypes 0. */
  neg(): Mat;
  /** Saturated: of int8 -128 it is 127. */
  abs(): Mat;

  /** Comparisons give OpenCV's masks: uint8, 255 where true, 0 where not. */
  gt(other: Operand): Mat;
  ge(other: Operand): Mat;
  lt(other: Operand): Mat;
  le(other: Operand): Mat;
  eq(other: Operand): Mat;
  ne(other: Operand): Mat;

  /** Bit by bit, of integer dtypes; of masks the logical operations. */
  and(other: Operand): Mat;
  or(other: Operand): Mat;
  xor(other: Operand): Mat;
  not(): Mat;

  /** Another dtype: `x * scale + shift`, rounded and saturated, as cv::Mat::convertTo. Always a copy. */
  astype(dtype: DtypeLike, scale?: number, shift?: number): Mat;
  astype(dtype: DtypeLike, options: { scale?: number; shift?: number }): Mat;
  /** Elements below `min` become `min`, those above `max` become `max`; null for no bound. */
  clip(min: Operand | null, max?: Operand | null): Mat;
}
