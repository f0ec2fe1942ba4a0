import type { UMat } from './generated/cv.js';
import type { Mat } from './mat/mat.js';

/** What every object of OpenCV's has: it may be let go before the collector comes. */
export interface CvObject {
  /** Frees what the object holds in C++ at once; using it afterwards throws. */
  release(): void;
  [Symbol.dispose](): void;
}

/** What every asynchronous call takes among its options. */
export interface AsyncOptions {
  /**
   * Ends the call: if it waits it never runs, if it runs its result is thrown away. Its promise is rejected with an
   * `AbortError`, whose `cause` is the signal's reason.
   */
  signal?: AbortSignal | undefined;
}

/** OpenCV's small values are labelled tuples, as in cv2. */
export type Point = [x: number, y: number];
export type Point3 = [x: number, y: number, z: number];
export type Size = [width: number, height: number];
export type Rect = [x: number, y: number, width: number, height: number];
export type Scalar = [v0: number, v1: number, v2: number, v3: number];
export type Range = [start: number, end: number];
export type TermCriteria = [type: number, maxCount: number, epsilon: number];
export type RotatedRect = [center: Point, size: Size, angle: number];

/** As arguments, their object forms are taken too. */
export type PointLike = Readonly<Point> | { readonly x: number; readonly y: number };
export type Point3Like = Readonly<Point3> | { readonly x: number; readonly y: number; readonly z: number };
export type SizeLike = Readonly<Size> | { readonly width: number; readonly height: number };
export type RectLike =
  | Readonly<Rect>
  | { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A number alone is the first of the four; missing ones are 0. */
export type ScalarLike = number | readonly [v0?: number, v1?: number, v2?: number, v3?: number];
export type RangeLike = Readonly<Range> | { readonly start: number; readonly end: number };
export type TermCriteriaLike =
  Readonly<TermCriteria> | { readonly type: number; readonly maxCount: number; readonly epsilon: number };
export type RotatedRectLike =
  | readonly [center: PointLike, size: SizeLike, angle: number]
  | { readonly center: PointLike; readonly size: SizeLike; readonly angle: number };

/** The arrays whose element types OpenCV has; a `Buffer` is one. */
export type TypedArray =
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** What stands for a Mat: the memory of a typed array, or a Scalar. */
export type MatLike = Mat | TypedArray | ScalarLike | readonly number[];
/** What OpenCV's functions read an array from. */
export type InputArray = MatLike | UMat;
/** What they write one to. */
export type OutputArray = Mat | UMat;
/** One that may be left out. */
export type Maybe<Array extends InputArray> = Array | null | undefined;
/** What a call makes that is passed arrays of these types: a UMat once one of them is, as in cv2. */
export type NewArray<Passed extends readonly unknown[]> = Passed extends readonly [
  infer First,
  ...infer Others,
]
  ? [First] extends [Maybe<MatLike>]
    ? NewArray<Others>
    : [First] extends [UMat]
      ? UMat
      : UMat | NewArray<Others>
  : Mat;
/**
 * What it gives for an output: the `Out` that it was passed for it, or, where that is `never`, a new one. (In braces, so that
 * from a `NewArray` that the caller expects nothing is concluded on `Out`.)
 */
export type ResultArray<Passed extends readonly unknown[], Out> = { out: Out } extends { out: Maybe<Mat> }
  ? NewArray<Passed> | ({ out: Out } extends { out: null | undefined } ? never : Mat)
  : { out: Out } extends { out: UMat }
    ? UMat
    : OutputArray;

/** flann's index and search parameters by name: `{ algorithm: 1, trees: 5 }`. */
export type FlannParams = Readonly<Record<string, number | boolean | string>>;

/** Called for what the mouse does: `event` and `flags` are EVENT_ constants, `x` and `y` are in the image. */
export type MouseHandler = (event: number, x: number, y: number, flags: number, param: unknown) => void;
/** Called with a slider's new value. */
export type TrackbarHandler = (value: number) => void;
/** Called with a button's new state: 0 or 1, -1 for a push button. */
export type ButtonHandler = (state: number, userData: unknown) => void;
/** Called for an error of OpenCV's; `status` is one of the `cv.Error` codes. */
export type ErrorHandler = (
  status: number,
  func: string,
  message: string,
  file: string,
  line: number,
) => void;

/** A layer's parameters as the network's file has them. */
export type LayerParams = Record<string, number | string | (number | string)[]>;
/** A network's layer written in JavaScript. Shapes are sizes of all axes, as `[1, 3, 224, 224]`. */
export interface ScriptLayer {
  /** The shapes of the outputs, from those of the inputs. */
  getMemoryShapes(inputs: number[][]): number[][];
  /** One array an output, of the shape that `getMemoryShapes` gave. */
  forward(inputs: Mat[]): MatLike[];
}
export type LayerClass = new (params: LayerParams, blobs: Mat[]) => ScriptLayer;

/** What stands at one place of a file, as `FileNode.value()` gives it: undefined where there is nothing. */
export type FileValue = number | string | Mat | undefined | FileValue[] | { [name: string]: FileValue };
/** What `FileStorage.write` takes, at any depth. A field that is undefined is left out; a boolean is 1 or 0 in the file. */
export type FileValueLike =
  | number
  | string
  | boolean
  | Mat
  | TypedArray
  | readonly FileValueLike[]
  | { readonly [name: string]: FileValueLike | undefined };

/** A base class without some of its statics, so that a derived class can have others of the same names. */
export type BaseWithout<
  Class extends { prototype: unknown },
  Name extends keyof Class,
> = (abstract new () => Class['prototype']) & Omit<Class, Name | 'prototype'>;
