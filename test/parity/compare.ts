import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import cv from '../../src/index.js';
import { count, elements, type TypedArray } from './arrays.js';
import type { Expected } from './oracle.js';

type ExpectedArray = Extract<Expected, { kind: 'array' }>;

/** Compares what this binding gave with what cv2 gave; says where they first differ. */
export class Comparison {
  constructor(private readonly blob: Buffer) {}

  same(actual: unknown, expected: Expected, at = 'result'): void {
    if (expected === null) {
      const nothing = actual === null || actual === undefined || (actual instanceof cv.Mat && actual.empty);
      assert.ok(nothing, `${at}: cv2 gives None, not ${show(actual)}`);
    } else if (typeof expected !== 'object') {
      assert.ok(Object.is(actual, expected), `${at}: cv2 gives ${show(expected)}, not ${show(actual)}`);
    } else if (Array.isArray(expected)) {
      this.list(actual, expected, at);
    } else if (expected.kind === 'array') {
      this.array(actual, expected, at);
    } else if (expected.kind === 'fields') {
      assert.ok(typeof actual === 'object' && actual !== null, `${at}: not an object but ${show(actual)}`);
      for (const [key, value] of Object.entries(expected.fields))
        this.same((actual as Record<string, unknown>)[key], value, `${at}.${key}`);
    } else if (expected.kind === 'object') {
      assert.ok(typeof actual === 'object' && actual !== null, `${at}: no ${expected.type}: ${show(actual)}`);
    } else {
      const number = expected.kind === 'bigint' ? BigInt(expected.text) : nonfinite(expected.text);
      assert.ok(Object.is(actual, number), `${at}: cv2 gives ${expected.text}, not ${show(actual)}`);
    }
  }

  /** The same kinds of things, but not the same numbers. */
  alike(actual: unknown, expected: Expected, at = 'result'): void {
    if (actual instanceof cv.Mat) {
      const dtype = isArray(expected) ? expected.dtype : undefined;
      assert.ok(actual.empty || actual.dtype === dtype, `${at}: ${actual.dtype}, in cv2 ${dtype}`);
    } else if (isSequence(actual)) {
      assert.ok(Array.isArray(expected) || isArray(expected), `${at}: in cv2 ${show(expected)}`);
      if (Array.isArray(expected))
        for (const [i, element] of expected.slice(0, actual.length).entries())
          this.alike(actual[i], element, `${at}[${i}]`);
    } else if (typeof expected !== 'object' || expected === null) {
      assert.equal(typeof (actual ?? null), typeof expected, at);
    }
  }

  private list(actual: unknown, expected: Expected[], at: string): void {
    assert.ok(isSequence(actual), `${at}: cv2 gives a tuple, not ${show(actual)}`);
    assert.equal(actual.length, expected.length, `${at}: length`);
    expected.forEach((element, i) => {
      this.same(actual[i], element, `${at}[${i}]`);
    });
  }

  /** cv2 makes one ndarray of a vector of numbers, points or rectangles; here that is a list of numbers or tuples. */
  private array(actual: unknown, expected: ExpectedArray, at: string): void {
    const raw = this.blob.subarray(expected.offset, expected.offset + expected.length);
    if (Buffer.isBuffer(actual)) {
      assert.deepEqual(
        [expected.dtype, expected.shape],
        ['uint8', [actual.length]],
        `${at}: dtype and shape`,
      );
      sameBytes(actual, raw, expected, at);
    } else if (actual instanceof cv.Mat) {
      const found = `${actual.dtype} ${actual.shape.join('x')}`;
      assert.equal(found, `${expected.dtype} ${expected.shape.join('x')}`, `${at}: dtype and shape`);
      const { data } = actual.clone();
      sameBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), raw, expected, at);
    } else {
      this.list(actual, nest(elements(expected.dtype, raw), expected.shape), at);
    }
  }
}

function sameBytes(actual: Uint8Array, raw: Uint8Array, { dtype, shape }: ExpectedArray, at: string): void {
  if (Buffer.compare(actual, raw) === 0) return;
  const [found, wanted] = [elements(dtype, actual), elements(dtype, raw)];
  const differing = [...wanted.keys()].filter((i) => !Object.is(found[i], wanted[i]));
  const first = differing[0] ?? 0;
  assert.fail(
    `${at}: ${differing.length} of ${wanted.length} elements differ; the first, [${index(first, shape)}], ` +
      `is ${found[first]}, in cv2 ${wanted[first]}`,
  );
}

/** Row-major position of a flat index. */
const index = (flat: number, shape: readonly number[]): string =>
  shape.map((size, axis) => Math.floor(flat / count(shape.slice(axis + 1))) % size).join(', ');

function nest(flat: TypedArray, [size = 0, ...rest]: readonly number[]): Expected[] {
  const step = count(rest);
  return Array.from({ length: size }, (_, i) =>
    rest.length === 0 ? (flat[i] ?? null) : nest(flat.subarray(i * step, (i + 1) * step), rest),
  );
}

const isArray = (expected: Expected): expected is ExpectedArray =>
  typeof expected === 'object' && expected !== null && 'kind' in expected && expected.kind === 'array';

const isSequence = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

const nonfinite = (text: string): number =>
  ({ nan: NaN, inf: Infinity, '-inf': -Infinity })[text] ?? assert.fail(`not a number: ${text}`);

const show = (value: unknown): string =>
  inspect(value, { depth: 1, maxArrayLength: 8, breakLength: Infinity });
