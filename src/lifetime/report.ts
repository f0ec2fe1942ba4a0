import { inspect } from 'node:util';

/** The live Mats and objects that were made at one place. */
export interface MemoryPlace {
  /** The first frame of the stack outside of node-cv2: `load (/app/load.js:12:20)`. */
  place: string;
  count: number;
  /** Of pixels that they hold, each block once. */
  bytes: number;
  /** How many of each class: `{ 'cv.Mat': 3 }`. */
  kinds: Record<string, number>;
  /** How the first of them came to be made there. */
  stack: string;
}

/** A list; as text, and printed, it is a table. */
export interface MemoryReport extends Array<MemoryPlace> {
  toString(): string;
}

function table(places: readonly MemoryPlace[]): string {
  const rows = places.map(({ place, count, bytes, kinds }) => [
    String(bytes),
    String(count),
    Object.keys(kinds).join(', '),
    place,
  ]);
  rows.unshift(['bytes', 'count', 'kinds', 'place']);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([bytes = '', count = '', kinds = '', place = '']) =>
      [bytes.padStart(widths[0]!), count.padStart(widths[1]!), kinds.padEnd(widths[2]!), place].join('  '),
    )
    .join('\n');
}

export function makeReport(places: MemoryPlace[]): MemoryReport {
  const asTable = { value: () => table(places) };
  return Object.defineProperties(places, { toString: asTable, [inspect.custom]: asTable });
}
