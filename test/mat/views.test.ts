import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, type Refusal } from '../call/call.js';

// That views are numpy's is what test/numpy compares; here is what numpy cannot tell.

const refused = (mat: object, name: string, args: unknown[], refusal: Refusal): void =>
  assert.throws(() => call(mat, name, ...args), refusal);

const counted = (...shape: number[]) =>
  cv.Mat.from(
    Int32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    { shape },
  );

describe('slice', () => {
  test('with steps and bounds beyond all numbers', () => {
    const far = '9'.repeat(400);
    assert.deepEqual(cv.Mat.arange(3).slice(`::${far}`).toArray(), [0]);
    assert.deepEqual(cv.Mat.arange(3).slice(`-${far}:${far}`).toArray(), [0, 1, 2]);
  });

  const mat = counted(6, 7, 5);

  test('spaces mean nothing, a comma at the end neither', () => {
    const expected = mat.slice('1:3,::2,0');
    for (const text of [' 1 : 3 , : : 2 , +0 ', '1:3, ::2, 0,', '...,1:3,::2,0']) {
      assert.deepEqual(mat.slice(text), expected);
    }
  });

  test('a part of more than one position, of text and of arrays', () => {
    assert.deepEqual(mat.slice([1, 3], '::2, 0'), mat.slice('1:3, ::2, 0'));
    assert.deepEqual(mat.slice([], [undefined, 3]), mat.slice(':, :3'));
  });

  test('refuses text that is none', () => {
    for (const text of [
      '',
      'x',
      '1.5',
      '1:2:3:4',
      '1,,2',
      ':,,',
      '--1',
      '1 2',
      'none',
      '…',
      '1e3',
      '0x1',
      '[1]',
    ]) {
      refused(mat, 'slice', [text], {
        name: 'TypeError',
        message: `Mat.slice: expected positions, ranges such as 10:50 or ::2, None or ..., separated by commas, got '${text}'`,
      });
    }
  });

  test('refuses what is outside, or too much', () => {
    const range = (what: string): Refusal => ({ name: 'RangeError', message: `Mat.slice: ${what}` });
    refused(mat, 'slice', [6], range('index 6 is outside axis 0 of size 6'));
    refused(mat, 'slice', ['0, -8'], range('index -8 is outside axis 1 of size 7'));
    refused(
      mat,
      'slice',
      ['99999999999999999999'],
      range('index 100000000000000000000 is outside axis 0 of size 6'),
    );
    refused(mat, 'slice', ['..., ...'], range("expected at most one '...'"));
    refused(mat, 'slice', [[0, 6, 0]], range('the step of a range must not be 0'));
    refused(
      mat,
      'slice',
      ['0,0,0,:'],
      range('expected at most 3 positions or ranges for shape [6, 7, 5], got 4'),
    );
    refused(mat, 'slice', ['None, '.repeat(30)], {
      name: 'RangeError',
      message: 'Mat.view: a Mat has at most 32 axes, not 33',
    });
  });

  test('refuses what is no part', () => {
    const part = "a position, a range [start, stop, step], null, or Python's text";
    for (const [value, got] of [
      [undefined, 'undefined'],
      [true, 'true'],
      [{ start: 1 }, 'an object'],
      [[1, 2, 3, 4], 'an array of 4'],
      [mat, 'a Mat'],
      [1n, 'a BigInt'],
    ]) {
      refused(mat, 'slice', [0, value], {
        name: 'TypeError',
        message: `Mat.slice: argument 'parts[1]': expected ${part}, got ${got as string}`,
      });
    }
    const integer = `an integer from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`;
    refused(mat, 'slice', [0.5], {
      name: 'RangeError',
      message: `Mat.slice: argument 'parts[0]': expected ${integer}, got 0.5`,
    });
    refused(mat, 'slice', [[0, 1, '2']], {
      name: 'TypeError',
      message: `Mat.slice: argument 'parts[0]': expected ${integer}, got '2'`,
    });
  });

  test('steps of any length', () => {
    const far = Number.MAX_SAFE_INTEGER;
    assert.deepEqual(mat.slice([null, null, far], 0, 0).toArray(), [0]);
    assert.deepEqual(mat.slice([-far, far, -far], 0, 0).toArray(), []);
    assert.deepEqual(mat.slice([far, -far, -far], 0, 0).toArray(), [175]);
  });

  test('a position on each axis leaves an array without axes', () => {
    const one = mat.slice(1, 2, 3);
    assert.deepEqual(one.shape, []);
    assert.equal(one.at(), 48);
    assert.equal(one.toArray(), 48);
    one.data[0] = -1;
    assert.equal(mat.at(1, 2, 3), -1);
    mat.set([1, 2, 3], 48);
  });
});

describe('views', () => {
  test('are the same memory, whatever made them', () => {
    const mat = cv.Mat.from(new Uint8Array(24), { shape: [2, 4, 3] });
    const views = [
      mat.slice('::-1, ::2'),
      mat.roi([1, 0, 2, 2]),
      mat.row(-1),
      mat.col(0),
      mat.channel(1),
      mat.reshape(-1),
      mat.T,
      mat.transpose([1, 0, 2]),
      mat.expandDims(0).squeeze(),
      mat.flip(),
      ...mat.split(2),
    ];
    for (const view of views) {
      mat.data.fill(0);
      const index = view.shape.map(() => 0);
      view.set(index, 9);
      assert.equal(mat.data.filter((value) => value === 9).length, 1);
      assert.equal(view.at(...index), 9);
    }
  });

  test('OpenCV reads and writes through them', () => {
    const mat = cv.Mat.from(new Uint8Array(5 * 6 * 3), { shape: [5, 6, 3] });
    const green = mat.channel(1);
    assert.equal(cv.add(green, 7, green), green);
    assert.deepEqual(cv.sumElems(mat).slice(0, 3), [0, 210, 0]);
    const mirrored = mat.flip(1);
    cv.rectangle(mirrored, [0, 0], [0, 4], [1, 1, 1], cv.FILLED);
    assert.deepEqual(
      mat.slice(':, -1').toArray(),
      Array.from({ length: 5 }, () => [1, 1, 1]),
    );
    assert.deepEqual(mat.at(0, 0), [0, 7, 0]);
  });

  test('outlive the Mat, and die alone', () => {
    const mat = counted(3, 4).clone();
    const view = mat.slice('::-1, 1');
    const inner = view.slice([null, null, 2]);
    mat.release();
    view.release();
    assert.deepEqual(inner.toArray(), [9, 1]);
  });

  test('of a view of a view of an empty one', () => {
    const empty = counted(3, 0, 2);
    assert.deepEqual(empty.T.slice('::-1').flip().reshape(0, 5).shape, [0, 5]);
    assert.deepEqual(empty.slice('1:1, ::-1').shape, [0, 0, 2]);
  });
});

describe('views: refused', () => {
  const mat = counted(2, 3, 4);
  const range = (what: string): Refusal => ({ name: 'RangeError', message: `Mat.${what}` });

  test('positions and axes that are not there', () => {
    refused(mat, 'row', [2], range("row: argument 'y': expected an index of axis 0 of size 2, got 2"));
    refused(mat, 'col', [-4], range("col: argument 'x': expected an index of axis 1 of size 3, got -4"));
    refused(
      mat,
      'channel',
      [4],
      range("channel: argument 'index': expected an index of axis 2 of size 4, got 4"),
    );
    refused(counted(5), 'col', [0], range('col: expected more than 1 axes, got shape [5]'));
    refused(mat, 'flip', [3], range("flip: argument 'axis': expected an axis of shape [2, 3, 4], got 3"));
    refused(mat, 'flip', [[0, -3]], range("flip: argument 'axis': expected different axes, got [0, -3]"));
    refused(
      mat,
      'squeeze',
      [1],
      range("squeeze: argument 'axis': expected an axis of size 1, got axis 1 of shape [2, 3, 4]"),
    );
    refused(
      mat,
      'expandDims',
      [4],
      range("expandDims: argument 'axis': expected an axis of shape [2, 3, 4, 1], got 4"),
    );
    refused(
      mat,
      'transpose',
      [[0, 1]],
      range("transpose: argument 'axes': expected all 3 axes of shape [2, 3, 4], got [0, 1]"),
    );
    refused(
      mat,
      'split',
      [2, 1],
      range("split: argument 'sections': expected a number of equal parts of an axis of size 3, got 2"),
    );
    refused(
      mat,
      'split',
      [0],
      range("split: argument 'sections': expected a number of equal parts of an axis of size 2, got 0"),
    );
    const all = cv.Mat.from([1], { shape: new Array<number>(32).fill(1) });
    refused(all, 'expandDims', [0], range('expandDims: expected fewer than 32 axes'));
  });

  test('shapes', () => {
    const shape = (expected: string, got: string): Refusal =>
      range(`reshape: argument 'shape': expected ${expected}, got ${got}`);
    refused(mat, 'reshape', [5, 5], shape('as many elements as shape [2, 3, 4]', '[5, 5]'));
    refused(mat, 'reshape', [[-1, 5]], shape('as many elements as shape [2, 3, 4]', '[-1, 5]'));
    refused(mat, 'reshape', [[]], shape('as many elements as shape [2, 3, 4]', '[]'));
    refused(mat, 'reshape', [-1, -1], shape('sizes that are not negative, or one that is -1', '[-1, -1]'));
    refused(mat, 'reshape', [-2, 12], shape('sizes that are not negative, or one that is -1', '[-2, 12]'));
    refused(counted(0), 'reshape', [0, -1], shape('as many elements as shape [0]', '[0, -1]'));
    refused(mat, 'reshape', [new Array(33).fill(1)], shape('at most 32 axes', '33'));
    refused(mat.T, 'reshape', [24], {
      name: 'TypeError',
      message:
        'Mat.reshape: the Mat is a view whose elements cannot be reached in order in that shape; use clone().reshape(...) for a copy',
    });
  });

  test('values that are no integers', () => {
    const integer = 'an integer from -2147483648 to 2147483647';
    const type = (what: string): Refusal => ({ name: 'TypeError', message: `Mat.${what}` });
    refused(mat, 'row', [undefined], type(`row: argument 'y': expected ${integer}, got undefined`));
    refused(mat, 'col', ['1'], type(`col: argument 'x': expected ${integer}, got '1'`));
    refused(mat, 'channel', [0.5], range(`channel: argument 'index': expected ${integer}, got 0.5`));
    refused(
      mat,
      'reshape',
      ['24'],
      type("reshape: argument 'shape': expected an array of integers, got '24'"),
    );
    refused(mat, 'reshape', [24, null], type(`reshape: argument 'shape[1]': expected ${integer}, got null`));
    refused(
      mat,
      'flip',
      [null],
      type("flip: argument 'axis': expected an axis or an array of axes, got null"),
    );
    refused(
      mat,
      'transpose',
      ['3'],
      type("transpose: argument 'axes': expected an axis or an array of axes, got '3'"),
    );
    refused(mat, 'split', [[1n]], type(`split: argument 'sections[0]': expected ${integer}, got a BigInt`));
    refused(mat, 'expandDims', [], type(`expandDims: argument 'axis': expected ${integer}, got undefined`));
  });

  test('released Mats, and what is none', () => {
    const gone = counted(2, 2);
    gone.release();
    const methods = {
      slice: [0],
      roi: [[0, 0, 1, 1]],
      row: [0],
      col: [0],
      channel: [0],
      reshape: [4],
      transpose: [],
      squeeze: [],
      expandDims: [0],
      flip: [],
      split: [1],
    };
    for (const [name, args] of Object.entries(methods)) {
      refused(gone, name, args, { name: 'TypeError', message: `Mat.${name}: the Mat is released` });
      const method = Reflect.get(cv.Mat.prototype, name) as (...args: unknown[]) => unknown;
      assert.throws(() => Reflect.apply(method, {}, args), {
        name: 'TypeError',
        message: `Mat.${name}: 'this' must be a Mat, got an object`,
      });
    }
    assert.throws(() => gone.T, { name: 'TypeError', message: 'Mat.transpose: the Mat is released' });
  });

  test('a getter that releases the Mat while it is read', () => {
    const victim = counted(4, 4).clone();
    const axes = [0, 1];
    Object.defineProperty(axes, 1, { get: () => (victim.release(), 1) });
    refused(victim, 'transpose', [axes], { name: 'TypeError', message: 'Mat.view: the Mat is released' });
  });
});
