// Marks what moves in a film: node --import tsx examples/video.ts [film] [result.avi]
import { pipeline } from 'node:stream/promises';
import cv from '../src/index.js';

const [from = '/usr/share/doc/opencv-doc/examples/data/vtest.avi', to = 'moving.avi'] = process.argv.slice(2);

const film = new cv.VideoCapture(from);
const size: cv.Size = [film.get(cv.CAP_PROP_FRAME_WIDTH), film.get(cv.CAP_PROP_FRAME_HEIGHT)];
const result = new cv.VideoWriter(
  to,
  cv.VideoWriter.fourcc('M', 'J', 'P', 'G'),
  film.get(cv.CAP_PROP_FPS),
  size,
);

const background = cv.createBackgroundSubtractorMOG2();
const kernel = cv.getStructuringElement(cv.MORPH_ELLIPSE, [5, 5]);

async function* marked(frames: AsyncIterable<cv.Mat>): AsyncGenerator<cv.Mat> {
  for await (const frame of frames) {
    const mask = await background.applyAsync(frame);
    const moving = cv.morphologyEx(mask, cv.MORPH_OPEN, kernel);
    const [contours] = cv.findContours(moving, cv.RETR_EXTERNAL, cv.CHAIN_APPROX_SIMPLE);
    for (const contour of contours) {
      if (cv.contourArea(contour) > 200) cv.rectangle(frame, cv.boundingRect(contour), [0, 255, 0], 2);
    }
    yield frame;
  }
}

// No more frames are in memory than are worked on; at the end, or when one step fails, both files are closed.
await pipeline(film.toReadable(), marked, result.toWritable());
console.log(`${from}, with what moves marked: see ${to}`);
