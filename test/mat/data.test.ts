import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';

describe('data', () => {
  const classes = [
    [cv.CV_8U, Uint8Array],
    [cv.CV_8S, Int8Array],
    [cv.CV_16U, Uint16Array],
    [cv.CV_16S, Int16Array],
    [cv.CV_32S, Int32Array],
    [cv.CV_32F, Float32Array],
    [cv.CV_64F, Float64Array],
    [cv.CV_16F, Uint16Array],
  ] as const;

  for (const [depth, type] of classes) {
    test(`of depth ${String(depth)} is a ${type.name} of every element, over the same memory`, () => {
      const mat = new cv.Mat(3, 4, depth + ((2 - 1) << 3));
      const { data } = mat;
      assert.equal(data.constructor, type);
      assert.equal(data.length, 24);
      mat.set([2, 3, 1], 1);
      assert.notEqual(data[23], 0);
      data.fill(0);
      assert.equal(mat.at(2, 3, 1), 0);
    });
  }

  test('is the same array each time', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U);
    assert.equal(mat.data, mat.data);
  });

  test('sees what OpenCV writes in place', () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U, 5);
    const { data } = mat;
    assert.equal(cv.add(mat, 3, mat), mat);
    assert.deepEqual([...data], [8, 8, 8, 8]);
    assert.equal(mat.data, data);
  });

  test('of a dst that OpenCV had to allocate anew is new; the old array keeps the old memory', () => {
    const dst = new cv.Mat(1, 2, cv.CV_8U, 9);
    const old = dst.data;
    assert.equal(cv.add(new cv.Mat(2, 2, cv.CV_8U, 1), 1, dst), dst);
    assert.deepEqual(dst.shape, [2, 2]);
    assert.deepEqual([...dst.data], [2, 2, 2, 2]);
    assert.deepEqual([...old], [9, 9]);
    old[0] = 1;
    assert.deepEqual([...dst.data], [2, 2, 2, 2]);
  });

  test('is detached by release, together with all that stands on its buffer', () => {
    const mat = new cv.Mat(4, 4, cv.CV_16U, 7);
    const { data } = mat;
    const bytes = new Uint8Array(data.buffer);
    mat.release();
    assert.equal(data.length, 0);
    assert.equal(data[0], undefined);
    assert.equal(bytes.length, 0);
    assert.equal(data.buffer.byteLength, 0);
    assert.throws(() => mat.data, { name: 'TypeError', message: 'Mat.data: the Mat is released' });
  });

  test('of a view of all rows is its own array over the same memory', () => {
    const mat = new cv.Mat(4, 4, cv.CV_8U);
    const whole = mat.roi([0, 0, 4, 4]);
    whole.data[5] = 17;
    assert.equal(mat.data[5], 17);
    mat.release();
    assert.equal(whole.data[5], 17, 'the view keeps the memory');
  });

  test('of rows without gaps starts at the first of them', () => {
    const mat = cv.Mat.from(
      Uint8Array.from({ length: 12 }, (_, i) => i),
      { shape: [4, 3] },
    ).clone();
    assert.deepEqual([...mat.roi([0, 1, 3, 2]).data], [3, 4, 5, 6, 7, 8]);
  });

  test('of a view with gaps is refused; clone().data is a copy', () => {
    const mat = cv.Mat.from([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const view = mat.roi([1, 0, 2, 2]);
    assert.equal(view.isContinuous, false);
    assert.throws(() => view.data, {
      name: 'TypeError',
      message:
        'Mat.data: the Mat is a view whose elements do not lie one after the other; use clone().data for a copy where they do',
    });
    assert.deepEqual([...view.clone().data], [2, 3, 5, 6]);
  });

  test('of an empty Mat is empty', () => {
    assert.equal(new cv.Mat().data.length, 0);
    assert.equal(new cv.Mat(0, 3, cv.CV_32F).data.length, 0);
  });

  test("after a transfer is not there, or, where pixels are V8's memory, neither is the Mat", () => {
    const mat = new cv.Mat(2, 2, cv.CV_8U, 3);
    const { buffer } = mat.data;
    try {
      structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
    } catch (error) {
      assert.equal((error as Error).name, 'DataCloneError');
    }
    const moved = (): boolean => {
      try {
        return mat.at(1, 1) !== 3 || mat.data.length !== 4;
      } catch (error) {
        assert.match(String(error), /^TypeError: Mat\.\w+: the ArrayBuffer under the Mat was transferred/);
        return false;
      }
    };
    assert.equal(moved(), false);
    mat.release();
    assert.equal(mat.released, true);
  });
});
