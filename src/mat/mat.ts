import type { RectLike, ScalarLike, TypedArray } from '../types.js';
import type { Dtype } from './dtype.js';

/** Numbers in arrays in arrays, as numpy reads them. */
export type NestedArray = readonly (number | NestedArray)[];

export interface MatFromOptions {
  /** Sizes of the axes, as numpy's: `[height, width, channels]`. Default: what the data says. */
  shape?: readonly number[];
  /** Element type. Default: that of the typed array; float64 for nested arrays. */
  dtype?: Dtype;
}

/**
 * An n-dimensional array: `cv::Mat`, seen as numpy sees it. The memory is freed when the object is collected,
 * at the end of a `using` block, or by `release()`.
 * @see https://docs.opencv.org/4.x/d3/d63/classcv_1_1Mat.html
 */
export interface Mat {
  /** Sizes of the axes: `[height, width]`, then the channels where there are more than one. */
  readonly shape: number[];
  readonly dtype: Dtype;
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** `cv.CV_8U`, ... */
  readonly depth: number;
  /** Depth and channels: `cv.CV_8UC3`, ... */
  readonly type: number;
  /** Axes without the channels. */
  readonly dims: number;
  /** It holds no elements: an absent result. */
  readonly empty: boolean;
  readonly isContinuous: boolean;
  readonly released: boolean;
  /**
   * The elements as a typed array over the same memory, the same one each time; float16 shows as its bits, in a
   * Uint16Array. Throws for a view with gaps between its rows: `clone().data` is a copy without them.
   */
  readonly data: TypedArray;
  /** One element by its index, the channel last; without the channel, all channels of that pixel. Negative indices count from the end. */
  at(row: number, col: number): number | number[];
  at(...index: number[]): number;
  /** Writes one element, or all channels of a pixel, with OpenCV's saturation. */
  set(index: readonly number[], value: number | readonly number[]): void;
  /** A copy with its own memory. */
  clone(): Mat;
  /** A view of a rectangle `[x, y, width, height]`: no copy, writes go to the same memory. */
  roi(rect: RectLike): Mat;
  /** Frees the memory now, unless another Mat shares it. Typed arrays taken from `data` become empty; use of the Mat throws. */
  release(): void;
  [Symbol.dispose](): void;
}

export interface MatConstructor {
  /** An empty Mat: to be filled as a `dst`. */
  new (): Mat;
  /** Of zeros, of a Scalar, or over the memory of `data` without a copy. */
  new (
    rows: number,
    cols: number,
    type: number,
    data?: ScalarLike | TypedArray | ArrayBufferView | ArrayBuffer,
  ): Mat;
  readonly prototype: Mat;
  /**
   * From a typed array, Buffer or ArrayBuffer without a copy, when its elements are of `dtype`; the Mat keeps it
   * alive. From nested arrays of numbers by copying. Throws a RangeError when the shape does not fit the data.
   */
  from(data: TypedArray | ArrayBufferView | ArrayBuffer | NestedArray, options?: MatFromOptions): Mat;
}

/** The class itself; its code is the addon's. */
export declare const Mat: MatConstructor;
