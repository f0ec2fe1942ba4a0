import type { Mat } from './mat.js';

/** How many items of an axis are shown before the middle is left out, and how many at either end. */
const SHOWN = 8;
const EDGE = 3;

function positions(size: number): (number | undefined)[] {
  if (size <= SHOWN) return Array.from({ length: size }, (_, at) => at);
  const head = Array.from({ length: EDGE }, (_, at) => at);
  return [...head, undefined, ...head.map((at) => size - EDGE + at)];
}

function text(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

/** One axis of the array, in numpy's layout. */
function axisText(mat: Mat, shape: readonly number[], index: readonly number[], width: number): string {
  const axis = index.length;
  const items = positions(shape[axis] ?? 0).map((at) => {
    if (at === undefined) return '...';
    const inner = [...index, at];
    return axis === shape.length - 1
      ? text(mat.at(...inner)).padStart(width)
      : axisText(mat, shape, inner, width);
  });
  const last = axis === shape.length - 1;
  return `[${items.join(last ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`;
}

function widest(mat: Mat, shape: readonly number[], index: readonly number[] = []): number {
  if (index.length === shape.length) return text(mat.at(...index)).length;
  const seen = positions(shape[index.length] ?? 0).filter((at) => at !== undefined);
  return Math.max(0, ...seen.map((at) => widest(mat, shape, [...index, at])));
}

/** `Mat 480x640x3 uint8` and, for a person at the REPL, a look at the elements; nested deeply, the first alone. */
export function inspectMat(this: Mat, depth: number): string {
  if (this.released) return 'Mat (released)';
  if (this.empty) return 'Mat (empty)';
  const title = `Mat ${this.shape.join('x')} ${this.dtype}`;
  if (depth < 0) return `[${title}]`;
  const { shape } = this;
  try {
    return `${title}\n${axisText(this, shape, [], widest(this, shape))}`;
  } catch (error) {
    // Not a failure to whoever looks at what there is.
    if ((error as { code?: unknown }).code !== 'ERR_MAT_IN_USE') throw error;
    return `${title} (being written by a call in flight)`;
  }
}
