import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, type Refusal } from '../call/call.js';

const refused = (mat: object, name: string, args: unknown[], refusal: Refusal): void =>
  assert.throws(() => call(mat, name, ...args), refusal);

const counted = (rows: number, cols: number, channels = 1) =>
  cv.Mat.from(
    Uint8Array.from({ length: rows * cols * channels }, (_, i) => i),
    { shape: channels === 1 ? [rows, cols] : [rows, cols, channels] },
  );

describe('at', () => {
  const mat = counted(3, 4, 3);

  test('gives one element, or all channels of a pixel', () => {
    assert.equal(mat.at(1, 2, 0), 18);
    assert.equal(mat.at(2, 3, 2), 35);
    assert.deepEqual(mat.at(1, 2), [18, 19, 20]);
    assert.equal(counted(3, 4).at(2, 1), 9);
  });

  test('counts negative indices from the end', () => {
    assert.equal(mat.at(-1, -1, -1), 35);
    assert.equal(mat.at(-3, -4, -3), 0);
  });

  test('knows every axis', () => {
    const deep = cv.Mat.from(
      Int32Array.from({ length: 120 }, (_, i) => i),
      { shape: [2, 3, 4, 5] },
    );
    assert.equal(deep.at(1, 2, 3, 4), 119);
    assert.equal(deep.at(1, 0, 0, 0), 60);
  });

  test('refuses what is outside', () => {
    const outside = (what: string): Refusal => ({ name: 'RangeError', message: `Mat.at: ${what}` });
    refused(mat, 'at', [3, 0], outside('index 3 is outside axis 0 of size 3'));
    refused(mat, 'at', [0, -5], outside('index -5 is outside axis 1 of size 4'));
    refused(mat, 'at', [0, 0, 3], outside('index 3 is outside axis 2 of size 3'));
    refused(mat, 'at', [0], outside('expected 2 or 3 indices, got 1'));
    refused(mat, 'at', [], outside('expected 2 or 3 indices, got 0'));
    refused(mat, 'at', [0, 0, 0, 0], outside('expected 2 or 3 indices, got 4'));
    refused(counted(2, 2), 'at', [0, 0, 0], outside('expected 2 indices, got 3'));
    refused(mat, 'at', new Array<number>(50).fill(0), outside('expected 2 or 3 indices, got 33'));
    refused(new cv.Mat(), 'at', [0, 0], outside('the Mat is empty'));
  });

  test('is the same in a long loop, which takes the typed array by itself', () => {
    const random = cv.Mat.random([40, 30, 3], { seed: 1, dtype: 'int16' });
    const gaps = random.slice([0, 40], [3, 20]);
    const nested = random.toArray() as number[][][];
    for (let round = 0; round < 2; round++) {
      for (const [y, row] of nested.entries()) {
        for (const [x, pixel] of row.entries()) {
          for (const [c, value] of pixel.entries()) {
            assert.equal(random.at(y, x, c), value);
            if (x >= 3 && x < 20) assert.equal(gaps.at(y, x - 3, c), value);
          }
        }
      }
    }
    random.set([5, 6, 1], 77);
    assert.equal(random.at(5, 6, 1), 77);
    assert.equal(gaps.at(5, 3, 1), 77);
    random.release();
    refused(random, 'at', [0, 0, 0], { name: 'TypeError', message: 'Mat.at: the Mat is released' });
    assert.equal(gaps.at(5, 3, 1), 77);
  });

  test('is the same once data was taken', () => {
    const taken = counted(3, 4, 3);
    assert.equal(taken.data.length, 36);
    for (const [y, x, c] of [
      [0, 0, 0],
      [2, 3, 2],
      [-1, -4, 1],
    ] as const) {
      assert.equal(taken.at(y, x, c), mat.at(y, x, c));
      assert.deepEqual(taken.at(y, x), mat.at(y, x));
    }
    taken.data[0] = 77;
    assert.equal(taken.at(0, 0, 0), 77);
    for (const index of [[0, 4, 0], [0, 0.5, 0], [3, 0, 0], [0, 0, 3], ['0', 0, 0], [0], [0, 0, 0, 0]]) {
      assert.throws(
        () => call(taken, 'at', ...index),
        (error: Error) => {
          refused(mat, 'at', index, { name: error.name as Refusal['name'], message: error.message });
          return true;
        },
      );
    }
    cv.add(new cv.Mat(2, 2, cv.CV_32F, 1), 1.5, taken);
    assert.equal(taken.at(1, 1), 2.5);
    assert.equal(taken.data[3], 2.5);
    taken.release();
    refused(taken, 'at', [1, 1], { name: 'TypeError', message: 'Mat.at: the Mat is released' });
  });

  test('of halves is a number, though data is bits', () => {
    const half = cv.Mat.from(new Uint16Array([0x3c00, 0xc000]), { shape: [1, 2], dtype: 'float16' });
    assert.deepEqual([...half.data], [0x3c00, 0xc000]);
    assert.deepEqual([half.at(0, 0), half.at(0, 1)], [1, -2]);
  });

  test('refuses what is no number in the same words once data was taken', () => {
    const mat = cv.Mat.ones([2, 2]);
    const refusals = (): unknown[] =>
      [0n, Symbol('x')].map((index) => {
        try {
          return mat.at(index as never, 0);
        } catch (error) {
          return String(error);
        }
      });
    const before = refusals();
    assert.match(String(before[0]), /^TypeError: Mat\.at: index 0: expected an integer, got a BigInt/);
    assert.equal(mat.data.length, 4);
    assert.deepEqual(refusals(), before);
  });

  test('refuses what is no index', () => {
    for (const [index, got] of [
      ['0', "'0'"],
      [0.5, '0.5'],
      [NaN, 'NaN'],
      [null, 'null'],
      [1n, 'a BigInt'],
    ]) {
      refused(mat, 'at', [0, index], {
        name: 'TypeError',
        message: `Mat.at: index 1: expected an integer, got ${got as string}`,
      });
    }
  });
});

describe('set', () => {
  test('writes one element, or all channels of a pixel', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8UC3);
    mat.set([0, 1], [1, 2, 3]);
    mat.set([-1, -1, 2], 9);
    mat.set([1, 0], 5);
    assert.deepEqual([...mat.data], [0, 0, 0, 1, 2, 3, 5, 5, 5, 0, 0, 9]);
  });

  test('saturates as OpenCV does: to the nearest even for a half', () => {
    const cases = [
      [cv.CV_8U, [300, -3, 2.5, 3.5, NaN], [255, 0, 2, 4, 0]],
      [cv.CV_8S, [200, -200, -2.5, 1.4, 0], [127, -128, -2, 1, 0]],
      [cv.CV_16U, [70000, -1, 65534.6, 1, 0], [65535, 0, 65535, 1, 0]],
      [cv.CV_16S, [40000, -40000, 7, 1, 0], [32767, -32768, 7, 1, 0]],
      [cv.CV_32F, [0.5, 1e300, -1e-300, 2 ** 24 + 1, NaN], [0.5, Infinity, -0, 2 ** 24, NaN]],
      [cv.CV_64F, [0.1, 1e300, -0, NaN, Infinity], [0.1, 1e300, -0, NaN, Infinity]],
    ] as const;
    for (const [type, written, read] of cases) {
      const mat = new cv.Mat(1, 5, type);
      written.forEach((value, i) => mat.set([0, i], value));
      assert.deepEqual([...mat.data], read);
    }
  });

  test('takes the whole pixel or nothing', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8UC3, 4);
    const { data } = mat.clone();
    refused(
      mat,
      'set',
      [
        [0, 0],
        [1, 2],
      ],
      {
        name: 'RangeError',
        message: "Mat.set: argument 'value': expected 3 numbers, got 2",
      },
    );
    refused(
      mat,
      'set',
      [
        [0, 0],
        [1, 2, 'x'],
      ],
      {
        name: 'TypeError',
        message: "Mat.set: argument 'value[2]': expected a number, got 'x'",
      },
    );
    refused(mat, 'set', [[2, 0], 1], {
      name: 'RangeError',
      message: 'Mat.set: index 2 is outside axis 0 of size 2',
    });
    refused(mat, 'set', [0, 0], {
      name: 'TypeError',
      message: "Mat.set: argument 'index': expected an array, or a typed array or Mat of int32, got 0",
    });
    refused(mat, 'set', [[0, 0]], {
      name: 'TypeError',
      message: "Mat.set: argument 'value': expected a value, got nothing",
    });
    assert.deepEqual(
      mat.data,
      data.map((each, i) => (i % 3 === 0 ? each : 0)),
    );
  });

  test('notices a Mat that is released while the arguments are read', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    const index = [0, 0];
    Object.defineProperty(index, 1, {
      get() {
        mat.release();
        return 0;
      },
    });
    refused(mat, 'set', [index, 1], { name: 'TypeError', message: 'Mat.set: the Mat is released' });
  });
});

describe('copyTo', () => {
  test('gives dst the shape of the Mat, whatever it was', () => {
    for (const mat of [
      cv.Mat.arange(4),
      cv.Mat.full([], 5),
      cv.Mat.ones([2, 3, 1]),
      cv.Mat.arange(4).flip(),
    ]) {
      for (const dst of [new cv.Mat(), cv.Mat.zeros(5), cv.Mat.zeros([4, 1]), cv.Mat.zeros([2, 3])]) {
        assert.equal(mat.copyTo(dst), dst);
        assert.deepStrictEqual(dst, mat.clone());
      }
    }
  });
});

describe('clone and roi', () => {
  test('a clone has its own memory', () => {
    const mat = counted(2, 3);
    const copy = mat.clone();
    mat.set([0, 0], 99);
    assert.deepEqual([...copy.data], [0, 1, 2, 3, 4, 5]);
    assert.ok(copy instanceof cv.Mat);
  });

  test('a roi is a view: writes go to the same memory', () => {
    const mat = counted(4, 5);
    const view = mat.roi([1, 2, 3, 2]);
    assert.deepEqual(view.shape, [2, 3]);
    assert.equal(view.isContinuous, false);
    assert.equal(view.at(0, 0), 11);
    view.set([1, 2], 200);
    assert.equal(mat.at(3, 3), 200);
    cv.rectangle(view, [0, 0], [0, 0], 77, cv.FILLED);
    assert.equal(mat.at(2, 1), 77);
  });

  test('a roi of a roi, and the object form of a rectangle', () => {
    const inner = counted(6, 6).roi({ x: 1, y: 1, width: 4, height: 4 }).roi([1, 1, 2, 2]);
    assert.deepEqual([...inner.clone().data], [14, 15, 20, 21]);
  });

  test('an empty roi is an empty Mat', () => {
    assert.equal(counted(4, 4).roi([4, 4, 0, 0]).empty, true);
  });

  test('a roi lies inside', () => {
    const mat = counted(4, 5);
    for (const rect of [
      [0, 0, 6, 1],
      [0, 0, 1, 5],
      [-1, 0, 2, 2],
      [3, 0, 3, 1],
      [0, 0, -1, 1],
      [1, 1, 2 ** 31 - 1, 2 ** 31 - 1],
    ]) {
      refused(mat, 'roi', [rect], {
        name: 'RangeError',
        message: `Mat.roi: argument 'rect': expected a Rect inside of shape [4, 5], got [${rect.join(', ')}]`,
      });
    }
    for (const [rect, got] of [
      [[0, 0, 1], 'an array of 3'],
      [{ x: 0, y: 0, width: 1 }, 'an object'],
      [undefined, 'undefined'],
      [mat, 'a Mat'],
    ]) {
      refused(mat, 'roi', [rect], {
        name: 'TypeError',
        message: `Mat.roi: argument 'rect': expected a Rect [x, y, width, height], got ${got as string}`,
      });
    }
    const integer = 'an integer from -2147483648 to 2147483647';
    refused(mat, 'roi', [[0, 0, 1, 0.5]], {
      name: 'RangeError',
      message: `Mat.roi: argument 'rect[3]': expected ${integer}, got 0.5`,
    });
    refused(mat, 'roi', [{ x: 0, y: '1', width: 1, height: 1 }], {
      name: 'TypeError',
      message: `Mat.roi: argument 'rect.y': expected ${integer}, got '1'`,
    });
    refused(cv.Mat.from(new Uint8Array(81), { shape: [3, 3, 3, 3] }), 'roi', [[0, 0, 1, 1]], {
      name: 'RangeError',
      message: 'Mat.roi: expected an image of 2 axes, or 3 with its channels, got shape [3, 3, 3, 3]',
    });
  });
});

describe('release', () => {
  test('frees at once; every use says so; again is nothing', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    mat.release();
    mat.release();
    assert.equal(mat.released, true);
    for (const name of ['rows', 'cols', 'shape', 'dtype', 'type', 'empty', 'isContinuous', 'data'] as const) {
      assert.throws(() => mat[name], { name: 'TypeError', message: `Mat.${name}: the Mat is released` });
    }
    refused(mat, 'clone', [], { name: 'TypeError', message: 'Mat.clone: the Mat is released' });
    refused(mat, 'at', [0, 0], { name: 'TypeError', message: 'Mat.at: the Mat is released' });
  });

  test('a released Mat is refused as an argument, as an input and as a dst', () => {
    const gone = new cv.Mat(2, 2, cv.CV_8U);
    gone.release();
    const signature = 'add(src1, src2[, dst[, mask[, dtype]]]) -> dst';
    refused(cv, 'add', [gone, 1], {
      name: 'TypeError',
      message: `cv.add: argument 1 'src1': expected a Mat that is not released, got a Mat\n  ${signature}`,
    });
    refused(cv, 'add', [1, 1, gone], {
      name: 'TypeError',
      message: `cv.add: argument 3 'dst': expected a Mat that is not released, got a Mat\n  ${signature}`,
    });
  });

  test('Symbol.dispose is release', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    assert.equal(mat[Symbol.dispose], cv.Mat.prototype.release);
    {
      using held = mat;
      assert.equal(held.released, false);
    }
    assert.equal(mat.released, true);
  });

  test('memory that another Mat shares stays', () => {
    const mat = counted(3, 3);
    const copy = mat.clone();
    const view = copy.roi([1, 1, 2, 2]);
    copy.release();
    assert.deepEqual([...view.clone().data], [4, 5, 7, 8]);
  });
});
