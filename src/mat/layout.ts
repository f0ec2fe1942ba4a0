import type { Binding } from '../load-binding.js';
import { type Dtype, dtypeOfDepth } from './dtype.js';
import type { Mat } from './mat.js';

/** Where the elements of a Mat lie; strides in bytes, as numpy's. */
export interface Layout {
  readonly shape: number[];
  readonly strides: number[];
  readonly dtype: Dtype;
}

/** What the views of a Mat start from; a Mat that is not to be used throws, with the method's name. */
export type LayoutOf = (mat: Mat, method: string) => Layout;

/** As many axes as cv::Mat can have. */
export const MAX_DIMS = 32;

export function makeLayoutOf(binding: Binding): LayoutOf {
  const room = new Float64Array(2 + 2 * MAX_DIMS);
  return (mat, method) => {
    binding.layout.call(mat, method, room);
    const ndim = room[1]!;
    const shape: number[] = [];
    const strides: number[] = [];
    for (let axis = 0; axis < ndim; axis++) {
      shape.push(room[2 + axis]!);
      strides.push(room[2 + ndim + axis]!);
    }
    return { shape, strides, dtype: dtypeOfDepth(room[0]!) };
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
