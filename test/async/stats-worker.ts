import { writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';
import { enter, untilRunning } from './gate.js';

/** Two calls on one thread; tells the numbers, and how many milliseconds the first ran, and the second waited, at least. */
const { paths } = workerData as { paths: string[] };
const calls = paths.map((path) => enter(path));
await untilRunning(1);
const start = performance.now();
await new Promise((resolve) => setTimeout(resolve, 50));
const passed = performance.now() - start;
for (const path of paths) await writeFile(path, '');
await Promise.all(calls);
parentPort?.postMessage({ stats: cv.async.stats(), passed });
