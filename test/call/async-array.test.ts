import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';

const later = (): cv.AsyncArray => cv.utils.testAsyncArray(cv.Mat.eye(2));

test('get, with a timeout, says whether it came in time', () => {
  const array = later();
  assert.deepEqual(array.get(1000), [true, cv.Mat.eye(2)]);
  assert.equal(array.valid(), false);
});

test('getAsync waits for it off the JavaScript thread, and rejects with its exception', async () => {
  assert.deepEqual(await later().getAsync(), cv.Mat.eye(2));
  assert.deepEqual(await later().getAsync(1000), [true, cv.Mat.eye(2)]);
  await assert.rejects(cv.utils.testAsyncException().getAsync(), cv.CvError);
});

test('it is no promise itself: the promise of one gives one', async () => {
  const array = await cv.utils.testAsyncArrayAsync(cv.Mat.eye(2));
  assert.ok(array instanceof cv.AsyncArray);
  assert.ok(array.valid());
});
