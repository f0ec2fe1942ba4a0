import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, type Refusal } from '../call/call.js';

const refused = (args: unknown[], refusal: Refusal): void =>
  assert.throws(() => call(cv.Mat, 'from', ...args), refusal);

describe('Mat.from nested arrays', () => {
  test("is float64 of the arrays' shape, as numpy would have it", () => {
    const mat = cv.Mat.from([
      [1, 2.5, -3],
      [4, 5, 6e10],
    ]);
    assert.equal(mat.dtype, 'float64');
    assert.deepEqual(mat.shape, [2, 3]);
    assert.deepEqual([...mat.data], [1, 2.5, -3, 4, 5, 6e10]);
  });

  test('three levels are rows, columns and channels', () => {
    const mat = cv.Mat.from([[[1, 2, 3]], [[4, 5, 6]]], { dtype: 'uint8' });
    assert.deepEqual(mat.shape, [2, 1, 3]);
    assert.equal(mat.type, cv.CV_8UC3);
  });

  test('one level is one axis, which OpenCV sees as a column', () => {
    const mat = cv.Mat.from([1, 2, 3]);
    assert.deepEqual(mat.shape, [3]);
    assert.deepEqual([mat.rows, mat.cols], [3, 1]);
  });

  test('a last axis of size 1 stays', () => {
    const mat = cv.Mat.from([[[1], [2]]], { dtype: 'uint8' });
    assert.deepEqual(mat.shape, [1, 2, 1]);
    assert.deepEqual([mat.rows, mat.cols, mat.channels], [1, 2, 1]);
  });

  test('four levels are four axes', () => {
    assert.deepEqual(
      cv.Mat.from([
        [
          [[1], [2]],
          [[3], [4]],
        ],
      ]).shape,
      [1, 2, 2, 1],
    );
  });

  test('a shape of its own is read in row order', () => {
    const mat = cv.Mat.from([1, 2, 3, 4, 5, 6], { shape: [2, 3], dtype: 'int32' });
    assert.deepEqual(mat.shape, [2, 3]);
    assert.equal(mat.at(1, 0), 4);
  });

  test('it is a copy', () => {
    const numbers = [[1, 2]];
    const mat = cv.Mat.from(numbers);
    numbers[0]![0] = 99;
    assert.equal(mat.at(0, 0), 1);
  });

  test('nothing gives an empty Mat', () => {
    assert.equal(cv.Mat.from([]).empty, true);
    assert.equal(cv.Mat.from([[]]).empty, true);
    assert.equal(cv.Mat.from(new Uint8Array(0)).empty, true);
    assert.equal(cv.Mat.from(Buffer.alloc(0), { shape: [0, 5] }).empty, true);
  });

  test('ragged arrays are refused', () => {
    const ragged = 'Mat.from: the nested arrays are ragged: expected 2 items at depth 1';
    refused([[[1, 2], [3]]], { name: 'RangeError', message: ragged });
    refused([[[1, 2], 3]], { name: 'RangeError', message: ragged });
    refused(
      [
        [
          [1, [2]],
          [3, 4],
        ],
      ],
      {
        name: 'TypeError',
        message: 'Mat.from: expected numbers, got an array at depth 2',
      },
    );
  });

  test('elements are numbers', () => {
    for (const [item, got] of [
      ['1', 'string'],
      [true, 'boolean'],
      [null, 'object'],
      [undefined, 'undefined'],
      [1n, 'bigint'],
      [Symbol('x'), 'symbol'],
    ]) {
      refused([[1, item]], {
        name: 'TypeError',
        message: `Mat.from: expected numbers, got ${got as string} at depth 1`,
      });
    }
    refused([new Array(2 ** 32 - 1)], {
      name: 'TypeError',
      message: 'Mat.from: expected numbers, got undefined at depth 1',
    });
  });

  test('arrays that contain themselves, or are nested too deeply, are refused', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    let deep: unknown = 1;
    for (let i = 0; i < 33; i++) deep = [deep];
    for (const nested of [cycle, deep]) {
      refused([nested], {
        name: 'RangeError',
        message: 'Mat.from: the arrays are nested deeper than 32 axes',
      });
    }
  });

  test("a dtype is one of numpy's names", () => {
    const known = 'uint8, int8, uint16, int16, int32, float32, float64 or float16';
    for (const data of [[1, 2], new Uint8Array(2)]) {
      for (const [dtype, got] of [
        ['uint32', "'uint32'"],
        ['toString', "'toString'"],
        [8, '8'],
        [null, 'null'],
      ]) {
        refused([data, { dtype }], {
          name: 'RangeError',
          message: `Mat.from: option 'dtype': expected ${known}, got ${got as string}`,
        });
      }
    }
  });

  test('options are an object', () => {
    for (const options of [null, [2, 3], 'uint8', 7]) {
      refused([[1], options], {
        name: 'TypeError',
        message: 'Mat.from: expected options such as { shape: [2, 3], dtype: "uint8" } as second argument',
      });
    }
  });

  test('a shape fits the numbers', () => {
    refused([[1, 2, 3], { shape: [2, 2] }], {
      name: 'RangeError',
      message: "Mat.from: argument 'data': the shape needs 32 bytes, got 24",
    });
    const sizes = "Mat.from: argument 'shape': expected at most 32 sizes, none negative";
    refused([[1], { shape: [-1, 1] }], { name: 'RangeError', message: sizes });
    refused([[1], { shape: new Array(33).fill(1) }], { name: 'RangeError', message: sizes });
    const integer = 'an integer from -2147483648 to 2147483647';
    refused([[1], { shape: [1.5] }], {
      name: 'RangeError',
      message: `Mat.from: argument 'shape[0]': expected ${integer}, got 1.5`,
    });
    refused([[1], { shape: 'big' }], {
      name: 'TypeError',
      message: "Mat.from: argument 'shape': expected an array, or a typed array or Mat of int32, got 'big'",
    });
  });

  test('32 axes, no more', () => {
    assert.equal(cv.Mat.from([1], { shape: new Array<number>(32).fill(1) }).dims, 32);
    assert.equal(cv.Mat.from([7], { shape: [] }).at(), 7, 'nor is one without axes too few');
  });

  test('are rounded and saturated, as everywhere', () => {
    assert.deepEqual(cv.Mat.from([300, -5, 2.5, 3.5], { dtype: 'uint8' }).toArray(), [255, 0, 2, 4]);
    assert.deepEqual(cv.Mat.from([3e9, -3e9], { dtype: 'int32' }).toArray(), [2 ** 31 - 1, -(2 ** 31)]);
    assert.deepEqual(cv.Mat.from([1.5, 1e9], { dtype: 'float16' }).toArray(), [1.5, Infinity]);
  });

  test('a number alone has no axes', () => {
    const mat = cv.Mat.from(7.4, { dtype: 'uint8' });
    assert.deepEqual([mat.shape, mat.toArray()], [[], 7]);
  });

  test('as JSON has them', () => {
    for (const mat of [
      cv.Mat.arange(6, { dtype: 'float16' }).reshape(2, 3),
      cv.Mat.full([], 3),
      cv.Mat.zeros([2, 0, 3], 'int8'),
    ]) {
      const { data, shape, dtype } = JSON.parse(JSON.stringify(mat)) as ReturnType<cv.Mat['toJSON']>;
      assert.deepStrictEqual(cv.Mat.from(data, { shape, dtype }), mat);
    }
  });

  test('float16 of a typed array is read from its bits', () => {
    const mat = cv.Mat.from(new Uint16Array([0x3c00, 0xc000]), { dtype: 'float16' });
    assert.equal(mat.dtype, 'float16');
    assert.deepEqual([mat.at(0), mat.at(1)], [1, -2]);
  });

  test('other things have no numbers', () => {
    for (const [data, got] of [
      ['abc', 'string'],
      [null, 'null'],
      [undefined, 'undefined'],
      [{ length: 2 }, 'object'],
      [new Set([1]), 'object'],
      [new cv.Mat(), 'object'],
    ]) {
      refused([data], {
        name: 'TypeError',
        message: `Mat.from: expected a typed array, a buffer, a number, nested arrays, ImageData, a raw image, a tensor or an ndarray, got ${got as string}`,
      });
    }
  });
});
