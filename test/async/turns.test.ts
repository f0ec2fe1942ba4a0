import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { Gates, openFile, sinceNow, untilRunning } from './gate.js';

const first = cv.async.configure();
const gates = await Gates.make();
after(() => gates.remove());
afterEach(async () => {
  await gates.openAll();
  cv.async.configure(first);
});

/** An object with a call that stands at a gate. */
function slow(): { object: cv.FileStorage; gate: string; opened: Promise<unknown> } {
  const object = new cv.FileStorage();
  const [gate] = gates.create(1) as [string];
  return { object, gate, opened: openFile(object, gates.path(gate)) };
}

/** Counts its calls: its state moves on by one in each, and two at once would lose some. */
class Counter {
  readonly filter = new cv.KalmanFilter(2, 1);
  constructor() {
    this.filter.transitionMatrix = cv.Mat.from([[1, 1], [0, 1]], { dtype: 'float32' }); // prettier-ignore
    this.filter.statePost = cv.Mat.from([[0], [1]], { dtype: 'float32' });
  }
  get count(): number {
    return Number(this.filter.statePre.at(0, 0));
  }
}

describe('calls that wait for their object', () => {
  test('hold no thread: others go on', async () => {
    cv.async.configure({ threads: 2 });
    const { object, gate, opened } = slow();
    await untilRunning(1);
    const since = sinceNow();
    const calls = Array.from({ length: 64 }, () => object.isOpenedAsync());
    const sums = await Promise.all(Array.from({ length: 100 }, (_, i) => cv.addAsync(i, 1)));
    assert.ok(sums.every((sum, i) => sum.at(0, 0) === i + 1));
    assert.deepEqual(since(), { queued: 64, running: 0, done: 100, aborted: 0, refused: 0 });
    await gates.open(gate);
    await opened;
    await Promise.all(calls);
    assert.deepEqual(since(), { queued: 0, running: -1, done: 165, aborted: 0, refused: 0 });
  });

  test('run one at a time and in their order, on however many threads', async () => {
    cv.async.configure({ threads: 4 });
    const counters = Array.from({ length: 3 }, () => new Counter());
    const orders: number[][] = counters.map(() => []);
    const calls = Array.from({ length: 900 }, (_, i) =>
      counters[i % 3]!.filter.predictAsync().then(() => orders[i % 3]!.push(i)),
    );
    await Promise.all(calls);
    assert.deepEqual(
      counters.map(({ count }) => count),
      [300, 300, 300],
    );
    for (const [at, order] of orders.entries())
      assert.deepEqual(
        order,
        Array.from({ length: 300 }, (_, i) => 3 * i + at),
      );
  });

  test('have their place among all calls by when they were made, not by when their turn came', async () => {
    cv.async.configure({ threads: 2 });
    const { object, gate, opened } = slow();
    const [other] = gates.create(1) as [string];
    const beside = gates.enter(other);
    await untilRunning(2);
    const order: string[] = [];
    const call = (name: string, promise: Promise<unknown>) => promise.then(() => order.push(name));
    const calls = [
      call('1', cv.addAsync(1, 2)),
      call('object 2', object.isOpenedAsync()),
      call('3', cv.addAsync(1, 2)),
      call('4', cv.addAsync(1, 2)),
      call('object 5', object.isOpenedAsync()),
      call('6', cv.addAsync(1, 2)),
    ];
    // One thread is free then.
    await gates.open(gate);
    await Promise.all([opened, ...calls]);
    assert.deepEqual(order, ['1', 'object 2', '3', '4', 'object 5', '6']);
    await gates.open(other);
    await beside;
  });

  test('of several: it waits for all of them, and those behind it wait too', async () => {
    cv.async.configure({ threads: 4 });
    const { object, gate, opened } = slow();
    const subtractor = cv.createBackgroundSubtractorMOG2();
    const order: string[] = [];
    const call = (name: string, promise: Promise<unknown>) =>
      promise.catch(() => undefined).then(() => order.push(name));
    const calls = [
      call('before', subtractor.getHistoryAsync()),
      call('both', subtractor.writeAsync(object)),
      call('behind', subtractor.getHistoryAsync()),
    ];
    await calls[0];
    await untilRunning(1);
    assert.equal(cv.async.stats().queued, 2);
    await gates.open(gate);
    await Promise.all([opened, ...calls]);
    assert.deepEqual(order, ['before', 'both', 'behind']);
  });

  test('of two objects, crosswise: nobody waits for ever', async () => {
    cv.async.configure({ threads: 4 });
    const storages = Array.from(
      { length: 2 },
      () => new cv.FileStorage('.yml', cv.FILE_STORAGE_WRITE | cv.FILE_STORAGE_MEMORY),
    );
    const subtractors = Array.from({ length: 2 }, () => cv.createBackgroundSubtractorMOG2());
    const calls = Array.from({ length: 400 }, (_, i) =>
      i % 5 === 0
        ? storages[i % 2]!.writeAsync(`value${i}`, i)
        : subtractors[(i >> 1) % 2]!.writeAsync(storages[i % 2]!),
    );
    // One of its objects twice.
    calls.push(storages[0]!.writeAsync('last', 1));
    await Promise.all(calls);
    const { queued, running } = cv.async.stats();
    assert.deepEqual({ queued, running }, { queued: 0, running: 0 });
  });

  test("maxQueue counts them; one that is refused is in nobody's way", async () => {
    cv.async.configure({ threads: 4, maxQueue: 2 });
    const { object, gate, opened } = slow();
    await untilRunning(1);
    const since = sinceNow();
    const calls = [object.isOpenedAsync(), object.isOpenedAsync()];
    await assert.rejects(object.isOpenedAsync(), {
      code: 'ERR_QUEUE_FULL',
      message: /the queue is full: 2 calls wait/,
    });
    // There are threads for others.
    await cv.addAsync(1, 2);
    assert.deepEqual(since(), { queued: 2, running: 0, done: 1, aborted: 0, refused: 1 });
    await gates.open(gate);
    await Promise.all([opened, ...calls]);
    await object.isOpenedAsync();
  });

  test('leave the line when a signal aborts them', async () => {
    const { object, gate, opened } = slow();
    await untilRunning(1);
    const since = sinceNow();
    const order: number[] = [];
    const controllers = Array.from({ length: 1000 }, () => new AbortController());
    const calls = controllers.map(({ signal }, i) =>
      object.isOpenedAsync({ signal }).then(
        () => order.push(i),
        () => undefined,
      ),
    );
    assert.equal(since().queued, 1000);
    for (const [i, controller] of controllers.entries()) if (i % 10 !== 3) controller.abort();
    assert.deepEqual(since(), { queued: 100, running: 0, done: 0, aborted: 900, refused: 0 });
    await gates.open(gate);
    await Promise.all([opened, ...calls]);
    assert.deepEqual(
      order,
      [...controllers.keys()].filter((i) => i % 10 === 3),
    );
    assert.equal(await object.isOpenedAsync(), false);
  });

  test('are waited for by a synchronous call', async () => {
    const counter = new Counter();
    for (let round = 1; round <= 20; round++) {
      const calls = Array.from({ length: 20 }, () => counter.filter.predictAsync());
      assert.equal(counter.count, 25 * round - 5);
      for (let i = 0; i < 5; i++) counter.filter.predict();
      await Promise.all(calls);
    }
    assert.equal(counter.count, 500);
    const { object, gate, opened } = slow();
    const calls = [object.isOpenedAsync(), object.isOpenedAsync()];
    // Somebody else opens it, once a thread stands there.
    const opens = spawn('sh', ['-c', ': > "$0"', gates.path(gate)]);
    assert.equal(object.isOpened(), false);
    await Promise.all([opened, ...calls, once(opens, 'exit')]);
  });

  test('go with their worker', async () => {
    cv.async.configure({ threads: 2 });
    const [gate] = gates.create(1) as [string];
    const worker = new Worker(new URL('../lifetime/worker.mjs', import.meta.url), {
      workerData: { program: '../async/turns-worker.ts', path: gates.path(gate) },
    });
    assert.deepEqual(await once(worker, 'message'), [{ queued: 64, running: 1 }]);
    // Its end waits for the call that runs, which is still at its gate.
    const ended = worker.terminate();
    await gates.open(gate);
    assert.equal(await ended, 1);
    assert.equal((await cv.addAsync(1, 2)).at(0, 0), 3);
  });
});
