import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ndarray from 'ndarray';
import cv from '../../src/index.js';
import { call } from '../call/call.js';

type View = ndarray.NdArray<Uint8Array>;

/** The elements by ndarray's own `get`. */
function elements(view: View, index: number[] = []): unknown {
  if (index.length === view.dimension) return view.get(...index);
  return Array.from({ length: view.shape[index.length]! }, (_, i) => elements(view, [...index, i]));
}

const numbers = (): View =>
  ndarray(
    Uint8Array.from({ length: 60 }, (_, i) => i),
    [4, 5, 3],
  );
const mat = (): cv.Mat => cv.Mat.arange(60, { dtype: 'uint8' }).reshape([4, 5, 3]);

test('offsets are never -0', () => {
  for (const view of [mat(), mat().T, mat().channel(1)])
    assert.ok(
      !Object.is(
        view.toNdarray((_data, _shape, _stride, offset) => offset),
        -0,
      ),
    );
});

describe('views of ndarray', () => {
  const views: [name: string, view: (array: View) => View][] = [
    ['whole', (array) => array],
    ['a part', (array) => array.lo(1, 2, 0).hi(2, 3, 3)],
    ['steps', (array) => array.step(2, 3, 1)],
    ['backwards', (array) => array.step(-1, -2, -1)],
    ['transposed', (array) => array.transpose(2, 0, 1)],
    ['a channel', (array) => array.pick(null, null, 2)],
    ['a row', (array) => array.pick(1, null, null)],
    ['one element', (array) => array.pick(1, 2, 0)],
    ['no elements', (array) => array.hi(0, 5, 3)],
  ];
  for (const [name, view] of views) {
    test(`${name}: a Mat over the same memory`, () => {
      const array = view(numbers());
      const from = cv.Mat.from(array);
      assert.deepEqual(from.shape, [...array.shape]);
      assert.deepEqual(from.toArray(), elements(array));
      if (from.empty) return;
      const first = from.shape.map(() => 0);
      from.set(first, 250);
      assert.equal(array.get(...first), 250);
    });
  }

  const slices: [name: string, view: (base: cv.Mat) => cv.Mat][] = [
    ['whole', (base) => base],
    ['a part', (base) => base.slice('1:3, 2:5')],
    ['steps', (base) => base.slice('::2, ::3')],
    ['backwards', (base) => base.slice('::-1, ::-2, ::-1')],
    ['transposed', (base) => base.transpose([2, 0, 1])],
    ['a channel', (base) => base.channel(2)],
    ['one element', (base) => base.slice(1, 2, 0)],
    ['no elements', (base) => base.slice('0:0')],
  ];
  for (const [name, view] of slices) {
    test(`${name}: an ndarray over a Mat's memory`, () => {
      const base = mat();
      const slice = view(base);
      const array = slice.toNdarray<View>(ndarray);
      assert.deepEqual([...array.shape], slice.shape);
      assert.deepEqual(elements(array), slice.toArray());
      if (slice.empty) return;
      const first = slice.shape.map(() => 0);
      array.set(...first, 250);
      assert.deepEqual(
        base.toArray(),
        (() => {
          const expected = mat();
          view(expected).set(first, 250);
          return expected.toArray();
        })(),
      );
    });
  }

  test('wider elements: strides count elements', () => {
    const floats = ndarray(new Float64Array([1, 2, 3, 4, 5, 6]), [3], [-2], 5);
    const from = cv.Mat.from(floats);
    assert.deepEqual([from.dtype, from.strides, from.toArray()], ['float64', [-16], [6, 4, 2]]);
    const back = from.toNdarray<ndarray.NdArray<Float64Array>>(ndarray);
    assert.deepEqual([back.dtype, back.stride, back.get(2)], ['float64', [-2], 2]);
  });

  test('its memory outlives the Mat', () => {
    const make = (): View => mat().slice('::2').toNdarray<View>(ndarray);
    assert.equal(make().get(1, 0, 0), 30);
  });

  test('a view that reaches beyond its memory is refused', () => {
    for (const [shape, stride, offset] of [
      [[4], [20], 0],
      [[4], [-1], 2],
      [[4], [1], 60],
      [[2], [1.5], 0],
      [[2], [NaN], 0],
      [[2, 2], [1], 0],
      [[-2], [1], 0],
      [[2], [1], undefined],
    ]) {
      assert.throws(
        () => call(cv.Mat, 'from', { data: new Uint8Array(60), shape, stride, offset }),
        (error) => error instanceof Error && /^Mat\.from: /.test(error.message),
      );
    }
  });

  test('one over a plain array has no memory to share', () => {
    assert.throws(() => call(cv.Mat, 'from', ndarray([1, 2, 3])), {
      name: 'TypeError',
      message: 'Mat.from: expected a typed array under an ndarray, got object',
    });
    assert.throws(() => call(cv.Mat, 'from', numbers(), { shape: [60] }), {
      name: 'TypeError',
      message: "Mat.from: option 'shape': an ndarray has its own",
    });
  });
});
