import type { Dtype } from '../../src/mat/dtype.js';
import type { TypedArray } from '../../src/types.js';
import { elements, randomArray } from '../parity/arrays.js';

export const INTEGERS = ['uint8', 'int8', 'uint16', 'int16', 'int32'] as const;
export const FLOATS = ['float32', 'float64', 'float16'] as const;
export const DTYPES: readonly Dtype[] = [...INTEGERS, ...FLOATS];

export const isInteger = (dtype: Dtype): boolean => !dtype.startsWith('float');

/**
 * `wide`: all over the range, its ends among them. `small`: few different values, so that there are equal ones, zeros,
 * and halves of floats. `special`: like small, of floats with NaN and infinities. `tame`: what no sum loses.
 */
export type Content = 'wide' | 'small' | 'special' | 'tame';

const LIMITS: Record<Dtype, readonly [least: number, greatest: number]> = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65535],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  float16: [-65504, 65504],
  float32: [-1e30, 1e30],
  float64: [-1e200, 1e200],
};

/** The elements, float16 as its bits: what a typed array can hold. */
export function contentOf(
  dtype: Dtype,
  shape: readonly number[],
  content: Content,
  seed: number,
): TypedArray {
  const random = randomArray('float64', shape, seed, rangeOf(dtype, content)) as Float64Array;
  const places = randomArray('float64', shape, seed + 1000, [0, 6]);
  const special = specialValues(dtype, content);
  const values = random.map((value, i) => {
    // One in six is a special value.
    const place = Math.floor((places[i] ?? 0) * special.length);
    if (place < special.length) return special[place] ?? 0;
    if (isInteger(dtype)) return Math.floor(value);
    return content === 'wide' ? value : Math.round(value * 2) / 2;
  });
  if (dtype === 'float16') return Uint16Array.from(values, halfBits);
  const result = elements(dtype, new Uint8Array(0)).constructor as new (from: Float64Array) => TypedArray;
  return new result(values);
}

function rangeOf(dtype: Dtype, content: Content): readonly [number, number] {
  const [least, greatest] = LIMITS[dtype];
  if (content === 'wide') return isInteger(dtype) ? [least, greatest + 1] : [-1000, 1000];
  return content === 'tame' ? [Math.max(least, -100), 100] : [Math.max(least, -5), 6];
}

function specialValues(dtype: Dtype, content: Content): number[] {
  if (content === 'tame') return [];
  if (content === 'small' || isInteger(dtype)) return content === 'wide' ? [...LIMITS[dtype], 0, 1] : [0];
  if (content === 'special') return [NaN, Infinity, -Infinity, 0, -0];
  return [...LIMITS[dtype], 0, 1, -0.5, 2 ** -14];
}

/** The nearest float16, by its bits. */
export function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  const exponent = size === 0 ? -14 : Math.max(-14, Math.floor(Math.log2(size)));
  const mantissa = Math.round(size / 2 ** (exponent - 10));
  // A mantissa that was rounded up to the next power of two carries into the exponent, as it should.
  return sign | (((exponent + 14) << 10) + mantissa);
}

export function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (exponent ? (1024 + mantissa) * 2 ** (exponent - 25) : mantissa * 2 ** -24);
}
