import type { TypedArray } from '../types.js';
import type { Elements } from './elements.js';
import { arrayText } from './inspect.js';
import { type LayoutOf, sizeOf, type ViewOf } from './layout.js';
import type { Mat } from './mat.js';
import type { ArrayOf, MatLooking } from './types/looking.js';

/** The last two axes: the loop that runs over all pixels. */
function rows(values: TypedArray, from: number, count: number, size: number): number[][] {
  const items = new Array<number[]>(count);
  for (let i = 0; i < count; i++) {
    const row = new Array<number>(size);
    for (let j = 0; j < size; j++) row[j] = values[from++]!;
    items[i] = row;
  }
  return items;
}

/** Numbers in arrays in arrays, from elements in the order of the axes. */
function nested(values: TypedArray, shape: readonly number[]): ArrayOf {
  const [size] = shape.slice(-1);
  if (size === undefined) return values[0]!;
  if (shape.length === 1) return rows(values, 0, 1, size)[0]!;
  const along = (axis: number, from: number): ArrayOf[] => {
    const count = shape[axis]!;
    if (axis === shape.length - 2) return rows(values, from, count, size);
    const step = sizeOf(shape.slice(axis + 1));
    return Array.from({ length: count }, (_, i) => along(axis + 1, from + i * step));
  };
  return along(0, 0);
}

type Looking = Pick<
  MatLooking,
  'toArray' | 'toString' | 'toJSON' | typeof Symbol.iterator | typeof Symbol.toStringTag
>;

/** How a Mat is looked at as a whole. */
export function makeLooking(viewOf: ViewOf, layoutOf: LayoutOf, elements: Elements): Looking & ThisType<Mat> {
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
      // Without axes, that is all there is.
      if (shape.length === 0) yield this.at();
      const [size = 0, ...inner] = shape;
      const [stride = 0, ...steps] = strides;
      for (let at = 0; at < size; at++) {
        yield inner.length === 0
          ? this.at(at)
          : viewOf(this, { offset: at * stride, shape: inner, strides: steps });
      }
    },

    [Symbol.toStringTag]: 'Mat',

    // What jest copies to print a difference: else all getters, some of which throw for some Mats.
    [Symbol.for('@jest/serializableProperties')]: ['contents'],
  };
}
