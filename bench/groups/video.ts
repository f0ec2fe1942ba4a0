import type { Group } from '../group.js';
import { inputs } from '../inputs.js';
import { Program } from '../program.js';

const FRAMES = 200;

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  const perSecond = async (work) => {
    const film = new cv.VideoCapture('${inputs.film}');
    const start = performance.now();
    await work(film);
    film.release();
    return ${FRAMES} / (performance.now() - start) * 1000;
  };
  const decode = (film) => {
    const frame = new cv.Mat();
    for (let i = 0; i < ${FRAMES}; i++) film.read(frame);
  };
  const process = (film) => {
    const [frame, gray, blurred, moving] = Array.from({ length: 4 }, () => new cv.Mat());
    const background = cv.createBackgroundSubtractorMOG2();
    for (let i = 0; i < ${FRAMES}; i++) {
      film.read(frame);
      cv.cvtColor(frame, cv.COLOR_BGR2GRAY, gray);
      cv.GaussianBlur(gray, [5, 5], 0, blurred);
      background.apply(blurred, moving);
    }
  };
  const overlapped = async (film) => {
    const background = cv.createBackgroundSubtractorMOG2();
    let [count, last] = [0, null];
    for await (const frame of film) {
      const gray = await cv.cvtColorAsync(frame, cv.COLOR_BGR2GRAY);
      const blurred = await cv.GaussianBlurAsync(gray, [5, 5], 0);
      last = background.applyAsync(blurred);
      if (++count === ${FRAMES}) break;
    }
    await last;
  };`,
);
const python = new Program(
  'python',
  `
import cv2
from time import perf_counter
def perSecond(work):
    film = cv2.VideoCapture('${inputs.film}')
    start = perf_counter()
    work(film)
    film.release()
    return ${FRAMES} / (perf_counter() - start)
def decode(film):
    frame = None
    for _ in range(${FRAMES}):
        _, frame = film.read(frame)
def process(film):
    frame = gray = blurred = moving = None
    background = cv2.createBackgroundSubtractorMOG2()
    for _ in range(${FRAMES}):
        _, frame = film.read(frame)
        gray = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY, gray)
        blurred = cv2.GaussianBlur(gray, (5, 5), 0, blurred)
        moving = background.apply(blurred, moving)
`,
);

export const video: Group = {
  name: 'video',
  title: 'Video',
  about: `${FRAMES} frames of 768x576. To process one is cvtColor, GaussianBlur, and the background's model.`,
  ratios: [
    ['node-cv2', 'cv2'],
    ['node-cv2, for await', 'cv2'],
  ],
  chart: {},
  rounds: 7,
  rows: [
    {
      name: 'decode',
      unit: 'frames/s',
      sides: { 'node-cv2': ours.figure('perSecond(decode)'), cv2: python.figure('perSecond(decode)') },
    },
    {
      name: 'decode and process',
      unit: 'frames/s',
      sides: {
        'node-cv2': ours.figure('perSecond(process)'),
        cv2: python.figure('perSecond(process)'),
        'node-cv2, for await': ours.figure('perSecond(overlapped)'),
      },
    },
  ],
};
