import type { Group } from '../group.js';
import { inputs } from '../inputs.js';
import { loadOpencvJs } from '../peers.js';
import { Program } from '../program.js';

const ours = new Program(
  'node',
  `const cv = require('node-cv2');
  const gray = cv.imread('${inputs.face}', cv.IMREAD_GRAYSCALE);
  const cascade = new cv.CascadeClassifier('${inputs.cascade}');`,
);
const python = new Program(
  'python',
  `
import cv2
gray = cv2.imread('${inputs.face}', cv2.IMREAD_GRAYSCALE)
cascade = cv2.CascadeClassifier('${inputs.cascade}')
`,
);
const emscripten = new Program(
  'node',
  `${loadOpencvJs}
  const photo = require('node-cv2').imread('${inputs.face}', 0);
  const gray = cv.matFromArray(photo.rows, photo.cols, cv.CV_8U, photo.data);
  cv.FS_createDataFile('/', 'face.xml', require('node:fs').readFileSync('${inputs.cascade}'), true, false, false);
  const cascade = new cv.CascadeClassifier('face.xml');
  const faces = new cv.RectVector();`,
  '@techstark/opencv-js',
);
const nan = new Program(
  'node',
  `const cv = peer('@u4/opencv4nodejs');
  const gray = cv.imread('${inputs.face}', cv.IMREAD_GRAYSCALE);
  const cascade = new cv.CascadeClassifier('${inputs.cascade}');`,
  '@u4/opencv4nodejs',
);

export const faces: Group = {
  name: 'faces',
  title: 'Finding faces',
  about: 'A Haar cascade over a photo of 548x342 pixels.',
  ratios: [['node-cv2', 'cv2']],
  chart: {},
  rows: [
    {
      name: 'detectMultiScale',
      unit: 'ns',
      sides: {
        'node-cv2': ours.time('cascade.detectMultiScale(gray, 1.1, 5)'),
        cv2: python.time('cascade.detectMultiScale(gray, 1.1, 5)'),
        'opencv.js': emscripten.time('cascade.detectMultiScale(gray, faces, 1.1, 5)'),
        opencv4nodejs: nan.time('cascade.detectMultiScale(gray, 1.1, 5)'),
      },
    },
  ],
};
