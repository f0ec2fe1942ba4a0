import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';

/** Fills Mats with the number of this worker, here and on the pool's threads: whoever shares a block with it is found out. */
const { value } = workerData as { value: number };

function check(mat: cv.Mat, expected: number): void {
  const [least, most] = cv.minMaxLoc(mat);
  if (least !== expected || most !== expected) throw new Error(`${least} to ${most}, not ${expected}`);
}

const sizes = [40, 64, 200, 480, 1080];

async function lane(first: number): Promise<void> {
  for (let i = first; i < first + 40; i++) {
    const side = sizes[i % sizes.length]!;
    const image = new cv.Mat(side, side, cv.CV_8U, value);
    const sum = cv.addAsync(image, 10);
    const twice = cv.add(image, image);
    check(twice, 2 * value);
    check(await sum, value + 10);
    check(image, value);
    twice.release();
    if (i % 2 === 0) image.release();
  }
}

await Promise.all([0, 1, 2].map(lane));
parentPort?.postMessage('done');
