import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, construct, mat } from './call.js';
import { cv2, type Cv2Error } from './cv2.js';
import { rows } from './failures.js';

const answers = cv2(rows.map(({ python }) => python));

describe("OpenCV's own errors, in cv2's words after the call", () => {
  rows.forEach(({ family, owner, name, args, python, shown }, i) => {
    test(`${family}: ${python}`, async () => {
      const answer = answers[i];
      assert.ok(answer && 'error' in answer, 'cv2 does not fail');
      const { text, expression, ...fields }: Cv2Error = answer.error;
      const expected = {
        name: 'CvError',
        // OpenCV ends some of its texts with a line break.
        message: `${shown}: ${text.trimEnd()}`,
        expression: expression.trimEnd(),
        ...fields,
        call: shown,
      };
      assert.throws(() => call(owner(), name, ...args()), expected);
      await assert.rejects(callAsync(owner(), name, ...args()), expected);
    });
  });
});

describe('CvError', () => {
  const thrown = (): InstanceType<typeof cv.CvError> => {
    try {
      cv.add(mat(2, 3), mat(3, 3));
    } catch (error) {
      assert.ok(error instanceof cv.CvError);
      return error;
    }
    assert.fail('nothing was thrown');
  };

  test('is an Error with a stack that starts where the call is', () => {
    const error = thrown();
    assert.ok(error instanceof Error);
    assert.equal(Object.prototype.toString.call(error), '[object Error]');
    assert.match(error.stack ?? '', /^CvError: add\(/);
    assert.match(error.stack ?? '', /at thrown .*errors\.test\.ts/);
    assert.equal(error.code, cv.Error.StsUnmatchedSizes);
  });

  test('a rejection says who called, although the call has long returned', async () => {
    async function theCaller(): Promise<unknown> {
      return await cv.addAsync(mat(2, 3), mat(3, 3));
    }
    const error: unknown = await theCaller().catch((reason: unknown) => reason);
    assert.ok(error instanceof cv.CvError);
    assert.match(error.stack ?? '', /^CvError: add\(src1: 2x3 uint8 x1, src2: 3x3 uint8 x1\): OpenCV/);
    assert.match(error.stack ?? '', /at theCaller .*errors\.test\.ts/);
  });

  test('a C++ exception that is not OpenCV\'s: "std::runtime_error" with its text', async () => {
    const expected = {
      name: 'CvError',
      code: cv.Error.StsError,
      message: 'testRaiseGeneralException(): exception text',
      call: 'testRaiseGeneralException()',
      expression: 'exception text',
    };
    assert.throws(() => call(cv.utils, 'testRaiseGeneralException'), expected);
    await assert.rejects(callAsync(cv.utils, 'testRaiseGeneralException'), expected);
  });

  test('a constructor that fails inside OpenCV', async () => {
    const expected = { name: 'CvError', call: 'KalmanFilter(dynamParams: 0, measureParams: 0)', code: -215 };
    assert.throws(() => construct(cv.KalmanFilter, 0, 0), expected);
    await assert.rejects(callAsync(cv.KalmanFilter, 'new', 0, 0), expected);
  });

  test('an exception that OpenCV hands over in an AsyncArray', () => {
    const [answer] = cv2(['cv2.utils.testAsyncException().get()']);
    assert.ok(answer && 'error' in answer);
    // The code is in a header, so the file is the one that this binding was compiled with.
    const { code, func, line, expression } = answer.error;
    const array = cv.utils.testAsyncException();
    assert.throws(() => call(array, 'get'), { name: 'CvError', call: 'get()', code, func, line, expression });
  });

  test('imread and imdecode throw where cv2 gives None', async () => {
    const words = 'no image: missing, unreadable, or in a format that this OpenCV does not decode';
    const missing = { name: 'CvError', message: `imread(filename: '/nowhere.png'): ${words}` };
    assert.throws(() => cv.imread('/nowhere.png'), missing);
    await assert.rejects(cv.imreadAsync('/nowhere.png'), missing);
    const broken = { name: 'CvError', message: `imdecode(buf: 5x1 uint8 x1, flags: 1): ${words}` };
    assert.throws(() => cv.imdecode(Buffer.from('abcde'), cv.IMREAD_COLOR), broken);
    await assert.rejects(cv.imdecodeAsync(Buffer.from('abcde'), cv.IMREAD_COLOR), broken);
  });

  test('long arguments are cut in the message', () => {
    const path = `/nowhere/${'x'.repeat(100)}.png`;
    const shown = `imread(filename: '${path.slice(0, 60)}...')`;
    assert.throws(() => cv.imread(path), { name: 'CvError', call: shown });
    const boxes = Array.from({ length: 7 }, (_, i) => [i, 0, 1, 1]);
    assert.throws(() => call(cv.dnn, 'NMSBoxes', boxes, [1], 0, 0), {
      call:
        'NMSBoxes(bboxes: [[0, 0, 1, 1], [1, 0, 1, 1], [2, 0, 1, 1], [3, 0, 1, 1], ... 7 in all], ' +
        'scores: [1], score_threshold: 0, nms_threshold: 0)',
    });
  });

  test('an object of the error class can be made by hand', () => {
    const fields = { code: -1, func: 'f', file: 'x.cpp', line: 7, expression: 'a > b', call: 'f()' };
    const error = new cv.CvError('words', fields);
    assert.deepEqual(Object.entries(error).sort(), Object.entries({ ...fields, name: 'CvError' }).sort());
    assert.equal(error.message, 'words');
  });
});
