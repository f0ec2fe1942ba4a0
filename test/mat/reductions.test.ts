import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call } from '../call/call.js';

// What the elements come to is compared with numpy (test/numpy); here is what numpy cannot tell.

const refused = (
  mat: object,
  name: string,
  args: unknown[],
  refusal: { name: string; message?: string | RegExp },
): void => assert.throws(() => call(mat, name, ...args), refusal);

const numbers = (mat: { data: ArrayLike<number> }): number[] => Array.from(mat.data);

const image = cv.Mat.from(
  Uint8Array.from({ length: 24 }, (_, i) => i),
  { shape: [2, 4, 3] },
);

describe('axes', () => {
  const MANY = ['sum', 'mean', 'median', 'std', 'var', 'min', 'max', 'any', 'all'];
  const ONE = ['argmin', 'argmax', 'cumsum', 'sort', 'argsort'];

  test('outside the shape are refused by name', () => {
    for (const name of [...MANY, ...ONE]) {
      for (const axis of [3, -4, 2147483647]) {
        refused(image, name, [axis], {
          name: 'RangeError',
          message: `Mat.${name}: argument 'axis': expected an axis of shape [2, 4, 3], got ${axis}`,
        });
      }
    }
  });

  test('must differ', () => {
    for (const name of MANY) {
      for (const axes of [
        [0, 0],
        [1, -2],
      ]) {
        refused(image, name, [axes], {
          name: 'RangeError',
          message: `Mat.${name}: argument 'axis': expected different axes, got [${axes.join(', ')}]`,
        });
      }
    }
  });

  test('are integers', () => {
    for (const name of [...MANY, ...ONE]) {
      for (const axis of [0.5, NaN, Infinity, 2 ** 31])
        refused(image, name, [axis], {
          name: 'RangeError',
          message: /argument 1 'axis': expected an integer/,
        });
      for (const axis of ['0', true, 0n, Symbol('axis'), () => 0])
        refused(image, name, [axis], { name: 'TypeError', message: /argument 1 'axis': expected an/ });
    }
    for (const name of MANY) {
      refused(image, name, [[0, '1']], {
        name: 'TypeError',
        message: /argument 1 'axis\[1\]': expected an integer/,
      });
      refused(image, name, [new Array(2 ** 32 - 1)], { name: 'TypeError', message: /'axis\[0\]'/ });
    }
    for (const name of ONE) refused(image, name, [[0]], { name: 'TypeError', message: /argument 1 'axis'/ });
  });

  test('not given leave the default, whatever else is', () => {
    assert.equal(image.sum(undefined), 276);
    assert.deepEqual(call(image, 'sum', { keepdims: true }), call(image, 'sum', null, true));
    assert.deepEqual((call(image, 'sum', { keepdims: true }) as { shape: number[] }).shape, [1, 1, 1]);
    assert.deepEqual(call(image, 'sort', { descending: true }), image.sort(-1, true));
  });

  test('none at all give the elements themselves', () => {
    assert.deepEqual(numbers(image.sum([])), numbers(image));
  });
});

describe('no elements', () => {
  const nothing = cv.Mat.from(new Float32Array(0), { shape: [0, 3] });

  test('have no least', () => {
    for (const name of ['min', 'max', 'argmin', 'argmax'])
      refused(nothing, name, [], {
        name: 'RangeError',
        message: /^Mat\.\w+: expected elements to find the (least|greatest) of, got shape \[0, 3\]$/,
      });
  });

  test('are nothing to count or sort', () => {
    assert.deepEqual(nothing.sort().shape, [0, 3]);
    assert.deepEqual(nothing.argsort(null).shape, [0]);
    assert.deepEqual(nothing.unique().shape, [0]);
    assert.deepEqual(
      nothing.nonzero().map((mat) => mat.shape),
      [[0], [0]],
    );
    assert.deepEqual(numbers(cv.Mat.from(new Uint8Array(0)).bincount({ minlength: 2 })), [0, 0]);
    assert.deepEqual(numbers(nothing.histogram(2)[1]), [0, 0.5, 1]);
  });
});

describe('integers are exact', () => {
  test('in sums beyond what float32 holds', () => {
    const most = cv.Mat.from(new Int32Array(3_000_000).fill(2147483647), { shape: [1000, 1000, 3] });
    assert.equal(most.sum(), 2147483647 * 3_000_000);
    assert.deepEqual(numbers(most.sum([0, 1])), new Array(3).fill(2147483647 * 1_000_000));
    assert.equal(most.mean(), 2147483647);
    assert.equal(most.var(), 0);
  });

  test('in variances of elements that hardly differ', () => {
    const far = new Uint16Array(1_000_000).fill(65534);
    far.fill(65535, 0, 500_000);
    assert.equal(cv.Mat.from(far, { shape: [1000, 1000] }).var(), 0.25);
  });
});

test('NaN comes last in either order', () => {
  const mat = cv.Mat.from(Float64Array.of(1, NaN, 3, -Infinity, 2));
  assert.deepEqual(numbers(mat.sort()), [-Infinity, 1, 2, 3, NaN]);
  assert.deepEqual(numbers(mat.sort(null, true)), [3, 2, 1, -Infinity, NaN]);
  assert.deepEqual(numbers(mat.argsort(0, { descending: true })), [2, 4, 0, 3, 1]);
});

test('results share no memory with the Mat', () => {
  const mat = cv.Mat.from(Float64Array.of(3, 1, 2));
  for (const copy of [mat.sort(), mat.sum([]), mat.min([]), mat.cumsum(), mat.unique()]) copy.set([0], 9);
  assert.deepEqual(numbers(mat), [3, 1, 2]);
});

describe('bincount', () => {
  const counted = cv.Mat.from(Int32Array.of(1, 3, 1));

  test('takes integers that are not negative', () => {
    refused(cv.Mat.from(Float32Array.of(1)), 'bincount', [], {
      name: 'TypeError',
      message: 'Mat.bincount: expected a Mat of integers, got float32',
    });
    refused(cv.Mat.from(Int16Array.of(1, -7)), 'bincount', [], {
      name: 'RangeError',
      message: 'Mat.bincount: expected no negative elements, got -7',
    });
    refused(cv.Mat.from(Int32Array.of(2147483647)), 'bincount', [], { name: 'RangeError' });
  });

  test('takes as many weights as elements', () => {
    assert.deepEqual(numbers(counted.bincount({ weights: [0.5, 1, 2] })), [0, 2.5, 0, 1]);
    assert.deepEqual(numbers(counted.bincount({ weights: Float32Array.of(0.5, 1, 2) })), [0, 2.5, 0, 1]);
    refused(counted, 'bincount', [{ weights: [1, 2] }], {
      name: 'RangeError',
      message: "Mat.bincount: argument 'weights': expected as many as shape [3] has elements, got shape [2]",
    });
    refused(counted, 'bincount', [{ minlength: -1 }], { name: 'RangeError', message: /'minlength'/ });
  });
});

describe('histogram', () => {
  test('takes at least one bin', () => {
    for (const bins of [0, -5, 2147483647])
      refused(image, 'histogram', [bins], { name: 'RangeError', message: /argument 'bins': expected 1 to/ });
  });

  test('takes a range in order', () => {
    for (const range of [
      [1, 0],
      [NaN, 1],
      [0, Infinity],
      [-1.7e308, 1.7e308],
    ]) {
      refused(image, 'histogram', [{ range }], {
        name: 'RangeError',
        message: /argument 'range': expected two/,
      });
    }
    refused(image, 'histogram', [{ range: [1] }], {
      name: 'TypeError',
      message: /'range': expected an array of 2/,
    });
  });

  test('keeps the whole of the smallest and the largest range', () => {
    const ends = cv.Mat.from(Float64Array.of(0, 5e-324, 1e308));
    assert.equal(ends.histogram(3, [0, 5e-324])[0].sum(), 2);
    assert.equal(ends.histogram(3)[0].sum(), 3);
  });

  test('needs a range for what is not finite', () => {
    refused(cv.Mat.from(Float64Array.of(1, NaN)), 'histogram', [], {
      name: 'RangeError',
      message: "Mat.histogram: argument 'range': needed for these elements, which go from [NaN, NaN]",
    });
  });
});
