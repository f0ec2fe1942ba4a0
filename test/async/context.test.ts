import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';

const image = new cv.Mat(50, 50, cv.CV_8U, 1);
/** A call that fails inside OpenCV. */
const failing = (): Promise<unknown> => cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U));

describe('AsyncLocalStorage', () => {
  const storage = new AsyncLocalStorage<number>();

  test('has its value after an await, however many calls are in flight', async () => {
    const found = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        storage.run(i, async () => {
          await cv.blurAsync(image, [3, 3]);
          const between = storage.getStore();
          await failing().catch(() => undefined);
          return [between, storage.getStore()];
        }),
      ),
    );
    assert.deepEqual(
      found,
      found.map((_, i) => [i, i]),
    );
    assert.equal(storage.getStore(), undefined);
  });

  test('in then, catch and finally it is that of where they were attached', async () => {
    const [blurred, failed] = storage.run(1, () => [cv.blurAsync(image, [3, 3]), failing()]);
    const found = await storage.run(2, () =>
      Promise.all([
        blurred.then(() => storage.getStore()),
        failed.catch(() => storage.getStore()),
        blurred.finally(() => assert.equal(storage.getStore(), 2)).then(() => storage.getStore()),
      ]),
    );
    assert.deepEqual(found, [2, 2, 2]);
  });

  test('in what aborts it is that of where the call is awaited', async () => {
    const controller = new AbortController();
    const found = storage.run(3, async () => {
      await cv.blurAsync(image, [3, 3], { signal: controller.signal }).catch(() => undefined);
      return storage.getStore();
    });
    storage.run(4, () => controller.abort());
    assert.equal(await found, 3);
  });
});

describe('the stack of a rejection', () => {
  async function inner(): Promise<unknown> {
    return await failing();
  }
  async function outer(): Promise<unknown> {
    return await inner();
  }

  test('names those who called, and those who wait for them', async () => {
    await cv.blurAsync(image, [3, 3]);
    const error: unknown = await outer().catch((reason: unknown) => reason);
    assert.ok(error instanceof cv.CvError);
    const functions = [...(error.stack ?? '').matchAll(/^ {4}at (?:async )?(\w+) /gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(functions.slice(0, 3), ['failing', 'inner', 'outer']);
  });

  test("says no less than Node's own", async () => {
    const read = async (): Promise<unknown> => await readFile('/nowhere');
    const nodes: unknown = await read().catch((reason: unknown) => reason);
    const ours: unknown = await inner().catch((reason: unknown) => reason);
    assert.ok(nodes instanceof Error && ours instanceof Error);
    assert.match(nodes.stack ?? '', /at async read .*context\.test\.ts/);
    assert.match(ours.stack ?? '', /at inner .*context\.test\.ts/);
  });
});

describe('a rejection that nobody handles', () => {
  const run = (way: string, args: readonly string[] = []) =>
    runChild(new URL('unhandled.ts', import.meta.url), { args: [way, ...args] });

  test("ends the process, as one of Node's own does", async () => {
    const [ours, nodes] = await Promise.all([run('ours'), run("Node's")]);
    for (const ended of [ours, nodes]) {
      assert.deepEqual(
        { status: ended.status, signal: ended.signal, stdout: ended.stdout },
        { status: 1, signal: null, stdout: '' },
      );
    }
    assert.match(ours.stderr, /CvError: add\(/);
    assert.match(ours.stderr, /at theCaller .*unhandled\.ts/);
    assert.match(nodes.stderr, /ENOENT/);
  });

  test('is told to who listens, each one once, and the process goes on', async () => {
    const { status, stdout, stderr } = await run('listening');
    assert.deepEqual(
      { status, stdout, stderr },
      { status: 0, stdout: '10 unhandled, 0 handled later\n', stderr: '' },
    );
  });

  test('may be handled in the same turn of the event loop, also in a batch', async () => {
    const { status, stdout, stderr } = await run('handled');
    assert.deepEqual(
      { status, stdout, stderr },
      { status: 0, stdout: '0 unhandled, 100 handled\n', stderr: '' },
    );
  });
});
