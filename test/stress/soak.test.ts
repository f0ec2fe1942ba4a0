import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import { runChild } from '../lifetime/child.js';

await buildJavaScript();

/** `npm run soak` does twenty times as many. */
const ROUNDS = 1000;

test(`${ROUNDS} mixed rounds, also in workers: memory stays flat, and nothing lives on`, async (context) => {
  const args = ['--rounds', String(ROUNDS)];
  const { status, signal, stdout, stderr } = await runChild(new URL('soak.mjs', import.meta.url), { args });
  context.diagnostic(stdout.trim());
  assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' }, stdout);
});
