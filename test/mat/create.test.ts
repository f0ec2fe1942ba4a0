import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { construct, type Refusal } from '../call/call.js';

const refused = (args: unknown[], refusal: Refusal): void =>
  assert.throws(() => construct(cv.Mat, ...args), refusal);

describe('new Mat', () => {
  test('without arguments is empty: rows, columns and elements are none', () => {
    const mat = new cv.Mat();
    assert.equal(mat.empty, true);
    assert.deepEqual(mat.shape, [0]);
    assert.equal(mat.rows, 0);
    assert.equal(mat.cols, 0);
    assert.equal(mat.data.length, 0);
    assert.equal(mat.released, false);
  });

  test('(rows, cols, type) is of zeros', () => {
    const mat = new cv.Mat(3, 5, cv.CV_16SC2);
    assert.deepEqual(mat.shape, [3, 5, 2]);
    assert.deepEqual(mat.data, new Int16Array(30));
  });

  test('a scalar fills every pixel, channel by channel', () => {
    assert.deepEqual([...new cv.Mat(1, 2, cv.CV_8UC3, [1, 2, 3]).data], [1, 2, 3, 1, 2, 3]);
    assert.deepEqual([...new cv.Mat(1, 2, cv.CV_32FC1, 0.5).data], [0.5, 0.5]);
  });

  test('a number is the first of the scalar: the other channels are 0', () => {
    assert.deepEqual([...new cv.Mat(1, 2, cv.CV_8UC3, 7).data], [7, 0, 0, 7, 0, 0]);
    assert.deepEqual([...new cv.Mat(1, 1, cv.CV_8UC4, [7, 8]).data], [7, 8, 0, 0]);
  });

  test('a scalar saturates as OpenCV does', () => {
    assert.deepEqual([...new cv.Mat(1, 1, cv.CV_8UC3, [-5, 300, 2.5]).data], [0, 255, 2]);
  });

  test('an undefined fill is none', () => {
    assert.deepEqual([...new cv.Mat(1, 2, cv.CV_8U, undefined).data], [0, 0]);
  });

  test('sizes of zero make an empty Mat that keeps its type', () => {
    const mat = new cv.Mat(0, 7, cv.CV_32FC2);
    assert.equal(mat.empty, true);
    assert.equal(mat.cols, 7);
    assert.equal(mat.type, cv.CV_32FC2);
  });

  test('rows and columns are integers that are not negative', () => {
    const integer = 'an integer from -2147483648 to 2147483647';
    refused([1.5, 1, 0], {
      name: 'RangeError',
      message: `Mat.constructor: argument 'rows': expected ${integer}, got 1.5`,
    });
    refused([1, NaN, 0], {
      name: 'RangeError',
      message: `Mat.constructor: argument 'cols': expected ${integer}, got NaN`,
    });
    refused(['1', 1, 0], {
      name: 'TypeError',
      message: `Mat.constructor: argument 'rows': expected ${integer}, got '1'`,
    });
    refused([-1, 3, 0], {
      name: 'RangeError',
      message: 'Mat.constructor: rows and cols must not be negative, got -1 and 3',
    });
    refused([2 ** 31, 1, 0], {
      name: 'RangeError',
      message: `Mat.constructor: argument 'rows': expected ${integer}, got 2147483648`,
    });
  });

  test("a type is one of OpenCV's", () => {
    refused([1, 1, -1], {
      name: 'RangeError',
      message: "Mat.constructor: argument 'type': -1 is no Mat type, such as cv.CV_8UC3",
    });
    refused([1, 1, 4096], {
      name: 'RangeError',
      message: "Mat.constructor: argument 'type': 4096 is no Mat type, such as cv.CV_8UC3",
    });
    refused([1, 1], {
      name: 'TypeError',
      message: "Mat.constructor: argument 'type': expected a value, got nothing",
    });
  });

  test('a fill is a scalar or memory', () => {
    for (const [fill, got] of [
      ['red', "'red'"],
      [null, 'null'],
      [{}, 'an object'],
      [[1, 2, 3, 4, 5], 'an array of 5'],
      [new Map(), 'a Map'],
    ]) {
      refused([1, 1, cv.CV_8U, fill], {
        name: 'TypeError',
        message: `Mat.constructor: argument 'data': expected a Buffer, typed array or ArrayBuffer, got ${got as string}`,
      });
    }
  });

  test("more than there is memory for is an error of OpenCV's", () => {
    const side = 2 ** 31 - 1;
    assert.throws(() => new cv.Mat(side, side, cv.CV_8U), { name: 'CvError', code: cv.Error.StsNoMem });
    assert.throws(() => new cv.Mat(side, side, cv.CV_8U, 1), { name: 'CvError', code: cv.Error.StsNoMem });
  });

  test('sizes whose product wraps around 2^64 are an error too', () => {
    const words = /the matrix needs more bytes than there are addresses/;
    for (const args of [
      [2 ** 30, 2 ** 30, cv.CV_64FC2],
      [2 ** 30, 2 ** 30, cv.CV_64FC2, 1],
      [2 ** 31 - 1, 2 ** 31 - 1, cv.CV_64FC4],
    ]) {
      assert.throws(() => construct(cv.Mat, ...args), { code: cv.Error.StsNoMem, message: words });
    }
    const pixel = new cv.Mat(1, 1, cv.CV_64FC2);
    assert.throws(() => cv.resize(pixel, [2 ** 30, 2 ** 30]), { code: cv.Error.StsNoMem, message: words });
    assert.throws(() => cv.repeat(pixel, 2 ** 30, 2 ** 30), { code: cv.Error.StsNoMem, message: words });
  });

  test('a class is called with new', () => {
    assert.throws(() => Reflect.apply(cv.Mat as unknown as () => void, undefined, []), {
      name: 'TypeError',
      message: /^Class constructor.* cannot be invoked without 'new'$/,
    });
  });

  test("a class of the user's own can extend it", () => {
    class Picture extends cv.Mat {
      get area(): number {
        return this.rows * this.cols;
      }
    }
    const picture = new Picture(2, 3, cv.CV_8U, 4);
    assert.equal(picture.area, 6);
    assert.equal(cv.sumElems(picture)[0], 24);
  });
});

describe('the shape of a Mat', () => {
  const depths = {
    uint8: cv.CV_8U,
    int8: cv.CV_8S,
    uint16: cv.CV_16U,
    int16: cv.CV_16S,
    int32: cv.CV_32S,
    float32: cv.CV_32F,
    float64: cv.CV_64F,
    float16: cv.CV_16F,
  } as const;

  for (const [dtype, depth] of Object.entries(depths)) {
    for (const channels of [1, 2, 3, 4, 8, 512]) {
      test(`${dtype}, ${String(channels)} channels`, () => {
        // OpenCV's macro CV_MAKETYPE, as its documentation gives it.
        const type = depth + ((channels - 1) << 3);
        const mat = new cv.Mat(4, 6, type);
        assert.equal(mat.dtype, dtype);
        assert.equal(mat.depth, depth);
        assert.equal(mat.channels, channels);
        assert.equal(mat.type, type);
        assert.equal(mat.dims, 2);
        assert.equal(mat.rows, 4);
        assert.equal(mat.cols, 6);
        assert.equal(mat.empty, false);
        assert.equal(mat.isContinuous, true);
        assert.deepEqual(mat.shape, channels === 1 ? [4, 6] : [4, 6, channels]);
      });
    }
  }

  test('more than two axes have no rows and columns', () => {
    const mat = cv.Mat.from(new Float32Array(120), { shape: [2, 3, 4, 5] });
    assert.equal(mat.dims, 4);
    assert.deepEqual(mat.shape, [2, 3, 4, 5]);
    assert.equal(mat.rows, -1);
    assert.equal(mat.cols, -1);
    assert.equal(mat.channels, 1);
  });

  test('properties are not written, and the shape is a copy', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    assert.throws(() => Object.assign(mat, { rows: 5 }), TypeError);
    mat.shape.push(7);
    assert.deepEqual(mat.shape, [2, 2]);
  });
});
