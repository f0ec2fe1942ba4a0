import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';

const shared = (...bytes: number[]): SharedArrayBuffer => {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};

describe('a Mat over a SharedArrayBuffer', () => {
  const memory = shared(1, 2, 3, 4, 5, 6);
  const sources = [
    ['itself', memory],
    ['a typed array over it', new Uint8Array(memory)],
    ['a Buffer over it', Buffer.from(memory)],
    ['a DataView over it', new DataView(memory)],
  ] as const;
  for (const [name, source] of sources) {
    test(`from ${name}: the same memory`, () => {
      for (const mat of [cv.Mat.from(source, { shape: [2, 3] }), new cv.Mat(2, 3, cv.CV_8U, source)]) {
        assert.deepEqual(mat.toArray(), [
          [1, 2, 3],
          [4, 5, 6],
        ]);
        mat.set([1, 2], 60);
        assert.equal(new Uint8Array(memory)[5], 60);
        assert.equal(mat.data.buffer, memory);
        mat.data[5] = 6;
        assert.equal(mat.at(1, 2), 6);
      }
    });
  }

  test('its elements are those of the typed array, from where that starts', () => {
    const floats = new Float32Array(new SharedArrayBuffer(40), 8, 6).fill(1.5);
    const mat = cv.Mat.from(floats, { shape: [3, 2] });
    assert.deepEqual([mat.dtype, mat.shape], ['float32', [3, 2]]);
    mat.set([0, 0], 7);
    assert.equal(floats[0], 7);
    assert.ok(mat.data instanceof Float32Array);
    assert.deepEqual([mat.data.byteOffset, mat.data.length], [8, 6]);
    assert.equal(mat.row(1).data.byteOffset, 16);
  });

  test('calls write to it directly, asynchronous ones too', async () => {
    const bytes = new Uint8Array(shared(1, 2, 3, 4));
    const mat = cv.Mat.from(bytes, { shape: [2, 2] });
    cv.add(mat, 1, mat);
    assert.deepEqual([...bytes], [2, 3, 4, 5]);
    assert.equal(await cv.addAsync(mat, 1, mat), mat);
    assert.deepEqual([...bytes], [3, 4, 5, 6]);
    await cv.flipAsync(mat.roi([1, 0, 1, 2]), 0, mat.roi([1, 0, 1, 2]));
    assert.deepEqual([...bytes], [3, 6, 5, 4]);
  });

  test('an asynchronous call reads what is there while it runs: no copy was made for it', async () => {
    // Four long calls keep Node's four threads busy; what is written meanwhile is what the fifth one reads.
    const image = cv.Mat.random([700, 700], { dtype: 'uint8', seed: 1 });
    const busy = Array.from({ length: 8 }, () => cv.bilateralFilterAsync(image, 31, 50, 50));
    const bytes = new Uint8Array(new SharedArrayBuffer(100));
    const sum = cv.sumElemsAsync(cv.Mat.from(bytes));
    bytes.fill(1);
    await Promise.all(busy);
    assert.deepEqual(await sum, [100, 0, 0, 0]);
  });

  test('typed arrays over shared memory are arguments like others', async () => {
    const bytes = new Uint8Array(shared(1, 2, 3));
    assert.deepEqual(cv.sumElems(bytes), [6, 0, 0, 0]);
    assert.deepEqual(await cv.sumElemsAsync(bytes), [6, 0, 0, 0]);
    assert.equal(cv.imdecode(new Uint8Array(shared(...cv.imencode('.png', cv.Mat.eye(3)))), 0).shape[0], 3);
  });

  test('the shape fits it', () => {
    assert.throws(() => cv.Mat.from(memory, { shape: [3, 3] }), {
      name: 'RangeError',
      message: "Mat.from: argument 'data': the shape needs 9 bytes, got 6",
    });
    assert.deepEqual(cv.Mat.from(new SharedArrayBuffer(0)).shape, [0]);
  });

  test('one that grows is used as far as the Mat reaches', () => {
    const growable = Reflect.construct(SharedArrayBuffer, [4, { maxByteLength: 1000 }]) as SharedArrayBuffer;
    const mat = cv.Mat.from(growable);
    Reflect.apply(Reflect.get(growable, 'grow') as (bytes: number) => void, growable, [1000]);
    mat.set([3], 9);
    assert.equal(new Uint8Array(growable)[3], 9);
    assert.deepEqual([mat.shape, mat.data.length], [[4], 4]);
  });

  test('release lets go of it; its typed arrays stay, since shared memory cannot be taken away', () => {
    const mat = cv.Mat.from(shared(1, 2, 3));
    const { data } = mat;
    mat.release();
    assert.deepEqual([...data], [1, 2, 3]);
    assert.throws(() => mat.data, { name: 'TypeError', message: 'Mat.data: the Mat is released' });
  });
});
