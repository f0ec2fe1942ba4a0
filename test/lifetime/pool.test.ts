import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { runChild } from './child.js';

const { poolLimit } = cv.memory.configure();
/** Not in one with the address sanitizer, which is to see each use after a release. */
const skip = poolLimit === 0 && 'this build has no pool';

/** A Mat of so many bytes, not zeros. */
const make = (bytes: number): cv.Mat => new cv.Mat(1, bytes, cv.CV_8U, 0xaa);

const sizes = [
  1024, 1025, 4096, 30_000, 65_536, 307_200, 921_600, 2_073_600, 2_100_000, 6_220_800, 24_883_200,
];

describe('the pool of blocks', { skip }, () => {
  for (const size of sizes) {
    test(`a block of ${size} bytes is kept, and goes to the next Mat of that size`, () => {
      cv.memory.trim();
      make(size).release();
      const kept = cv.memory();
      assert.ok(kept.pooled >= size && kept.pooled <= size * 1.125, `${kept.pooled} bytes kept`);
      const next = make(size);
      const taken = cv.memory();
      assert.equal(taken.pooled, 0);
      assert.equal(taken.recycled, kept.recycled + 1);
      assert.equal(taken.fresh, kept.fresh);
      assert.equal(cv.sumElems(next)[0], 0xaa * size);
      next.release();
    });
  }

  test('results of equal images ask the system for nothing after the first', () => {
    const image = new cv.Mat(480, 640, cv.CV_8UC3, [1, 2, 3]);
    cv.flip(image, 1).release();
    const before = cv.memory();
    for (let i = 0; i < 50; i++) cv.flip(image, 1).release();
    const after = cv.memory();
    assert.equal(after.fresh, before.fresh);
    assert.ok(after.recycled >= before.recycled + 50);
    image.release();
  });

  test('a new Mat of zeros is of zeros, whatever lay there', () => {
    make(300_000).release();
    const { recycled } = cv.memory();
    const zeros = new cv.Mat(1, 300_000, cv.CV_8U);
    assert.equal(cv.memory().recycled, recycled + 1);
    assert.equal(cv.countNonZero(zeros), 0);
  });

  test('the smallest blocks are not kept', () => {
    cv.memory.trim();
    for (let i = 0; i < 100; i++) make(1023).release();
    assert.equal(cv.memory().pooled, 0);
  });

  test('trim() says how much it gives back, and the process gets smaller by that', () => {
    cv.memory.trim();
    const mats = Array.from({ length: 16 }, () => make(6_220_800));
    for (const mat of mats) mat.release();
    const { pooled } = cv.memory();
    assert.ok(pooled >= 16 * 6_220_800);
    const before = process.memoryUsage.rss();
    assert.equal(cv.memory.trim(), pooled);
    assert.equal(cv.memory().pooled, 0);
    assert.ok(before - process.memoryUsage.rss() > 0.9 * pooled);
    assert.equal(cv.memory.trim(), 0);
  });

  test('what failed to be made is not counted', () => {
    const before = cv.memory();
    const side = 2 ** 31 - 1;
    assert.throws(() => new cv.Mat(side, side, cv.CV_8U), { code: cv.Error.StsNoMem });
    assert.throws(() => new cv.Mat(side, side, cv.CV_64FC4), { code: cv.Error.StsNoMem });
    const { bytes, blocks, peak } = cv.memory();
    assert.deepEqual([bytes, blocks, peak], [before.bytes, before.blocks, before.peak]);
  });

  test('what lies idle goes back by itself', async () => {
    make(5e6).release();
    while (cv.memory().pooled > 0) await setTimeout(100);
  });
});

describe('the limit of the pool', { skip }, () => {
  const fill = (count: number): void => {
    const mats = Array.from({ length: count }, () => make(1e6));
    for (const mat of mats) mat.release();
  };

  test('is never passed', (context) => {
    context.after(() => cv.memory.configure({ poolLimit }));
    assert.equal(cv.memory.configure({ poolLimit: 10e6 }).poolLimit, 10e6);
    fill(30);
    const { pooled } = cv.memory();
    assert.ok(pooled <= 10e6 && pooled > 8e6, `${pooled} bytes kept`);
  });

  test('holds at once', (context) => {
    context.after(() => cv.memory.configure({ poolLimit }));
    fill(30);
    assert.ok(cv.memory().pooled >= 30e6);
    cv.memory.configure({ poolLimit: 5e6 });
    assert.ok(cv.memory().pooled <= 5e6);
  });

  test('what is larger than all of it pushes nothing out', (context) => {
    context.after(() => cv.memory.configure({ poolLimit }));
    cv.memory.configure({ poolLimit: 10e6 });
    fill(5);
    const { pooled } = cv.memory();
    make(20e6).release();
    assert.equal(cv.memory().pooled, pooled);
  });

  test('makes room by what was given back first', (context) => {
    context.after(() => cv.memory.configure({ poolLimit }));
    cv.memory.trim();
    cv.memory.configure({ poolLimit: 4e6 });
    make(3e6).release();
    fill(3);
    const before = cv.memory();
    const mats = [make(1e6), make(1e6), make(1e6)];
    assert.equal(cv.memory().recycled, before.recycled + 3);
    mats.push(make(3e6));
    assert.equal(cv.memory().fresh, before.fresh + 1);
    for (const mat of mats) mat.release();
  });

  test('0 keeps nothing', (context) => {
    context.after(() => cv.memory.configure({ poolLimit }));
    cv.memory.configure({ poolLimit: 0 });
    fill(3);
    assert.equal(cv.memory().pooled, 0);
    assert.equal(cv.sumElems(make(1000))[0], 0xaa * 1000);
  });
});

test('workers take blocks and give them back, and no block is given twice', async () => {
  const before = cv.memory();
  const run = async (value: number): Promise<string> => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { program: 'pool-worker.ts', value },
    });
    const exit = once(worker, 'exit');
    const [message] = (await once(worker, 'message')) as [string];
    await exit;
    return message;
  };
  assert.deepEqual(await Promise.all([1, 2, 3, 4].map(run)), ['done', 'done', 'done', 'done']);
  const after = cv.memory();
  assert.equal(after.bytes, before.bytes);
  assert.equal(after.blocks, before.blocks);
  assert.ok(after.pooled <= poolLimit);
});

for (const way of ['by itself', 'process.exit', 'an exception', 'worker']) {
  test(`blocks in the pool do not keep the process from ending: ${way}`, async () => {
    const { status, signal, stderr } = await runChild(new URL('pool-exit.ts', import.meta.url), {
      args: [way],
    });
    assert.deepEqual({ status, signal }, { status: way === 'an exception' ? 1 : 0, signal: null }, stderr);
    if (way !== 'an exception') assert.equal(stderr, '');
  });
}

test(
  'an idle process does not wake up for an empty pool',
  { skip: skip || (!existsSync('/proc/self/task') && 'no /proc') },
  async () => {
    make(1e6).release();
    const [sweeper, ...more] = readdirSync('/proc/self/task').filter(
      (task) => readFileSync(`/proc/self/task/${task}/comm`, 'utf8') === 'cv2-pool\n',
    );
    assert.ok(sweeper !== undefined && more.length === 0, 'one thread in all');
    const wakings = (): number => {
      const status = readFileSync(`/proc/self/task/${sweeper}/status`, 'utf8');
      return Number(/^voluntary_ctxt_switches:\s*(\d+)$/m.exec(status)?.[1]);
    };
    // With blocks in it, it does.
    const before = wakings();
    while (wakings() === before) await setTimeout(100);
    while (cv.memory().pooled > 0) await setTimeout(100);
    await setTimeout(2000);
    const asleep = wakings();
    await setTimeout(3000);
    assert.equal(wakings(), asleep);
  },
);
