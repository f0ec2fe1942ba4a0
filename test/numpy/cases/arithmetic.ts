import type { Dtype } from '../../../src/mat/dtype.js';
import { DTYPES, isInteger } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, row, type Row } from '../rows.js';
import { SHAPES } from './shapes.js';

const OPERATIONS = ['add', 'sub', 'mul', 'div', 'mod'] as const;
const SHAPE = [5, 23];

/** What both sides of `pow` may be, so that results are finite in some elements at least. */
const powers = (base: Dtype): number[] => (isInteger(base) ? [0, 1, 2, 3, 0.5, -1] : [0, 1, 2, 3, -2]);
/** Two libms differ in the last bits of a power. */
const POWER = '4 * ulp(expected)';

const pairs: Row[] = OPERATIONS.flatMap((operation) =>
  DTYPES.flatMap((left, i) =>
    DTYPES.map((right, j) =>
      row(
        `${operation} ${left} ${right}`,
        {
          a: formed(formOf(i + j), left, SHAPE, 'wide', 1),
          b: formed(formOf(2 * i + j), right, SHAPE, (i + j) % 2 ? 'wide' : 'special', 2),
        },
        (m) => invoke(m.a, operation, m.b),
        `arith('${operation}', a, b)`,
      ),
    ),
  ),
);

const powPairs: Row[] = DTYPES.flatMap((left) =>
  DTYPES.map((right, j) =>
    row(
      `pow ${left} ${right}`,
      {
        a: formed(formOf(j), left, SHAPE, 'small', 1),
        b: formed(formOf(j + 1), right, SHAPE, 'small', 2),
      },
      (m) => invoke(m.a, 'pow', m.b),
      "arith('pow', a, b)",
      { tolerance: `${POWER} if expected.dtype.kind == 'f' else 0` },
    ),
  ),
);

const forms: Row[] = [...OPERATIONS, 'pow' as const].flatMap((operation) =>
  EVERY_FORM.flatMap((left) =>
    EVERY_FORM.map((right) =>
      row(
        `${operation} ${left} ${right}`,
        {
          a: formed(left, 'uint8', [3, 19, 3], 'wide', 3),
          b: formed(right, 'uint8', [3, 19, 3], 'small', 4),
        },
        (m) => invoke(m.a, operation, m.b),
        `arith('${operation}', a, b)`,
      ),
    ),
  ),
);

const broadcast: Row[] = OPERATIONS.flatMap((operation, turn) =>
  SHAPES.map(([left, right], i) =>
    row(
      `${operation} [${left.join()}] [${right.join()}]`,
      {
        a: formed(formOf(i), 'int16', left, 'wide', 5),
        b: formed(formOf(i + turn), 'float32', right, 'small', 6),
      },
      (m) => invoke(m.a, operation, m.b),
      `arith('${operation}', a, b)`,
    ),
  ),
);

const misfits: Row[] = [
  [[4, 3], [4]],
  [
    [2, 3],
    [3, 3],
  ],
  [
    [5, 6, 3],
    [5, 6],
  ],
].map(([left = [], right = []]) =>
  row(
    `add [${left.join()}] [${right.join()}]`,
    { a: array('uint8', left), b: array('uint8', right) },
    (m) => invoke(m.a, 'add', m.b),
    "arith('add', a, b)",
    { throws: true },
  ),
);

/** Exact in float32 and float16, so that it does not matter when a number is rounded. */
const NUMBERS = [0, 1, 2.5, -3, 100, 0.125];

const scalars: Row[] = OPERATIONS.flatMap((operation, turn) =>
  DTYPES.flatMap((dtype) =>
    NUMBERS.map((number, i) =>
      row(
        `${operation} ${dtype} ${number}`,
        { a: formed(formOf(turn + i), dtype, SHAPE, isInteger(dtype) ? 'wide' : 'special', 7) },
        (m) => invoke(m.a, operation, number),
        `arith('${operation}', a, ${number})`,
      ),
    ),
  ),
);

/** 0.1 is another number in float32 than in float64; which one enters is not promised. */
const inexact: Row[] = ['add', 'mul', 'div'].flatMap((operation) =>
  DTYPES.map((dtype, i) =>
    row(
      `${operation} ${dtype} 0.1`,
      { a: formed(formOf(i), dtype, SHAPE, 'tame', 8) },
      (m) => invoke(m.a, operation, 0.1),
      `arith('${operation}', a, 0.1)`,
      isInteger(dtype) ? {} : { tolerance: '2 * ulp(expected)' },
    ),
  ),
);

const numberPowers: Row[] = DTYPES.flatMap((dtype, i) =>
  powers(dtype).map((power) =>
    row(
      `pow ${dtype} ${power}`,
      { a: formed(formOf(i), dtype, SHAPE, 'small', 9) },
      (m) => invoke(m.a, 'pow', power),
      `arith('pow', a, ${power})`,
      isInteger(dtype) ? {} : { tolerance: POWER },
    ),
  ),
);

const PIXELS = [
  [1, 2.5, -3],
  [0, 255, 7],
];
const pixels: Row[] = OPERATIONS.flatMap((operation, turn) =>
  DTYPES.flatMap((dtype, i) =>
    PIXELS.map((pixel) =>
      row(
        `${operation} ${dtype} [${pixel.join()}]`,
        { a: formed(formOf(turn + i), dtype, [4, 9, 3], 'wide', 10) },
        (m) => invoke(m.a, operation, pixel),
        `arith('${operation}', a, [${pixel.join()}])`,
      ),
    ),
  ),
);

const results: Row[] = OPERATIONS.flatMap((operation) =>
  DTYPES.flatMap((dtype, i) =>
    DTYPES.map((asked) =>
      row(
        `${operation} ${dtype} to ${asked}`,
        {
          a: formed(formOf(i), dtype, SHAPE, 'wide', 11),
          b: formed(formOf(i + 1), dtype, SHAPE, 'small', 12),
        },
        (m) => invoke(m.a, operation, m.b, { dtype: asked }),
        `arith('${operation}', a, b, '${asked}')`,
      ),
    ),
  ),
);

const typedArrays: Row[] = [
  row(
    'add a typed array, which has a dtype',
    { a: array('uint8', [4, 5]) },
    (m) => invoke(m.a, 'add', Float32Array.of(1.5, -2, 3, 400, 0)),
    "arith('add', a, np.array([1.5, -2, 3, 400, 0], 'f4'))",
  ),
  row(
    'mul by itself',
    { a: array('int16', [40, 50], 'small') },
    (m) => invoke(m.a, 'mul', m.a),
    "arith('mul', a, a)",
  ),
  row(
    'sub its own mirror',
    { a: array('int32', [7, 9]) },
    (m) => invoke(m.a, 'sub', m.a.slice('::-1')),
    "arith('sub', a, a[::-1])",
  ),
];

const unary: Row[] = DTYPES.flatMap((dtype) =>
  EVERY_FORM.flatMap((form) =>
    (['neg', 'abs'] as const).map((operation) =>
      row(
        `${operation} ${dtype} ${form}`,
        { a: formed(form, dtype, [4, 35], isInteger(dtype) ? 'wide' : 'special', 13) },
        (m) => invoke(m.a, operation),
        operation === 'neg'
          ? 'saturate(0.0 - a.astype(F8), a.dtype)'
          : 'saturate(abs(a.astype(F8)), a.dtype)',
      ),
    ),
  ),
);

/** Long enough for several threads, blocks and tables, and of no size that a vector divides. */
const large: Row[] = OPERATIONS.flatMap((operation, turn) => [
  row(
    operation,
    {
      a: formed('part', 'uint8', [301, 407, 3], 'wide', 14),
      b: formed('whole', 'uint8', [301, 407, 3], 'wide', 15),
    },
    (m) => invoke(m.a, operation, m.b),
    `arith('${operation}', a, b)`,
  ),
  ...DTYPES.flatMap((dtype, i) => [
    ...[3, 2.5, [1, 2.5, -3]].map((other) =>
      row(
        `${operation} ${dtype} ${JSON.stringify(other)}`,
        { a: formed(formOf(i + turn), dtype, [2, 1501, 3], 'wide', 160) },
        (m) => invoke(m.a, operation, other),
        `arith('${operation}', a, ${JSON.stringify(other)})`,
      ),
    ),
    ...[[2101], [3, 1], [3, 2101]].map((shape, j) =>
      row(
        `${operation} ${dtype} [${shape.join()}]`,
        {
          a: formed(formOf(i + turn), dtype, [3, 2101], 'wide', 161),
          b: formed(formOf(i + j), DTYPES[(i + turn) % DTYPES.length]!, shape, 'small', 162),
        },
        (m) => invoke(m.a, operation, m.b),
        `arith('${operation}', a, b)`,
      ),
    ),
  ]),
]);
const largePowers: Row[] = DTYPES.map((dtype, i) =>
  row(
    `pow ${dtype} 2`,
    { a: formed(formOf(i), dtype, [2, 3001], 'wide', 163) },
    (m) => invoke(m.a, 'pow', 2),
    "arith('pow', a, 2)",
    isInteger(dtype) ? {} : { tolerance: POWER },
  ),
);

export const arithmetic = {
  'arithmetic: every pair of dtypes': [...pairs, ...powPairs],
  'arithmetic: every pair of memories': forms,
  'arithmetic: broadcasting': [...broadcast, ...misfits],
  'arithmetic: numbers': [...scalars, ...inexact, ...numberPowers],
  'arithmetic: pixels': pixels,
  'arithmetic: a dtype asked for': results,
  'arithmetic: typed arrays, and itself': typedArrays,
  'arithmetic: neg and abs': unary,
  'arithmetic: many elements': [...large, ...largePowers],
};
