// The JavaScript side of the benchmarks, and partner.py its twin: a process that reads lines of JSON and answers each
// with one. `setup` runs once; `time` is a statement that is run so many times, and gives nanoseconds a run; `figure`
// is an expression, and gives its value. It is plain JavaScript over packages as they are published, since a
// TypeScript loader would be measured too.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { compileFunction } from 'node:vm';
import { inRoot } from '../scripts/lib/paths.mjs';

/** @typedef {(source: string) => unknown} Evaluate in the scope of the set-up */
/** @typedef {{ setup: string } | { time: string, times: number } | { figure: string }} Request */

/** Of Node and this package. */
const require = createRequire(inRoot('partner.js'));

/**
 * One of the libraries to compare with: each is in a folder of its own (peers.ts).
 * @param {string} name
 * @returns {unknown}
 */
const peer = (name) => createRequire(inRoot('build', 'peers', name, 'partner.js'))(name);

/** The most memory that this process ever had, in MB. */
function peak() {
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/**
 * @param {string} setup
 * @returns {Promise<Evaluate>}
 */
async function start(setup) {
  const body = `return (async () => { 'use strict'; ${setup}\nreturn (source) => eval(source); })();`;
  const compiled = compileFunction(body, ['require', 'peer', 'peak']);
  const run = /** @type {(...globals: unknown[]) => Promise<Evaluate>} */ (compiled);
  return await run(require, peer, peak);
}

/** @type {Evaluate} */
let evaluate = () => {
  throw new Error('no setup');
};
/** @type {Map<string, (times: number) => Promise<number>>} Each statement has a loop of its own. */
const loops = new Map();

/** @param {string} statement */
function loopOf(statement) {
  const known = loops.get(statement);
  if (known) return known;
  const source = `(${statement.includes('await') ? 'async ' : ''}(times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) { ${statement}; }
    return Number(process.hrtime.bigint() - start) / times;
  })`;
  const loop = /** @type {(times: number) => Promise<number>} */ (evaluate(source));
  loops.set(statement, loop);
  return loop;
}

/** @param {Request} request */
async function answer(request) {
  if ('setup' in request) {
    evaluate = await start(request.setup);
    return 0;
  }
  if ('time' in request) return await loopOf(request.time)(request.times);
  return await evaluate(`(async () => ${request.figure})()`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = /** @type {Request} */ (JSON.parse(line));
  try {
    console.log(JSON.stringify({ value: await answer(request) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  }
}
