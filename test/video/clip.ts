import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import cv from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-video-'));
after(() => rm(folder, { recursive: true }));

export const inFolder = (name: string): string => join(folder, name);

export const LENGTH = 60;
export const SIZE: [width: number, height: number] = [64, 48];
const STEP = 4;

export const MJPG = cv.VideoWriter.fourcc('M', 'J', 'P', 'G');
export const writerTo = (name: string, size = SIZE): cv.VideoWriter =>
  new cv.VideoWriter(inFolder(name), MJPG, 10, size);

/** A frame that says by its gray which one it is, also after a lossy codec. */
export const frame = (number: number): cv.Mat => cv.Mat.full([SIZE[1], SIZE[0], 3], number * STEP, 'uint8');
export const numberOf = (image: cv.Mat): number => Math.round(image.mean() / STEP);

export const numbers = (count = LENGTH): number[] => Array.from({ length: count }, (_, i) => i);

/** All of a file's frames, by OpenCV's own loop. */
export function numbersIn(path: string): number[] {
  using capture = new cv.VideoCapture(path);
  const found: number[] = [];
  for (let image = capture.read(); image !== null; image = capture.read()) found.push(numberOf(image));
  return found;
}

/** A film of `LENGTH` frames. */
export const clip = inFolder('clip.avi');
{
  using writer = new cv.VideoWriter(clip, MJPG, 10, SIZE);
  for (const number of numbers()) writer.write(frame(number));
}
