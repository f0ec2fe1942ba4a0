import type { Binding } from '../load-binding.js';
import { type Dtype, dtypeOfDepth } from './dtype.js';
import type { Mat } from './mat.js';

/** Where the elements of a Mat lie; strides in bytes, as numpy's. */
export interface Layout {
  readonly shape: number[];
  readonly strides: number[];
  readonly dtype: Dtype;
}

/** As many axes as cv::Mat can have. */
export const MAX_DIMS = 32;

/** A view's place in the memory of its Mat: bytes from the Mat's first element to its own, sizes and strides. */
export interface Place {
  offset: number;
  shape: number[];
  strides: number[];
}

/** Where the elements of a Mat lie. A Mat that is not to be used throws, with the method's name. */
export type LayoutOf = (mat: Mat, method: string) => Layout;
/** A Mat that shows another's memory. The addon refuses what reaches beyond it. */
export type ViewOf = (mat: Mat, place: Place) => Mat;

/** Numbers go to and from the addon in one typed array: that is several times cheaper than arrays. */
const ROOM = 2 + 2 * MAX_DIMS;

export function makeLayoutOf(binding: Binding): LayoutOf {
  const room = new Float64Array(ROOM);
  return (mat, method) => {
    binding.layout.call(mat, method, room);
    const ndim = room[1]!;
    const shape: number[] = [];
    const strides: number[] = [];
    for (let axis = 0; axis < ndim; axis++) {
      // As an integer: what loops up to a double, or makes arrays of so many items, is several times slower.
      shape.push(room[2 + axis]! | 0);
      strides.push(room[2 + ndim + axis]!);
    }
    return { shape, strides, dtype: dtypeOfDepth(room[0]!) };
  };
}

export function makeViewOf(binding: Binding): ViewOf {
  const room = new Float64Array(ROOM);
  return (mat, { offset, shape, strides }) => {
    const ndim = shape.length;
    room[0] = offset;
    room[1] = ndim;
    for (let axis = 0; axis < ndim; axis++) {
      room[2 + axis] = shape[axis]!;
      room[2 + ndim + axis] = strides[axis]!;
    }
    return binding.view.call(mat, room);
  };
}

export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Strides of elements that lie one after the other. */
export function contiguousStrides(shape: readonly number[], itemsize: number): number[] {
  const strides = new Array<number>(shape.length);
  let step = itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= Math.max(shape[axis]!, 1);
  }
  return strides;
}
