import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import cv from '../../src/index.js';
import { call } from '../call/call.js';
import { cv2 } from '../call/cv2.js';

const counted = (...shape: number[]) =>
  cv.Mat.from(
    Int32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    { shape },
  );

/** Literals that JavaScript and Python read alike, and a dtype. */
const printed: readonly (readonly [text: string, dtype: 'int32' | 'float32' | 'float64'])[] = [
  ['[1, -20, 300]', 'int32'],
  ['[[[1, 2], [3, 4]], [[5, 6], [7, 80]]]', 'int32'],
  ['[[1, -2.5], [1e10, 0]]', 'float64'],
  ['[1, 2, 3]', 'float64'],
  ['[0.1, 0.25, 100]', 'float64'],
  ['[0.1, 0.25, 100]', 'float32'],
  ['[[16777216, 1.5]]', 'float32'],
  ['[1e-5, 1]', 'float64'],
  ['[1e-5, 1.17e-5]', 'float32'],
  ['[1e100, -3e-100, 0]', 'float64'],
  ['[123456.789, 0.5]', 'float64'],
  ['[-0.0, 1.5]', 'float64'],
  ['[3.14159265358979, -2.718281828459045]', 'float64'],
  ['[0, 0]', 'float64'],
  ['[[0.001, 0.9999999]]', 'float64'],
];

describe('toString', () => {
  test('is what numpy prints, with as many digits for each element', () => {
    const answers = cv2(
      printed.map(
        ([text, dtype]) =>
          `np.array2string(np.array(${text}, '${dtype}'), separator=', ', precision=6, floatmode='maxprec_equal')`,
      ),
    );
    for (const [i, [text, dtype]] of printed.entries()) {
      const mat = cv.Mat.from(JSON.parse(text) as number[], { dtype });
      // numpy has an empty line between planes.
      const expected = (answers[i] as { value: string }).value.replaceAll('\n\n', '\n');
      assert.equal(mat.toString(), expected, `${text} of ${dtype}`);
      assert.equal(String(mat.flip().flip()), expected);
    }
  });

  test('NaN and infinities are aligned with the rest', () => {
    assert.equal(
      cv.Mat.from([
        [NaN, 1.5],
        [-Infinity, 20],
      ]).toString(),
      '[[      NaN,       1.5],\n [-Infinity,      20.0]]',
    );
  });

  test('halves have no digits that they do not tell', () => {
    const mat = cv.Mat.from(new Uint16Array([0x2e66, 0x3c00]), { dtype: 'float16' });
    assert.equal(mat.toString(), '[0.1, 1.0]');
  });

  test('of no axes, and of no elements', () => {
    assert.equal(counted(3).slice(1).toString(), '1');
    assert.equal(new cv.Mat().toString(), '[]');
  });

  test('is short, whatever the shape', () => {
    for (const shape of [
      [1e6],
      [1000, 1000],
      [100, 100, 100],
      new Array<number>(20).fill(2),
      [9, 1, 9, 1, 9, 9],
    ]) {
      const text = new cv.Mat(1, 1e6 + 5e4, cv.CV_8U)
        .slice(0, [null, shape.reduce((a, b) => a * b, 1)])
        .reshape(shape)
        .toString();
      assert.ok(text.length < 4000, `${shape.join('x')}: ${text.length} characters`);
      assert.match(text, /\.\.\./);
    }
  });
});

describe('inspect', () => {
  test('has shape and dtype above the elements', () => {
    assert.equal(inspect(counted(2, 3)), 'Mat 2x3 int32\n[[0, 1, 2],\n [3, 4, 5]]');
    assert.equal(inspect(counted(3)), 'Mat 3 int32\n[0, 1, 2]');
    assert.equal(inspect(counted(3).slice(2)), 'Mat int32\n2');
  });

  test('leaves out the middle of long axes', () => {
    const text = inspect(new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]));
    assert.match(text, /^Mat 1080x1920x3 uint8\n\[\[\[1, 2, 3\],\n/);
    assert.ok(text.length < 1000, text);
    assert.equal(inspect(counted(1, 20)), 'Mat 1x20 int32\n[[ 0,  1,  2, ..., 17, 18, 19]]');
  });

  test('empty and released ones', () => {
    assert.equal(inspect(new cv.Mat()), 'Mat 0 uint8 (empty)');
    assert.equal(inspect(new cv.Mat(0, 7, cv.CV_32FC2)), 'Mat 0x7x2 float32 (empty)');
    const mat = new cv.Mat(1, 1, 0);
    mat.release();
    assert.equal(inspect(mat), 'Mat (released)');
    assert.equal(inspect([mat]), '[ Mat (released) ]');
  });

  test('never throws: what cannot be looked at says why', () => {
    const array = new Uint8Array(4);
    const mat = cv.Mat.from(array);
    structuredClone(array.buffer, { transfer: [array.buffer] });
    assert.equal(inspect(mat), 'Mat (Mat.inspect: the ArrayBuffer under the Mat was transferred)');
  });

  test('nested deeply it is a title', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    assert.match(inspect({ a: { b: { c: mat } } }), /\[Mat 2x2 uint8\]/);
    assert.match(inspect([mat]), /Mat 2x2 uint8/);
  });

  test('the class names itself', () => {
    assert.equal(Object.prototype.toString.call(new cv.Mat()), '[object Mat]');
  });
});

describe('toJSON', () => {
  test('is read back by Mat.from', () => {
    const mat = counted(2, 3, 2).slice('::-1, 1');
    const { data, dtype, shape } = JSON.parse(JSON.stringify(mat)) as ReturnType<typeof mat.toJSON>;
    assert.deepEqual(shape, [2, 2]);
    assert.deepEqual(cv.Mat.from(data as number[][], { dtype }), mat);
  });
});

describe('iteration', () => {
  test('rows are views, elements are numbers', () => {
    const faces = counted(2, 4);
    const seen: number[][] = [];
    for (const [x, y, width, height] of faces) seen.push([x, y, width, height] as number[]);
    assert.deepEqual(seen, [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    const [, second] = faces as Iterable<typeof faces>;
    second!.set([0], 99);
    assert.equal(faces.at(1, 0), 99);
    assert.deepEqual([...counted(3)], [0, 1, 2]);
    assert.deepEqual([...counted(0, 3)], []);
  });

  test('sees what is written meanwhile', () => {
    const mat = counted(3).clone();
    const seen: unknown[] = [];
    for (const value of mat) {
      seen.push(value);
      mat.set([2], 50);
    }
    assert.deepEqual(seen, [0, 1, 50]);
  });

  test('of no axes is the element; of a Mat that is gone nothing', () => {
    assert.deepEqual([...counted(3).slice(2)], [2]);
    const mat = counted(3).clone();
    assert.throws(
      () => {
        for (const value of mat) if (value === 0) mat.release();
      },
      { name: 'TypeError', message: 'Mat.at: the Mat is released' },
    );
    assert.throws(() => Array.from<unknown>(mat), {
      name: 'TypeError',
      message: 'Mat.iterator: the Mat is released',
    });
  });
});

describe('looks at a released Mat', () => {
  test('say who asked', () => {
    const mat = counted(2);
    mat.release();
    for (const name of ['toArray', 'toString', 'toJSON']) {
      assert.throws(() => call(mat, name), {
        name: 'TypeError',
        message: `Mat.${name}: the Mat is released`,
      });
    }
  });
});
