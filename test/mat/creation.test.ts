import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call } from '../call/call.js';

// What these make is compared with numpy in test/numpy; here is what they refuse.

const refused = (name: string, args: unknown[], error: 'TypeError' | 'RangeError', message: RegExp): void =>
  assert.throws(() => call(cv.Mat, name, ...args), { name: error, message });

const integer = 'an integer from -2147483648 to 2147483647';

describe('creation: refused', () => {
  test('shapes', () => {
    for (const [name, ...rest] of [['zeros'], ['ones'], ['full', 1], ['random']] as const) {
      refused(name, [-1, ...rest], 'RangeError', /'shape': expected sizes that are not negative, got -1/);
      refused(name, [[2, -1], ...rest], 'RangeError', /'shape': expected sizes that are not negative/);
      refused(
        name,
        [[2, 0.5], ...rest],
        'RangeError',
        new RegExp(`'shape\\[1\\]': expected ${integer}, got 0.5`),
      );
      refused(
        name,
        [['2'], ...rest],
        'TypeError',
        new RegExp(`'shape\\[0\\]': expected ${integer}, got '2'`),
      );
      refused(name, [new Array(33).fill(1), ...rest], 'RangeError', /'shape': expected at most 32 sizes/);
      refused(name, [null, ...rest], 'TypeError', /'shape': /);
      refused(name, [], 'TypeError', /'shape'/);
    }
  });

  test('more elements than there is memory for', () => {
    const most = 2 ** 31 - 1;
    for (const shape of [
      [most, most],
      [most, most, most, most],
      [2 ** 16, 2 ** 16, 2 ** 16, 2 ** 16],
      new Array<number>(32).fill(most),
    ]) {
      for (const make of [
        () => cv.Mat.zeros(shape, 'float64'),
        () => cv.Mat.ones(shape),
        () => cv.Mat.full(shape, 3),
        () => cv.Mat.random(shape),
      ]) {
        assert.throws(make, { name: 'CvError', code: cv.Error.StsNoMem });
      }
    }
    assert.throws(() => cv.Mat.eye(most), { name: 'CvError', code: cv.Error.StsNoMem });
  });

  test('dtypes and values', () => {
    refused('zeros', [2, 'uint32'], 'RangeError', /'dtype': expected uint8, .* got 'uint32'/);
    refused('zeros', [2, {}, 1], 'TypeError', /takes at most 2 arguments, got 3/);
    refused('zeros', [2, { dtyp: 'uint8' }], 'TypeError', /unknown option 'dtyp'/);
    refused(
      'full',
      [
        [2, 2],
        [1, 2, 3],
      ],
      'RangeError',
      /^Mat\.full: shape \[3\] does not broadcast to \[2, 2\]$/,
    );
    refused('full', [2, 'red'], 'TypeError', /'value': expected/);
    refused('eye', [-1], 'RangeError', /^Mat\.eye: argument 'n': expected 0 or more, got -1$/);
    refused('eye', [1, -2], 'RangeError', /^Mat\.eye: argument 'm': expected 0 or more, got -2$/);
  });

  test('sequences that do not end', () => {
    refused('arange', [0, 1, 0], 'RangeError', /'step': expected a number that is not 0, got 0$/);
    refused('arange', [0, 1, NaN], 'RangeError', /'step': expected a number that is not 0, got NaN$/);
    refused('arange', [Infinity], 'RangeError', /expected at most 2147483647 elements from 0 to Infinity/);
    refused('arange', [NaN, 3], 'RangeError', /expected at most 2147483647 elements from NaN to 3/);
    refused('arange', [0, 1, 1e-300], 'RangeError', /expected at most 2147483647 elements/);
    refused('linspace', [0, 1, -1], 'RangeError', /'num': expected 0 or more, got -1$/);
    refused('linspace', [0], 'TypeError', /'stop'/);
  });

  test('bounds that nothing lies between', () => {
    const between = (what: string): RegExp =>
      new RegExp(`^Mat\\.random: expected ${what} from 'low', below 'high', got`);
    refused('random', [3, { low: 1 }], 'RangeError', between('numbers'));
    refused('random', [3, { low: 0.2, high: 0.9, dtype: 'int32' }], 'RangeError', between('integers'));
    refused('random', [3, { low: NaN }], 'RangeError', between('numbers'));
    const none = (dtype: string): RegExp =>
      new RegExp(`^Mat\\.random: expected 'low' and 'high' with numbers of ${dtype} between, got`);
    refused('random', [3, { low: -1e308, high: 1.7e308 }], 'RangeError', none('float64'));
    refused('random', [3, { high: 1e300, dtype: 'float32' }], 'RangeError', none('float32'));
    refused('random', [3, { low: 1.0001, high: 1.0002, dtype: 'float16' }], 'RangeError', none('float16'));
    refused('random', [3, { high: Infinity, dtype: 'uint8' }], 'RangeError', /within int32/);
    refused('random', [3, { seed: 0.5 }], 'RangeError', /'seed'/);
  });

  test('more integers than OpenCV can draw from', () => {
    const apart = /^Mat\.random: expected 'low' and 'high' within int32, at most 2147483648 apart, got /;
    for (const [low, high] of [
      [-1e300, 1e300],
      [-(2 ** 31), 2 ** 31 - 1],
      [0, 2 ** 32],
      [-(2 ** 40), 1 - 2 ** 40],
    ]) {
      for (const dtype of ['uint8', 'int32'])
        refused('random', [3, { low, high, dtype }], 'RangeError', apart);
    }
  });
});

describe('random', () => {
  test('of the widest range of integers comes from all over it', () => {
    const mat = cv.Mat.random(1000, { low: -(2 ** 30), high: 2 ** 30, dtype: 'int32', seed: 1 });
    const quarters = new Set([...mat].map((value) => Math.floor((value as number) / 2 ** 29)));
    assert.deepEqual([...quarters].sort(), [-1, -2, 0, 1]);
  });

  test('integers between bounds that are none', () => {
    for (const [low, high, values] of [
      [0, 2.5, [0, 1, 2]],
      [0.5, 3.5, [1, 2, 3]],
      [-2.5, 0.5, [-2, -1, 0]],
    ] as const) {
      const drawn = cv.Mat.random(5000, { low, high, dtype: 'int8', seed: 3 });
      assert.deepEqual(drawn.unique().toArray(), values);
    }
  });

  test('floats stay below their bound in the narrowest ranges', () => {
    for (const [dtype, high] of [
      ['float32', 1 + 2 ** -20],
      ['float64', 1 + 2 ** -50],
    ] as const) {
      const drawn = cv.Mat.random(100000, { low: 1, high, dtype, seed: 1 });
      assert.deepEqual([drawn.min() >= 1, drawn.max() < high], [true, true], dtype);
    }
  });

  test('halves stay below their bound, though the next half is it', () => {
    for (const [low, high] of [
      [0, 1],
      [-1, 0],
      [1, 1.001],
      [0.1, 0.2],
    ] as const) {
      const values = [...cv.Mat.random(5000, { low, high, dtype: 'float16', seed: 3 })] as number[];
      assert.ok(values.every((value) => value >= low && value < high));
    }
  });

  test('without a seed differs each time', () => {
    assert.notDeepEqual(cv.Mat.random(64).toArray(), cv.Mat.random(64).toArray());
  });

  test("does not touch OpenCV's own generator", () => {
    const draw = (between: () => void): unknown => {
      cv.setRNGSeed(5);
      between();
      return cv.randu(new cv.Mat(2, 2, cv.CV_32F), 0, 1).toArray();
    };
    assert.deepEqual(
      draw(() => cv.Mat.random([5, 5], { seed: 9 })),
      draw(() => undefined),
    );
  });
});

describe('joining: refused', () => {
  const a = cv.Mat.zeros([2, 3]);

  test('what is no list of Mats', () => {
    for (const name of ['concat', 'stack', 'hstack', 'vstack']) {
      refused(
        name,
        [[]],
        'RangeError',
        /^Mat\.\w+: argument 'mats': expected at least one Mat, got an array of 0$/,
      );
      refused(name, [a], 'TypeError', /'mats': expected an array, got a Mat/);
      refused(name, [[a, 3]], 'TypeError', /'mats\[1\]': expected a Mat, got 3/);
      refused(name, [], 'TypeError', /'mats'/);
    }
    const gone = cv.Mat.zeros(1);
    gone.release();
    refused(
      'concat',
      [[a, gone]],
      'TypeError',
      /'mats\[1\]': expected a Mat that is not released, got a Mat/,
    );
  });

  test('shapes and axes', () => {
    const shapes = (first: string, second: string, axis: number): RegExp =>
      new RegExp(
        `expected shapes that differ along axis ${axis} alone, got \\[${first}\\] and \\[${second}\\]$`,
      );
    refused('concat', [[a, cv.Mat.zeros([2, 4])]], 'RangeError', shapes('2, 3', '2, 4', 0));
    refused('concat', [[a, cv.Mat.zeros(6)], 1], 'RangeError', shapes('2, 3', '6', 1));
    refused('concat', [[a], 2], 'RangeError', /'axis': expected an axis of shape \[2, 3\], got 2$/);
    refused('stack', [[a, a.T]], 'RangeError', /expected one shape, got \[2, 3\] and \[3, 2\]$/);
    refused('stack', [[a], 3], 'RangeError', /'axis': expected an axis of shape \[1, 2, 3\], got 3$/);
    refused('concat', [[a.slice(0, 0)]], 'RangeError', /'axis': expected an axis of shape \[\], got 0$/);
    const all = cv.Mat.zeros(new Array<number>(32).fill(1));
    refused('stack', [[all]], 'RangeError', /expected fewer than 32 axes/);
  });

  test('tile and roll', () => {
    const repeated =
      (...args: unknown[]) =>
      () =>
        call(a, 'tile', ...args);
    assert.throws(repeated(-1), {
      name: 'RangeError',
      message: /'reps': expected sizes that are not negative/,
    });
    assert.throws(repeated([2 ** 31 - 1, 1]), {
      name: 'RangeError',
      message: /at most 2147483647 elements along axis 0/,
    });
    assert.throws(repeated([2 ** 29, 2 ** 29, 1, 1]), { name: 'CvError', code: cv.Error.StsNoMem });
    assert.throws(() => a.roll([1, 2], [0]).roll([1, 2, 3], [0, 1]), {
      name: 'RangeError',
      message: "Mat.roll: argument 'axis': expected as many as shifts, 3, or one, got 2",
    });
    assert.throws(() => a.roll(1, 2), {
      name: 'RangeError',
      message: /'axis': expected an axis of shape \[2, 3\], got 2/,
    });
    assert.throws(() => call(a, 'roll', '1'), { name: 'TypeError', message: /'shift': expected/ });
  });
});
