/** UMats on a device in several threads, in a loop, and alive at the end; run by `opencl.test.ts`, which names the task. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { isMainThread, Worker } from 'node:worker_threads';
import cv from '../../src/index.js';

const image = new cv.UMat(cv.Mat.random([1080, 1920, 3], { dtype: 'uint8', seed: 1 }));
const gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY);
const living = (): number => cv.memory().objects['cv.UMat'] ?? 0;

const tasks: Record<string, () => Promise<void> | void> = {
  async 'made on other threads'() {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => cv.cvtColorAsync(image, cv.COLOR_BGR2GRAY)),
    );
    for (const one of made) assert.equal(cv.norm(one, gray, cv.NORM_INF), 0);
  },
  async 'alive in workers that end'() {
    for (let i = 0; i < 3; i++) {
      const worker = new Worker(new URL('worker.mjs', import.meta.url), {
        workerData: { program: 'opencl.ts' },
      });
      assert.deepEqual(await once(worker, 'exit'), [0]);
    }
  },
  'dropped in a loop'() {
    let most = 0;
    for (let i = 0; i < 2000; i++) {
      cv.cvtColor(image, cv.COLOR_BGR2GRAY);
      most = Math.max(most, living());
    }
    assert.ok(most < 200, `${most} UMats were alive`);
  },
  released() {
    const before = living();
    cv.flip(image, 1).release();
    {
      using flipped = cv.flip(image, 1);
      assert.equal(flipped.isContinuous(), true);
    }
    assert.equal(living(), before);
  },
  'in use at the end'() {
    void cv.flipAsync(image, 1);
  },
};

if (isMainThread) await tasks[process.argv[2] ?? '']!();
