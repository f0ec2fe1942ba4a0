import { parentPort } from 'node:worker_threads';
import cv from '../../src/index.js';

/** Some objects of this thread, and what it is told of them. */
const kept = [new cv.Mat(200, 200, cv.CV_8U), new cv.Mat(200, 200, cv.CV_8U), cv.ORB.create()];
parentPort?.postMessage(cv.memory(), []);
kept.length = 0;
