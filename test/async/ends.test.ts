import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';
import { Gates } from './gate.js';

const gates = await Gates.make();
after(() => gates.remove());

const start = (workerData: Record<string, unknown>): Worker =>
  new Worker(new URL('../lifetime/worker.mjs', import.meta.url), { workerData });

describe('the process ends', () => {
  const end = (way: string, gate = '') =>
    runChild(new URL('ending.ts', import.meta.url), { args: [way, gates.path(gate)] });

  test('by itself, once the calls in flight are done: nothing else keeps it', async () => {
    const { status, signal, stdout, stderr } = await end('by itself');
    assert.deepEqual(
      { status, signal, stdout, stderr },
      { status: 0, signal: null, stdout: 'done 100\n', stderr: '' },
    );
  });

  for (const [way, code] of [
    ['process.exit, with a call that never ends and others that wait', 3],
    ['an exception, with a call that never ends and others that wait', 1],
    ['process.exit, with a call that never ends and others of its object', 4],
    ['process.exit in a callback of a call that another one waits for', 5],
  ] as const) {
    test(way, async () => {
      const { status, signal, stderr } = await end(way, ...gates.create(1));
      assert.deepEqual({ status, signal }, { status: code, signal: null }, stderr);
    });
  }
});

describe('workers', () => {
  test('end at any moment while calls of theirs wait, run, and come home', async () => {
    const before = cv.async.configure();
    cv.async.configure({ threads: 4 });
    for (let round = 0; round < 3; round++) {
      const workers = Array.from({ length: 3 }, () => start({ task: 'busy' }));
      await Promise.all(
        workers.map(async (worker) => {
          await once(worker, 'message');
          await setTimeout(Math.random() * 60);
          assert.equal(await worker.terminate(), 1);
        }),
      );
      // Theirs are gone, and ours are not held up.
      assert.equal((await cv.addAsync(1, 2)).at(0, 0), 3);
    }
    assert.deepEqual(cv.async.configure(before), before);
    const { queued, running } = cv.async.stats();
    assert.deepEqual({ queued, running }, { queued: 0, running: 0 });
  });

  test('come and go, one after another', async () => {
    for (let i = 0; i < 5; i++) {
      const worker = start({ program: '../async/short-worker.ts' });
      const exit = once(worker, 'exit');
      assert.deepEqual(await once(worker, 'message'), [50]);
      assert.deepEqual(await exit, [0]);
    }
  });
});
