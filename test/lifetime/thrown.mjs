// An error is thrown each round, while the Mats of earlier rounds wait for the collector. Run it with a small nursery:
// collections then come in the middle of throwing, where Node 20 takes the error for a finalizer's own and ends the
// process. In plain JavaScript and a callback: beneath a TypeScript loader or a module's top level that does not happen.
import { createRequire } from 'node:module';

/** @type {unknown} */
const loaded = createRequire(import.meta.url)('../../dist/index.js');
const cv = /** @type {typeof import('../../src/generated/cv.js')} */ (loaded);

function throwing() {
  let errors = 0;
  for (let i = 0; i < 300_000; i++) {
    const mat = new cv.Mat(4, 4, cv.CV_8U);
    try {
      cv.GaussianBlur(mat, [2, 2], 0);
    } catch {
      errors++;
    }
  }
  return errors;
}

setImmediate(() => console.log(throwing()));
