import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { utils } from './cases/utils.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('utils', utils);

test('AsyncArray.get waits for a time: cv2 takes that number for the array to write to', () => {
  const array = cv.Mat.random([3, 4], { seed: 1 });
  const [there, got] = cv.utils.testAsyncArray(array).get(1e6);
  assert.ok(there);
  assert.equal(cv.norm(got, array, cv.NORM_INF), 0);
});
