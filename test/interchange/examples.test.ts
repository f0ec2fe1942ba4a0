import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import { isInstalled } from '../../scripts/lib/npm-packages.mjs';
import { runChild } from '../lifetime/child.js';
import { oneOperator } from './onnx-model.js';

await buildJavaScript();
const folder = mkdtempSync(join(tmpdir(), 'node-cv2-'));
after(() => rmSync(folder, { recursive: true }));
const model = join(folder, 'model.onnx');
writeFileSync(model, oneOperator('Add', 2, 4));

/** Facts of the photo and of what is done with it, not of this run. */
const examples: [name: string, output: RegExp, ...args: string[]][] = [
  ['sharp.ts', /^320 x 200, \d{4,5} bytes of WebP\n$/],
  ['canvas.ts', /^342 x 548 x 4, and red at the corner: 255,0,0,255\n$/],
  ['onnxruntime.ts', /^1 x 3 x 64 x 64 -> 1 x 3 x 64 x 64 of float32\n$/, model],
  ['ndarray.ts', /^171 x 548, and white in the photo: true\n$/],
  ['worker.mjs', /^mean blue: (\d+\.\d), and after the other thread (\d+\.\d)\n$/],
];

describe('the examples run', () => {
  for (const [name, output, ...args] of examples) {
    test(name, async () => {
      const file = new URL(`../../examples/interchange/${name}`, import.meta.url);
      const { status, stdout, stderr } = await runChild(file, { args });
      assert.equal(status, 0, stderr);
      assert.match(stdout, output);
      const [, before, afterwards] = output.exec(stdout)!;
      // Of the inverted photo: each byte is 255 minus what it was.
      if (before !== undefined) assert.ok(Math.abs(255 - Number(before) - Number(afterwards)) < 0.11);
    });
  }

  test('and their packages leave those of package-lock.json as they are', () => assert.ok(isInstalled()));
});
