import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';

/** Runs a graph that came as JSON on an image that came without a copy. */
const { json, image } = workerData as { json: string; image: cv.MatToken };
const graph = cv.graph.fromJSON<[cv.Mat], cv.Mat>(json);
parentPort?.postMessage((await graph.async(cv.Mat.receive(image))).share());
