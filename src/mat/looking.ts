import type { Binding } from '../load-binding.js';
import type { TypedArray } from '../types.js';
import { typeError } from './arguments.js';
import type { Elements } from './elements.js';
import { arrayText } from './inspect.js';
import type { LayoutOf } from './layout.js';
import type { Mat } from './mat.js';
import type { ArrayOf, MatLooking } from './types/looking.js';

/** Numbers in arrays, from all elements in order. */
function nested(values: TypedArray, shape: readonly number[]): ArrayOf {
  const last = shape.length - 1;
  let next = 0;
  const axis = (at: number): ArrayOf[] => {
    const size = shape[at]!;
    const items = new Array<ArrayOf>(size);
    if (at < last) for (let i = 0; i < size; i++) items[i] = axis(at + 1);
    else for (let i = 0; i < size; i++) items[i] = values[next++]!;
    return items;
  };
  return last < 0 ? values[0]! : axis(0);
}

type Looking = Pick<
  MatLooking,
  'toArray' | 'toString' | 'toJSON' | typeof Symbol.iterator | typeof Symbol.toStringTag
>;

/** How a Mat is looked at as a whole. */
export function makeLooking(
  binding: Binding,
  layoutOf: LayoutOf,
  elements: Elements,
): Looking & ThisType<Mat> {
  return {
    toArray() {
      const { shape, values } = elements(this, 'toArray');
      return nested(values, shape);
    },

    toString() {
      return arrayText(this, layoutOf(this, 'toString'));
    },

    toJSON() {
      const { shape, dtype, values } = elements(this, 'toJSON');
      return { shape, dtype, data: nested(values, shape) };
    },

    *[Symbol.iterator]() {
      const { shape, strides } = layoutOf(this, 'iterator');
      if (shape.length === 0) throw typeError('Mat.iterator: a Mat without axes has nothing to go through');
      const [size = 0, ...inner] = shape;
      const [stride = 0, ...steps] = strides;
      for (let at = 0; at < size; at++) {
        yield inner.length === 0 ? this.at(at) : binding.view.call(this, at * stride, inner, steps);
      }
    },

    [Symbol.toStringTag]: 'Mat',
  };
}
