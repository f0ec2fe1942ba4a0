import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { DTYPES } from '../numpy/contents.js';
import { call } from '../call/call.js';
import type { Request } from './share-worker.js';

function start(request?: Request): Worker {
  return new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { program: 'share-worker.ts', request },
  });
}

/** One thread for most of the tests: to start one takes a second. */
const other = start();
after(() => other.terminate());

async function ask(request: Request, worker = other): Promise<unknown> {
  worker.postMessage(request);
  const [answer] = (await once(worker, 'message')) as [unknown];
  return answer;
}

const numbers = (...shape: number[]): cv.Mat =>
  cv.Mat.from(
    Uint8Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    { shape },
  ).clone();

describe('share', () => {
  test('two threads have one memory: each sees what the other writes', async () => {
    const mat = numbers(4, 5, 3);
    const token = mat.share();
    assert.deepEqual(await ask({ task: 'read', token }), numbers(4, 5, 3).toArray());
    assert.equal(await ask({ task: 'set', token, index: [3, 4, 2], value: 200 }), 'done');
    assert.equal(mat.at(3, 4, 2), 200);
    assert.equal(mat.data[59], 200);
    mat.data[0] = 100;
    cv.add(mat.roi([0, 1, 5, 1]), [1, 1, 1, 0], mat.roi([0, 1, 5, 1]));
    assert.deepEqual(await ask({ task: 'read', token }), mat.toArray());
    assert.deepEqual([mat.at(0, 0, 0), mat.at(1, 0, 0)], [100, 16]);
  });

  test('as workerData too; the Mat lives on when that thread has ended', async () => {
    const mat = numbers(2, 3);
    const worker = start({ task: 'set', token: mat.share(), index: [1, 2], value: 77 });
    assert.deepEqual(await once(worker, 'message'), ['done']);
    await once(worker, 'exit');
    assert.deepEqual(mat.toArray(), [
      [0, 1, 2],
      [3, 4, 77],
    ]);
  });

  test('a thread may give a token and end at once', async () => {
    const worker = start({ task: 'give', shape: [100, 100] });
    const [token] = (await once(worker, 'message')) as [cv.MatToken];
    await once(worker, 'exit');
    const mat = cv.Mat.receive(token);
    assert.equal(cv.countNonZero(cv.Mat.receive(token).eq(9)), 10000);
    mat.set([0, 0], 1);
    assert.equal(cv.Mat.receive(token).at(0, 0), 1, 'received twice: one memory');
  });

  test('a thread that ends with the Mat in its hands takes nothing away', async () => {
    const mat = numbers(10, 10);
    const worker = start();
    await ask({ task: 'keep', token: mat.share() }, worker);
    await worker.terminate();
    assert.equal(mat.at(9, 9), 99);
    assert.equal(cv.sumElems(mat)[0], 4950);
  });

  const views: [name: string, view: (mat: cv.Mat) => cv.Mat][] = [
    ['a region', (mat) => mat.roi([1, 2, 3, 2])],
    ['every second row backwards', (mat) => mat.slice('::-2')],
    ['a step along both axes', (mat) => mat.slice('1::2, ::2')],
    ['a channel', (mat) => mat.channel(1)],
    ['a transpose', (mat) => mat.transpose([2, 0, 1])],
    ['one axis', (mat) => mat.slice([2], [3])],
    ['one row', (mat) => mat.row(3)],
    ['no axes', (mat) => mat.slice(2, 3, 1)],
    ['no elements', (mat) => mat.slice('2:2')],
  ];
  for (const [name, view] of views) {
    test(`a view (${name}) is the same view there, and what it is a view of comes along`, async () => {
      const base = numbers(6, 5, 3);
      const shared = view(base);
      const token = shared.share();
      const received = cv.Mat.receive(token);
      assert.deepEqual(received.shape, shared.shape);
      assert.deepEqual(received.toArray(), shared.toArray());
      assert.deepEqual(await ask({ task: 'read', token }), view(numbers(6, 5, 3)).toArray());
      if (shared.empty) return;
      await ask({ task: 'set', token, index: shared.shape.map(() => 0), value: 250 });
      const expected = numbers(6, 5, 3);
      view(expected).set(
        shared.shape.map(() => 0),
        250,
      );
      assert.deepEqual(base.toArray(), expected.toArray());
    });
  }

  for (const dtype of DTYPES) {
    test(dtype, async () => {
      const mat = cv.Mat.from([[0, 1.5, -2]], { dtype: 'float64' }).astype(dtype);
      const before = mat.toArray();
      const token = mat.share();
      assert.equal(cv.Mat.receive(token).dtype, dtype);
      assert.deepEqual(cv.Mat.receive(token).toArray(), before);
      assert.deepEqual(await ask({ task: 'read', token }), before);
      assert.deepEqual(mat.data.length, 3);
    });
  }

  test('five axes', async () => {
    const mat = numbers(2, 3, 1, 2, 4);
    assert.deepEqual(await ask({ task: 'read', token: mat.share() }), numbers(2, 3, 1, 2, 4).toArray());
  });

  test('an empty Mat', async () => {
    const token = new cv.Mat().share();
    assert.deepEqual(cv.Mat.receive(token).shape, [0]);
    assert.deepEqual(await ask({ task: 'read', token }), []);
  });

  test('typed arrays taken before are emptied, of views too; data taken anew is over the shared memory', () => {
    const mat = numbers(4, 4);
    const row = mat.row(1);
    const arrays = [mat.data, row.data];
    const token = row.share();
    assert.deepEqual(
      arrays.map((array) => array.length),
      [0, 0],
    );
    assert.equal(mat.data.buffer, token.buffer);
    assert.equal(row.data.buffer, token.buffer);
    assert.deepEqual([...row.data], [4, 5, 6, 7]);
    assert.equal(mat.data, mat.data, 'the same array each time');
  });

  test('a second time nothing moves', () => {
    const mat = numbers(4, 4);
    const token = mat.share();
    const { data } = mat;
    assert.deepEqual(mat.share(), token);
    assert.equal(mat.roi([1, 1, 2, 2]).share().buffer, token.buffer);
    assert.equal(mat.data, data);
    assert.equal(cv.Mat.receive(token).share().buffer, token.buffer);
  });

  test('a Mat over a SharedArrayBuffer is shared as it is', async () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(20), 8);
    const mat = cv.Mat.from(bytes, { shape: [3, 4] });
    const token = mat.share();
    assert.equal(token.buffer, bytes.buffer);
    await ask({ task: 'set', token, index: [0, 1], value: 5 });
    assert.equal(bytes[1], 5);
  });

  test("a Mat over a user's array moves away from it", async () => {
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const mat = cv.Mat.from(bytes, { shape: [2, 2] });
    const { data } = mat;
    const token = mat.share();
    await ask({ task: 'set', token, index: [0, 0], value: 50 });
    assert.equal(mat.at(0, 0), 50);
    assert.deepEqual([...bytes], [1, 2, 3, 4]);
    assert.equal(data.length, 4, 'the array is the user’s');
    assert.notEqual(mat.data.buffer, bytes.buffer);
  });

  test('the sender may release its Mat', async () => {
    const mat = numbers(3, 3);
    const token = mat.share();
    mat.release();
    assert.throws(() => mat.share(), { name: 'TypeError', message: 'Mat.share: the Mat is released' });
    assert.deepEqual(await ask({ task: 'sum', token }), [36, 0, 0, 0]);
  });

  test('OpenCV goes on with a Mat that moved, as source and destination, synchronously or not', async () => {
    const mat = cv.Mat.full([50, 50], 3, 'uint8');
    const token = mat.share();
    assert.equal(await cv.addAsync(mat, 4, mat), mat);
    assert.equal(mat.data.buffer, token.buffer);
    cv.add(mat, 1, mat);
    assert.equal(mat.data.buffer, token.buffer);
    assert.deepEqual(await ask({ task: 'sum', token }), [8 * 2500, 0, 0, 0]);
    assert.deepEqual(await cv.sumElemsAsync(mat.data), [8 * 2500, 0, 0, 0]);
  });

  test('as a dst of another shape the Mat gets memory of its own', () => {
    const mat = numbers(2, 2);
    const token = mat.share();
    cv.add(numbers(3, 3), 1, mat);
    assert.equal(mat.at(0, 0), 1);
    assert.deepEqual(cv.Mat.receive(token).toArray(), [
      [0, 1],
      [2, 3],
    ]);
  });

  test('while a call is running on it, it stays where it is', async () => {
    const mat = cv.Mat.full([300, 300], 3, 'uint8');
    const blurred = cv.blurAsync(mat, [5, 5]);
    assert.throws(() => mat.share(), {
      code: 'ERR_MAT_IN_USE',
      message: /^Mat\.share: the Mat is being read by cv\.blurAsync/,
    });
    await blurred;
    assert.equal(cv.Mat.receive(mat.share()).at(0, 0), 3);
  });

  test('what an object of OpenCV holds stays where it is, and says so', () => {
    const descriptors = cv.Mat.zeros([5, 4], 'float32');
    const trainer = new cv.BOWKMeansTrainer(2);
    trainer.add(descriptors);
    assert.throws(() => descriptors.share(), {
      name: 'TypeError',
      message:
        /^Mat\.share: something else uses the elements, such as an object of OpenCV's, .* clone\(\)\.share\(\)/,
    });
    assert.deepEqual(cv.Mat.receive(descriptors.clone().share()).shape, [5, 4]);
  });

  test('what another thread reads is not written to here', async () => {
    const mat = cv.Mat.zeros([600, 600], 'uint8');
    const token = mat.share();
    assert.equal(await ask({ task: 'blur', token }), 'blurring');
    assert.throws(() => cv.add(mat, 1, mat), {
      code: 'ERR_MAT_IN_USE',
      message:
        /^cv\.add: argument 'dst' is being read by cv\.bilateralFilterAsync in another thread: wait until that has ended/,
    });
    assert.equal(cv.countNonZero(mat), 0, 'reading is fine');
    assert.deepEqual(await once(other, 'message'), [8]);
    cv.add(mat, 1, mat);
    assert.equal(mat.at(0, 0), 1);
  });

  test('a thread that is terminated while its calls write keeps the memory only until these have ended', async () => {
    const mat = cv.Mat.zeros([64, 20000], 'uint8');
    const worker = start({ task: 'fill', token: mat.share() });
    assert.deepEqual(await once(worker, 'message'), ['filling']);
    assert.throws(() => cv.sumElems(mat), {
      code: 'ERR_MAT_IN_USE',
      message: /^cv\.sumElems: argument 'src' is being written by cv\.bilateralFilterAsync in another thread/,
    });
    await worker.terminate();
    cv.add(mat, 1, mat);
    assert.ok([1, 6].includes(mat.at(63, 19999) as number));
  });
});

describe('receive', () => {
  const token = (): Record<string, unknown> => ({ ...numbers(4, 5).share() });

  const odd: [name: string, fields: Record<string, unknown>][] = [
    ['no kind', { kind: undefined }],
    ['another kind', { kind: 'Mat' }],
    ['an ArrayBuffer', { buffer: new ArrayBuffer(20) }],
    ['a typed array', { buffer: new Uint8Array(20) }],
    ['no buffer', { buffer: undefined }],
    ['an unknown dtype', { dtype: 'uint32' }],
    ['a dtype that is no text', { dtype: {} }],
    ['no shape', { shape: undefined }],
    ['a shape of text', { shape: ['4', '5'] }],
    ['a shape that is not whole', { shape: [4, 4.5] }],
    ['a negative size', { shape: [-4, 5] }],
    ['a size beyond the memory', { shape: [5, 5] }],
    ['sizes whose product is 0 in 64 bits', { shape: [2 ** 30, 2 ** 30, 2 ** 4], strides: [5, 1, 1] }],
    ['too many axes', { shape: new Array(40).fill(1), strides: new Array(40).fill(1) }],
    ['no strides', { strides: undefined }],
    ['too few strides', { strides: [1] }],
    ['too long strides', { strides: [6, 1] }],
    ['strides that run out at the front', { strides: [-5, 1] }],
    ['strides without end', { strides: [Number.MAX_SAFE_INTEGER, 1] }],
    ['infinite strides', { strides: [Infinity, 1] }],
    ['strides that are not numbers', { strides: [NaN, 1] }],
    ['strides that split elements', { dtype: 'int16', shape: [2, 2], strides: [5, 2] }],
    ['no offset', { offset: undefined }],
    ['a negative offset', { offset: -1 }],
    ['an offset beyond the memory', { offset: 1 }],
    ['an endless offset', { offset: 2 ** 63 }],
    ['an offset that splits elements', { dtype: 'int32', shape: [2, 2], strides: [8, 4], offset: 2 }],
  ];
  for (const [name, fields] of odd) {
    test(`a token with ${name} is refused`, () => {
      assert.throws(
        () => call(cv.Mat, 'receive', { ...token(), ...fields }),
        (error) =>
          (error instanceof TypeError && error.message.startsWith('Mat.receive: ')) ||
          (error instanceof RangeError && error.message.startsWith('Mat.receive: ')),
      );
    });
  }

  test('other things are no tokens', () => {
    for (const value of [undefined, null, 7, 'token', [], {}, numbers(2, 2), new SharedArrayBuffer(8)]) {
      assert.throws(() => call(cv.Mat, 'receive', value), {
        name: 'TypeError',
        message: /^Mat\.receive: expected a token that share\(\) gave, got /,
      });
    }
  });

  test('a token that went through structuredClone is one', () => {
    const mat = numbers(4, 5);
    const received = cv.Mat.receive(structuredClone(mat.share()));
    received.set([0, 0], 42);
    assert.equal(mat.at(0, 0), 42);
  });
});
