import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import cv from '../../src/index.js';

/** More than may wait behind array buffers over native memory. */
const many = (): cv.Mat[] => Array.from({ length: 200 }, (_, i) => cv.Mat.full([1000, 1000], i, 'uint8'));

describe('data of more Mats than may wait for the event loop', () => {
  test('is the memory of each', () => {
    const mats = many();
    const arrays = mats.map((mat) => mat.data);
    for (const [i, mat] of mats.entries()) {
      const data = arrays[i]!;
      assert.equal(mat.data, data);
      assert.deepEqual([data.length, data[0], data[999999]], [1000000, i, i]);
      mat.set([0, 1], i + 1);
      cv.add(mat.roi([2, 0, 1, 1]), 2, mat.roi([2, 0, 1, 1]));
      data[3] = i + 3;
      assert.deepEqual(
        [...data.subarray(0, 4)],
        [i, i + 1, i + 2, i + 3].map((value) => Math.min(value, 255)),
      );
      assert.equal(mat.at(0, 3), i + 3);
    }
  });

  test('views and the Mat have one memory, whichever data is taken first', () => {
    const others = many();
    assert.ok(others.every((mat) => mat.data.length === 1000000));
    const mat = cv.Mat.full([1000, 1000], 1, 'uint8');
    const row = mat.row(5);
    const { data } = row;
    data[0] = 50;
    assert.equal(mat.at(5, 0), 50);
    assert.equal(mat.data[5000], 50);
    assert.equal(data.length, 1000, 'the first array is not taken away by the second');
    mat.release();
    assert.equal(row.at(0, 0), 50);
  });

  test('is emptied by release, as any other', () => {
    for (const mat of many()) {
      const { data } = mat;
      assert.equal(data.length, 1000000);
      mat.release();
      assert.equal(data.length, 0);
    }
  });

  test('outlives the Mat', () => {
    const make = (): ArrayLike<number>[] => many().map((mat) => mat.data);
    const arrays = make();
    many();
    assert.ok(arrays.every((array, i) => array[0] === i && array[999999] === i));
  });

  test('of a Mat that a call is reading stays what it was', async () => {
    const others = many();
    assert.ok(others.every((mat) => mat.data.length === 1000000));
    const descriptors = cv.Mat.zeros([5, 4], 'float32');
    const trainer = new cv.BOWKMeansTrainer(2);
    trainer.add(descriptors);
    descriptors.data[0] = 3;
    assert.equal(descriptors.at(0, 0), 3);
    assert.equal(trainer.getDescriptors()[0]!.at(0, 0), 3);
    const mat = cv.Mat.full([1000, 1000], 1, 'uint8');
    const { data } = mat;
    const sum = cv.sumElemsAsync(mat);
    data.fill(2);
    assert.deepEqual(await sum, [1e6, 0, 0, 0], 'the call has a copy');
  });
});

describe('where the runtime refuses array buffers over native memory', () => {
  /** Runs in a process that believes so; gives what it prints. */
  const run = (...args: string[]): string => {
    const preload = ['--import', 'tsx', '--import', new URL('external-buffers.mjs', import.meta.url).href];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, ...args], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };

  test('data is the memory of the Mat all the same: its own tests pass', () => {
    const files = ['test/mat/data.test.ts', 'test/mat/memory.test.ts', 'test/lifetime/uses.test.ts'];
    const counts = run('--test', '--test-reporter=tap', ...files);
    assert.match(counts, /^# fail 0$/m);
    assert.match(counts, /^# pass [1-9]/m);
  });

  test('what an object of OpenCV holds cannot have data; clone().data is a copy', () => {
    const program = `
      const cv = require('./src/index.ts');
      const mat = cv.Mat.zeros([5, 4], 'float32');
      new cv.BOWKMeansTrainer(2).add(mat);
      const kept = new cv.BOWKMeansTrainer(2);
      kept.add(mat);
      try { mat.data } catch (error) { console.log(error.name + ': ' + error.message) }
      console.log(mat.clone().data.length, cv.Mat.zeros([2, 2]).data.buffer.constructor.name);
    `;
    assert.equal(
      run('--eval', program),
      'TypeError: Mat.data: this runtime allows no typed arrays over native memory, and something else uses the ' +
        "elements, such as an object of OpenCV's, so that they cannot move; use clone().data for a copy\n" +
        '20 ArrayBuffer\n',
    );
  });
});
