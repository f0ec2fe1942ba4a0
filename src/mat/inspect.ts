import type { Layout } from './layout.js';
import type { Mat } from './mat.js';
import { numberFormat } from './number-text.js';

/** How many items of an axis are shown before the middle is left out, and how many at either end. */
const SHOWN = 8;
const EDGE = 3;
/** From so many elements on, only the first item of each axis further out is shown. */
const ENOUGH = 100;

/** For each axis the positions that are shown; undefined where some are left out. */
function shownPositions(shape: readonly number[]): (number | undefined)[][] {
  let elements = 1;
  return shape
    .toReversed()
    .map((size) => {
      const [all, edge] = elements > ENOUGH ? [1, 1] : [SHOWN, EDGE];
      if (size <= all) {
        elements *= size;
        return Array.from({ length: size }, (_, at) => at);
      }
      const head = Array.from({ length: edge }, (_, at) => at);
      const tail = edge === EDGE ? head.map((at) => size - EDGE + at) : [];
      elements *= head.length + tail.length;
      return [...head, undefined, ...tail];
    })
    .toReversed();
}

type Items = number | undefined | Items[];

/** The elements in numpy's layout. */
export function arrayText(mat: Mat, { shape, dtype }: Layout): string {
  const positions = shownPositions(shape);
  const values: number[] = [];
  const look = (index: readonly number[]): Items => {
    const along = positions[index.length];
    if (along !== undefined) return along.map((at) => (at === undefined ? at : look([...index, at])));
    const value = mat.at(...index);
    values.push(value);
    return value;
  };
  const items = look([]);
  const format = numberFormat(values, dtype);
  const width = Math.max(0, ...values.map((value) => format(value).length));
  const write = (item: Items, axis: number): string => {
    if (item === undefined) return '...';
    if (!Array.isArray(item)) return format(item).padStart(width);
    const between = axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`;
    return `[${item.map((one) => write(one, axis + 1)).join(between)}]`;
  };
  return write(items, 0);
}

/** `Mat 480x640x3 uint8` and, for a person at the REPL, a look at the elements; nested deeply, the first alone. */
export function makeInspect(layoutOf: (mat: Mat, method: string) => Layout) {
  return function (this: Mat, depth: number): string {
    if (this.released) return 'Mat (released)';
    try {
      const layout = layoutOf(this, 'inspect');
      const title = ['Mat', layout.shape.join('x'), layout.dtype].filter((word) => word !== '').join(' ');
      if (this.empty) return `${title} (empty)`;
      return depth < 0 ? `[${title}]` : `${title}\n${arrayText(this, layout)}`;
    } catch (error) {
      // A look from outside never throws: a call in flight writes to it, or its memory was transferred.
      return `Mat (${error instanceof Error ? error.message : String(error)})`;
    }
  };
}
