/** Time of a call, beside Python's cv2 on the same library. */
import cv from '../src/index.js';
import { compare, duration, line, time } from './compare.js';
import { startPython } from './partner.js';

const ROUNDS = 15;
const CALLS = 20_000;

cv.setNumThreads(1);
const bytes = Uint8Array.from({ length: 192 }, (_, at) => at);
const a = cv.Mat.from(bytes.subarray(0, 64), { shape: [8, 8] });
const b = new cv.Mat(8, 8, cv.CV_8U, 7);
const bgr = cv.Mat.from(bytes, { shape: [8, 8, 3] });
const gray = new cv.Mat(8, 8, cv.CV_8U);
const total = new cv.Mat(8, 8, cv.CV_8U);

const setup = `
import cv2
import numpy as np
cv2.setNumThreads(1)
use_optimized, add, cvt_color, code = cv2.useOptimized, cv2.add, cv2.cvtColor, cv2.COLOR_BGR2GRAY
a = np.arange(64, dtype=np.uint8).reshape(8, 8)
b = np.full((8, 8), 7, np.uint8)
bgr = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
gray = np.zeros((8, 8), np.uint8)
total = np.zeros((8, 8), np.uint8)
`;

interface Row {
  name: string;
  ours: () => void;
  theirs: string;
}

// Each has a loop of its own: called through one shared loop, they would be measured with its indirect call.
const rows: Row[] = [
  {
    name: 'empty',
    ours: () => {
      for (let i = 0; i < CALLS; i++) cv.useOptimized();
    },
    theirs: 'use_optimized()',
  },
  {
    name: 'add',
    ours: () => {
      for (let i = 0; i < CALLS; i++) cv.add(a, b);
    },
    theirs: 'add(a, b)',
  },
  {
    name: 'add, dst',
    ours: () => {
      for (let i = 0; i < CALLS; i++) cv.add(a, b, total);
    },
    theirs: 'add(a, b, total)',
  },
  {
    name: 'cvtColor',
    ours: () => {
      for (let i = 0; i < CALLS; i++) cv.cvtColor(bgr, cv.COLOR_BGR2GRAY);
    },
    theirs: 'cvt_color(bgr, code)',
  },
  {
    name: 'cvtColor, dst',
    ours: () => {
      for (let i = 0; i < CALLS; i++) cv.cvtColor(bgr, cv.COLOR_BGR2GRAY, gray);
    },
    theirs: 'cvt_color(bgr, code, gray)',
  },
];

const widths = [15, 12, 12, 8];
const python = startPython();
console.log(
  `\nA call: 8x8 images, ${CALLS} calls a round, medians of ${ROUNDS} rounds, Node ${process.version}\n`,
);
console.log(line(['call', 'node-cv2', 'cv2', 'ratio'], widths));
for (const { name, ours, theirs } of rows) {
  const {
    ours: here,
    theirs: there,
    ratio,
  } = await compare(
    ROUNDS,
    () => time(ours, 1) / CALLS,
    () => python.ask({ setup, statement: theirs, times: CALLS }),
  );
  console.log(line([name, duration(here), duration(there), ratio.toFixed(2)], widths));
}
python.end();
