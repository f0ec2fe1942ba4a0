import type { Dtype } from '../../../src/mat/dtype.js';
import cv from '../../../src/index.js';
import { DTYPES, isInteger } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, row, type Row } from '../rows.js';
import { SHAPES } from './shapes.js';

const SHAPE = [6, 21];
const ALIASES: Record<Dtype, [name: string, constant: number]> = {
  uint8: ['CV_8U', cv.CV_8U],
  int8: ['CV_8S', cv.CV_8S],
  uint16: ['CV_16U', cv.CV_16U],
  int16: ['CV_16S', cv.CV_16S],
  int32: ['CV_32S', cv.CV_32S],
  float32: ['CV_32F', cv.CV_32F],
  float64: ['CV_64F', cv.CV_64F],
  float16: ['CV_16F', cv.CV_16F],
};

const pairs: Row[] = DTYPES.flatMap((from, i) =>
  DTYPES.flatMap((to, j) =>
    (['wide', 'special'] as const).map((content) =>
      row(
        `${from} to ${to}, ${content}`,
        { a: formed(formOf(i + j), from, SHAPE, content, 31) },
        (m) => invoke(m.a, 'astype', to),
        `astype(a, '${to}')`,
      ),
    ),
  ),
);

/** Exact in float32: it does not matter in which floats this is computed. */
const EXACT = [
  [0.5, 0],
  [-2, 1],
  [1, 0.5],
  [0.25, -3],
];
const scaled: Row[] = DTYPES.flatMap((from, i) =>
  DTYPES.flatMap((to, j) =>
    EXACT.map(([scale, shift]) =>
      row(
        `${from} * ${scale} + ${shift} to ${to}`,
        { a: formed(formOf(i + j), from, SHAPE, 'special', 32) },
        (m) => invoke(m.a, 'astype', to, scale, shift),
        `astype(a, '${to}', ${scale}, ${shift})`,
      ),
    ),
  ),
);

const inexact: Row[] = DTYPES.flatMap((from, i) => [
  row(
    `${from} / 255 to float32`,
    { a: formed(formOf(i), from, SHAPE, 'tame', 33) },
    (m) => invoke(m.a, 'astype', 'float32', 1 / 255),
    "astype(a, 'float32', 1 / 255)",
    // In float32 the factor is another one.
    { tolerance: '2 * ulp(expected)' },
  ),
  row(
    `${from} / 3 to float64`,
    { a: formed(formOf(i), from, SHAPE, 'tame', 33) },
    (m) => invoke(m.a, 'astype', 'float64', { scale: 1 / 3, shift: -1 }),
    "astype(a, 'float64', 1 / 3, -1)",
    // Multiplied and added in one step, it is rounded once less.
    { tolerance: '2 * ulp(a / 3)' },
  ),
]);

const names: Row[] = DTYPES.flatMap((dtype) =>
  ALIASES[dtype].map((alias) =>
    row(
      `to ${alias}`,
      { a: array('float64', SHAPE, 'small', 34) },
      (m) => invoke(m.a, 'astype', alias),
      `astype(a, '${dtype}')`,
    ),
  ),
);

const copies: Row[] = DTYPES.map((dtype) =>
  row(
    `${dtype} to itself is a copy`,
    { a: array(dtype, [3, 4], 'small') },
    (m) => {
      m.a.astype(dtype).fill(1);
      return m.a;
    },
    'a',
  ),
);

const BOUNDS: readonly [number | null, number | null][] = [
  [1, 3],
  [null, 2],
  [-1, null],
  [0.5, 2.5],
  [4, 1],
  [-1000, 1000],
];
const clips: Row[] = DTYPES.flatMap((dtype, i) =>
  BOUNDS.map(([low, high], j) =>
    row(
      `clip ${dtype} ${low} ${high}`,
      { a: formed(formOf(i + j), dtype, SHAPE, 'special', 35) },
      (m) => invoke(m.a, 'clip', low, high),
      `clip(a, ${low ?? 'None'}, ${high ?? 'None'})`,
    ),
  ),
);
const clipsByMats: Row[] = DTYPES.flatMap((dtype, i) => [
  row(
    `clip ${dtype} by Mats`,
    {
      a: formed(formOf(i), dtype, [5, 8, 3], 'wide', 36),
      low: formed(formOf(i + 1), dtype, [8, 1], 'small', 37),
      high: formed(formOf(i + 2), dtype, [5, 1, 3], 'wide', 38),
    },
    (m) => invoke(m.a, 'clip', m.low, m.high),
    'clip(a, low, high)',
  ),
  row(
    `clip ${dtype} by pixels`,
    { a: formed(formOf(i), dtype, [5, 8, 3], 'wide', 39) },
    (m) => invoke(m.a, 'clip', [0, 1, 2], [3, 4, 5]),
    'clip(a, [0, 1, 2], [3, 4, 5])',
  ),
]);

const choices: Row[] = DTYPES.flatMap((left, i) =>
  DTYPES.map((right, j) =>
    row(
      `where ${left} ${right}`,
      {
        c: formed(formOf(j), DTYPES[(i + j) % DTYPES.length]!, SHAPE, 'special', 40),
        x: formed(formOf(i), left, SHAPE, isInteger(left) ? 'wide' : 'special', 41),
        y: formed(formOf(i + j), right, SHAPE, isInteger(right) ? 'wide' : 'special', 42),
      },
      (m) => cv.Mat.where(m.c, m.x, m.y),
      'where(c, x, y)',
    ),
  ),
);
const choicesOfNumbers: Row[] = DTYPES.flatMap((dtype, i) =>
  EVERY_FORM.map((form) =>
    row(
      `where ${dtype} ${form} 7`,
      {
        c: formed(form, 'uint8', [4, 9, 3], 'small', 43),
        x: formed(formOf(i), dtype, [4, 9, 3], 'wide', 44),
      },
      (m) => cv.Mat.where(m.c, m.x, 7),
      'where(c, x, 7)',
    ),
  ),
);
const choicesOfShapes: Row[] = SHAPES.flatMap(([left, right], i) => [
  row(
    `where [${left.join()}] [${right.join()}]`,
    {
      c: formed(formOf(i), 'uint8', left, 'small', 45),
      x: formed(formOf(i + 1), 'int16', right, 'wide', 46),
    },
    (m) => cv.Mat.where(m.c, m.x, m.c),
    'where(c, x, c)',
  ),
  row(
    `where [${right.join()}] [${left.join()}], a number first`,
    {
      c: formed(formOf(i), 'uint8', right, 'small', 47),
      y: formed(formOf(i + 1), 'float32', left, 'wide', 48),
    },
    (m) => cv.Mat.where(m.c, -1, m.y),
    'where(c, -1, y)',
  ),
]);

const many: Row[] = DTYPES.flatMap((from, i) => [
  ...DTYPES.flatMap((to, j) => [
    row(
      `astype ${from} to ${to}`,
      { a: formed(formOf(i + j), from, [2, 1501, 3], 'wide', 49) },
      (m) => invoke(m.a, 'astype', to),
      `astype(a, '${to}')`,
    ),
    row(
      `astype ${from} * 0.5 + 3 to ${to}`,
      { a: formed(formOf(i + j), from, [2, 1501, 3], 'special', 49) },
      (m) => invoke(m.a, 'astype', to, 0.5, 3),
      `astype(a, '${to}', 0.5, 3)`,
    ),
  ]),
  row(
    `clip ${from}`,
    { a: formed(formOf(i), from, [2, 1501, 3], 'special', 49) },
    (m) => invoke(m.a, 'clip', 1, 4),
    'clip(a, 1, 4)',
  ),
  row(
    `where ${from}, a condition of pixels`,
    {
      c: formed(formOf(i), 'uint8', [2, 1501, 1], 'small', 49),
      x: formed(formOf(i + 1), from, [2, 1501, 3], 'wide', 49),
    },
    (m) => cv.Mat.where(m.c, m.x, 7),
    'where(c, x, 7)',
  ),
]);

export const conversion = {
  'astype: every pair of dtypes': pairs,
  'astype: scale and shift': [...scaled, ...inexact],
  "astype: OpenCV's names, and copies": [...names, ...copies],
  clip: [...clips, ...clipsByMats],
  'conversion: many elements': many,
  where: [...choices, ...choicesOfNumbers, ...choicesOfShapes],
};
