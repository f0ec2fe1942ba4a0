// Runs programs of a file from one on, in its own folder, and tells after each how it went:
// child.mjs <addon's entry> <file of programs> <file of outcomes> <first>
import { openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

const [entry = '', programs = '', outcomes = '', first = ''] = process.argv.slice(2);
/** @type {typeof import('../../src/index.js')} */
const cv = createRequire(import.meta.url)(entry);
Object.assign(globalThis, { cv });

// Anew each time: programs write where they read.
cv.imwrite('image.png', cv.Mat.random([24, 32, 3], { dtype: 'uint8', seed: 1 }));
const writer = new cv.VideoWriter('video.avi', cv.VideoWriter_fourcc('M', 'J', 'P', 'G'), 25, [64, 48]);
for (let seed = 0; seed < 5; seed++) writer.write(cv.Mat.random([48, 64, 3], { dtype: 'uint8', seed }));
writer.release();

/** The parent reads this while we may be dead already. */
const told = openSync(outcomes, 'a');
/** @type {string[]} */
const texts = JSON.parse(readFileSync(programs, 'utf8'));

for (const text of texts.slice(Number(first))) {
  let outcome = 'ok';
  try {
    await runInThisContext(`(${text.includes('await ') ? 'async ' : ''}() => { ${text} })()`);
  } catch (error) {
    outcome = error instanceof Error ? error.constructor.name : `thrown ${typeof error}`;
  }
  writeSync(told, `${outcome}\n`);
}
// What is left is destroyed while we are still watched.
globalThis.gc?.();
