// Runs programs of a file from one on, in its own folder, and tells after each how it went:
// child.mjs <addon's entry> <file of programs> <file of outcomes> <first>
import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';

const [entry = '', programs = '', outcomes = '', first = ''] = process.argv.slice(2);
const cv = createRequire(import.meta.url)(entry);

if (!existsSync('image.png'))
  cv.imwrite('image.png', cv.Mat.random([24, 32, 3], { dtype: 'uint8', seed: 1 }));
if (!existsSync('video.avi')) {
  const writer = new cv.VideoWriter('video.avi', cv.VideoWriter_fourcc('M', 'J', 'P', 'G'), 25, [64, 48]);
  for (let seed = 0; seed < 5; seed++) writer.write(cv.Mat.random([48, 64, 3], { dtype: 'uint8', seed }));
  writer.release();
}

/** The parent reads this while we may be dead already. */
const told = openSync(outcomes, 'a');
/** @type {string[]} */
const texts = JSON.parse(readFileSync(programs, 'utf8'));
const AsyncFunction = /** @type {FunctionConstructor} */ (Object.getPrototypeOf(async () => {}).constructor);

for (const text of texts.slice(Number(first))) {
  let outcome = 'ok';
  try {
    const run = text.includes('await ') ? AsyncFunction('cv', text) : Function('cv', text);
    await run(cv);
  } catch (error) {
    outcome = error instanceof Error ? error.constructor.name : `thrown ${typeof error}`;
  }
  writeSync(told, `${outcome}\n`);
}
// What is left is destroyed while we are still watched.
globalThis.gc?.();
