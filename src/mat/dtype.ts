import type { TypedArray } from '../types.js';

/** Element types by numpy's names. */
export type Dtype = 'uint8' | 'int8' | 'uint16' | 'int16' | 'int32' | 'float32' | 'float64' | 'float16';

/**
 * An element type by numpy's name, by OpenCV's (`'CV_8U'`), or OpenCV's constant (`cv.CV_8U`). The number of channels
 * belongs to the shape.
 */
export type DtypeLike =
  Dtype | 'CV_8U' | 'CV_8S' | 'CV_16U' | 'CV_16S' | 'CV_32S' | 'CV_32F' | 'CV_64F' | 'CV_16F' | number;

type ArrayClass = (new (length: number) => TypedArray) & { readonly BYTES_PER_ELEMENT: number };

/** The typed array of each dtype; float16 has none before Node 24 and travels as its bits. */
export const arrayClasses: Record<Exclude<Dtype, 'float16'>, ArrayClass> = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** Bytes of an element. */
export const itemsize = (dtype: Dtype): number =>
  dtype === 'float16' ? 2 : arrayClasses[dtype].BYTES_PER_ELEMENT;

/** By the tag of a typed array, not its class: a Buffer is a Uint8Array, and another realm has its own classes. */
const dtypesOfTags = new Map<string, Dtype>([
  ...Object.entries(arrayClasses).map(([dtype, { name }]) => [name, dtype as Dtype] as const),
  ['Uint8ClampedArray', 'uint8'],
  ['Float16Array', 'float16'],
]);

/** The dtype that a typed array's elements have; a buffer without element type is bytes. */
export function dtypeOf(data: ArrayBufferView | ArrayBuffer | SharedArrayBuffer): Dtype | undefined {
  if (!ArrayBuffer.isView(data) || data instanceof DataView) return 'uint8';
  return dtypesOfTags.get((data as TypedArray)[Symbol.toStringTag]);
}

/** OpenCV's names, in the order of its constants: `cv.CV_8U` is 0. */
const depths: readonly [name: string, dtype: Dtype][] = [
  ['CV_8U', 'uint8'],
  ['CV_8S', 'int8'],
  ['CV_16U', 'uint16'],
  ['CV_16S', 'int16'],
  ['CV_32S', 'int32'],
  ['CV_32F', 'float32'],
  ['CV_64F', 'float64'],
  ['CV_16F', 'float16'],
];

const dtypes = new Map<unknown, Dtype>(
  depths.flatMap(([name, dtype], depth) =>
    [name, dtype, depth].map((spelling) => [spelling, dtype] as const),
  ),
);

/** numpy's name of a dtype; undefined when there is none of that name. */
export const canonicalDtype = (dtype: unknown): Dtype | undefined => dtypes.get(dtype);

/** numpy's name of a depth that OpenCV gave. */
export const dtypeOfDepth = (depth: number): Dtype => depths[depth]![1];

const depthsOfDtypes = Object.fromEntries(depths.map(([, dtype], depth) => [dtype, depth])) as Record<
  Dtype,
  number
>;

/** OpenCV's constant of a dtype. */
export const depthOf = (dtype: Dtype): number => depthsOfDtypes[dtype];
