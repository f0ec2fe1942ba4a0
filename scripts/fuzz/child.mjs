// Runs programs of a file from one on, in its own folder, and tells after each how it went:
// child.mjs <addon's entry> <file of programs> <file of outcomes> <first>
import { copyFileSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { tell } from './files/tell.mjs';

const [entry = '', programs = '', outcomes = '', first = ''] = process.argv.slice(2);
/** @type {typeof import('../../src/index.js')} */
const cv = createRequire(import.meta.url)(entry);
Object.assign(globalThis, { cv, tell, require: createRequire(import.meta.url) });

/** What others wrote is not there, and what they overwrote is as it was. @param {string} text */
function tidy(text) {
  for (const name of readdirSync('.')) rmSync(name, { recursive: true });
  for (const name of fixtures) if (text.includes(name)) copyFileSync(`../fixtures/${name}`, name);
}

const fixtures = readdirSync('../fixtures');
/** The parent reads this while we may be dead already. */
const told = openSync(outcomes, 'a');
/** @type {string[]} */
const texts = JSON.parse(readFileSync(programs, 'utf8'));

for (const [at, text] of texts.slice(Number(first)).entries()) {
  let outcome = 'ok';
  tidy(text);
  try {
    const told = await runInThisContext(`(${text.includes('await ') ? 'async ' : ''}() => { ${text} })()`);
    if (typeof told === 'string') outcome = `ok ${told}`;
  } catch (error) {
    outcome = error instanceof Error ? error.constructor.name : `thrown ${typeof error}`;
  }
  writeSync(told, `${outcome}\n`);
  // What programs left is not to count as a later one's memory, nor to die in its time.
  if (at % 50 === 49) globalThis.gc?.();
}
// What is left is destroyed while we are still watched.
globalThis.gc?.();
