import {
  call,
  item,
  matrix,
  numbers,
  or,
  random,
  row,
  type Case,
  type DType,
  type Value,
} from '../values.js';
import { array, FRUITS, FRUITS_GRAY, HOME, HOME_GRAY, NOTES_GRAY, over, SMALL } from './inputs.js';

const FILTERED: readonly DType[] = ['uint8', 'uint16', 'int16', 'float32', 'float64'];
const BORDERS = ['BORDER_CONSTANT', 'BORDER_REPLICATE', 'BORDER_REFLECT', 'BORDER_REFLECT_101'];
const CROSS = call('getStructuringElement', ['cv.MORPH_CROSS', [5, 5]]);
const BINARY = item(call('threshold', [NOTES_GRAY, 0, 255, or('cv.THRESH_BINARY_INV', 'cv.THRESH_OTSU')]), 1);
const SHARPEN = matrix([
  [0, -1, 0],
  [-1, 5, -1],
  [0, -1, 0],
]);

const smoothing: Case[] = [
  ...over(FILTERED, [1, 3, 4], (dtype, channels) =>
    row('GaussianBlur', [array(dtype, channels), [5, 7], 1.5]),
  ),
  ...BORDERS.map((type) => row('GaussianBlur', [FRUITS, [9, 9], 2], { sigmaY: 1, borderType: `cv.${type}` })),
  row('GaussianBlur', [FRUITS, [0, 0], 3]),
  ...over(FILTERED, [1, 3], (dtype, channels) => row('blur', [array(dtype, channels), [3, 5]])),
  row('blur', [FRUITS, [7, 7], null, [0, 0], 'cv.BORDER_REPLICATE']),
  ...over(FILTERED, [1, 3], (dtype, channels) => row('boxFilter', [array(dtype, channels), -1, [4, 3]])),
  row('boxFilter', [FRUITS, 'cv.CV_32F', [5, 5]], { normalize: false }),
  row('sqrBoxFilter', [FRUITS, 'cv.CV_32F', [5, 5]]),
  row('sqrBoxFilter', [array('float64'), -1, [3, 3]], { normalize: false }),
  ...[3, 5, 9].map((ksize) => row('medianBlur', [FRUITS, ksize])),
  ...over(['uint16', 'int16', 'float32'], [1, 3], (dtype, channels) =>
    row('medianBlur', [array(dtype, channels), 5]),
  ),
  row('bilateralFilter', [SMALL, 9, 75, 75]),
  row('bilateralFilter', [array('float32'), 5, 0.3, 3], { borderType: 'cv.BORDER_REFLECT' }),
  row('pyrMeanShiftFiltering', [SMALL, 8, 20], { maxLevel: 1 }),
  row('blendLinear', [
    HOME,
    call('flip', [HOME, 1]),
    random('float32', [384, 512], 1),
    random('float32', [384, 512], 2),
  ]),
];

const kernels: Case[] = [
  ...over(FILTERED, [1, 3], (dtype, channels) => row('filter2D', [array(dtype, channels), -1, SHARPEN])),
  row('filter2D', [HOME, 'cv.CV_16S', SHARPEN], {
    anchor: [0, 0],
    delta: 3,
    borderType: 'cv.BORDER_REPLICATE',
  }),
  row('filter2D', [HOME_GRAY, -1, random('float32', [15, 15], 1, [0, 0.009])]),
  row('sepFilter2D', [HOME, -1, call('getGaussianKernel', [7, 1.2]), call('getGaussianKernel', [3, 0.8])]),
  row('sepFilter2D', [array('int16'), 'cv.CV_32F', matrix([[-1, 0, 1]]), matrix([[1, 2, 1]])]),
  row('getGaussianKernel', [9, 1.5]),
  row('getGaussianKernel', [5, -1, 'cv.CV_32F']),
  row('getDerivKernels', [1, 2, 5], { normalize: true, ktype: 'cv.CV_64F' }),
  row('getDerivKernels', [1, 0, 'cv.FILTER_SCHARR']),
  row('getGaborKernel', [[21, 21], 5, 0.8, 10, 0.5]),
  row('getGaborKernel', [[9, 11], 3, 0.3, 6, 0.7, 0.5, 'cv.CV_32F']),
  row('createHanningWindow', [[16, 12], 'cv.CV_32F']),
];

const derivatives: Case[] = [
  ...over(['uint8', 'uint16', 'int16', 'float32', 'float64'], [1, 3], (dtype, channels) =>
    row('Sobel', [array(dtype, channels), dtype === 'float64' ? 'cv.CV_64F' : 'cv.CV_32F', 1, 1]),
  ),
  row('Sobel', [HOME, 'cv.CV_16S', 1, 0], { ksize: 5, scale: 0.5, delta: 7 }),
  row('Sobel', [HOME_GRAY, -1, 0, 2, null, 7, 0.01]),
  row('Scharr', [HOME_GRAY, 'cv.CV_16S', 1, 0]),
  row('Scharr', [HOME, 'cv.CV_32F', 0, 1], { scale: 0.25, borderType: 'cv.BORDER_REFLECT' }),
  row('Laplacian', [HOME, 'cv.CV_16S']),
  row('Laplacian', [HOME_GRAY, 'cv.CV_64F', null, 5, 0.1]),
  row('Laplacian', [array('float32', 3), -1], { ksize: 3 }),
  row('spatialGradient', [HOME_GRAY]),
  row('Canny', [HOME_GRAY, 100, 200]),
  row('Canny', [FRUITS, 50, 150], { apertureSize: 5, L2gradient: true }),
  row('Canny', [
    call('Sobel', [HOME_GRAY, 'cv.CV_16S', 1, 0]),
    call('Sobel', [HOME_GRAY, 'cv.CV_16S', 0, 1]),
    80,
    160,
  ]),
];

const MORPHOLOGY = ['OPEN', 'CLOSE', 'GRADIENT', 'TOPHAT', 'BLACKHAT', 'HITMISS'];
const morphology: Case[] = [
  row('getStructuringElement', ['cv.MORPH_ELLIPSE', [7, 5]]),
  row('getStructuringElement', ['cv.MORPH_CROSS', [5, 5], [1, 3]]),
  ...['erode', 'dilate'].flatMap((fn) => [
    ...over(FILTERED, [1, 3], (dtype, channels) => row(fn, [array(dtype, channels), CROSS])),
    row(fn, [FRUITS, null, null, [-1, -1], 2]),
    row(fn, [FRUITS, CROSS], { borderType: 'cv.BORDER_CONSTANT', borderValue: [7, 8, 9] }),
  ]),
  ...MORPHOLOGY.map((op) =>
    row('morphologyEx', [
      BINARY,
      `cv.MORPH_${op}`,
      matrix(
        [
          [1, 1, 1],
          [1, 1, 1],
        ],
        'uint8',
      ),
    ]),
  ),
  row('morphologyEx', [FRUITS, 'cv.MORPH_GRADIENT', CROSS], { iterations: 2 }),
];

const pyramids: Case[] = [
  ...over(FILTERED, [1, 3], (dtype, channels) => row('pyrDown', [array(dtype, channels)])),
  ...over(FILTERED, [1, 3], (dtype, channels) => row('pyrUp', [array(dtype, channels)])),
  row('pyrDown', [FRUITS, null, [256, 240], 'cv.BORDER_REPLICATE']),
  row('pyrUp', [FRUITS_GRAY], { dstsize: [1024, 960] }),
];

const integrals = over<Value>(['uint8', 'float32', 'float64'], [1, 3], (dtype, channels) =>
  array(dtype, channels),
);
const sums: Case[] = [
  ...integrals.flatMap((one) => [row('integral', [one]), row('integral2', [one]), row('integral3', [one])]),
  row('integral', [FRUITS], { sdepth: 'cv.CV_64F' }),
  row('integral3', [FRUITS_GRAY], { sdepth: 'cv.CV_32F', sqdepth: 'cv.CV_64F' }),
];

const thresholds: Case[] = [
  ...['BINARY', 'BINARY_INV', 'TRUNC', 'TOZERO', 'TOZERO_INV'].flatMap((type) => [
    row('threshold', [FRUITS, 120, 255, `cv.THRESH_${type}`]),
    row('threshold', [array('int16'), 100, 5000, `cv.THRESH_${type}`]),
    row('threshold', [array('float32', 3), 0.4, 2, `cv.THRESH_${type}`]),
  ]),
  row('threshold', [array('uint16'), 1000, 65535, 'cv.THRESH_BINARY']),
  row('threshold', [array('float64'), 0.5, 1, 'cv.THRESH_TRUNC']),
  row('threshold', [FRUITS_GRAY, 0, 255, or('cv.THRESH_BINARY', 'cv.THRESH_OTSU')]),
  row('threshold', [FRUITS_GRAY, 0, 255, or('cv.THRESH_TOZERO', 'cv.THRESH_TRIANGLE')]),
  row('adaptiveThreshold', [FRUITS_GRAY, 255, 'cv.ADAPTIVE_THRESH_MEAN_C', 'cv.THRESH_BINARY', 11, 2]),
  row('adaptiveThreshold', [NOTES_GRAY, 255, 'cv.ADAPTIVE_THRESH_GAUSSIAN_C', 'cv.THRESH_BINARY_INV', 7, -3]),
  row('distanceTransform', [BINARY, 'cv.DIST_L2', 3]),
  row('distanceTransform', [BINARY, 'cv.DIST_L2', 'cv.DIST_MASK_PRECISE']),
  row('distanceTransform', [BINARY, 'cv.DIST_L1', 3], { dstType: 'cv.CV_8U' }),
  row('distanceTransformWithLabels', [BINARY, 'cv.DIST_C', 5]),
  row('distanceTransformWithLabels', [BINARY, 'cv.DIST_L2', 5, null, null, 'cv.DIST_LABEL_PIXEL']),
];

const frequency: Case[] = [
  row('phaseCorrelate', [call('pyrDown', [array('float32')]), call('pyrDown', [array('float32', 1, 2)])]),
  row('phaseCorrelate', [array('float64'), call('flip', [array('float64'), 1])], {
    window: call('createHanningWindow', [[37, 23], 'cv.CV_64F']),
  }),
  row('divSpectrums', [random('float32', [16, 16, 2], 1), random('float32', [16, 16, 2], 2), 0]),
  row('matchTemplate', [HOME, random('uint8', [9, 11, 3], 3), 'cv.TM_SQDIFF']),
  ...['TM_SQDIFF_NORMED', 'TM_CCORR', 'TM_CCORR_NORMED', 'TM_CCOEFF', 'TM_CCOEFF_NORMED'].map((method) =>
    row('matchTemplate', [
      FRUITS_GRAY,
      call('getRectSubPix', [FRUITS_GRAY, [40, 30], [200, 150]]),
      `cv.${method}`,
    ]),
  ),
  row('matchTemplate', [array('float32'), random('float32', [5, 7], 9), 'cv.TM_CCORR'], {
    mask: numbers(
      'float32',
      [5, 7],
      Array.from({ length: 35 }, (_, i) => i % 3),
    ),
  }),
];

export const imgprocFilters: Case[] = [
  ...smoothing,
  ...kernels,
  ...derivatives,
  ...morphology,
  ...pyramids,
  ...sums,
  ...thresholds,
  ...frequency,
];
