import { existsSync, mkdirSync } from 'node:fs';
import cv from '../src/index.js';
import { inRoot } from '../scripts/lib/paths.mjs';

const FOLDER = inRoot('build', 'bench');
const SAMPLES = '/usr/share/doc/opencv-doc/examples/data';

/** Files that all sides read, so that they work on the same pixels. */
export const inputs = {
  /** 1920x1080, of a photo. */
  image: `${FOLDER}/1080p.png`,
  /** 4000x3000, of the same photo. */
  jpeg: `${FOLDER}/12mp.jpg`,
  /** A street, 768x576, 795 frames. */
  film: `${SAMPLES}/vtest.avi`,
  /** A photo with a face. */
  face: `${SAMPLES}/messi5.jpg`,
  cascade: '/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml',
};

export function makeInputs(): void {
  if (existsSync(inputs.image) && existsSync(inputs.jpeg)) return;
  mkdirSync(FOLDER, { recursive: true });
  using photo = cv.imread(`${SAMPLES}/aloeL.jpg`);
  const enlarged = (size: cv.Size): cv.Mat => cv.resize(photo, size, { interpolation: cv.INTER_CUBIC });
  cv.imwrite(inputs.image, enlarged([1920, 1080]));
  // An enlarged photo has no details of its own: grain makes its file as large as a camera's.
  const grain = cv.GaussianBlur(cv.Mat.random([3000, 4000], { dtype: 'uint8', seed: 1 }), [5, 5], 0.8);
  const grained = cv.addWeighted(enlarged([4000, 3000]), 1, cv.cvtColor(grain, cv.COLOR_GRAY2BGR), 0.25, -32);
  cv.imwrite(inputs.jpeg, grained, [cv.IMWRITE_JPEG_QUALITY, 85]);
}
