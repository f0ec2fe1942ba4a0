import { type Arguments, rangeError, shapeText, typeError } from './arguments.js';
import type { Layout, Place } from './layout.js';
import type { SlicePart, SliceRange } from './types/views.js';

interface Range {
  start: number | undefined;
  stop: number | undefined;
  step: number;
}
/** A position takes an axis away, a range keeps it; `new` makes one, `rest` stands for all that are not named. */
type Part = number | Range | 'new' | 'rest';

const ALL: Range = { start: undefined, stop: undefined, step: 1 };

const WORDS: Readonly<Record<string, Part>> = { '...': 'rest', None: 'new' };
const POSITION = /^[+-]?\d+$/;
const RANGE = /^([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?)?$/;

/** `10:50, ::2, 0` as Python reads it between its brackets. */
function parse(text: string): Part[] {
  const items = text.split(',').map((item) => item.trim());
  // A comma at the end is Python's too.
  if (items.length > 1 && items.at(-1) === '') items.pop();
  return items.map((item) => {
    if (Object.hasOwn(WORDS, item)) return WORDS[item]!;
    if (POSITION.test(item)) return Number(item);
    const range = RANGE.exec(item);
    if (range === null) {
      throw typeError(
        `Mat.slice: expected positions, ranges such as 10:50 or ::2, None or ..., separated by commas, got '${text}'`,
      );
    }
    const number = (group: string | undefined): number | undefined =>
      group === undefined ? undefined : Math.min(Math.max(Number(group), FAR[0]), FAR[1]);
    return rangeOf(number(range[1]), number(range[2]), number(range[3]) ?? 1);
  });
}

function rangeOf(start: number | undefined, stop: number | undefined, step: number): Range {
  if (step === 0) throw rangeError('Mat.slice: the step of a range must not be 0');
  return { start, stop, step };
}

/** Beyond any axis, either way. */
const FAR = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;

function readPart(args: Arguments, part: SlicePart, at: number): Part[] {
  if (typeof part === 'string') return parse(part);
  const integer = (value: unknown): number => args.integer(`parts[${at}]`, value, FAR);
  if (typeof part === 'number') return [integer(part)];
  if (part === null) return [ALL];
  if (!Array.isArray(part) || part.length > 3) {
    throw args.type(`parts[${at}]`, "a position, a range [start, stop, step], null, or Python's text", part);
  }
  const [start, stop, step] = part as SliceRange;
  const bound = (value: number | null | undefined): number | undefined =>
    value === null || value === undefined ? undefined : integer(value);
  return [rangeOf(bound(start), bound(stop), bound(step) ?? 1)];
}

/** The parts as numbers, for the step of a graph: a position, a range (with NaN for what is not given), a new axis, the rest. */
export function partsOf(args: Arguments, given: readonly SlicePart[]): number[][] {
  return given
    .flatMap((part, at) => readPart(args, part, at))
    .map((part) => {
      if (typeof part === 'number') return [0, part];
      if (typeof part === 'string') return [part === 'new' ? 2 : 3];
      return [1, part.step, part.start ?? NaN, part.stop ?? NaN];
    });
}

/** The view that `mat.slice(...parts)` is. */
export function sliced(args: Arguments, given: readonly SlicePart[], { shape, strides }: Layout): Place {
  const parts = given.flatMap((part, at) => readPart(args, part, at));
  const named = parts.filter((part) => part !== 'new' && part !== 'rest').length;
  if (named > shape.length) {
    throw rangeError(
      `Mat.slice: expected at most ${shape.length} positions or ranges for shape ${shapeText(shape)}, got ${named}`,
    );
  }
  const rest = parts.indexOf('rest');
  if (rest !== parts.lastIndexOf('rest')) throw rangeError("Mat.slice: expected at most one '...'");
  const missing = new Array<Part>(shape.length - named).fill(ALL);
  parts.splice(rest < 0 ? parts.length : rest, rest < 0 ? 0 : 1, ...missing);

  const view: Place = { offset: 0, shape: [], strides: [] };
  let axis = 0;
  for (const part of parts) {
    if (part === 'new' || part === 'rest') {
      view.shape.push(1);
      view.strides.push(0);
      continue;
    }
    const size = shape[axis]!;
    const stride = strides[axis]!;
    if (typeof part === 'number') {
      view.offset += stride * position(part, axis, size);
    } else {
      const { start, count, step } = along(part, size);
      if (count > 0) view.offset += stride * start;
      view.shape.push(count);
      // The stride of an axis that has no second element means nothing: a long step could overflow it.
      view.strides.push(count > 1 ? stride * step : stride);
    }
    axis += 1;
  }
  return view;
}

function position(index: number, axis: number, size: number): number {
  if (index < -size || index >= size) {
    throw rangeError(`Mat.slice: index ${index} is outside axis ${axis} of size ${size}`);
  }
  return index < 0 ? index + size : index;
}

/** A range along an axis, as Python cuts it: where it starts, how many elements, and the step between them. */
export function along(range: Range, size: number): { start: number; count: number; step: number } {
  const { step } = range;
  const [low, high] = step < 0 ? [-1, size - 1] : [0, size];
  const place = (index: number): number => (index < 0 ? Math.max(index + size, low) : Math.min(index, high));
  const start = range.start === undefined ? (step < 0 ? high : low) : place(range.start);
  const stop = range.stop === undefined ? (step < 0 ? low : high) : place(range.stop);
  return { start, count: Math.max(0, Math.ceil((stop - start) / step)), step };
}
