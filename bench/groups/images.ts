import type { Group, Row } from '../group.js';
import { inputs } from '../inputs.js';
import { loadOpencvJs } from '../peers.js';
import { Program } from '../program.js';

/** An operation in the languages of the sides. */
interface Operation {
  name: string;
  /** With `$` where `dst` goes, or nothing. */
  ours: string;
  python: string;
  emscripten: string;
  opencv4nodejs: string;
  /** The image is the second of two results. */
  second?: boolean;
}

const operations: Operation[] = [
  {
    name: 'cvtColor to gray',
    ours: 'cv.cvtColor(image, cv.COLOR_BGR2GRAY$)',
    python: 'cv2.cvtColor(image, cv2.COLOR_BGR2GRAY$)',
    emscripten: 'cv.cvtColor(image, dst, cv.COLOR_BGR2GRAY)',
    opencv4nodejs: 'image.cvtColor(cv.COLOR_BGR2GRAY)',
  },
  {
    name: 'GaussianBlur 5x5',
    ours: 'cv.GaussianBlur(image, [5, 5], 0$)',
    python: 'cv2.GaussianBlur(image, (5, 5), 0$)',
    emscripten: 'cv.GaussianBlur(image, dst, new cv.Size(5, 5), 0)',
    opencv4nodejs: 'image.gaussianBlur(new cv.Size(5, 5), 0)',
  },
  {
    name: 'GaussianBlur 21x21',
    ours: 'cv.GaussianBlur(image, [21, 21], 0$)',
    python: 'cv2.GaussianBlur(image, (21, 21), 0$)',
    emscripten: 'cv.GaussianBlur(image, dst, new cv.Size(21, 21), 0)',
    opencv4nodejs: 'image.gaussianBlur(new cv.Size(21, 21), 0)',
  },
  {
    name: 'threshold of gray',
    ours: 'cv.threshold(gray, 127, 255, cv.THRESH_BINARY$)',
    python: 'cv2.threshold(gray, 127, 255, cv2.THRESH_BINARY$)',
    emscripten: 'cv.threshold(gray, dst, 127, 255, cv.THRESH_BINARY)',
    opencv4nodejs: 'gray.threshold(127, 255, cv.THRESH_BINARY)',
    second: true,
  },
  {
    name: 'resize to 720p, linear',
    ours: 'cv.resize(image, [1280, 720]$)',
    python: 'cv2.resize(image, (1280, 720)$)',
    emscripten: 'cv.resize(image, dst, new cv.Size(1280, 720))',
    opencv4nodejs: 'image.resize(720, 1280)',
  },
  {
    name: 'resize to 720p, area',
    ours: 'cv.resize(image, [1280, 720]$, { interpolation: cv.INTER_AREA })',
    python: 'cv2.resize(image, (1280, 720)$, interpolation=cv2.INTER_AREA)',
    emscripten: 'cv.resize(image, dst, new cv.Size(1280, 720), 0, 0, cv.INTER_AREA)',
    opencv4nodejs: 'image.resize(720, 1280, 0, 0, cv.INTER_AREA)',
  },
  {
    name: 'flip',
    ours: 'cv.flip(image, 1$)',
    python: 'cv2.flip(image, 1$)',
    emscripten: 'cv.flip(image, dst, 1)',
    opencv4nodejs: 'image.flip(1)',
  },
  {
    name: 'Canny of gray',
    ours: 'cv.Canny(gray, 50, 150$)',
    python: 'cv2.Canny(gray, 50, 150$)',
    emscripten: 'cv.Canny(gray, dst, 50, 150)',
    opencv4nodejs: 'gray.canny(50, 150)',
  },
  {
    name: 'medianBlur 5x5',
    ours: 'cv.medianBlur(image, 5$)',
    python: 'cv2.medianBlur(image, 5$)',
    emscripten: 'cv.medianBlur(image, dst, 5)',
    opencv4nodejs: 'image.medianBlur(5)',
  },
  {
    name: 'warpAffine by 10°',
    ours: 'cv.warpAffine(image, matrix, [1920, 1080]$)',
    python: 'cv2.warpAffine(image, matrix, (1920, 1080)$)',
    emscripten: 'cv.warpAffine(image, dst, matrix, new cv.Size(1920, 1080))',
    opencv4nodejs: 'image.warpAffine(matrix, new cv.Size(1920, 1080))',
  },
];

const whole = (call: string): string => call.replace('$', '');

/** `limit`: how each side sets its number of threads; OpenCV's own without. */
function group(name: string, title: string, limit: (module: string) => string): Group {
  const ours = new Program(
    'node',
    `const cv = require('node-cv2');
    ${limit('cv')}
    const image = cv.imread('${inputs.image}');
    const gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY);
    const matrix = cv.getRotationMatrix2D([960, 540], 10, 1);
    const dst = [${operations.map(({ ours, second }) => whole(ours) + (second ? '[1]' : '')).join(', ')}];`,
  );
  const python = new Program(
    'python',
    `
import cv2
${limit('cv2')}
image = cv2.imread('${inputs.image}')
gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
matrix = cv2.getRotationMatrix2D((960, 540), 10, 1)
${operations.map(({ python, second }, at) => `dst${at} = ${whole(python)}${second ? '[1]' : ''}`).join('\n')}
`,
  );
  const emscripten = new Program(
    'node',
    `${loadOpencvJs}
    const photo = require('node-cv2').imread('${inputs.image}');
    const image = cv.matFromArray(1080, 1920, cv.CV_8UC3, photo.data);
    const [gray, dst] = [new cv.Mat(), new cv.Mat()];
    cv.cvtColor(image, gray, cv.COLOR_BGR2GRAY);
    const matrix = cv.getRotationMatrix2D(new cv.Point(960, 540), 10, 1);`,
    '@techstark/opencv-js',
  );
  const nan = new Program(
    'node',
    `const cv = peer('@u4/opencv4nodejs');
    ${limit('cv')}
    const image = cv.imread('${inputs.image}');
    const gray = image.cvtColor(cv.COLOR_BGR2GRAY);
    const matrix = cv.getRotationMatrix2D(new cv.Point2(960, 540), 10, 1);`,
    '@u4/opencv4nodejs',
  );
  const rows = operations.map((one, at): Row => ({
    name: one.name,
    unit: 'ns',
    sides: {
      'node-cv2, dst': ours.time(one.ours.replace('$', `, dst[${at}]`)),
      'node-cv2, using': ours.time(`${whole(one.ours)}${one.second ? '[1]' : ''}.release()`),
      'cv2, dst': python.time(one.python.replace('$', `, dst${at}`)),
      cv2: python.time(whole(one.python)),
      'opencv.js, dst': emscripten.time(one.emscripten),
      opencv4nodejs: nan.time(one.opencv4nodejs),
    },
    aims: [
      { of: 'node-cv2, dst', over: 'cv2, dst', atMost: 1.03 },
      { of: 'node-cv2, using', over: 'cv2', atMost: 1.03 },
    ],
  }));
  return {
    name,
    title,
    about:
      'Time of a call on an image of 1920x1080, BGR but where it says gray. ' +
      "`dst`: it writes into an image that is there; `using`: the result is released before the next call, as cv2's is.",
    ratios: [
      ['node-cv2, dst', 'cv2, dst'],
      ['node-cv2, using', 'cv2'],
    ],
    chart: {
      relativeTo: 'cv2',
      sides: ['node-cv2, dst', 'node-cv2, using', 'opencv.js, dst', 'opencv4nodejs'],
      longest: 3,
    },
    rows,
  };
}

export const images = group('images', '1080p, all threads', () => '');
export const imagesOneThread = group(
  'images-one-thread',
  '1080p, one thread',
  (module) => `${module}.setNumThreads(1)`,
);
