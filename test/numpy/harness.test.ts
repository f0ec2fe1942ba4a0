/** The comparison itself: that it sees a difference, and that both sides hold the same elements. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { same } from './compare.js';
import { DTYPES, halfBits } from './contents.js';
import type { Expected } from './oracle.js';
import { array, row } from './rows.js';
import { compareWithNumpy } from './runner.js';

const expected = (dtype: string, shape: number[], values: number[]): Expected => ({
  kind: 'array',
  dtype,
  shape,
  values: Float64Array.from(values),
});
const mat = (values: number[], shape = [values.length]) => cv.Mat.from(values, { shape });

test('a difference is seen', () => {
  const differs = (actual: unknown, wanted: Expected, message: RegExp, tolerance?: Expected): void =>
    assert.throws(() => same(actual, wanted, tolerance), message);
  differs(mat([1, 2, 4]), expected('float64', [3], [1, 2, 3]), /1 of 3 elements differ; the first, 2, is 4/);
  differs(mat([1, 2]), expected('float32', [2], [1, 2]), /dtype and shape/);
  differs(mat([1, 2], [1, 2]), expected('float64', [2], [1, 2]), /dtype and shape/);
  differs(mat([NaN]), expected('float64', [1], [0]), /is NaN, in numpy 0/);
  differs(mat([0]), expected('float64', [1], [NaN]), /is 0, in numpy NaN/);
  differs(
    mat([2 ** 53]),
    expected('float64', [1], [Infinity]),
    /in numpy Inf/,
    expected('float64', [1], [1]),
  );
  differs(mat([1.5]), expected('float64', [1], [1]), /1 of 1/, expected('float64', [1], [0.25]));
  differs([1, 2], [1, 2, 3], /length/);
  differs([1, [2]], [1, [3]], /result\[1\]\[0\]: numpy gives 3, not 2/);
  differs(1, true, /numpy gives true, not 1/);
  differs('1', 1, /numpy gives 1, not '1'/);
  differs([1], expected('float64', [1], [1]), /numpy gives an array/);
  differs(undefined, null, /numpy gives null/);
  differs(0, { kind: 'number', text: 'Infinity' }, /numpy gives Infinity/);
});

test('what is equal passes', () => {
  same(mat([1, NaN, -0]), expected('float64', [3], [1, NaN, 0]), undefined);
  same(mat([1.25]), expected('float64', [1], [1]), expected('float64', [1], [0.25]));
  same([-Infinity, [true]], [{ kind: 'number', text: '-Infinity' }, [true]], undefined);
});

const HALVES = [0, -0, 1, 0.1, -65504, 65519, 65520, 2 ** -24, 3 * 2 ** -26, 2050, 1e9, -Infinity, NaN];

compareWithNumpy({
  'both sides hold the same elements': DTYPES.flatMap((dtype) =>
    (['wide', 'small', 'special', 'tame'] as const).map((content) =>
      row(`${dtype} ${content}`, { a: array(dtype, [40, 50], content) }, (m) => m.a, 'a'),
    ),
  ),
  'float16 by its bits': [
    row(
      'as numpy rounds',
      {},
      () => cv.Mat.from(Uint16Array.from(HALVES, halfBits), { dtype: 'float16', shape: [HALVES.length] }),
      `np.array([${HALVES.map(String).join().replaceAll('Infinity', 'np.inf').replace('NaN', 'np.nan')}], 'f2')`,
    ),
  ],
});
