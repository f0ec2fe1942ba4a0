import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { runScenarios, type Scenario } from './scenario.js';

/** What ends the process, or reads memory that is not there, in the other OpenCV binding for Node. */
export const scenarios: Scenario[] = [
  {
    name: 'add of two sizes',
    run: () => cv.add(new cv.Mat(2, 3, cv.CV_8U), new cv.Mat(3, 3, cv.CV_8U)),
    throws:
      /^CvError: add\(src1: 2x3 uint8 x1, src2: 3x3 uint8 x1\): .*-209:Sizes of input arguments do not match/,
  },
  {
    name: 'a huge new Mat',
    run: () => new cv.Mat(2 ** 31 - 1, 2 ** 31 - 1, cv.CV_8UC3),
    throws: /^CvError: new Mat: .*-4:Insufficient memory/,
  },
  {
    name: 'a second worker thread, and a third',
    async run() {
      for (let thread = 2; thread <= 4; thread++) {
        const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { task: 'sum' } });
        const [sum] = (await once(worker, 'message')) as [number];
        if (sum !== 600) throw new Error(`the worker's sum is ${sum}`);
        const [code] = (await once(worker, 'exit')) as [number];
        if (code !== 0) throw new Error(`the worker ended with ${code}`);
      }
    },
  },
  {
    name: 'a Buffer shorter than its shape',
    run: () => new cv.Mat(1000, 1000, cv.CV_8UC3, Buffer.alloc(1000)),
    throws: /^RangeError: Mat\.constructor: argument 'data': the shape needs 3000000 bytes, got 1000$/,
  },
];

await runScenarios(import.meta, scenarios);
