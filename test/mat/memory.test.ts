import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { call } from '../call/call.js';

const transfer = (buffer: ArrayBuffer): ArrayBuffer => structuredClone(buffer, { transfer: [buffer] });

// The standard library's types know them from ES2024 on.
const resizable = (bytes: number): ArrayBuffer =>
  Reflect.construct(ArrayBuffer, [bytes, { maxByteLength: bytes }]) as ArrayBuffer;

describe("a Mat over JavaScript's memory", () => {
  const arrays = [
    ['uint8', new Uint8Array(12)],
    ['uint8', new Uint8ClampedArray(12)],
    ['int8', new Int8Array(12)],
    ['uint16', new Uint16Array(12)],
    ['int16', new Int16Array(12)],
    ['int32', new Int32Array(12)],
    ['float32', new Float32Array(12)],
    ['float64', new Float64Array(12)],
  ] as const;

  for (const [dtype, array] of arrays) {
    test(`${array.constructor.name}: a write on one side is seen on the other`, () => {
      const mat = cv.Mat.from(array, { shape: [2, 2, 3] });
      assert.equal(mat.dtype, dtype);
      array[5] = 17;
      assert.equal(mat.at(0, 1, 2), 17);
      mat.set([1, 0], [7, 8, 9]);
      assert.deepEqual([...array.subarray(6, 9)], [7, 8, 9]);
      cv.add(mat, [1, 1, 1, 0], mat);
      assert.deepEqual([...array], [1, 1, 1, 1, 1, 18, 8, 9, 10, 1, 1, 1]);
      assert.equal(mat.data.buffer, array.buffer);
    });
  }

  test('a Buffer, a DataView and an ArrayBuffer are bytes', () => {
    const bytes = new Uint8Array([1, 2, 3, 4, 5, 6]);
    for (const source of [Buffer.from(bytes.buffer), new DataView(bytes.buffer), bytes.buffer]) {
      const mat = cv.Mat.from(source, { shape: [2, 3] });
      assert.equal(mat.dtype, 'uint8');
      mat.set([0, 0], 99);
      assert.equal(bytes[0], 99);
      bytes[0] = 1;
      assert.deepEqual([...mat.data], [1, 2, 3, 4, 5, 6]);
    }
  });

  test('new Mat over memory is the same', () => {
    const floats = new Float32Array([1, 2, 3, 4, 5, 6]);
    const mat = new cv.Mat(1, 3, cv.CV_32FC2, floats);
    floats[3] = 40;
    assert.equal(mat.at(0, 1, 1), 40);
    mat.set([0, 0, 0], -1);
    assert.equal(floats[0], -1);
  });

  test('an offset view starts where the view starts', () => {
    const whole = Uint8Array.from({ length: 20 }, (_, i) => i);
    const mat = cv.Mat.from(whole.subarray(5, 11), { shape: [2, 3] });
    assert.deepEqual([mat.at(0, 0), mat.at(1, 2)], [5, 10]);
    assert.equal(mat.data.byteOffset, 5);
    mat.set([0, 0], 200);
    assert.equal(whole[5], 200);
    const row = mat.roi([0, 1, 3, 1]);
    assert.equal(row.data.byteOffset, 8);
    assert.deepEqual([...row.data], [8, 9, 10]);
  });

  test("a small Buffer lies somewhere in Node's pool", () => {
    const mat = cv.Mat.from(Buffer.from('hello'));
    assert.deepEqual(mat.shape, [5]);
    assert.equal(Buffer.from(mat.data.buffer, mat.data.byteOffset, 5).toString(), 'hello');
  });

  test('bytes can be read as wider elements', () => {
    const mat = cv.Mat.from(Buffer.from(new Int32Array([1, -2, 70000]).buffer), { dtype: 'int32' });
    assert.deepEqual(mat.shape, [3]);
    assert.deepEqual([...mat.data], [1, -2, 70000]);
  });

  test('elements are aligned', () => {
    const bytes = new Uint8Array(17);
    assert.throws(() => cv.Mat.from(bytes.subarray(1), { shape: [4], dtype: 'int32' }), {
      name: 'RangeError',
      message:
        "Mat.from: argument 'data': its first byte is not aligned to the elements; pass a copy (slice())",
    });
    assert.deepEqual(cv.Mat.from(bytes.slice(1), { shape: [4], dtype: 'int32' }).shape, [4]);
    assert.deepEqual(cv.Mat.from(bytes.subarray(4), { shape: [3], dtype: 'int32' }).shape, [3]);
  });

  test('the memory holds what the shape says: never less', () => {
    const bytes = Buffer.alloc(99);
    assert.throws(() => new cv.Mat(10, 10, cv.CV_8U, bytes), {
      name: 'RangeError',
      message: "Mat.constructor: argument 'data': the shape needs 100 bytes, got 99",
    });
    assert.throws(() => cv.Mat.from(bytes, { shape: [5, 5, 4] }), {
      name: 'RangeError',
      message: "Mat.from: argument 'data': the shape needs 100 bytes, got 99",
    });
    assert.throws(() => cv.Mat.from(bytes, { shape: [2 ** 30, 2 ** 30, 2 ** 30] }), {
      name: 'RangeError',
      message: "Mat.from: argument 'data': the shape needs more bytes, got 99",
    });
    assert.deepEqual([...cv.Mat.from(bytes, { shape: [7, 14] }).shape], [7, 14], 'more is fine');
  });

  test('the Mat keeps the memory alive, and releasing it leaves the memory to its owner', () => {
    const array = new Uint8Array([1, 2, 3]);
    const mat = cv.Mat.from(array);
    const view = mat.data;
    mat.release();
    assert.deepEqual([...array], [1, 2, 3]);
    assert.deepEqual([...view], [1, 2, 3]);
    assert.equal(mat.released, true);
  });

  test('a transferred buffer takes the memory away: the Mat says so', () => {
    const array = new Uint8Array(6);
    const mat = cv.Mat.from(array, { shape: [2, 3] });
    const view = mat.roi([0, 0, 3, 1]);
    transfer(array.buffer);
    const message = 'the ArrayBuffer under the Mat was transferred';
    assert.throws(() => mat.rows, { name: 'TypeError', message: `Mat.rows: ${message}` });
    assert.throws(() => mat.data, { name: 'TypeError', message: `Mat.data: ${message}` });
    assert.throws(() => mat.at(0, 0), { name: 'TypeError', message: `Mat.at: ${message}` });
    assert.throws(() => mat.set([0, 0], 1), { name: 'TypeError', message: `Mat.set: ${message}` });
    assert.throws(() => view.clone(), { name: 'TypeError', message: `Mat.clone: ${message}` });
    assert.throws(() => cv.sumElems(mat), {
      name: 'TypeError',
      message:
        "cv.sumElems: argument 1 'src': expected a Mat whose ArrayBuffer was not transferred, got a Mat\n" +
        '  sumElems(src) -> retval',
    });
    mat.release();
    assert.equal(mat.released, true);
  });

  test('a transfer from within the call is noticed before OpenCV sees the memory', () => {
    const array = new Uint8Array(9);
    const mat = cv.Mat.from(array, { shape: [3, 3] });
    for (const input of [mat, array]) {
      const buffer = new ArrayBuffer(9);
      const bytes = new Uint8Array(buffer);
      const image = input === mat ? cv.Mat.from(bytes, { shape: [3, 3] }) : bytes;
      const message =
        input === mat
          ? /^cv\.blur: argument 1 'src': expected a Mat whose ArrayBuffer was not transferred, got a Mat\n/
          : /^cv\.blur: an argument changed while it was read\n/;
      const size = {
        height: 3,
        get width() {
          if (buffer.byteLength > 0) transfer(buffer);
          return 3;
        },
      };
      assert.throws(() => cv.blur(image, size), { name: 'TypeError', message });
    }
    const index = [0, 0];
    Object.defineProperty(index, 0, { get: () => (transfer(array.buffer), 0) });
    assert.throws(() => mat.set(index, 1), {
      name: 'TypeError',
      message: 'Mat.set: the ArrayBuffer under the Mat was transferred',
    });
  });

  test('an array that is passed directly, asynchronously, may be transferred at once', async () => {
    const array = new Float64Array(1000).fill(2);
    const sum = cv.sumElemsAsync(array);
    transfer(array.buffer);
    assert.deepEqual(await sum, [2000, 0, 0, 0]);
  });

  test('a Mat over an ArrayBuffer that is used asynchronously may lose it at once', async () => {
    const array = new Uint8Array(300 * 300).fill(2);
    const mat = cv.Mat.from(array, { shape: [300, 300] });
    const blurred = [1, 2, 3, 4].map(() => cv.medianBlurAsync(mat, 3));
    transfer(array.buffer);
    for (const result of await Promise.all(blurred)) assert.ok(result.data.every((value) => value === 2));
    assert.throws(() => cv.medianBlur(mat, 3), /transferred/);
  });

  test('what an asynchronous call writes arrives in the array under its dst', async () => {
    const array = new Uint8Array(6);
    const dst = cv.Mat.from(array, { shape: [2, 3] });
    assert.equal(await cv.addAsync(new cv.Mat(2, 3, cv.CV_8U, 5), 2, dst), dst);
    assert.deepEqual([...array], [7, 7, 7, 7, 7, 7]);
    const corner = dst.roi([1, 0, 2, 2]);
    assert.equal(await cv.addAsync(new cv.Mat(2, 2, cv.CV_8U, 1), 0, corner), corner);
    assert.deepEqual([...array], [7, 1, 1, 7, 1, 1]);
  });

  test('a resizable ArrayBuffer is refused for a Mat', () => {
    const buffer = resizable(8);
    const message = "argument 'data': a resizable ArrayBuffer could shrink under the Mat; pass a copy";
    for (const data of [buffer, new Uint8Array(buffer), Buffer.from(buffer)]) {
      assert.throws(() => cv.Mat.from(data), { name: 'TypeError', message: `Mat.from: ${message}` });
      assert.throws(() => new cv.Mat(1, 8, cv.CV_8U, data), {
        name: 'TypeError',
        message: `Mat.constructor: ${message}`,
      });
    }
  });

  test('one that hides that it is resizable, and shrinks, takes the memory away', () => {
    const buffer = resizable(8e6);
    Object.defineProperty(buffer, 'resizable', { value: false });
    const mat = cv.Mat.from(buffer);
    call(buffer, 'resize', 0);
    assert.throws(() => mat.at(0, 0), { name: 'TypeError' });
    assert.throws(() => cv.sumElems(mat), { name: 'TypeError' });
  });

  test('a resizable one can be an input for as long as the call lasts', async () => {
    const buffer = resizable(8e6);
    const array = new Uint8Array(buffer).fill(1);
    assert.equal(cv.sumElems(array)[0], 8e6);
    const sum = cv.sumElemsAsync(array);
    call(buffer, 'resize', 0);
    assert.equal((await sum)[0], 8e6);
  });

  test('element types that OpenCV lacks are refused', () => {
    for (const array of [new Uint32Array(2), new BigInt64Array(2), new BigUint64Array(2)]) {
      assert.throws(() => call(cv.Mat, 'from', array), {
        name: 'TypeError',
        message: 'Mat.from: OpenCV has no element type for this typed array',
      });
      assert.throws(() => call(cv, 'sumElems', array), {
        name: 'TypeError',
        message:
          "cv.sumElems: argument 1 'src': expected an element type that OpenCV has (8 to 32 bits, or float), " +
          `got a ${array.constructor.name}\n  sumElems(src) -> retval`,
      });
    }
  });

  test('a Float16Array, where there is one, is half the bytes of a Float32Array', (context) => {
    const type: unknown = Reflect.get(globalThis, 'Float16Array');
    if (typeof type !== 'function') return context.skip('this Node has no Float16Array');
    const array = Reflect.construct(type, [4]) as ArrayBufferView;
    assert.throws(() => new cv.Mat(1, 16, cv.CV_8U, array), {
      name: 'RangeError',
      message: "Mat.constructor: argument 'data': the shape needs 16 bytes, got 8",
    });
    assert.deepEqual(new cv.Mat(1, 4, cv.CV_16F, array).shape, [1, 4]);
    assert.equal(cv.Mat.from(array).dtype, 'float16');
  });

  test('views, clones and results outlive the Mat that made them', async () => {
    const mat = cv.Mat.from(new Uint8Array([1, 2, 3, 4]), { shape: [2, 2] });
    const roi = mat.roi([1, 0, 1, 2]);
    const copy = mat.clone();
    const later = cv.addAsync(mat, 1);
    mat.release();
    assert.deepEqual([roi.at(0, 0), roi.at(1, 0)], [2, 4]);
    assert.deepEqual([...copy.data], [1, 2, 3, 4]);
    assert.deepEqual([...(await later).data], [2, 3, 4, 5]);
    await setImmediate();
  });
});
