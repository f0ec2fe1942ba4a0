import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';

/** What the other thread is asked to do with a Mat that it receives. */
export type Request =
  | { task: 'read' | 'sum' | 'blur' | 'keep' | 'fill'; token: cv.MatToken }
  | { task: 'set'; token: cv.MatToken; index: number[]; value: number }
  | { task: 'give'; shape: number[] };

const kept: cv.Mat[] = [];

async function answer(request: Request): Promise<unknown> {
  if (request.task === 'give') return cv.Mat.full(request.shape, 9, 'uint8').share();
  const mat = cv.Mat.receive(request.token);
  switch (request.task) {
    case 'read':
      return mat.toArray();
    case 'sum':
      return cv.sumElems(mat);
    case 'set':
      mat.set(request.index, request.value);
      return 'done';
    case 'keep':
      return kept.push(mat);
    case 'fill': {
      const tiles = Array.from({ length: 64 }, (_, i) => mat.row(i));
      const fills = tiles.map((tile) =>
        cv.bilateralFilterAsync(new cv.Mat(1, mat.cols, cv.CV_8U, 5), 31, 50, 50, tile),
      );
      parentPort?.postMessage('filling');
      return (await Promise.all(fills)).length;
    }
    case 'blur': {
      const blurs = Array.from({ length: 8 }, () => cv.bilateralFilterAsync(mat, 31, 50, 50));
      parentPort?.postMessage('blurring');
      return (await Promise.all(blurs)).length;
    }
  }
}

// The first request may come with the worker itself, which then ends.
const { request } = workerData as { request?: Request };
if (request !== undefined) {
  parentPort?.postMessage(await answer(request));
} else {
  parentPort?.on('message', (each: Request) => {
    void answer(each).then((value) => parentPort?.postMessage(value));
  });
}
