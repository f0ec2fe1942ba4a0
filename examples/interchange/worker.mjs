// Another thread works on the same image, without a copy: node examples/interchange/worker.mjs
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import cv from 'node-cv2';

if (isMainThread) {
  const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
  const [before] = cv.mean(photo);
  const worker = new Worker(new URL(import.meta.url), { workerData: photo.share() });
  await once(worker, 'message');
  console.log(`mean blue: ${before.toFixed(1)}, and after the other thread ${cv.mean(photo)[0].toFixed(1)}`);
} else {
  const photo = cv.Mat.receive(/** @type {import('node-cv2').MatToken} */ (workerData));
  cv.bitwise_not(photo, photo);
  parentPort?.postMessage('done');
}
