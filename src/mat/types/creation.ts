import type { MatLike, ScalarLike, TypedArray } from '../../types.js';
import type { DtypeLike } from '../dtype.js';
import type { Mat, NestedArray } from '../mat.js';
import type { ImageDataLike, NdarrayLike, RawImage, TensorLike } from './interchange.js';
import type { Twins } from './twins.js';

/** Sizes of the axes, as numpy's: `[height, width, channels]`. A number alone is one axis. */
export type Shape = number | readonly number[];

export interface MatFromOptions {
  /** Sizes of the axes. Default: what the data says. */
  shape?: Shape;
  /** Element type. Default: that of the typed array; float64 for nested arrays. */
  dtype?: DtypeLike;
}

export interface RandomOptions {
  /** The same seed gives the same elements. Default: another one each time. */
  seed?: number;
  /** Elements are at least this. Default 0. */
  low?: number;
  /**
   * Elements are less than this. Default 1; for integer dtypes one above their greatest, so that all that are not negative
   * come. Integers are drawn from at most 2^31 of them.
   */
  high?: number;
  /** Default float64. */
  dtype?: DtypeLike;
}

/** What makes Mats natively: each has a twin that gives a promise and runs off the JavaScript thread. */
export interface MatMaking {
  /** Of zeros. `dtype` is float64 unless given, as in numpy. */
  zeros(shape: Shape, dtype?: DtypeLike): Mat;
  /** Of ones. */
  ones(shape: Shape, dtype?: DtypeLike): Mat;
  /** Of one value, or of one pixel along the last axis: `Mat.full([480, 640, 3], [255, 0, 0], 'uint8')`. Saturates. */
  full(shape: Shape, value: number | readonly number[], dtype?: DtypeLike): Mat;
  /** `n` x `m` zeros with ones on the diagonal `k` (0 is the main one, 1 the one above it). */
  eye(n: number, m?: number, k?: number, dtype?: DtypeLike): Mat;
  eye(n: number, options: { m?: number; k?: number; dtype?: DtypeLike }): Mat;
  /** 0, 1, ... below `stop`; or `start`, `start + step`, ... before `stop`. One axis, float64 unless given. */
  arange(stop: number, options?: { dtype?: DtypeLike }): Mat;
  arange(start: number, stop: number, step?: number, dtype?: DtypeLike): Mat;
  arange(start: number, stop: number, options: { step?: number; dtype?: DtypeLike }): Mat;
  /** `num` (50) values at equal distances from `start` to `stop`, which is the last unless `endpoint` is false. */
  linspace(start: number, stop: number, num?: number, endpoint?: boolean, dtype?: DtypeLike): Mat;
  linspace(
    start: number,
    stop: number,
    options: { num?: number; endpoint?: boolean; dtype?: DtypeLike },
  ): Mat;
  /**
   * Uniformly distributed elements, by OpenCV's generator: those of `cv2.setRNGSeed(seed); cv2.randu(...)`.
   * @see https://docs.opencv.org/4.x/d1/dd6/classcv_1_1RNG.html
   */
  random(shape: Shape, options?: RandomOptions): Mat;

  /** Elements of `x` where `condition` is not 0, of `y` elsewhere; the three are broadcast. */
  where(condition: Mat, x: MatLike, y: MatLike): Mat;
  /** One after the other along an axis that is there; shapes agree on the others. The dtypes are promoted. */
  concat(mats: readonly Mat[], axis?: number): Mat;
  /** Side by side along a new axis; all of one shape. */
  stack(mats: readonly Mat[], axis?: number): Mat;
  /** Along the second axis (the first, of Mats with one). */
  hstack(mats: readonly Mat[]): Mat;
  /** Along the first axis; Mats with one axis become rows. */
  vstack(mats: readonly Mat[]): Mat;
}

/** `cv.Mat` itself: what makes Mats. */
export interface MatConstructor extends MatMaking, Twins<MatMaking> {
  /** An empty Mat: to be filled as a `dst`. */
  new (): Mat;
  /** Of zeros, of a Scalar, or over the memory of `data` without a copy. */
  new (
    rows: number,
    cols: number,
    type: number,
    data?: ScalarLike | TypedArray | ArrayBufferView | ArrayBuffer | SharedArrayBuffer,
  ): Mat;
  readonly prototype: Mat;

  /**
   * From a typed array, Buffer, ArrayBuffer or SharedArrayBuffer, from ImageData, sharp's raw `{ data, info }`,
   * onnxruntime's Tensor or a view of the `ndarray` package: without a copy, the Mat keeps the memory alive. From
   * a number, or nested arrays of numbers, by copying, rounded and saturated. Throws a RangeError when the shape does not fit the data.
   */
  from(
    data:
      | TypedArray
      | ArrayBufferView
      | ArrayBuffer
      | SharedArrayBuffer
      | number
      | NestedArray
      | ImageDataLike
      | RawImage
      | TensorLike
      | NdarrayLike,
    options?: MatFromOptions,
  ): Mat;
  /**
   * The Mat that `share()` in another thread gave the token for, on the same memory: what one thread writes the
   * other sees. A token may be received any number of times.
   */
  receive(token: MatToken): Mat;
}

/** What `share()` gives: small, and to be sent with `postMessage` or as `workerData`. Its fields are not for use. */
export interface MatToken {
  readonly kind: 'node-cv2.Mat';
  readonly buffer: SharedArrayBuffer;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}
