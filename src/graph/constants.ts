import { types } from 'node:util';
import { outsideScopes } from '../lifetime/scope.js';
import type { NativeCv } from '../load-binding.js';
import { typeError } from '../mat/arguments.js';

/** A shape of Mats, plain values and OpenCV's objects, as they are now: what the caller does to them later does not reach the graph. */
export function copyConstant(cv: NativeCv, value: unknown, depth = 0): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw typeError(`cv.graph: a ${typeof value} cannot be a constant of a graph`);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof cv.Mat) return value.clone();
  if (value instanceof cv.CvObject) return value;
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  if (types.isAnyArrayBuffer(value)) return value.slice(0);
  if (depth > 16) throw typeError('cv.graph: a constant is nested too deeply');
  if (Array.isArray(value)) return value.map((item) => copyConstant(cv, item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, copyConstant(cv, item, depth + 1)]),
  );
}

/** The constants of a graph: each Mat and object once. */
export class Constants {
  readonly values: unknown[] = [];
  readonly #known = new Map<unknown, number>();

  constructor(private readonly cv: NativeCv) {}

  add(value: unknown): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const index = this.values.push(outsideScopes(() => copyConstant(this.cv, value))) - 1;
    if (typeof value === 'object' && value !== null) this.#known.set(value, index);
    return index;
  }
}
