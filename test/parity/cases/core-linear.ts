import { call, matrix, numbers, or, random, row, type Case } from '../values.js';
import { FLOATS } from './inputs.js';

const square = (dtype: 'float32' | 'float64', size = 6, seed = 1): ReturnType<typeof random> =>
  random(dtype, [size, size], seed, [-2, 3]);
/** Symmetric and positive definite. */
const covariance = (dtype: 'float32' | 'float64'): ReturnType<typeof call> =>
  call('mulTransposed', [square(dtype), true], { dtype: dtype === 'float32' ? 'cv.CV_32F' : 'cv.CV_64F' });

const perPrecision = (FLOATS as ('float32' | 'float64')[]).flatMap((dtype): Case[] => {
  const [a, spd] = [square(dtype), covariance(dtype)];
  const right = random(dtype, [6, 2], 7);
  return [
    row('gemm', [a, square(dtype, 6, 2), 1.5, square(dtype, 6, 3), -0.5]),
    row('gemm', [a, square(dtype, 6, 2), 1, null, 0], { flags: or('cv.GEMM_1_T', 'cv.GEMM_2_T') }),
    row('gemm', [random(dtype, [8, 5, 2], 1), random(dtype, [5, 7, 2], 2), 1, null, 0]),
    row('mulTransposed', [random(dtype, [5, 9], 1), false]),
    row('mulTransposed', [random(dtype, [5, 9], 1), true], { delta: random(dtype, [1, 9], 2), scale: 0.2 }),
    row('determinant', [a]),
    row('trace', [a]),
    row('invert', [a]),
    row('invert', [spd], { flags: 'cv.DECOMP_CHOLESKY' }),
    row('invert', [random(dtype, [7, 4], 3)], { flags: 'cv.DECOMP_SVD' }),
    row('solve', [a, right]),
    row('solve', [spd, right], { flags: 'cv.DECOMP_CHOLESKY' }),
    row('solve', [random(dtype, [9, 4], 3), random(dtype, [9, 1], 4)], { flags: 'cv.DECOMP_QR' }),
    row('solve', [random(dtype, [9, 4], 3), random(dtype, [9, 1], 4)], { flags: 'cv.DECOMP_SVD' }),
    row('eigen', [spd]),
    row('eigenNonSymmetric', [a]),
    row('SVDecomp', [random(dtype, [7, 4], 3)]),
    row('SVDecomp', [random(dtype, [4, 7], 3)], { flags: 'cv.SVD_FULL_UV' }),
    row('completeSymm', [a], { lowerToUpper: true }),
    row('setIdentity', [random(dtype, [4, 5], 1)], { s: 2.5 }),
    row('PCACompute', [random(dtype, [20, 6], 1), null], { maxComponents: 3 }),
    row(
      'PCACompute',
      [random(dtype, [20, 6], 1), null, 0.9],
      {},
      {
        skip: 'cv2 takes 0.9 for the output `eigenvectors`; here it is `retainedVariance`, as the declaration means',
      },
    ),
    row('PCACompute2', [random(dtype, [20, 6], 1), null]),
    row('PCAProject', [random(dtype, [5, 6], 1), random(dtype, [1, 6], 2), random(dtype, [3, 6], 3)]),
    row('PCABackProject', [random(dtype, [5, 3], 1), random(dtype, [1, 6], 2), random(dtype, [3, 6], 3)]),
    row('Mahalanobis', [random(dtype, [1, 6], 1), random(dtype, [1, 6], 2), spd]),
    row(
      'calcCovarMatrix',
      [random(dtype, [9, 4], 1), null, or('cv.COVAR_NORMAL', 'cv.COVAR_ROWS', 'cv.COVAR_SCALE')],
      {
        ctype: dtype === 'float32' ? 'cv.CV_32F' : 'cv.CV_64F',
      },
    ),
    row('solveCubic', [numbers(dtype, [1, 4], [1, -6, 11, -6.5])]),
    row('solvePoly', [numbers(dtype, [5, 1], [24, -50, 35, -10, 1])]),
  ];
});

export const coreLinear: Case[] = [
  ...perPrecision,
  row('completeSymm', [random('int32', [5, 5], 1)]),
  row('determinant', [
    matrix([
      [2, 1],
      [7, 4.5],
    ]),
  ]),
  row('SVBackSubst', [
    random('float64', [4, 1], 1, [1, 2]),
    random('float64', [6, 4], 2),
    random('float64', [4, 4], 3),
    random('float64', [6, 1], 4),
  ]),
  row('solveLP', [
    matrix([[-1, 1]]),
    matrix([
      [-1, 0, 3],
      [0, -1, 3],
      [1, 1, 7],
      [1, -1, 4.5],
    ]),
  ]),
];
