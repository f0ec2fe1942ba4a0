import { parentPort, workerData } from 'node:worker_threads';
import { enter } from './gate.js';

/** Makes a call at each of these gates, tells that it did, and ends when they are done. */
const { paths } = workerData as { paths: string[] };
const calls = paths.map((path) => enter(path));
parentPort?.postMessage('waiting');
await Promise.all(calls);
