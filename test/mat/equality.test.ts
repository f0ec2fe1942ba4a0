import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import cv from '../../src/index.js';

type Mat = InstanceType<typeof cv.Mat>;

const grid = (): Mat =>
  cv.Mat.from(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: 'uint8' },
  );
const bits = (value: number): Mat => cv.Mat.from(new Uint16Array([value]), { dtype: 'float16' });

const equal: Record<string, () => [Mat, Mat]> = {
  'the same elements': () => [grid(), grid()],
  'one Mat': () => {
    const mat = grid();
    return [mat, mat];
  },
  'a view, and a copy of it': () => [
    grid().slice('::-1, ::2'),
    cv.Mat.from(
      [
        [4, 6],
        [1, 3],
      ],
      { dtype: 'uint8' },
    ),
  ],
  'a transpose of a transpose': () => [grid().T.T, grid()],
  'empty ones of one shape': () => [new cv.Mat(), cv.Mat.from([], { dtype: 'uint8' })],
  'arrays without axes': () => [grid().slice(1, 1), cv.Mat.from([5], { shape: [], dtype: 'uint8' })],
  'NaN and NaN': () => [cv.Mat.from([NaN, 1]), cv.Mat.from([NaN, 1])],
  'one whose data was taken': () => {
    const mat = grid();
    assert.equal(mat.data.length, 6);
    return [mat, grid()];
  },
};

const different: Record<string, () => [Mat, unknown]> = {
  'one element': () => {
    const other = grid();
    other.set([1, 2], 7);
    return [grid(), other];
  },
  'the shape': () => [grid(), grid().reshape(3, 2)],
  'an axis of size 1': () => [grid(), grid().expandDims(2)],
  'the dtype': () => [grid(), cv.Mat.from(new Int8Array([1, 2, 3, 4, 5, 6]), { shape: [2, 3] })],
  'the order of a view': () => [grid(), grid().flip(0)],
  'the shapes of empty ones': () => [new cv.Mat(0, 2, cv.CV_8U), new cv.Mat(0, 3, cv.CV_8U)],
  halves: () => [bits(0x3c00), bits(0x3c01)],
  'nested arrays': () => [grid(), grid().toArray()],
  'a plain object with its contents': () => [grid(), { contents: grid().contents }],
};

describe('deepStrictEqual', () => {
  for (const [name, make] of Object.entries(equal)) {
    test(`takes ${name}`, () => {
      const [a, b] = make();
      assert.deepStrictEqual(a, b);
      assert.deepStrictEqual({ deep: [a] }, { deep: [b] });
      assert.throws(() => assert.notDeepStrictEqual(a, b), { code: 'ERR_ASSERTION' });
    });
  }
  for (const [name, make] of Object.entries(different)) {
    test(`sees a difference in ${name}`, () => {
      const [a, b] = make();
      assert.notDeepStrictEqual(a, b);
      assert.throws(() => assert.deepStrictEqual({ deep: [a] }, { deep: [b] }), { code: 'ERR_ASSERTION' });
    });
  }
});

describe("jest's toEqual and toStrictEqual", () => {
  for (const [name, make] of Object.entries(equal)) {
    test(`take ${name}`, () => {
      const [a, b] = make();
      expect(a).toEqual(b);
      expect({ deep: [a] }).toStrictEqual({ deep: [b] });
      assert.throws(() => expect(a).not.toEqual(b), /not\.toEqual/);
    });
  }
  for (const [name, make] of Object.entries(different)) {
    if (name === 'a plain object with its contents') continue;
    test(`see a difference in ${name}`, () => {
      const [a, b] = make();
      expect(a).not.toEqual(b);
      expect({ deep: [a] }).not.toStrictEqual({ deep: [b] });
      assert.throws(() => expect(a).toEqual(b), /toEqual/);
    });
  }
});

describe('released Mats', () => {
  test('are like each other, and like no living one', () => {
    const [a, b] = [grid(), grid().reshape(6)];
    a.release();
    b.release();
    assert.deepStrictEqual(a, b);
    assert.notDeepStrictEqual(a, grid());
    assert.notDeepStrictEqual(grid(), a);
    assert.throws(() => assert.deepStrictEqual(a, grid()), { code: 'ERR_ASSERTION' });
  });

  test('one whose memory was transferred says so', () => {
    const array = new Uint8Array(4);
    const mat = cv.Mat.from(array);
    structuredClone(array.buffer, { transfer: [array.buffer] });
    assert.throws(() => assert.deepStrictEqual(mat, grid()), {
      name: 'TypeError',
      message: 'Mat.contents: the ArrayBuffer under the Mat was transferred',
    });
  });
});

describe('contents', () => {
  test('are a copy', () => {
    const mat = grid();
    mat.contents!.data[0] = 99;
    assert.equal(mat.at(0, 0), 1);
  });

  test('of float16 are its numbers', () => {
    assert.deepEqual(bits(0xc000).contents, { shape: [1], dtype: 'float16', data: new Float32Array([-2]) });
  });
});
