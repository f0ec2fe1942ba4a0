import { call, numbers, or, random, row, zeros, type Case, type Value } from '../values.js';
import { array, EVERY_DTYPE, FLOATS, FRUITS, FRUITS_GRAY, HOME, over } from './inputs.js';

const two = (dtype: Parameters<typeof array>[0], channels: number): [Value, Value] => [
  array(dtype, channels, 1),
  array(dtype, channels, 2),
];
const MASK = call('compare', [random('uint8', [23, 37], 9), 128, 'cv.CMP_GT']);
/** Positive, away from zero: for what has poles there. */
const POSITIVE = {
  float32: random('float32', [23, 37], 3, [0.1, 9]),
  float64: random('float64', [23, 37], 3, [0.1, 9]),
};
const FRUITS_CROPPED = call('resize', [FRUITS, [512, 384]]);

const pairs: Case[] = [
  ...['add', 'subtract', 'divide', 'absdiff', 'max', 'min'].flatMap((fn) =>
    over(EVERY_DTYPE, [1, 3], (dtype, channels) => row(fn, two(dtype, channels))),
  ),
  ...over(EVERY_DTYPE, [1, 3], (dtype, channels) => row('multiply', two(dtype, channels), { scale: 0.001 })),
];

const bits: Case[] = [
  ...['bitwise_and', 'bitwise_or', 'bitwise_xor'].flatMap((fn) => [
    row(fn, two('uint8', 3)),
    row(fn, two('int32', 1), { mask: MASK }),
    row(fn, two('float32', 2)),
  ]),
  row('bitwise_not', [FRUITS]),
  row('bitwise_not', [array('uint16')], { mask: MASK }),
];

const options: Case[] = [
  row('add', [HOME, FRUITS_CROPPED]),
  row('add', [HOME, [10, 20, 30, 0]]),
  row('add', [FRUITS_GRAY, 40]),
  row('add', two('uint8', 3), { mask: MASK, dtype: 'cv.CV_32F' }),
  row('add', [...two('uint8', 1), array('uint8', 1, 3)]),
  row('add', two('int16', 1), { dst: array('int16', 1, 3), mask: MASK }),
  row('subtract', [HOME, FRUITS_CROPPED], { dtype: 'cv.CV_16S' }),
  row('multiply', two('uint8', 3), { scale: 1 / 255 }),
  row('multiply', two('uint8', 1), { scale: 0.5, dtype: 'cv.CV_64F' }),
  row('divide', two('float32', 3), { scale: 2 }),
  row('divide', [255, array('float64', 1)]),
  row('absdiff', [HOME, FRUITS_CROPPED]),
  row('addWeighted', [HOME, 0.7, FRUITS_CROPPED, 0.3, 5]),
  ...over(EVERY_DTYPE, [1, 4], (dtype, channels) => {
    const [a, b] = two(dtype, channels);
    return row('addWeighted', [a, 0.25, b, -0.5, 3]);
  }),
  row('addWeighted', [array('uint8'), 0.5, array('uint8', 1, 2), 2, 0], { dtype: 'cv.CV_32F' }),
  row('scaleAdd', [array('float32', 3), 1.5, array('float32', 3, 2)]),
  row('scaleAdd', [array('float64'), -0.5, array('float64', 1, 2)]),
  row('convertScaleAbs', [array('int16', 3)], { alpha: 0.01, beta: 3 }),
  row('convertScaleAbs', [array('float64')], { alpha: 255 }),
  row('convertFp16', [array('float32')]),
  ...['CMP_EQ', 'CMP_NE', 'CMP_LT', 'CMP_LE', 'CMP_GT', 'CMP_GE'].map((op) =>
    row('compare', [random('uint8', [23, 37], 1, [0, 4]), random('uint8', [23, 37], 2, [0, 4]), `cv.${op}`]),
  ),
  ...over(EVERY_DTYPE, [1, 2], (dtype, channels) => row('compare', [...two(dtype, channels), 'cv.CMP_LE'])),
  row('inRange', [FRUITS, [0, 80, 0], [120, 255, 200]]),
  row('inRange', [array('int16'), -5000, 9000]),
  row('inRange', [array('float32', 2), [0.2, 0.3], [0.8, 0.7]]),
  row('copyTo', [FRUITS_GRAY, call('compare', [FRUITS_GRAY, 100, 'cv.CMP_GT'])]),
  row('copyTo', [array('float64', 3), MASK], { dst: array('float64', 3, 5) }),
];

const math: Case[] = [
  ...['sqrt', 'exp', 'log'].flatMap((fn) => FLOATS.map((dtype) => row(fn, [POSITIVE[dtype as 'float32']]))),
  row('log', [random('float32', [5, 5], 1, [-1, 1])]),
  ...FLOATS.map((dtype) => row('pow', [POSITIVE[dtype as 'float32'], 0.3])),
  row('pow', [array('uint8', 3), 2]),
  row('pow', [array('float64'), 3]),
  row('magnitude', two('float32', 1)),
  row('magnitude', two('float64', 1)),
  row('phase', two('float32', 1), { angleInDegrees: true }),
  row('phase', two('float64', 1)),
  row('cartToPolar', two('float32', 1), { angleInDegrees: true }),
  row('cartToPolar', two('float64', 1)),
  row('polarToCart', [POSITIVE.float32, random('float32', [23, 37], 4, [0, 360])], { angleInDegrees: true }),
  row('polarToCart', [POSITIVE.float64, random('float64', [23, 37], 4, [0, 6.28])]),
  row('cubeRoot', [27.5]),
  row('cubeRoot', [-3]),
  row('fastAtan2', [1.5, -0.25]),
  row('patchNaNs', [call('log', [random('float32', [9, 9], 1, [-1, 1])])], { val: 7 }),
  row('checkRange', [array('float32')], { minVal: 0, maxVal: 0.9 }),
  row('checkRange', [array('uint8', 3)]),
];

const statistics: Case[] = [
  ...over(EVERY_DTYPE, [1, 3], (dtype, channels) => row('mean', [array(dtype, channels)])),
  row('mean', [FRUITS], { mask: call('compare', [FRUITS_GRAY, 100, 'cv.CMP_GT']) }),
  ...over(EVERY_DTYPE, [1, 4], (dtype, channels) => row('sumElems', [array(dtype, channels)])),
  ...over(EVERY_DTYPE, [1, 2], (dtype, channels) => row('meanStdDev', [array(dtype, channels)])),
  row('meanStdDev', [array('uint8', 3)], { mask: MASK }),
  ...EVERY_DTYPE.map((dtype) => row('minMaxLoc', [array(dtype)])),
  row('minMaxLoc', [FRUITS_GRAY]),
  row('minMaxLoc', [array('float32')], { mask: MASK }),
  ...EVERY_DTYPE.map((dtype) => row('countNonZero', [random(dtype, [23, 37], 1, [0, 3])])),
  row('findNonZero', [random('uint8', [23, 37], 1, [0, 2])]),
  ...['NORM_L1', 'NORM_L2', 'NORM_INF', 'NORM_L2SQR'].flatMap((type) =>
    over(EVERY_DTYPE, [1], (dtype) => row('norm', [array(dtype)], { normType: `cv.${type}` })),
  ),
  row('norm', [FRUITS_CROPPED, HOME]),
  row('norm', [array('float32'), array('float32', 1, 2), or('cv.NORM_RELATIVE', 'cv.NORM_L2')]),
  row('norm', [array('uint8'), array('uint8', 1, 2), 'cv.NORM_HAMMING']),
  row('norm', [array('uint8'), array('uint8', 1, 2)], { normType: 'cv.NORM_L1', mask: MASK }),
  row('PSNR', [HOME, FRUITS_CROPPED]),
  row('PSNR', [array('uint8'), array('uint8', 1, 2), 100]),
  row('normalize', [FRUITS_GRAY, null, 0, 255, 'cv.NORM_MINMAX']),
  row('normalize', [array('uint16'), null], { alpha: 1, norm_type: 'cv.NORM_L2', dtype: 'cv.CV_32F' }),
  row('normalize', [array('float64', 3), null, 10, 0, 'cv.NORM_INF']),
  row('normalize', [array('float32'), array('float32', 1, 4)], { norm_type: 'cv.NORM_L1', mask: MASK }),
  ...['REDUCE_SUM', 'REDUCE_AVG', 'REDUCE_MAX', 'REDUCE_MIN'].flatMap((type) => [
    row('reduce', [array('uint8', 3), 0, `cv.${type}`], type === 'REDUCE_SUM' ? { dtype: 'cv.CV_32S' } : {}),
    row('reduce', [array('float64'), 1, `cv.${type}`]),
  ]),
  row('reduceArgMax', [array('uint8'), 0]),
  row('reduceArgMax', [array('float32'), 1], { lastIndex: true }),
  row('reduceArgMin', [array('int16'), 1]),
  row('reduceArgMin', [array('int32'), 0]),
  row('LUT', [
    FRUITS_GRAY,
    numbers(
      'uint8',
      [256],
      Array.from({ length: 256 }, (_, i) => 255 - i),
    ),
  ]),
  row('LUT', [FRUITS, random('float32', [1, 256, 3], 5)]),
  row('LUT', [array('uint8', 3), random('int16', [256], 5)]),
];

const accumulation: Case[] = [
  row('accumulate', [FRUITS, zeros('float32', [480, 512, 3])]),
  row('accumulate', [array('float32'), array('float64')]),
  row('accumulate', [array('uint8'), array('float32'), MASK]),
  row('accumulateSquare', [array('uint8', 3), array('float32', 3)]),
  row('accumulateSquare', [array('float32'), array('float64')], { mask: MASK }),
  row('accumulateProduct', [array('uint8'), array('uint8', 1, 2), array('float64')]),
  row('accumulateWeighted', [array('uint8', 3), array('float32', 3), 0.25]),
  row('accumulateWeighted', [array('float64'), array('float64', 1, 2), 0.1, MASK]),
];

export const coreArithmetic: Case[] = [
  ...pairs,
  ...bits,
  ...options,
  ...math,
  ...statistics,
  ...accumulation,
];
