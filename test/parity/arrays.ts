import type { DType } from './values.js';

export type TypedArray =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Int32Array | Float32Array | Float64Array;

const CONSTRUCTORS = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

export const typedArray = (dtype: DType, length: number): TypedArray => new CONSTRUCTORS[dtype](length);

/** The elements of raw little-endian bytes, copied so that alignment does not matter. */
export function elements(dtype: DType, raw: Uint8Array): TypedArray {
  const result = new CONSTRUCTORS[dtype](raw.byteLength / CONSTRUCTORS[dtype].BYTES_PER_ELEMENT);
  new Uint8Array(result.buffer).set(raw);
  return result;
}

export const count = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/**
 * Element `i` is a hash of `i` and the seed: no state, so numpy computes the same in one expression.
 * Every step is exact or rounded once by IEEE rules, so both sides hold the same bits.
 */
export function randomArray(
  dtype: DType,
  shape: readonly number[],
  seed: number,
  [low, high]: readonly [number, number],
): TypedArray {
  const result = typedArray(dtype, count(shape));
  const integer = !dtype.startsWith('float');
  for (let i = 0; i < result.length; i++) {
    const value = low + (hash(i, seed) / 2 ** 32) * (high - low);
    result[i] = integer ? Math.floor(value) : value;
  }
  return result;
}

function hash(index: number, seed: number): number {
  let h = Math.imul(index, 0x9e3779b9) + Math.imul(seed, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
