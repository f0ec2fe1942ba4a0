import type { Group, Row } from '../group.js';
import { loadOpencvJs } from '../peers.js';
import { Program } from '../program.js';

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  cv.setNumThreads(1);
  const bytes = Uint8Array.from({ length: 192 }, (_, at) => at);
  const a = cv.Mat.from(bytes.subarray(0, 64), { shape: [8, 8] });
  const b = new cv.Mat(8, 8, cv.CV_8U, 7);
  const bgr = cv.Mat.from(bytes, { shape: [8, 8, 3] });
  const [gray, total] = [new cv.Mat(8, 8, cv.CV_8U), new cv.Mat(8, 8, cv.CV_8U)];`,
);
const python = new Program(
  'python',
  `
import cv2
import numpy as np
cv2.setNumThreads(1)
use_optimized, add, cvt_color, code = cv2.useOptimized, cv2.add, cv2.cvtColor, cv2.COLOR_BGR2GRAY
a = np.arange(64, dtype=np.uint8).reshape(8, 8)
b = np.full((8, 8), 7, np.uint8)
bgr = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
gray = np.zeros((8, 8), np.uint8)
total = np.zeros((8, 8), np.uint8)
`,
);
const emscripten = new Program(
  'node',
  `${loadOpencvJs}
  const a = new cv.Mat(8, 8, cv.CV_8U, new cv.Scalar(3));
  const b = new cv.Mat(8, 8, cv.CV_8U, new cv.Scalar(7));
  const bgr = new cv.Mat(8, 8, cv.CV_8UC3, new cv.Scalar(1, 2, 3));
  const [gray, total] = [new cv.Mat(), new cv.Mat()];`,
  '@techstark/opencv-js',
);
const nan = new Program(
  'node',
  `const cv = peer('@u4/opencv4nodejs');
  const [a, b] = [new cv.Mat(8, 8, cv.CV_8U, 3), new cv.Mat(8, 8, cv.CV_8U, 7)];
  const bgr = new cv.Mat(8, 8, cv.CV_8UC3, [1, 2, 3]);`,
  '@u4/opencv4nodejs',
);

/** In the languages of ours, Python's, opencv.js and opencv4nodejs; the last two do not have everything. */
const row = (name: string, own: string, pythons: string, emscriptens?: string, nans?: string): Row => ({
  name,
  unit: 'ns',
  sides: {
    'node-cv2': ours.time(own),
    cv2: python.time(pythons),
    ...(emscriptens ? { 'opencv.js': emscripten.time(emscriptens) } : {}),
    ...(nans ? { opencv4nodejs: nan.time(nans) } : {}),
  },
});

export const calls: Group = {
  name: 'calls',
  title: 'What a call costs',
  about: 'Time of a call on images of 8x8, in a loop that lets results go, but for those written to a `dst`.',
  ratios: [['node-cv2', 'cv2']],
  chart: { sides: ['node-cv2', 'cv2', 'opencv.js', 'opencv4nodejs'] },
  rows: [
    row('useOptimized()', 'cv.useOptimized()', 'use_optimized()'),
    row('add', 'cv.add(a, b)', 'add(a, b)', undefined, 'a.add(b)'),
    row('add, dst', 'cv.add(a, b, total)', 'add(a, b, total)', 'cv.add(a, b, total)'),
    row(
      'cvtColor',
      'cv.cvtColor(bgr, cv.COLOR_BGR2GRAY)',
      'cvt_color(bgr, code)',
      undefined,
      'bgr.cvtColor(cv.COLOR_BGR2GRAY)',
    ),
    row(
      'cvtColor, dst',
      'cv.cvtColor(bgr, cv.COLOR_BGR2GRAY, gray)',
      'cvt_color(bgr, code, gray)',
      'cv.cvtColor(bgr, gray, cv.COLOR_BGR2GRAY)',
    ),
  ],
};
