import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';
import { openFile, untilRunning } from './gate.js';

/** One call of an object stands at a gate, others wait for it. */
const { path } = workerData as { path: string };
const object = new cv.FileStorage();
void openFile(object, path);
for (let i = 0; i < 64; i++) void object.isOpenedAsync();
await untilRunning(1);
const { queued, running } = cv.async.stats();
parentPort?.postMessage({ queued, running });
