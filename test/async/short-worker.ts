import { parentPort } from 'node:worker_threads';
import cv from '../../src/index.js';

/** Makes fifty calls, and leaves as many more behind. */
const sums = await Promise.all(Array.from({ length: 50 }, (_, i) => cv.addAsync(i, 1)));
parentPort?.postMessage(sums.filter((sum, i) => sum.at(0, 0) === i + 1).length);
for (let i = 0; i < 50; i++) void cv.addAsync(i, 1);
