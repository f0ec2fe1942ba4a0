import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import { otherMajors, otherNode } from '../../scripts/lib/other-nodes.mjs';
import { runChild } from '../lifetime/child.js';

await buildJavaScript();

const program = new URL('programs.mjs', import.meta.url);
const programs = JSON.parse((await runChild(program)).stdout) as { name: string; limit: number }[];

/** Each supported Node: this one, and the others where there are any. */
const nodes = [
  { version: `Node ${process.versions.node}`, path: process.execPath },
  ...otherMajors.map((major) => ({ version: `Node ${major}`, path: otherNode(major) })),
];

for (const { version, path } of nodes) {
  describe(version, { skip: existsSync(path) ? false : `there is none at ${path}` }, () => {
    for (const { name, limit } of programs) {
      test(`${name}: less than ${limit} MB`, async (context) => {
        const { status, signal, stdout, stderr } = await runChild(program, { node: path, args: [name] });
        assert.deepEqual({ status, signal }, { status: 0, signal: null }, stderr);
        const { base, peak } = JSON.parse(stdout) as { base: number; peak: number };
        context.diagnostic(`${peak} MB at the peak, ${base} MB before`);
        assert.ok(peak < limit, `${peak} MB at the peak, ${base} MB before`);
      });
    }
  });
}
