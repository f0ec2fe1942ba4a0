import { type DType, type Expression, number, randomMat } from './expression.js';
import type { Random } from './random.js';

/** What the arrays of one set have in common, so that they fit together. */
export interface Common {
  rows: number;
  cols: number;
  channels: number;
  dtype: DType;
  /** Of lists of points, samples, descriptors. */
  count: number;
  /** Columns of samples. */
  features: number;
}

const images: readonly DType[] = [
  'uint8',
  'uint8',
  'uint8',
  'uint8',
  'float32',
  'float32',
  'uint16',
  'int16',
  'float64',
];

export function common(random: Random): Common {
  return {
    rows: random.pick([8, 16, 24, 31, 48, 64]),
    cols: random.pick([8, 16, 24, 33, 48, 64]),
    channels: random.pick([1, 1, 3, 3, 3, 4]),
    dtype: random.pick(images),
    count: random.pick([1, 3, 4, 5, 6, 8, 10, 20]),
    features: random.pick([1, 2, 3, 8, 32]),
  };
}

type Maker = (common: Common, random: Random) => Expression;

const seed = (random: Random): number => random.int(0, 999);
const mat =
  (
    shape: (common: Common, random: Random) => number[],
    dtypes: readonly DType[],
    range?: [number, number],
  ): Maker =>
  (common, random) =>
    randomMat(shape(common, random), random.pick(dtypes), seed(random), range);

/** Plausible arrays by the parameter's name: what makes calls get past the first checks. */
const arrays: readonly (readonly [name: RegExp, make: Maker])[] = [
  [/mask/i, mat(({ rows, cols }) => [rows, cols], ['uint8'], [0, 2])],
  [
    /marker|label(s|$)/i,
    mat(
      ({ rows, cols, count }, random) =>
        random.pick([
          [rows, cols],
          [count, 1],
        ]),
      ['int32'],
      [0, 4],
    ),
  ],
  [
    /^(M|H)$/,
    mat(
      (_, random) =>
        random.pick([
          [2, 3],
          [3, 3],
        ]),
      ['float64', 'float32'],
      [-1, 2],
    ),
  ],
  [
    /^P\d?$|^projMatr/,
    mat(
      (_, random) =>
        random.pick([
          [3, 4],
          [3, 3],
        ]),
      ['float64'],
      [-1, 2],
    ),
  ],
  [
    /^([KREF]\d?|Q)$|matrix/i,
    mat(
      (_, random) =>
        random.pick([
          [3, 3],
          [3, 3],
          [3, 3],
          [4, 4],
        ]),
      ['float64', 'float64', 'float32'],
      [0, 50],
    ),
  ],
  [
    /dist(ortion)?Coeff|^D\d?$/i,
    mat(
      (_, random) =>
        random.pick([
          [1, 4],
          [1, 5],
          [5, 1],
          [8, 1],
        ]),
      ['float64'],
      [-1, 1],
    ),
  ],
  [/^[rt]vecs?\d?$|^[rt]$|^T$/i, mat(() => [3, 1], ['float64', 'float64', 'float32'], [-1, 1])],
  [
    /obj(ect)?_?Points?|points3d|cloud|points4D/i,
    mat(({ count }) => [count, 1, 3], ['float32', 'float32', 'float64'], [-5, 5]),
  ],
  [
    /points?|pts|corners|contour|curve|hull|triangle|polygon/i,
    mat(({ count }) => [count, 1, 2], ['float32', 'float32', 'int32', 'float64'], [0, 60]),
  ],
  [/^array$|shape/i, mat(({ count }) => [count, 1, 2], ['float32', 'int32'], [0, 60])],
  [
    /descriptor/i,
    (all, random) => randomMat([all.count, 32], random.pick(['uint8', 'float32']), seed(random)),
  ],
  [
    /samples|^data|features|quer|inputs|dataset|train/i,
    mat(({ count, features }) => [count, features], ['float32', 'float32', 'uint8']),
  ],
  [/responses|weights|index|indices|varIdx/i, mat(({ count }) => [count, 1], ['int32', 'float32'], [0, 4])],
  [
    /kernel|element/i,
    mat(
      (_, random) =>
        random.pick([
          [3, 3],
          [5, 5],
          [1, 3],
          [3, 1],
        ]),
      ['float32', 'uint8'],
      [0, 2],
    ),
  ],
  [/hist|signature/i, mat(({ count }) => [count, 1], ['float32'])],
  [/^lut$/i, mat(() => [256], ['uint8'])],
  [/flow|^map[12xy]?$/i, mat(({ rows, cols }) => [rows, cols, 2], ['float32'], [-3, 60])],
  [/buf/i, mat(() => [200], ['uint8'])],
  [
    /gray|edges?$|depth|disp/i,
    mat(({ rows, cols }) => [rows, cols], ['uint8', 'uint8', 'float32', 'uint16', 'int16']),
  ],
];

/** An array that a parameter of this name may well take. */
export function plausibleArray(name: string, all: Common, random: Random): Expression {
  const hint = arrays.find(([pattern]) => pattern.test(name));
  if (hint !== undefined && random.chance(0.85)) return hint[1](all, random);
  const channels = all.channels === 1 ? [] : [all.channels];
  return randomMat([all.rows, all.cols, ...channels], all.dtype, seed(random));
}

/** A whole number that a parameter of this name may well take. */
export function plausibleInteger(name: string, random: Random): Expression {
  if (/code$/i.test(name)) return number(random.int(0, 143));
  if (/^d?(type|depth)$/i.test(name))
    return number(random.pick([-1, -1, 0, 5, 6, 16, 21, random.int(0, 31)]));
  if (/size|kernel|^d$|block/i.test(name)) return number(random.pick([3, 3, 5, 5, 7, 9, 11, 1, 2, 4, 16]));
  if (/flag|method|mode|type|norm|border|inter/i.test(name))
    return number(random.pick([0, 1, 2, 3, 4, 5, 6, 8, 16, 32]));
  if (/width|height|rows|cols|[xy]\d?$/i.test(name)) return number(random.pick([4, 8, 16, 24, 31, 48, 64]));
  return number(random.pick([0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 7, 8, 10, 16, 20, 100]));
}
