import type { TypedArray } from '../../types.js';
import type { Dtype } from '../dtype.js';

/** Numbers in arrays, as deep as there are axes; a number for none. */
export type ArrayOf = number | ArrayOf[];

/** What the Mat is, and its elements. */
export interface MatLooking {
  /** Sizes of the axes: `[height, width]`, then the channels where there are more than one. */
  readonly shape: number[];
  /** How many axes, the channels among them. */
  readonly ndim: number;
  /** How many elements, the channels counted. */
  readonly size: number;
  readonly dtype: Dtype;
  /** Bytes from one element to the next along each axis; negative for a view that runs backwards. */
  readonly strides: number[];
  /** Bytes that the elements take, gaps of a view not counted. */
  readonly nbytes: number;
  /** The elements lie one after the other, in the order of the axes. */
  readonly isContinuous: boolean;
  /** It holds no elements: an absent result. */
  readonly empty: boolean;
  readonly released: boolean;
  /** cv::Mat's: what OpenCV's functions see. `rows` and `cols` are -1 for more than two axes. */
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** `cv.CV_8U`, ... */
  readonly depth: number;
  /** Depth and channels: `cv.CV_8UC3`, ... */
  readonly type: number;
  /** Axes without the channels. */
  readonly dims: number;

  /**
   * The elements as a typed array over the same memory, the same one each time; float16 shows as its bits, in a
   * Uint16Array. Throws for a view with gaps: `clone().data` is a copy without them.
   */
  readonly data: TypedArray;
  /** One element by its index, the channel last; without the channel, all channels of that pixel. Negative indices count from the end. */
  at(row: number, col: number): number | number[];
  at(...index: number[]): number;
  /** A copy in nested arrays; of one element without axes, a number. */
  toArray(): ArrayOf;
  /** As numpy prints it: the elements, the middle of long axes left out. */
  toString(): string;
  /** For `JSON.stringify`: shape, dtype and the elements in nested arrays, which `Mat.from(data, { shape, dtype })` reads. JSON has no NaN and no infinity: null. */
  toJSON(): { shape: number[]; dtype: Dtype; data: ArrayOf };
  /** Along the first axis: numbers of a Mat with one axis or none, else views. `for (const [x, y, w, h] of faces)`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a number or a Mat: the number of axes is no part of the type
  [Symbol.iterator](): IterableIterator<any>;
  readonly [Symbol.toStringTag]: 'Mat';
  /**
   * Shape, dtype and a copy of the elements: the own property by which `deepStrictEqual` and jest's `toEqual` compare Mats.
   * Undefined of a released Mat. `toEqual` goes through all rows and pixels besides, which takes seconds for large
   * images: `deepStrictEqual`, or `a.eq(b).all()`, takes milliseconds.
   */
  readonly contents: { shape: number[]; dtype: Dtype; data: TypedArray } | undefined;
}
