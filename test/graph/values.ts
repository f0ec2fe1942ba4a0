import assert from 'node:assert/strict';
import cv from '../../src/index.js';

/** The same bytes for the same seed, in a new Mat. */
export function noise(shape: number[], seed: number): cv.Mat {
  let state = seed * 2654435761;
  const bytes = new Uint8Array(shape.reduce((a, b) => a * b, 1)).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  // Smooth enough for shapes to be found in it, and memory of its own.
  return cv.blur(cv.Mat.from(bytes, { shape }), [5, 5]);
}

/** As it can be compared: a Mat by its shape, dtype and elements. */
function plain(value: unknown): unknown {
  if (value instanceof cv.Mat) {
    const { shape, dtype } = value;
    return { shape, dtype, data: value.size === 0 ? [] : value.clone().data };
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value;
}

export function equalBytes(actual: unknown, expected: unknown): void {
  assert.deepEqual(plain(actual), plain(expected));
}
