import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, mat } from './call.js';
import { cv2 } from './cv2.js';

/** What OpenCV saw, in its own words: the function, our argument, the same in Python. */
const seen: [name: string, argument: unknown, python: string][] = [
  ['dumpBool', true, 'True'],
  ['dumpBool', false, 'False'],
  ['dumpBool', 1, '1'],
  ['dumpBool', 0, '0'],
  ['dumpInt', -0, '0'],
  ['dumpInt', 2 ** 31 - 1, '2147483647'],
  ['dumpInt', -(2 ** 31), '-2147483648'],
  ['dumpSizeT', 0, '0'],
  ['dumpSizeT', 2 ** 32, '2**32'],
  ['dumpSizeT', 2 ** 53, '2**53'],
  ['dumpSizeT', 7n, '7'],
  ['dumpSizeT', 2n ** 64n - 1n, '2**64 - 1'],
  ['dumpFloat', 0.1, '0.1'],
  ['dumpFloat', -3, '-3'],
  ['dumpFloat', 1e38, '1e38'],
  ['dumpFloat', 1e300, '1e300'],
  ['dumpFloat', Infinity, "float('inf')"],
  ['dumpFloat', NaN, "float('nan')"],
  ['dumpDouble', 1e15, '1e15'],
  ['dumpDouble', -Infinity, "float('-inf')"],
  ['dumpString', '', "''"],
  ['dumpString', 'héllo, 世界 🙂', "'héllo, 世界 🙂'"],
  ['dumpString', 'x'.repeat(253), "'x' * 253"],
  ['dumpString', 'ü'.repeat(5000), "'ü' * 5000"],
  ['dumpCString', 'abc', "'abc'"],
  ['dumpRect', [1, -2, 3, 4], '(1, -2, 3, 4)'],
  ['dumpRect', { height: 4, width: 3, x: 1, y: -2 }, '(1, -2, 3, 4)'],
  ['dumpTermCriteria', [3, 20, 0.03], '(3, 20, 0.03)'],
  ['dumpTermCriteria', { type: 3, maxCount: 20, epsilon: 0.03 }, '(3, 20, 0.03)'],
  ['dumpRotatedRect', [[1.5, 2], [3, 4], -45.5], '((1.5, 2), (3, 4), -45.5)'],
  ['dumpRotatedRect', { center: { x: 1.5, y: 2 }, size: [3, 4], angle: 5 }, '((1.5, 2), (3, 4), 5)'],
  ['dumpRotatedRect', [[1.5, 2], { width: 3, height: 4 }, 5], '((1.5, 2), (3, 4), 5)'],
  ['dumpRange', [3, 9], '(3, 9)'],
  ['dumpRange', { start: -3, end: 9 }, '(-3, 9)'],
  ['dumpRange', [], '[]'],
  ['dumpVectorOfInt', [], '[]'],
  ['dumpVectorOfInt', [1, -2, 3], '[1, -2, 3]'],
  ['dumpVectorOfInt', Int32Array.of(1, -2, 3), 'np.array([1, -2, 3], np.int32)'],
  ['dumpVectorOfInt', cv.Mat.from([1, -2, 3], { dtype: 'int32' }), 'np.array([1, -2, 3], np.int32)'],
  ['dumpVectorOfDouble', [1, 2.5], '[1, 2.5]'],
  ['dumpVectorOfDouble', Float64Array.of(1, 2.5), 'np.array([1, 2.5])'],
  ['dumpVectorOfRect', [[1, 2, 3, 4], { x: 5, y: 6, width: 7, height: 8 }], '[(1, 2, 3, 4), (5, 6, 7, 8)]'],
  ['dumpVectorOfRect', Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8), '[(1, 2, 3, 4), (5, 6, 7, 8)]'],
  ['dumpInputArray', mat(2, 3), 'mat(2, 3)'],
  ['dumpInputArray', mat(2, 3, 3), 'mat(2, 3, 3)'],
  ['dumpInputArray', mat(5, 4, 2, 'float32').roi([1, 1, 2, 3]), "mat(5, 4, 2, 'float32')[1:4, 1:3].copy()"],
  [
    'dumpInputArray',
    cv.Mat.from(new Int16Array(24), { shape: [2, 3, 2, 2] }),
    'np.zeros((2, 3, 2, 2), np.int16)',
  ],
  ['dumpInputArray', new Float32Array(5), 'np.zeros(5, np.float32)'],
  ['dumpInputArray', 7, '7'],
  ['dumpInputArray', [1, 2, 3], '(1, 2, 3)'],
  ['dumpInputArray', null, 'None'],
  ['dumpInputArrayOfArrays', [mat(2, 3), mat(4, 5, 3)], '[mat(2, 3), mat(4, 5, 3)]'],
  ['dumpInputArrayOfArrays', [], '[]'],
  ['dumpInputOutputArray', mat(2, 3), 'mat(2, 3)'],
];

/** cv2's dumps of arrays that are not asked for: they come as a second result. */
const text = (result: unknown): unknown => (Array.isArray(result) ? (result as unknown[])[0] : result);

describe('arguments reach OpenCV as they do from cv2', () => {
  const answers = cv2(seen.map(([name, , python]) => `cv2.utils.${name}(${python})`));
  seen.forEach(([name, argument, python], i) => {
    test(`${name}(${python}) #${i}`, async () => {
      const answer = answers[i];
      assert.ok(answer && 'value' in answer, `cv2 refuses: ${JSON.stringify(answer)}`);
      assert.equal(text(call(cv.utils, name, argument)), text(answer.value));
      assert.equal(text(await callAsync(cv.utils, name, argument)), text(answer.value));
    });
  });
});

/** Everything that gives something back, as plain data on both sides. */
const given: [name: string, args: unknown[], python: string][] = [
  ['testRotatedRect', [1, 2, 3.5, 4, 5], 'testRotatedRect(1, 2, 3.5, 4, 5)'],
  ['testRotatedRectVector', [1, 2, 3, 4, 5], 'testRotatedRectVector(1, 2, 3, 4, 5)'],
  ['testOverloadResolution', [4], 'testOverloadResolution(4)'],
  ['testOverloadResolution', [4, [1, 2]], 'testOverloadResolution(4, (1, 2))'],
  ['testOverloadResolution', [4, { point: { x: 1, y: 2 } }], 'testOverloadResolution(4, point=(1, 2))'],
  ['testOverloadResolution', [[1, 2, 3, 4]], 'testOverloadResolution((1, 2, 3, 4))'],
  ['testOverloadResolution', [{ x: 1, y: 2, width: 3, height: 4 }], 'testOverloadResolution((1, 2, 3, 4))'],
  ['testReservedKeywordConversion', [1], 'testReservedKeywordConversion(1)'],
  ['testReservedKeywordConversion', [1, 5, 6], 'testReservedKeywordConversion(1, 5, 6)'],
  ['testReservedKeywordConversion', [1, { from: 9 }], 'testReservedKeywordConversion(1, from_=9)'],
];

test('results and overloads are those of cv2', async (context) => {
  const answers = cv2(given.map(([, , python]) => `cv2.utils.${python}`));
  for (const [i, [name, args, python]] of given.entries()) {
    await context.test(python, async () => {
      const answer = answers[i];
      assert.ok(answer && 'value' in answer);
      assert.deepEqual(call(cv.utils, name, ...args), answer.value);
      assert.deepEqual(await callAsync(cv.utils, name, ...args), answer.value);
    });
  }
});

test('vectors of every length come back', () => {
  for (const length of [0, 1, 5, 1000]) {
    const boxes = cv.utils.generateVectorOfRect(length);
    assert.deepEqual([boxes.length, boxes.flat().length], [length, 4 * length]);
    assert.ok(boxes.flat().every(Number.isInteger));
    assert.equal(cv.utils.generateVectorOfInt(length).length, length);
  }
  const mats = cv.utils.generateVectorOfMat(3, 4, 5, cv.CV_32F);
  assert.deepEqual(
    mats.map((each) => [...each.shape, each.dtype]),
    new Array(3).fill([4, 5, 'float32']),
  );
});
