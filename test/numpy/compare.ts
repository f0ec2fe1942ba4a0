import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import cv from '../../src/index.js';
import { halfValue } from './contents.js';
import type { Expected, ExpectedArray } from './oracle.js';

/** Elements as numbers, in order; float16 read by its bits. */
export function valuesOf(mat: InstanceType<typeof cv.Mat>): number[] {
  const values = Array.from(mat.clone().data);
  return mat.dtype === 'float16' ? values.map(halfValue) : values;
}

/** Throws where what this side gave is not what numpy gave; elements may differ by `tolerance`. */
export function same(
  actual: unknown,
  expected: Expected,
  tolerance: Expected | undefined,
  at = 'result',
): void {
  if (expected instanceof Object && 'kind' in expected) {
    if (expected.kind === 'number') return sameNumber(actual, Number(expected.text), 0, at);
    return sameArray(actual, expected, tolerance as ExpectedArray | number | undefined, at);
  }
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${at}: numpy gives a list, not ${show(actual)}`);
    assert.equal(actual.length, expected.length, `${at}: length`);
    expected.forEach((one, i) => same(actual[i], one, undefined, `${at}[${i}]`));
  } else if (typeof expected === 'number') {
    const width = typeof tolerance === 'number' ? tolerance : 0;
    sameNumber(actual, expected, width, at);
  } else {
    assert.ok(actual === expected, `${at}: numpy gives ${show(expected)}, not ${show(actual)}`);
  }
}

function sameNumber(actual: unknown, expected: number, tolerance: number, at: string): void {
  const equal = typeof actual === 'number' && close(actual, expected, tolerance);
  assert.ok(equal, `${at}: numpy gives ${expected}, not ${show(actual)}`);
}

function sameArray(
  actual: unknown,
  expected: ExpectedArray,
  tolerance: ExpectedArray | number | undefined,
  at: string,
): void {
  assert.ok(actual instanceof cv.Mat, `${at}: numpy gives an array, not ${show(actual)}`);
  const [found, wanted] = [actual, expected].map((one) => `${one.dtype} [${one.shape.join(', ')}]`);
  assert.equal(found, wanted, `${at}: dtype and shape`);
  const values = valuesOf(actual);
  assert.equal(values.length, expected.values.length, `${at}: count of elements`);
  const width = (i: number) => (typeof tolerance === 'number' ? tolerance : (tolerance?.values[i] ?? 0));
  const differing = [...values.keys()].filter((i) => !close(values[i]!, expected.values[i]!, width(i)));
  const [first] = differing;
  if (first === undefined) return;
  assert.fail(
    `${at}: ${differing.length} of ${values.length} elements differ; the first, ${first}, ` +
      `is ${values[first]}, in numpy ${expected.values[first]}`,
  );
}

/** -0 is 0, and one NaN another: no document says more. */
const close = (actual: number, expected: number, tolerance: number): boolean =>
  actual === expected ||
  (Number.isNaN(actual) && Number.isNaN(expected)) ||
  Math.abs(actual - expected) <= tolerance;

const show = (value: unknown): string =>
  inspect(value, { depth: 1, maxArrayLength: 8, breakLength: Infinity });
