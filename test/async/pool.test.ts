import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { after, afterEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { Gates, sinceNow, untilRunning } from './gate.js';

const first = cv.async.configure();
const gates = await Gates.make();
after(() => gates.remove());
afterEach(async () => {
  await gates.openAll();
  cv.async.configure(first);
});

/** A worker that gets to know these gates. */
const start = (program: string, names: string[]): Worker =>
  new Worker(new URL('../lifetime/worker.mjs', import.meta.url), {
    workerData: { program: `../async/${program}`, paths: names.map((name) => gates.path(name)) },
  });

describe('cv.async.configure', () => {
  const configure = cv.async.configure as (settings?: unknown) => cv.AsyncSettings;

  test('sets what is given, and returns all settings', () => {
    assert.deepEqual(first, { threads: first.threads, maxQueue: Infinity });
    assert.deepEqual(configure({ threads: 3 }), { threads: 3, maxQueue: Infinity });
    assert.deepEqual(configure({ maxQueue: 10 }), { threads: 3, maxQueue: 10 });
    assert.deepEqual(configure({ threads: undefined }), { threads: 3, maxQueue: 10 });
    assert.deepEqual(configure(), { threads: 3, maxQueue: 10 });
    assert.deepEqual(configure({ maxQueue: Infinity }), { threads: 3, maxQueue: Infinity });
  });

  const refusals: [settings: unknown, name: string, message: RegExp][] = [
    [null, 'TypeError', /argument 'settings': expected an object with threads, maxQueue, got null$/],
    [{ thread: 1 }, 'TypeError', /expected options threads and maxQueue, got 'thread'$/],
    [{ threads: '2' }, 'TypeError', /option 'threads': expected an integer from 1 to 1024, got '2'$/],
    [{ threads: 0 }, 'RangeError', /option 'threads': .*, got 0$/],
    [{ threads: 1.5 }, 'RangeError', /option 'threads': .*, got 1.5$/],
    [{ threads: 1025 }, 'RangeError', /option 'threads': .*, got 1025$/],
    [{ threads: NaN }, 'RangeError', /option 'threads': .*, got NaN$/],
    [{ threads: Infinity }, 'RangeError', /option 'threads': .*, got Infinity$/],
    [{ maxQueue: -1 }, 'RangeError', /option 'maxQueue': expected an integer from 0 to Infinity, got -1$/],
    [{ threads: 5, maxQueue: 0.5 }, 'RangeError', /option 'maxQueue': .*, got 0.5$/],
  ];
  for (const [settings, name, message] of refusals) {
    test(`refuses ${inspect(settings)} and sets nothing`, () => {
      assert.throws(() => configure(settings), { name, message });
      assert.throws(() => configure(settings), /cv\.async\.configure: /);
      assert.deepEqual(configure(), first);
    });
  }
});

describe('threads', () => {
  test('so many calls run at once, and no more', async () => {
    cv.async.configure({ threads: 3 });
    const names = gates.create(5);
    const since = sinceNow();
    const calls = names.map((name) => gates.enter(name));
    await untilRunning(3);
    assert.deepEqual(since(), { queued: 2, running: 3, done: 0, aborted: 0, refused: 0 });
    assert.deepEqual(await Promise.all(names.slice(3).map((name) => gates.tryOpen(name))), [false, false]);
    await gates.open(...names);
    assert.deepEqual(await Promise.all(calls), Array<boolean>(5).fill(false));
    assert.deepEqual(since(), { queued: 0, running: 0, done: 5, aborted: 0, refused: 0 });
  });

  test('more of them are there at once, for calls that wait already', async () => {
    cv.async.configure({ threads: 1 });
    const names = gates.create(4);
    const calls = names.map((name) => gates.enter(name));
    await untilRunning(1);
    cv.async.configure({ threads: 4 });
    await untilRunning(4);
    await gates.open(...names);
    await Promise.all(calls);
  });

  test('too many end when they have done their call', async () => {
    cv.async.configure({ threads: 3 });
    const names = gates.create(6);
    const calls = names.map((name) => gates.enter(name));
    await untilRunning(3);
    cv.async.configure({ threads: 1 });
    await gates.open(...names.slice(0, 3));
    await Promise.all(calls.slice(0, 3));
    await untilRunning(1);
    assert.equal(cv.async.stats().queued, 2);
    // One by one, in the order of the calls.
    for (const [at, name] of names.entries()) {
      if (at < 3) continue;
      assert.equal(await gates.openFirst(names.slice(at)), name);
    }
    await Promise.all(calls);
  });

  test("Node's own are free while all of the pool are busy: files and names", async () => {
    // Node has four.
    cv.async.configure({ threads: 8 });
    const names = gates.create(8);
    const calls = names.map((name) => gates.enter(name));
    await untilRunning(8);
    assert.ok((await readFile(new URL(import.meta.url))).length > 0);
    assert.ok((await lookup('localhost')).address !== '');
    await gates.open(...names);
    await Promise.all(calls);
  });

  test('the event loop turns between small calls that are awaited one by one', async () => {
    const CALLS = 5000;
    const tiny = new cv.Mat(2, 2, cv.CV_8U, 1);
    const turns = (): number => performance.nodeTiming.uvMetricsInfo.loopCount;
    const before = turns();
    for (let i = 0; i < CALLS; i++) await cv.countNonZeroAsync(tiny);
    // Some are delivered without a turn, but never a hundred in a row.
    assert.ok(turns() - before >= CALLS / 100, `${turns() - before} turns`);
  });

  test('on one thread calls end in the order in which they were made', async () => {
    cv.async.configure({ threads: 1 });
    const order: number[] = [];
    const image = new cv.Mat(4, 4, cv.CV_8U, 1);
    const [name] = gates.create(1) as [string];
    const gate = gates.enter(name);
    const calls = Array.from({ length: 500 }, (_, i) =>
      (i % 3 === 0 ? cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U)) : cv.addAsync(image, i)).then(
        () => order.push(i),
        () => order.push(i),
      ),
    );
    await gates.open(name);
    await Promise.all([gate, ...calls]);
    assert.deepEqual(order, [...order.keys()]);
  });
});

describe('maxQueue', () => {
  async function theCaller(name: string): Promise<unknown> {
    return await gates.enter(name);
  }

  test('a call beyond it is rejected: with a code, the name of the call, and the stack of who made it', async () => {
    cv.async.configure({ threads: 1, maxQueue: 2 });
    const names = gates.create(3);
    const since = sinceNow();
    const calls = names.map((name) => gates.enter(name));
    const error: unknown = await theCaller(names[0]!).catch((reason: unknown) => reason);
    assert.ok(error instanceof Error);
    assert.equal(
      error.message,
      'cv.haveImageReaderAsync: the queue is full: 2 calls wait (cv.async.configure({ maxQueue }))',
    );
    assert.equal((error as NodeJS.ErrnoException).code, 'ERR_QUEUE_FULL');
    assert.match(error.stack ?? '', /at theCaller .*pool\.test\.ts/);
    await untilRunning(1);
    assert.deepEqual(since(), { queued: 2, running: 1, done: 0, aborted: 0, refused: 1 });
    // Nothing of it is left: the ones before are as they were, and there is room again.
    await gates.open(...names);
    await Promise.all(calls);
    const [name] = gates.create(1) as [string];
    const again = gates.enter(name);
    await gates.open(name);
    await again;
    assert.deepEqual(since(), { queued: 0, running: 0, done: 4, aborted: 0, refused: 1 });
  });

  test('0 takes a call for each free thread', async () => {
    cv.async.configure({ threads: 2, maxQueue: 0 });
    const names = gates.create(2);
    const calls = names.map((name) => gates.enter(name));
    await assert.rejects(gates.enter(names[0]!), { code: 'ERR_QUEUE_FULL' });
    await untilRunning(2);
    await assert.rejects(gates.enter(names[0]!), { code: 'ERR_QUEUE_FULL' });
    await gates.open(...names);
    await Promise.all(calls);
  });

  test('a refused call holds nothing: its Mats may be written to', async () => {
    cv.async.configure({ threads: 1, maxQueue: 0 });
    const [name] = gates.create(1) as [string];
    const gate = gates.enter(name);
    await untilRunning(1);
    const dst = new cv.Mat(4, 4, cv.CV_8U, 1);
    await assert.rejects(cv.addAsync(dst, 1, dst), { code: 'ERR_QUEUE_FULL' });
    cv.add(dst, 1, dst);
    assert.equal(dst.at(0, 0), 2);
    await gates.open(name);
    await gate;
  });
});

describe('cv.async.stats', () => {
  test('every call is counted once', async () => {
    const since = sinceNow();
    const controller = new AbortController();
    const image = new cv.Mat(50, 50, cv.CV_8U);
    const calls = Array.from({ length: 300 }, (_, i) => {
      if (i % 3 === 0) return cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U));
      return cv.blurAsync(image, [3, 3], i % 3 === 1 ? {} : { signal: controller.signal });
    });
    const settled = Promise.allSettled(calls);
    const { queued, running, ...others } = since();
    assert.equal(queued + running, 300);
    assert.deepEqual(others, { done: 0, aborted: 0, refused: 0 });
    controller.abort();
    const after = since();
    assert.equal(after.queued + after.running, 200);
    assert.equal(after.aborted, 100);
    await settled;
    assert.deepEqual(since(), { queued: 0, running: 0, done: 200, aborted: 100, refused: 0 });
  });

  test('times are in order', async () => {
    const image = new cv.Mat(200, 200, cv.CV_8U);
    await Promise.all(Array.from({ length: 100 }, (_, i) => cv.blurAsync(image, [1 + (i % 9), 3])));
    const { wait, run } = cv.async.stats();
    for (const { mean, p50, p90, p99, max } of [wait, run]) {
      assert.ok(0 < p50 && p50 <= p90 && p90 <= p99 && p99 <= max, inspect({ p50, p90, p99, max }));
      assert.ok(0 < mean && mean <= max);
    }
  });
});

describe('JavaScript threads', () => {
  test('take turns, whoever comes first', async () => {
    cv.async.configure({ threads: 1 });
    const [gate, ...mine] = gates.create(6) as [string, ...string[]];
    const others = gates.create(5);
    const running = gates.enter(gate);
    await untilRunning(1);
    const calls = mine.map((name) => gates.enter(name));
    const worker = start('gates-worker.ts', others);
    const exit = once(worker, 'exit');
    await once(worker, 'message');
    await gates.open(gate);
    const order: string[] = [];
    const left = [...mine, ...others];
    while (left.length > 0) {
      const name = await gates.openFirst(left);
      left.splice(left.indexOf(name), 1);
      order.push(name);
    }
    assert.deepEqual(
      order,
      mine.flatMap((name, i) => [name, others[i]]),
    );
    await Promise.all([running, ...calls]);
    assert.deepEqual(await exit, [0]);
  });

  test('have numbers of their own; waiting and running are told apart', async () => {
    cv.async.configure({ threads: 1 });
    const before = cv.async.stats();
    const worker = start('stats-worker.ts', gates.create(2));
    const [{ stats, passed }] = (await once(worker, 'message')) as [
      { stats: cv.AsyncStatistics; passed: number },
    ];
    const { wait, run, ...numbers } = stats;
    assert.deepEqual(numbers, { queued: 0, running: 0, done: 2, aborted: 0, refused: 0 });
    // While its clock went on for so long, one call stood at its gate and the other one waited.
    assert.ok(run.max >= passed, `${run.max} of ${passed}`);
    assert.ok(wait.max >= passed, `${wait.max} of ${passed}`);
    assert.deepEqual(cv.async.stats(), before);
    await once(worker, 'exit');
  });
});
