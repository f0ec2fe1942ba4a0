import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import cv from '../../src/index.js';

describe('ImageData', () => {
  test('of a canvas: its pixels, as RGBA', () => {
    const context = createCanvas(6, 4).getContext('2d');
    context.fillStyle = 'rgb(10, 20, 30)';
    context.fillRect(2, 1, 3, 2);
    const pixels = context.getImageData(0, 0, 6, 4);
    const mat = cv.Mat.from(pixels);
    assert.deepEqual([mat.shape, mat.dtype], [[4, 6, 4], 'uint8']);
    assert.deepEqual(mat.at(1, 2), [10, 20, 30, 255]);
    assert.deepEqual(mat.at(0, 0), [0, 0, 0, 0]);
    mat.set([0, 0], [1, 2, 3, 4]);
    assert.deepEqual([...pixels.data.subarray(0, 4)], [1, 2, 3, 4], 'the same memory');
  });

  test('to a canvas', () => {
    const mat = cv.Mat.full([4, 6, 4], [10, 20, 30, 255], 'uint8');
    mat.set([3, 5], [200, 100, 50, 255]);
    const { data, width, height, colorSpace } = mat.toImageData();
    assert.deepEqual([width, height, colorSpace, data.length], [6, 4, 'srgb', 96]);
    assert.ok(data instanceof Uint8ClampedArray);
    assert.equal(data.buffer, mat.data.buffer);
    const context = createCanvas(6, 4).getContext('2d');
    context.putImageData(new ImageData(data, width, height), 0, 0);
    const [pixel] = [context.getImageData(5, 3, 1, 1).data];
    assert.deepEqual([...pixel], [200, 100, 50, 255]);
  });

  test('what is not RGBA is refused', () => {
    for (const [mat, got] of [
      [cv.Mat.zeros([4, 6, 3], 'uint8'), '[4, 6, 3] of uint8'],
      [cv.Mat.zeros([4, 6], 'uint8'), '[4, 6] of uint8'],
      [cv.Mat.zeros([4, 6, 4], 'float32'), '[4, 6, 4] of float32'],
    ] as const) {
      assert.throws(() => mat.toImageData(), {
        name: 'TypeError',
        message: `Mat.toImageData: expected an image of uint8 with 4 channels, got ${got}`,
      });
    }
  });

  test('sizes that do not fit are refused', () => {
    assert.throws(() => cv.Mat.from({ data: new Uint8ClampedArray(10), width: 2, height: 2 }), {
      name: 'RangeError',
      message: "Mat.from: argument 'data': the shape needs 16 bytes, got 10",
    });
  });
});
