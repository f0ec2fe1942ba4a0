import type { Binding } from '../load-binding.js';
import type { TypedArray } from '../types.js';
import { arrayClasses, type Dtype } from './dtype.js';
import { type LayoutOf, sizeOf } from './layout.js';
import type { Mat } from './mat.js';

/** A copy of a Mat's elements, in the order of its axes; of float16 as a Float32Array. */
export type Elements = (mat: Mat, method: string) => { shape: number[]; dtype: Dtype; values: TypedArray };

export function makeElements(binding: Binding, layoutOf: LayoutOf): Elements {
  return (mat, method) => {
    const { shape, dtype } = layoutOf(mat, method);
    const values = new arrayClasses[dtype === 'float16' ? 'float32' : dtype](sizeOf(shape));
    binding.elements.call(mat, method, values);
    return { shape, dtype, values };
  };
}
