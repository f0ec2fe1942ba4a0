import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as ort from 'onnxruntime-node';
import cv from '../../src/index.js';
import { call } from '../call/call.js';
import { oneOperator } from './onnx-model.js';

describe("onnxruntime's Tensor", () => {
  for (const dtype of ['uint8', 'int8', 'uint16', 'int16', 'int32', 'float32', 'float64'] as const) {
    test(`${dtype}, both ways: one memory`, () => {
      const mat = cv.Mat.arange(24, { dtype }).reshape([2, 3, 4]);
      const tensor = mat.toTensor(ort.Tensor);
      assert.ok(tensor instanceof ort.Tensor);
      assert.deepEqual([tensor.type, tensor.dims], [dtype, [2, 3, 4]]);
      (tensor.data as Uint8Array)[5] = 99;
      assert.equal(mat.at(0, 1, 1), 99);
      const back = cv.Mat.from(tensor);
      assert.deepEqual([back.dtype, back.shape], [dtype, [2, 3, 4]]);
      back.set([1, 2, 3], 77);
      assert.equal(mat.at(1, 2, 3), 77);
    });
  }

  test('float16 is its bits', () => {
    const mat = cv.Mat.from([1, -2, 0.5]).astype('float16');
    const tensor = mat.toTensor(ort.Tensor);
    assert.equal(tensor.type, 'float16');
    assert.deepEqual(cv.Mat.from(tensor).toArray(), [1, -2, 0.5]);
  });

  test('truth is bytes', () => {
    const mat = cv.Mat.from(new ort.Tensor('bool', [true, false, true], [3]));
    assert.deepEqual([mat.dtype, mat.toArray()], ['uint8', [1, 0, 1]]);
  });

  test('four axes, and none', () => {
    const blob = cv.dnn.blobFromImage(cv.Mat.full([4, 5, 3], [1, 2, 3], 'uint8'));
    assert.deepEqual(blob.toTensor(ort.Tensor).dims, [1, 3, 4, 5]);
    const scalar = cv.Mat.from(new ort.Tensor('float32', [2.5], []));
    assert.deepEqual([scalar.shape, scalar.toArray()], [[], 2.5]);
    assert.deepEqual(scalar.toTensor(ort.Tensor).dims, []);
  });

  test('a network runs on it', async () => {
    const session = await ort.InferenceSession.create(oneOperator('Add', 2, 4));
    const blob = cv.dnn.blobFromImage(cv.Mat.full([4, 5, 3], [1, 2, 3], 'uint8'), 1, { swapRB: true });
    const { y } = await session.run({ x: blob.toTensor(ort.Tensor) });
    const output = cv.Mat.from(y!);
    assert.deepEqual(output.shape, [1, 3, 4, 5]);
    assert.deepEqual([output.at(0, 0, 0, 0), output.at(0, 1, 3, 4), output.at(0, 2, 0, 0)], [6, 4, 2]);
  });

  test('a view with gaps is no tensor', () => {
    assert.throws(() => cv.Mat.zeros([4, 4]).slice(null, '1:3').toTensor(ort.Tensor), {
      name: 'TypeError',
      message: /^Mat\.data: .*use clone\(\)\.data/,
    });
  });

  test('element types that OpenCV lacks are refused', () => {
    for (const tensor of [new ort.Tensor('int64', [1n, 2n], [2]), new ort.Tensor('string', ['a'], [1])]) {
      assert.throws(() => call(cv.Mat, 'from', tensor), {
        name: 'TypeError',
        message: `Mat.from: OpenCV has no element type for a tensor of ${tensor.type}`,
      });
    }
  });
});
