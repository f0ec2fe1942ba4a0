/** A thread of `examples/workers.ts`: blurs the faces of an image that another thread has too, and makes its thumbnail. */
import { parentPort } from 'node:worker_threads';
import cv from '../../src/index.js';
import { CASCADE, FaceBlur } from '../jobs/faces.js';
import { sizeIn } from '../jobs/thumbnail.js';
import type { Answer } from './pool.js';

export interface Task {
  photo: cv.MatToken;
  box: cv.Size;
}

export interface Result {
  thumbnail: cv.MatToken;
  faces: number;
}

const faceBlur = await FaceBlur.load(CASCADE);

async function work({ photo, box }: Task): Promise<Result> {
  using image = cv.Mat.receive(photo);
  const faces = await faceBlur.blur(image);
  using small = cv.resize(image, sizeIn(box, image), { interpolation: cv.INTER_AREA });
  return { thumbnail: small.share(), faces: faces.length };
}

parentPort!.on('message', (task: Task) => {
  void work(task)
    .then(
      (result): Answer<Result> => ({ result }),
      (error: unknown): Answer<Result> => ({ error }),
    )
    .then((answer) => parentPort!.postMessage(answer));
});
