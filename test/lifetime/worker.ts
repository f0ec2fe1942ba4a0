import { parentPort, workerData } from 'node:worker_threads';
import cv from '../../src/index.js';

const { task } = workerData as { task: 'sum' | 'busy' | 'error' | 'objects' | 'exit' | 'throw' };

switch (task) {
  case 'sum':
    parentPort?.postMessage(cv.sumElems(new cv.Mat(10, 20, cv.CV_8U, 3))[0]);
    break;
  // Many calls in flight, which nobody will wait for; it ends only when it is terminated.
  case 'busy':
  case 'exit':
  case 'throw': {
    const image = cv.Mat.from(new Uint8Array(1e6), { shape: [1000, 1000] });
    const orb = cv.ORB.create();
    for (let i = 0; i < 100; i++) {
      void cv.GaussianBlurAsync(image, [31, 31], 5, new cv.Mat(1000, 1000, cv.CV_8U));
      void orb.detectAsync(image).catch(() => undefined);
      void cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U)).catch(() => undefined);
    }
    image.release();
    for (let i = 0; i < 20; i++) {
      void cv.scope(async () => {
        const mat = await cv.blurAsync(new cv.Mat(500, 500, cv.CV_8U), [9, 9]);
        return cv.addAsync(mat, mat, mat);
      });
    }
    parentPort?.postMessage('busy');
    // Some calls end before that.
    setTimeout(() => {
      if (task === 'exit') process.exit(3);
      if (task === 'throw') throw new Error('the end');
    }, 100);
    setInterval(() => undefined, 1000);
    break;
  }
  case 'error':
    try {
      cv.add(new cv.Mat(2, 3, cv.CV_8U), new cv.Mat(3, 3, cv.CV_8U));
    } catch (error) {
      parentPort?.postMessage(error instanceof cv.CvError ? error.code : String(error));
    }
    break;
  // Living objects of every kind at the end: Mats, over own and foreign memory, views, objects, typed arrays.
  case 'objects': {
    const kept = Array.from({ length: 500 }, (_, i) => {
      const bytes = new Uint8Array(100);
      const mat = cv.Mat.from(bytes, { shape: [10, 10] });
      const own = new cv.Mat(10, 10, cv.CV_8U, i);
      return [mat, mat.data, mat.roi([0, 0, 5, 5]), own, own.data, new cv.KeyPoint(1, 2, 3), cv.ORB.create()];
    });
    parentPort?.postMessage(kept.length);
    break;
  }
}
