import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { runChild } from './child.js';

const configure = cv.memory.configure as (settings?: unknown) => cv.MemorySettings;

/** How the counts change while `body` runs. */
function change(body: () => void): Partial<Record<keyof cv.MemoryStatistics, number>> {
  const before = Object.entries(cv.memory());
  body();
  const after: Record<string, unknown> = { ...cv.memory() };
  const numbers = before.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(numbers.map(([name, number]) => [name, Number(after[name]) - number]));
}

describe('cv.memory()', () => {
  test('counts Mats and their bytes until they are released', () => {
    let mat: cv.Mat | undefined;
    const made = change(() => (mat = new cv.Mat(100, 200, cv.CV_32FC3)));
    assert.equal(made.mats, 1);
    assert.equal(made.blocks, 1);
    assert.equal(made.bytes, 100 * 200 * 3 * 4);
    const released = change(() => mat?.release());
    assert.equal(released.mats, -1);
    assert.equal(released.blocks, -1);
    assert.equal(released.bytes, -100 * 200 * 3 * 4);
  });

  test('small Mats are counted too', () => {
    const mats: cv.Mat[] = [];
    const made = change(() => {
      for (let i = 1; i <= 50; i++) mats.push(new cv.Mat(1, i, cv.CV_8U));
    });
    assert.equal(made.mats, 50);
    assert.equal(made.blocks, 50);
    assert.equal(made.bytes, (50 * 51) / 2);
    for (const mat of mats) mat.release();
  });

  test('a view is a Mat without bytes of its own, and keeps those of the other', () => {
    const mat = new cv.Mat(100, 100, cv.CV_8U);
    let view: cv.Mat | undefined;
    assert.deepEqual(
      change(() => (view = mat.roi([0, 0, 10, 10]))),
      { mats: 1, bytes: 0, blocks: 0, peak: 0, pooled: 0, recycled: 0, fresh: 0 },
    );
    assert.equal(change(() => mat.release()).bytes, 0);
    assert.equal(change(() => view?.release()).bytes, -10_000);
  });

  test("memory of JavaScript's is not counted", () => {
    let mat: cv.Mat | undefined;
    const { mats, bytes } = change(() => (mat = cv.Mat.from(new Uint8Array(1e6))));
    assert.deepEqual({ mats, bytes }, { mats: 1, bytes: 0 });
    // Or the collector takes it when others are being counted.
    mat?.release();
  });

  test('what calls make is counted, also asynchronous ones', async () => {
    const image = new cv.Mat(300, 300, cv.CV_8UC3);
    const { bytes, mats } = cv.memory();
    const results = [cv.cvtColor(image, cv.COLOR_BGR2GRAY), await cv.cvtColorAsync(image, cv.COLOR_BGR2GRAY)];
    assert.equal(cv.memory().bytes - bytes, 2 * 90_000);
    assert.equal(cv.memory().mats - mats, 2);
    for (const mat of [image, ...results]) mat.release();
  });

  test('the peak is what bytes were at most', () => {
    const { peak, bytes } = cv.memory();
    assert.ok(peak >= bytes);
    const enough = peak - bytes + 1000;
    new cv.Mat(1, enough, cv.CV_8U).release();
    assert.equal(cv.memory().peak, bytes + enough);
    assert.equal(cv.memory().bytes, bytes);
  });

  test('objects are counted by class', () => {
    const { objects } = cv.memory();
    const [first, second, points] = [cv.ORB.create(), cv.ORB.create(), new cv.KeyPoint(1, 2, 3)];
    const count = (name: string): number => (cv.memory().objects[name] ?? 0) - (objects[name] ?? 0);
    assert.equal(count('cv.ORB'), 2);
    assert.equal(count('cv.KeyPoint'), 1);
    first.release();
    points.release();
    assert.equal(count('cv.ORB'), 1);
    assert.equal(count('cv.KeyPoint'), 0);
    second.release();
  });

  test("Mats are this thread's, bytes the process's", async () => {
    const mine = new cv.Mat(1000, 1000, cv.CV_8U);
    const { bytes } = cv.memory();
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { program: 'statistics-worker.ts' },
    });
    const exit = once(worker, 'exit');
    const [theirs] = (await once(worker, 'message')) as [cv.MemoryStatistics];
    await exit;
    assert.equal(theirs.mats, 2);
    assert.deepEqual(theirs.objects, { 'cv.ORB': 1 });
    assert.equal(theirs.bytes, bytes + 2 * 40_000);
    assert.equal(cv.memory().bytes, bytes, 'they go with the worker');
    mine.release();
  });
});

describe('cv.memory.configure', () => {
  test('sets what is given, and gives all', () => {
    const before = configure();
    assert.deepEqual(Object.keys(before), ['poolLimit', 'warnAt']);
    assert.equal(before.warnAt, 2 ** 30);
    assert.deepEqual(configure({ warnAt: 5 }), { ...before, warnAt: 5 });
    assert.deepEqual(configure({ warnAt: undefined }), { ...before, warnAt: 5 });
    assert.deepEqual(configure({ warnAt: before.warnAt }), before);
    assert.deepEqual(configure({}), before);
  });

  const refusals: [unknown, string, RegExp][] = [
    [null, 'TypeError', /argument 'settings': expected an object with poolLimit, warnAt, got null$/],
    [64e6, 'TypeError', /argument 'settings': .*, got 64000000$/],
    [[1], 'TypeError', /argument 'settings': .*, got \[ 1 \]$/],
    [{ poollimit: 1 }, 'TypeError', /expected options poolLimit and warnAt, got 'poollimit'$/],
    [{ poolLimit: '1' }, 'TypeError', /option 'poolLimit': expected an integer .*, got '1'$/],
    [{ poolLimit: null }, 'TypeError', /option 'poolLimit': .*, got null$/],
    [{ poolLimit: 10n }, 'TypeError', /option 'poolLimit': .*, got 10n$/],
    [{ poolLimit: Symbol('x') }, 'TypeError', /option 'poolLimit': .*, got Symbol\(x\)$/],
    [
      { poolLimit: -1 },
      'RangeError',
      /option 'poolLimit': expected an integer from 0 to 9007199254740991, got -1$/,
    ],
    [{ poolLimit: 1.5 }, 'RangeError', /option 'poolLimit': .*, got 1.5$/],
    [{ poolLimit: NaN }, 'RangeError', /option 'poolLimit': .*, got NaN$/],
    [{ poolLimit: Infinity }, 'RangeError', /option 'poolLimit': .*, got Infinity$/],
    [{ poolLimit: 2 ** 60 }, 'RangeError', /option 'poolLimit': .*, got 1152921504606847000$/],
    [{ poolLimit: 1, warnAt: -1 }, 'RangeError', /option 'warnAt': .*, got -1$/],
  ];
  for (const [settings, name, message] of refusals) {
    test(`refuses ${inspect(settings)} and sets nothing`, () => {
      const before = configure();
      assert.throws(() => configure(settings), { name, message });
      assert.throws(() => configure(settings), /^\w+: cv\.memory\.configure: /);
      assert.deepEqual(configure(), before);
    });
  }

  test('an option that changes while it is read does no harm', () => {
    const before = configure();
    let reads = 0;
    const settings = {
      get warnAt() {
        return reads++ === 0 ? before.warnAt : -1;
      },
    };
    configure(settings);
    assert.deepEqual(configure(), before);
  });
});

describe('cv.memory.track and report', () => {
  const file = /memory-statistics\.test\.ts:\d+:\d+\)$/;
  const atFirst = (): cv.Mat => new cv.Mat(100, 100, cv.CV_8U);
  const atSecond = (image: cv.Mat): cv.Mat => cv.resize(image, [300, 300]);

  test('tells live Mats by the place where they were made, those with the most bytes first', (context) => {
    context.after(() => cv.memory.track(false));
    const before = atFirst();
    cv.memory.track(true);
    const first = [atFirst(), atFirst(), atFirst()];
    const second = [atSecond(before)];
    const places = cv.memory.report();
    assert.deepEqual(
      places.map(({ place, count, bytes, kinds }) => [place.split(' ')[0], count, bytes, kinds]),
      [
        ['atSecond', 1, 90_000, { 'cv.Mat': 1 }],
        ['atFirst', 3, 30_000, { 'cv.Mat': 3 }],
      ],
    );
    for (const { place, stack } of places) {
      assert.match(place, file);
      assert.ok(stack.startsWith(`    at ${place}\n    at `), stack);
    }
    first[0]?.release();
    second[0]?.release();
    assert.deepEqual(
      cv.memory.report().map(({ count, bytes }) => [count, bytes]),
      [[2, 20_000]],
    );
    for (const mat of [before, ...first, ...second]) mat.release();
    assert.deepEqual([...cv.memory.report()], []);
  });

  test('results of asynchronous calls were made where the call was', async (context) => {
    context.after(() => cv.memory.track(false));
    const image = new cv.Mat(50, 50, cv.CV_8U);
    cv.memory.track(true);
    const ofFunction = (): Promise<cv.Mat> => cv.blurAsync(image, [3, 3]);
    const ofMethod = (): Promise<cv.Mat> => image.addAsync(1);
    const ofConstructor = (): Promise<unknown> => cv.KeyPoint.newAsync(1, 2, 3);
    const results = [await ofFunction(), await ofMethod(), await ofConstructor()];
    const names = cv.memory.report().map(({ place }) => place.split(' ')[0]);
    assert.deepEqual(names.sort(), ['ofConstructor', 'ofFunction', 'ofMethod']);
    for (const result of results) (result as cv.Mat).release();
    image.release();
  });

  test('views at one place hold their bytes once', (context) => {
    context.after(() => cv.memory.track(false));
    const image = new cv.Mat(100, 100, cv.CV_8U);
    cv.memory.track(true);
    const views = [0, 1, 2].map((x) => image.roi([x, 0, 10, 10]));
    const [place, ...more] = cv.memory.report();
    assert.equal(more.length, 0);
    assert.deepEqual([place?.count, place?.bytes], [3, 10_000]);
    for (const mat of [image, ...views]) mat.release();
  });

  test('other objects have kinds of their own', (context) => {
    context.after(() => cv.memory.track(false));
    cv.memory.track(true);
    const make = (): { release(): void }[] => [new cv.Mat(2, 2, cv.CV_8U), cv.ORB.create(), cv.ORB.create()];
    const made = make();
    const kinds = cv.memory.report().map((place) => place.kinds);
    assert.deepEqual(
      kinds.reduce((all, each) => ({ ...all, ...each })),
      { 'cv.Mat': 1, 'cv.ORB': 1 },
    );
    assert.equal(kinds.length, 3, 'three columns of one line are three places');
    for (const object of made) object.release();
  });

  test('off again, nothing more is recorded', () => {
    cv.memory.track(true);
    const seen = atFirst();
    cv.memory.track(false);
    const unseen = atFirst();
    assert.deepEqual(
      cv.memory.report().map(({ count }) => count),
      [1],
    );
    seen.release();
    unseen.release();
  });

  test('the report reads as a table, and is a list', (context) => {
    context.after(() => cv.memory.track(false));
    cv.memory.track(true);
    const mat = atFirst();
    const report = cv.memory.report();
    assert.match(
      report.toString(),
      /^bytes {2}count {2}kinds {3}place\n10000 {6}1 {2}cv\.Mat {2}atFirst \(.*:\d+:\d+\)$/,
    );
    assert.equal(inspect(report), report.toString());
    assert.equal(report.length, 1);
    assert.deepEqual(Object.keys(report[0]!), ['place', 'stack', 'count', 'bytes', 'kinds']);
    mat.release();
  });

  test('only a boolean switches it', () => {
    for (const value of [undefined, null, 1, 'on', {}]) {
      assert.throws(() => (cv.memory.track as (on: unknown) => void)(value), {
        name: 'TypeError',
        message: `cv.memory.track: argument 'on': expected a boolean, got ${inspect(value)}`,
      });
    }
  });

  test('stacks in the way of others do no harm', (context) => {
    const { stackTraceLimit, prepareStackTrace } = Error;
    context.after(() => {
      Object.assign(Error, { stackTraceLimit, prepareStackTrace });
      cv.memory.track(false);
    });
    cv.memory.track(true);
    Error.stackTraceLimit = 0;
    const mats = [atFirst()];
    assert.equal(Error.stackTraceLimit, 0, 'put back');
    assert.match(cv.memory.report()[0]!.place, /^atFirst /);
    const ways = [
      () => {
        throw new Error('no stacks here');
      },
      () => 42,
      (_error: Error, sites: unknown) => sites,
      () => (mats.push(atFirst()), 'at nowhere'),
    ];
    for (const way of ways) {
      Error.prepareStackTrace = way;
      const mat = atFirst();
      assert.deepEqual(mat.shape, [100, 100]);
      mats.push(mat);
    }
    Error.prepareStackTrace = prepareStackTrace;
    for (const mat of mats) mat.release();
    assert.deepEqual([...cv.memory.report()], []);
  });
});

describe('the warning', () => {
  const run = (debug: string): ReturnType<typeof runChild> =>
    runChild(new URL('warning.ts', import.meta.url), { env: { NODE_DEBUG: debug } });

  test('comes once under NODE_DEBUG=node-cv2, and says what to do', async () => {
    const { status, stderr, stdout } = await run('node-cv2');
    assert.equal(status, 0, stderr);
    const [warning, ...more] = stderr.trimEnd().split('\n');
    assert.match(
      warning!,
      /^NODE-CV2 \d+: pixels take 6 MB, more than the 5 MB of warnAt; this thread has 6 Mats\. .*cv\.memory\.report\(\)\.$/,
    );
    assert.deepEqual(more, []);
    assert.equal(stdout, 'made 20\n');
  });

  test('otherwise never', async () => {
    const { status, stderr, stdout } = await run('');
    assert.deepEqual({ status, stderr, stdout }, { status: 0, stderr: '', stdout: 'made 20\n' });
  });
});
