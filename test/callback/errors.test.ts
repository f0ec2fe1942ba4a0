import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';

const image = new cv.Mat(4, 4, cv.CV_8UC3);
const fail = (): unknown => cv.cvtColor(image, cv.COLOR_GRAY2BGR);

describe('redirectError', () => {
  afterEach(() => cv.redirectError(null));

  test('is told what the error says, and the error is thrown all the same', () => {
    const told: unknown[][] = [];
    cv.redirectError((...args) => told.push(args));
    let thrown: unknown;
    try {
      fail();
    } catch (error) {
      thrown = error;
    }
    assert.ok(thrown instanceof cv.CvError);
    const { code, func, file, line } = thrown;
    assert.equal(told.length, 1);
    const [status, name, message, path, at] = told[0]!;
    assert.deepEqual([status, name, path, at], [code, func, file, line]);
    assert.match(String(message), /Invalid number of channels/);
  });

  test('what it throws is thrown by the call', () => {
    const mine = new Error('mine');
    cv.redirectError(() => {
      throw mine;
    });
    assert.throws(fail, mine);
    cv.redirectError(null);
    assert.throws(fail, cv.CvError);
  });

  test('what it throws is thrown by a constructor too, and the next call is as any other', () => {
    const mine = new Error('mine');
    cv.redirectError(() => {
      throw mine;
    });
    assert.throws(() => new cv.UMat(image, [3, 3, 9, 9]), mine);
    assert.equal(cv.countNonZero(new cv.Mat(2, 3, cv.CV_8U, 1)), 6);
  });

  test('of an asynchronous call it is told later', async () => {
    const told: unknown[] = [];
    cv.redirectError((status) => told.push(status));
    await assert.rejects(cv.cvtColorAsync(image, cv.COLOR_GRAY2BGR), cv.CvError);
    for (let i = 0; i < 100 && told.length === 0; i++) await setImmediate();
    assert.deepEqual(told, [cv.Error.StsError]);
  });

  test('it may make calls that fail, and set another', () => {
    let depth = 0;
    cv.redirectError(() => {
      if (++depth < 3) assert.throws(fail, cv.CvError);
      else cv.redirectError(() => undefined);
    });
    assert.throws(fail, cv.CvError);
    assert.equal(depth, 3);
  });

  test('a call in it is an error where it would wait for what waits for it', async () => {
    const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | cv.FILE_STORAGE_MEMORY);
    const subtractor = cv.createBackgroundSubtractorMOG2();
    const waiting: Promise<void>[] = [];
    cv.redirectError(() => {
      if (waiting.length > 0) return;
      assert.equal(storage.isOpened(), true);
      assert.equal(subtractor.getHistory(), 500);
      // Of both objects, so behind the call that has failed here.
      waiting.push(subtractor.writeAsync(storage));
      assert.throws(
        () => subtractor.getHistory(),
        /an earlier call of the object waits for this callback to end/,
      );
    });
    assert.throws(() => storage.write('not.ok', 1), /not.ok/);
    await waiting[0];
    assert.equal(subtractor.getHistory(), 500);
  });

  test('takes a function', () => {
    assert.throws(() => Reflect.apply(cv.redirectError, cv, [5]), {
      name: 'TypeError',
      message: /argument 1 'onError': expected a function, got 5/,
    });
  });
});
