// The loops of memory.ts. As a program it is the side of node-cv2, in a process whose peak is then known: plain
// JavaScript over the package as it is published, since a TypeScript loader would be measured too.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** @typedef {typeof import('../src/generated/cv.js')} Cv */
/** @typedef {InstanceType<Cv['Mat']>} Mat */

/**
 * An operation in its three ways: the result dropped, released, or written to `dst`; and the same in Python.
 * @typedef {object} Operation
 * @property {(cv: Cv, image: Mat) => Mat} run
 * @property {(cv: Cv, image: Mat, dst: Mat) => Mat} into
 * @property {string} python
 * @property {string} pythonInto
 */

/** @type {Record<string, Operation>} */
export const operations = {
  cvtColor: {
    run: (cv, image) => cv.cvtColor(image, cv.COLOR_BGR2GRAY),
    into: (cv, image, dst) => cv.cvtColor(image, cv.COLOR_BGR2GRAY, dst),
    python: 'cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)',
    pythonInto: 'cv2.cvtColor(image, cv2.COLOR_BGR2GRAY, dst)',
  },
  flip: {
    run: (cv, image) => cv.flip(image, 1),
    into: (cv, image, dst) => cv.flip(image, 1, dst),
    python: 'cv2.flip(image, 1)',
    pythonInto: 'cv2.flip(image, 1, dst)',
  },
  'GaussianBlur 5x5': {
    run: (cv, image) => cv.GaussianBlur(image, [5, 5], 0),
    into: (cv, image, dst) => cv.GaussianBlur(image, [5, 5], 0, dst),
    python: 'cv2.GaussianBlur(image, (5, 5), 0)',
    pythonInto: 'cv2.GaussianBlur(image, (5, 5), 0, dst)',
  },
  copy: {
    run: (_cv, image) => image.clone(),
    into: (_cv, image, dst) => image.copyTo(dst),
    python: 'image.copy()',
    pythonInto: 'np.copyto(dst, image)',
  },
};

/** @typedef {'dropped' | 'released' | 'dst'} Way */

/**
 * @param {string} line
 * @returns {{ times?: number }}
 */
function parse(line) {
  /** @type {unknown} */
  const request = JSON.parse(line);
  return /** @type {{ times?: number }} */ (request);
}

/**
 * @param {string} operation
 * @param {Way} way
 */
function serve(operation, way) {
  const { run, into } = /** @type {Operation} */ (operations[operation]);
  /** @type {unknown} */
  const loaded = createRequire(import.meta.url)('../dist/index.js');
  const cv = /** @type {Cv} */ (loaded);
  const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
  const dst = run(cv, image);

  /** @type {Record<Way, (times: number) => void>} */
  const loops = {
    dropped(times) {
      for (let i = 0; i < times; i++) run(cv, image);
    },
    released(times) {
      for (let i = 0; i < times; i++) run(cv, image).release();
    },
    dst(times) {
      for (let i = 0; i < times; i++) into(cv, image, dst);
    },
  };

  createInterface({ input: process.stdin }).on('line', (line) => {
    const { times } = parse(line);
    if (times === undefined) {
      const [, peak] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
      console.log(Number(peak) / 1024);
    } else {
      const start = process.hrtime.bigint();
      loops[way](times);
      console.log(Number(process.hrtime.bigint() - start) / times);
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [operation, way] = process.argv.slice(2);
  serve(operation ?? '', /** @type {Way} */ (way));
}
