import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import cv from '../../src/index.js';
import { inFolder } from './folder.js';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const MEMORY = cv.FILE_STORAGE_MEMORY;
const written = (value: cv.FileValueLike, extension = '.yml'): string => {
  const storage = new cv.FileStorage(extension, cv.FILE_STORAGE_WRITE | MEMORY);
  storage.write('value', value);
  return storage.releaseAndGetString();
};
const read = (text: string): cv.FileNode =>
  new cv.FileStorage(text, cv.FILE_STORAGE_READ | MEMORY).getNode('value');
const back = (value: cv.FileValueLike, extension?: string): cv.FileValue =>
  read(written(value, extension)).value();

describe('iteration', () => {
  const node = read(written({ one: 1, list: [2, 'three'], map: {} }));

  test('of a mapping: nodes with names, in the order of the file', () => {
    assert.deepEqual(
      [...node].map((item) => item.name()),
      ['one', 'list', 'map'],
    );
    assert.deepEqual(node.keys(), ['one', 'list', 'map']);
    assert.ok([...node].every((item) => item instanceof cv.FileNode));
  });

  test('of a sequence: its items', () => {
    assert.deepEqual(
      Array.from(node.getNode('list'), (item) => item.value()),
      [2, 'three'],
    );
  });

  test('of one value: itself; of nothing: nothing', () => {
    assert.deepEqual(
      Array.from(node.getNode('one'), (item) => item.real()),
      [1],
    );
    assert.deepEqual([...node.getNode('missing')], []);
    assert.deepEqual([...node.getNode('map')], []);
    assert.deepEqual([...new cv.FileNode()], []);
  });

  test('it can be left and begun again', () => {
    for (const item of node) {
      assert.equal(item.name(), 'one');
      break;
    }
    assert.equal([...node].length, 3);
  });

  test('nodes keep the storage alive that they are places of', () => {
    const text = written(Array.from({ length: 1000 }, (_, i) => ({ i })));
    const nodes = Array.from({ length: 20 }, () => [...read(text)]);
    for (let i = 0; i < 200; i++) cv.Mat.zeros([500, 500]);
    for (const items of nodes) assert.deepEqual(items.map((item) => item.getNode('i').real()).at(-1), 999);
  });

  test('a sequence of a hundred thousand is read in one go', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => i);
    const node = read(written(long));
    assert.deepEqual(node.value(), long);
    assert.equal([...node].length, long.length);
  });
});

describe('value', () => {
  test('of nothing is undefined', () => {
    assert.equal(read(written({})).getNode('missing').value(), undefined);
    assert.equal(new cv.FileNode().value(), undefined);
  });

  for (const extension of ['.yml', '.xml', '.json']) {
    test(`of Mats, whatever their shape, in ${extension}`, () => {
      const mats = [
        cv.Mat.from([[1, 2, 3]], { dtype: 'int16' }),
        cv.Mat.random([4, 5, 3], { dtype: 'float32', seed: 1 }),
        cv.Mat.random([2, 3, 4, 5], { dtype: 'uint8', seed: 2 }),
        cv.Mat.eye(3).T,
      ];
      assert.deepEqual(back(mats, extension), mats);
    });

    test(`of what is only similar to a Mat, in ${extension}`, () => {
      const similar = { rows: 1, cols: 2, data: [1, 2] };
      assert.deepEqual(back(similar, extension), similar);
    });

    test(`of numbers at the edges, in ${extension}`, () => {
      const edges = [2147483647, -2147483648, 2147483648, Number.MAX_VALUE, 5e-324, NaN, Infinity, -Infinity];
      assert.deepEqual(back(edges, extension), edges);
    });
  }

  test('a field named __proto__ is a field', () => {
    const text = '%YAML:1.0\n---\nvalue:\n   __proto__:\n      polluted: 1\n';
    const value = read(text).value() as Record<string, unknown>;
    assert.deepEqual(Object.keys(value), ['__proto__']);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.equal(value.polluted, undefined);
  });
});

describe('write', () => {
  test('a typed array is a Mat, a list of numbers is a list', () => {
    assert.deepEqual(back({ list: [1, 2], array: new Uint8Array([1, 2]) }), {
      list: [1, 2],
      array: cv.Mat.from([[1], [2]], { dtype: 'uint8' }),
    });
  });

  test('fields that are undefined are left out, as in JSON', () => {
    assert.deepEqual(back({ here: 1, gone: undefined }), { here: 1 });
  });

  test('an object without a prototype will do', () => {
    assert.deepEqual(back(Object.assign(Object.create(null) as cv.FileValueLike, { a: 1 })), { a: 1 });
  });

  const self: unknown[] = [];
  self.push(self);
  for (const [what, value, where] of [
    ['null', { list: [1, null] }, /'val\.list\[1\]'.*got null/],
    ['undefined in a list', [undefined], /'val\[0\]'.*got undefined/],
    ['a function', { f: () => 1 }, /'val\.f'/],
    ['a bigint', [1n], /'val\[0\]'/],
    ['a Date', { at: new Date(0) }, /'val\.at'/],
    ['a Map', new Map([['a', 1]]), /'val'/],
    ['what holds itself', self, /nested less deeply/],
  ] as const) {
    test(`${what} is refused, and nothing of it is written`, async () => {
      const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
      storage.write('before', 1);
      const refused = { name: 'TypeError', message: where };
      assert.throws(() => storage.write('value', value as never), refused);
      await assert.rejects(storage.writeAsync('value', value as never), refused);
      storage.write('after', 2);
      assert.equal(storage.releaseAndGetString(), '%YAML:1.0\n---\nbefore: 1\nafter: 2\n');
    });
  }

  test('a name that OpenCV refuses, deep inside: its own error, and what follows is well', () => {
    const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
    assert.throws(() => storage.write('value', { ok: 1, inner: { 'not.ok': 2 } }), cv.CvError);
    storage.write('after', 2);
    const text = storage.releaseAndGetString();
    const root = new cv.FileStorage(text, cv.FILE_STORAGE_READ | MEMORY).root();
    assert.deepEqual(root.keys(), ['value', 'after']);
    assert.equal(root.getNode('after').real(), 2);
  });

  test('calls that nobody awaits are written in their order, each in one piece', async () => {
    const storage = new cv.FileStorage('.json', cv.FILE_STORAGE_WRITE | MEMORY);
    const values = Array.from({ length: 50 }, (_, i) => ({ i, list: [i, 'x', { deep: [i] }] }));
    const calls = values.map((value, i) => storage.writeAsync(`value${i}`, value));
    const text = storage.releaseAndGetString();
    await Promise.all(calls);
    assert.deepEqual(JSON.parse(text), Object.fromEntries(values.map((value, i) => [`value${i}`, value])));
  });

  test('what objects write takes its turn among what is written to the file itself', async () => {
    const subtractor = cv.createBackgroundSubtractorMOG2();
    const expected = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
    const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
    const calls = Array.from({ length: 100 }, (_, i) => {
      expected.write(`value${i}`, i);
      subtractor.write(expected);
      return [storage.writeAsync(`value${i}`, i), subtractor.writeAsync(storage)];
    });
    const text = storage.releaseAndGetString();
    await Promise.all(calls.flat());
    assert.equal(text, expected.releaseAndGetString());
  });
});

test('using completes the file', () => {
  const path = inFolder('using.json');
  {
    using storage = new cv.FileStorage(path, cv.FILE_STORAGE_WRITE);
    storage.write('value', [1, { two: 'three' }]);
  }
  assert.deepEqual(new cv.FileStorage(path, cv.FILE_STORAGE_READ).getNode('value').value(), [
    1,
    { two: 'three' },
  ]);
});

describe('nodes in asynchronous calls', () => {
  const mat = cv.Mat.random([300, 300], { seed: 3 });

  test('release of the storage comes after what reads its nodes', async () => {
    for (let round = 0; round < 5; round++) {
      const storage = new cv.FileStorage(written({ mat }), cv.FILE_STORAGE_READ | MEMORY);
      const node = storage.getNode('value').getNode('mat');
      const calls = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? node.matAsync() : node.valueAsync()));
      storage.release();
      for (const value of await Promise.all(calls)) assert.deepEqual(value, mat);
      assert.throws(() => node.mat(), cv.CvError);
    }
  });

  test('a node that was passed keeps its storage, which may be released at once', async () => {
    const svm = cv.ml.SVM.create();
    svm.train(
      cv.Mat.random([200, 30], { dtype: 'float32', seed: 1 }),
      cv.ml.ROW_SAMPLE,
      cv.Mat.from(
        Array.from({ length: 200 }, (_, i) => i % 2),
        { dtype: 'int32' },
      ),
    );
    const storage = new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | MEMORY);
    svm.write(storage, 'value');
    const text = storage.releaseAndGetString();
    const models = Array.from({ length: 20 }, () => cv.ml.SVM.create());
    const calls = models.map((model, i) => {
      const from = new cv.FileStorage(text, cv.FILE_STORAGE_READ | MEMORY);
      const call = model.readAsync(from.getNode('value'));
      if (i % 2 === 0) from.release();
      return call;
    });
    gc();
    await Promise.all(calls);
    const vectors = svm.getSupportVectors();
    for (const model of models) assert.deepEqual(model.getSupportVectors(), vectors);
  });
});
