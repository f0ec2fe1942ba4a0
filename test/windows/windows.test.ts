import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';
import { openDisplay } from './display.js';

const built = /^\s*GUI:\s+(?!NONE)/m.test(cv.getBuildInformation());

describe('windows', { skip: built ? false : 'this OpenCV was built without windows' }, () => {
  test('show images, and tell of the mouse, the keyboard and sliders', async () => {
    const display = await openDisplay();
    try {
      const program = new URL('windows.ts', import.meta.url);
      const { status, stdout, stderr } = await runChild(program, { env: { DISPLAY: display.name } });
      assert.equal(status, 0, stderr);
      const seen = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Record<string, unknown>;
      assert.deepEqual(seen.size, [300, 200]);
      assert.deepEqual(seen.shown, seen.drawn);
      const [move, down, up] = seen.mouse as number[][];
      assert.deepEqual(move, [cv.EVENT_MOUSEMOVE, 50, 60, 0]);
      assert.deepEqual(down?.slice(0, 3), [cv.EVENT_LBUTTONDOWN, 50, 60]);
      assert.deepEqual(up?.slice(0, 3), [cv.EVENT_LBUTTONUP, 50, 60]);
      assert.equal(seen.sameParam, true);
      assert.equal(seen.key, 'a'.charCodeAt(0));
      assert.equal(seen.thrown, 'Error: from the mouse');
      assert.equal(seen.afterNull, 0);
      assert.equal(seen.keyAsync, 'b'.charCodeAt(0));
      assert.equal(seen.none, -1);
      assert.equal(seen.aborted, 'AbortError: The operation was aborted');
      assert.equal(seen.turned, true);
      assert.equal(seen.first, 3);
      assert.deepEqual(seen.positions, [7]);
      assert.deepEqual(seen.roi, [40, 50, 100, 60]);
    } finally {
      await display.close();
    }
  });

  const qt = /^\s*GUI:\s+QT/m.test(cv.getBuildInformation());
  test(
    'buttons tell of their state',
    { skip: qt ? false : 'only with Qt windows have a control panel' },
    async () => {
      const display = await openDisplay();
      try {
        const program = new URL('buttons.ts', import.meta.url);
        const { status, stdout, stderr } = await runChild(program, { env: { DISPLAY: display.name } });
        assert.equal(status, 0, stderr);
        const [made, pushed, unchecked, ...others] = JSON.parse(stdout) as unknown[][];
        assert.deepEqual(made, ['check', 1, null]);
        assert.equal(pushed?.[0], 'push');
        assert.deepEqual(pushed.at(-1), { hello: 1 });
        assert.deepEqual(unchecked, ['check', 0, null]);
        assert.deepEqual(others, []);
      } finally {
        await display.close();
      }
    },
  );

  for (const DISPLAY of [undefined, ':93']) {
    test(`without a display (DISPLAY ${DISPLAY ?? 'not set'}) are an error that says so`, async () => {
      const { status, stdout } = await runChild(new URL('no-display.ts', import.meta.url), {
        env: { DISPLAY, WAYLAND_DISPLAY: undefined, QT_QPA_PLATFORM: undefined },
      });
      assert.equal(status, 0);
      const refusals = JSON.parse(stdout) as string[];
      assert.equal(refusals.length, 5);
      for (const text of refusals)
        assert.match(text, /there is no display: DISPLAY names no X server that answers/);
    });
  }

  test('in a worker are an error', async () => {
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
      try { require(workerData).namedWindow('w'); } catch (error) { parentPort.postMessage(error.message); }`,
      { eval: true, workerData: new URL('../../dist/index.js', import.meta.url).pathname },
    );
    const [message] = (await once(worker, 'message')) as [string];
    assert.match(message, /windows belong to the main thread: a worker cannot have any/);
  });
});
