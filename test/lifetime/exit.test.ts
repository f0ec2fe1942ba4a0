import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runChild } from './child.js';

for (const [way, code] of [
  ['at once', 0],
  ['while some are running', 0],
  ['in a callback', 0],
  ['in a scope', 0],
  ['in an async scope', 0],
  ['by an exception', 1],
  ['by an exception in a scope', 1],
  ['by a refusal that nobody handles', 1],
] as const) {
  test(`the process ends while calls are running: ${way}`, async () => {
    const { status, signal, stderr } = await runChild(new URL('exit.ts', import.meta.url), { args: [way] });
    assert.deepEqual({ status, signal }, { status: code, signal: null }, stderr);
    if (code === 0) assert.equal(stderr, '');
    else assert.match(stderr, /Error: (the end|cv\.addAsync: argument 'dst' is being written)/);
  });
}
