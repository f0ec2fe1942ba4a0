import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { after, afterEach, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, typeError } from '../call/call.js';
import { Gates, sinceNow, untilRunning } from './gate.js';

const first = cv.async.configure();
const gates = await Gates.make();
after(() => gates.remove());
afterEach(async () => {
  await gates.openAll();
  cv.async.configure(first);
});
const newGate = (): string => gates.create(1)[0]!;

/** What every aborted call is rejected with. */
const aborted = (reason: unknown) => ({
  name: 'AbortError',
  code: 'ABORT_ERR',
  message: 'The operation was aborted',
  cause: reason,
});
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('a signal', () => {
  test('that has aborted: the call does not run', async () => {
    const dst = new cv.Mat(4, 4, cv.CV_8U, 1);
    const since = sinceNow();
    const signal = AbortSignal.abort('enough');
    await assert.rejects(cv.addAsync(dst, 1, { dst, signal }), aborted('enough'));
    assert.equal(dst.at(0, 0), 1);
    assert.deepEqual(since(), { queued: 0, running: 0, done: 0, aborted: 1, refused: 0 });
    // It does not hold the dst either.
    cv.add(dst, 1, dst);
  });

  test('that aborts while the call waits: it never runs, and lets go of its Mats at once', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const since = sinceNow();
    const running = gates.enter(gate);
    const controller = new AbortController();
    const dst = new cv.Mat(4, 4, cv.CV_8U, 1);
    const sum = cv.addAsync(dst, 1, { dst, signal: controller.signal });
    const product = cv.multiplyAsync(new cv.Mat(4, 4, cv.CV_8U, 1), 3);
    assert.throws(() => cv.add(dst, 1, dst), { code: 'ERR_MAT_IN_USE' });
    controller.abort('enough');
    assert.equal(cv.add(dst, 4, dst).at(0, 0), 5);
    await assert.rejects(sum, aborted('enough'));
    await gates.open(gate);
    await running;
    assert.equal((await product).at(0, 0), 3);
    assert.equal(dst.at(0, 0), 5);
    assert.deepEqual(since(), { queued: 0, running: 0, done: 2, aborted: 1, refused: 0 });
  });

  test('that aborts while the call runs: the promise is rejected at once, the result thrown away', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const controller = new AbortController();
    const running = gates.enter(gate, { signal: controller.signal });
    await untilRunning(1);
    const since = sinceNow();
    controller.abort(new TypeError('mine'));
    await assert.rejects(running, aborted(controller.signal.reason));
    assert.deepEqual(since(), { queued: 0, running: -1, done: 0, aborted: 1, refused: 0 });
    // Its thread still has it.
    const next = cv.addAsync(1, 2);
    assert.equal(cv.async.stats().queued, 1);
    await gates.open(gate);
    assert.equal((await next).at(0, 0), 3);
    assert.deepEqual(since(), { queued: 0, running: -1, done: 1, aborted: 1, refused: 0 });
  });

  test('that aborts in the middle of the queue: the others run, in their order', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const running = gates.enter(gate);
    const order: number[] = [];
    const controllers = Array.from({ length: 20 }, () => new AbortController());
    const calls = controllers.map(({ signal }, i) =>
      cv.addAsync(i, 1, { signal }).then((sum) => order.push(Number(sum.at(0, 0)))),
    );
    const settled = Promise.allSettled(calls);
    controllers.forEach((controller, i) => i % 4 === 1 && controller.abort());
    await gates.open(gate);
    await running;
    const outcomes = (await settled).map(({ status }) => status === 'fulfilled');
    assert.deepEqual(
      outcomes,
      controllers.map((_, i) => i % 4 !== 1),
    );
    assert.deepEqual(
      order,
      [...controllers.keys()].filter((i) => i % 4 !== 1).map((i) => i + 1),
    );
  });

  test('that aborts when all is over changes nothing', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const sum = await cv.addAsync(1, 2, { signal });
    await assert.rejects(cv.addAsync(new cv.Mat(2, 3, cv.CV_8U), new cv.Mat(3, 3, cv.CV_8U), { signal }));
    assert.equal(listeners(signal), 0);
    const since = sinceNow();
    controller.abort();
    assert.equal(sum.at(0, 0), 3);
    assert.equal(since().aborted, 0);
  });

  test('that aborts by itself, after a time', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const running = gates.enter(gate);
    const sum = cv.addAsync(1, 2, { signal: AbortSignal.timeout(1) });
    const error: unknown = await sum.catch((reason: unknown) => reason);
    assert.ok(error instanceof Error && error.cause instanceof DOMException);
    assert.equal(error.cause.name, 'TimeoutError');
    await gates.open(gate);
    await running;
  });

  test('that never aborts costs nothing but the option', async () => {
    const { signal } = new AbortController();
    assert.equal((await cv.addAsync(1, 2, { signal })).at(0, 0), 3);
    assert.equal(listeners(signal), 0);
  });

  test('of thousands of calls: one listener, and none when they are over', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const running = gates.enter(gate);
    const { signal } = new AbortController();
    const controller = new AbortController();
    const kept = Array.from({ length: 2000 }, (_, i) => cv.addAsync(i, 1, { signal }));
    const dropped = Array.from({ length: 2000 }, (_, i) => cv.addAsync(i, 1, { signal: controller.signal }));
    const settled = Promise.allSettled(dropped);
    assert.deepEqual([listeners(signal), listeners(controller.signal)], [1, 1]);
    controller.abort();
    assert.ok((await settled).every(({ status }) => status === 'rejected'));
    assert.deepEqual([listeners(signal), listeners(controller.signal)], [1, 0]);
    await gates.open(gate);
    await running;
    const sums = await Promise.all(kept);
    assert.ok(sums.every((sum, i) => sum.at(0, 0) === i + 1));
    assert.equal(listeners(signal), 0);
  });

  test('that somebody else keeps from telling', async () => {
    cv.async.configure({ threads: 1 });
    const gate = newGate();
    const running = gates.enter(gate);
    const controller = new AbortController();
    controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
    const sum = cv.addAsync(1, 2, { signal: controller.signal });
    controller.abort();
    await assert.rejects(sum, { name: 'AbortError' });
    await gates.open(gate);
    await running;
  });

  test('the error has the stack of the call', async () => {
    async function theCaller(): Promise<unknown> {
      return await cv.addAsync(1, 2, { signal: AbortSignal.abort() });
    }
    const error: unknown = await theCaller().catch((reason: unknown) => reason);
    assert.ok(error instanceof Error);
    assert.match(error.stack ?? '', /^AbortError: The operation was aborted\n/);
    assert.match(error.stack ?? '', /at theCaller .*abort\.test\.ts/);
  });
});

describe('every asynchronous call takes a signal', () => {
  const signal = AbortSignal.abort();
  const image = new cv.Mat(8, 8, cv.CV_8U, 1);
  const ways: [string, () => Promise<unknown>][] = [
    ['with other options', () => cv.blurAsync(image, [3, 3], { anchor: [0, 0], signal })],
    ['after some of the optional arguments', () => cv.blurAsync(image, [3, 3], null, { signal })],
    ['after all of them', () => cv.blurAsync(image, [3, 3], null, [0, 0], cv.BORDER_REFLECT, { signal })],
    ['without optional arguments', () => cv.countNonZeroAsync(image, { signal })],
    ['without arguments', () => cv.getBuildInformationAsync({ signal })],
    ['of several overloads', () => cv.CannyAsync(image, 1, 2, { signal })],
    ['a method', () => cv.ORB.create().detectAsync(image, { signal })],
    ['a method without arguments', () => cv.ORB.create().getMaxFeaturesAsync({ signal })],
    ['a static function', () => cv.ORB.createAsync({ nfeatures: 5, signal })],
    ['a constructor', () => cv.KeyPoint.newAsync(1, 2, 3, { signal })],
    ['a constructor without arguments', () => cv.KeyPoint.newAsync({ signal })],
    ["a Mat's method", () => image.nonzeroAsync({ signal })],
    ["a Mat's method with options", () => image.addAsync(1, { dtype: 'int16', signal })],
    ["a Mat's method after its arguments", () => image.astypeAsync('float32', 2, 1, { signal })],
    ["Mat's static functions", () => cv.Mat.zerosAsync([2, 3], 'uint8', { signal })],
  ];
  for (const [way, run] of ways) test(way, () => assert.rejects(run(), { name: 'AbortError' }));

  test('undefined and null are none', async () => {
    assert.equal((await cv.addAsync(1, 2, { signal: undefined })).at(0, 0), 3);
    assert.equal(await callAsync(cv, 'countNonZero', image, { signal: null }), 64);
  });
});

describe('refused', () => {
  const image = new cv.Mat(8, 8, cv.CV_8U, 1);
  const signature = 'blur(src, ksize[, dst[, anchor[, borderType]]]) -> dst';
  for (const [shown, signal] of [
    ['5', 5],
    ["'abort'", 'abort'],
    ['an object', {}],
    ['an AbortController', new AbortController()],
  ] as const) {
    test(`what is no signal: ${shown}`, async () => {
      await assert.rejects(callAsync(cv, 'blur', image, [3, 3], { signal }), {
        ...typeError(`cv.blur: option 'signal': expected an AbortSignal, got ${shown}`, signature),
        code: 'ERR_INVALID_ARG_TYPE',
      });
    });
  }

  test('a signal for a call that is not asynchronous', () => {
    const { signal } = new AbortController();
    assert.throws(
      () => call(cv, 'blur', image, [3, 3], { signal }),
      typeError("cv.blur: option 'signal' is for asynchronous calls", signature),
    );
  });

  test('other options after all arguments', async () => {
    const refused = (what: string) => typeError(`cv.countNonZero: ${what}`, 'countNonZero(src) -> retval');
    assert.throws(
      () => call(cv, 'countNonZero', image, { mask: image }),
      refused('takes at most 1 argument, got 2'),
    );
    await assert.rejects(
      callAsync(cv, 'countNonZero', image, { mask: image }),
      refused("unknown option 'mask' (here the options are: signal)"),
    );
  });
});
