import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import { runChild } from './child.js';

await buildJavaScript();

test('errors may be thrown while the collector takes Mats', async () => {
  const ended = await runChild(new URL('thrown.mjs', import.meta.url), {
    env: { NODE_OPTIONS: '--max-semi-space-size=1' },
  });
  assert.deepEqual(ended, { status: 0, signal: null, stdout: '300000\n', stderr: '' });
});
