import { DTYPES, isInteger } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, row, type Form, type Row } from '../rows.js';
import type { Dtype } from '../../../src/mat/dtype.js';

/** Sums in another order, of float64: as many roundings as there are terms, each of what came so far. */
const SUM = (axis: string): string =>
  `2**-53 * np.abs(a.astype(F8)).sum(axis=${axis}, keepdims=np.ndim(expected) == a.ndim) * a.size`;
const MEAN = '2**-48 * largest(a)';
const VARIANCE = '2**-46 * largest(a) ** 2';
const DEVIATION = '2**-46 * largest(a)';

interface Reducing {
  /** Of the axis and keepdims, as Python writes them. */
  python: (args: string) => string;
  tolerance?: (axis: string) => string;
  /** One axis only. */
  single?: true;
}

const METHODS: Record<string, Reducing> = {
  sum: { python: (args) => `reduce('sum', a${args})`, tolerance: SUM },
  mean: { python: (args) => `reduce('mean', a${args})`, tolerance: () => MEAN },
  var: { python: (args) => `reduce('var', a${args})`, tolerance: () => VARIANCE },
  std: { python: (args) => `reduce('std', a${args})`, tolerance: () => DEVIATION },
  // The two in the middle are added and halved, in one order or another.
  median: { python: (args) => `median(a${args})`, tolerance: () => 'ulp(expected)' },
  min: { python: (args) => `extreme('min', a${args})` },
  max: { python: (args) => `extreme('max', a${args})` },
  argmin: { python: (args) => `position('argmin', a${args})`, single: true },
  argmax: { python: (args) => `position('argmax', a${args})`, single: true },
  any: { python: (args) => `truth('any', a${args})` },
  all: { python: (args) => `truth('all', a${args})` },
};

type Axis = number | readonly number[] | null;
const pythonAxis = (axis: Axis): string =>
  axis === null ? 'None' : typeof axis === 'number' ? String(axis) : `(${axis.join()},)`;

function reduced(
  method: string,
  dtype: Dtype,
  shape: readonly number[],
  axis: Axis,
  form: Form,
  content: Parameters<typeof array>[2],
  keepdims?: boolean,
): Row {
  const { python, tolerance } = METHODS[method]!;
  const axisText = pythonAxis(axis);
  const keepText = keepdims === undefined ? '' : `, keepdims=${keepdims ? 'True' : 'False'}`;
  const options = keepdims === undefined ? [] : keepdims ? [{ keepdims }] : [keepdims];
  return row(
    `${method} ${dtype} [${shape.join()}] ${form} ${content}, axis ${axisText}${keepText}`,
    { a: formed(form, dtype, shape, content, shape.length + 50) },
    (m) => invoke(m.a, method, ...(axis === null && keepdims === undefined ? [] : [axis]), ...options),
    python(`, axis=${axisText}${keepText}`),
    tolerance && { tolerance: tolerance(axisText) },
  );
}

const CASES: readonly (readonly [shape: number[], axes: Axis[]])[] = [
  [[17], [null, 0, -1]],
  [
    [9, 35],
    [null, 0, 1, -2],
  ],
  [
    [6, 11, 3],
    [null, 0, 1, 2, [0, 1], [2, 0], [-1], [0, 1, 2]],
  ],
  [
    [2, 3, 4, 5],
    [null, 1, 3, [1, 2], [0, 3]],
  ],
];

const isSingle = (method: string): boolean => METHODS[method]!.single ?? false;

function ofMethod(method: string): Row[] {
  const axesOf = (axes: Axis[]): Axis[] =>
    axes.filter((axis) => !isSingle(method) || axis === null || typeof axis === 'number');
  return DTYPES.flatMap((dtype, i) =>
    CASES.flatMap(([shape, axes], j) =>
      axesOf(axes).flatMap((axis, k) => [
        reduced(method, dtype, shape, axis, formOf(i + j + k), 'tame'),
        ...(axis === null ? [] : [reduced(method, dtype, shape, axis, formOf(i + k), 'small', k % 2 === 0)]),
      ]),
    ),
  );
}

/** `wide` floats overflow in variances, and lose every digit in sums. */
const everyMemory = (method: string): Row[] =>
  EVERY_FORM.flatMap((form) => [
    reduced(method, 'uint8', [5, 33, 3], isSingle(method) ? 1 : [0, 1], form, 'wide'),
    reduced(method, 'int32', [7, 40], 0, form, 'wide'),
    reduced(method, 'int32', [7, 40], null, form, 'wide'),
    reduced(method, 'float32', [7, 40], 1, form, 'tame'),
  ]);

const notNumbers = (method: string): Row[] =>
  DTYPES.filter((dtype) => !isInteger(dtype)).flatMap((dtype, i) => [
    reduced(method, dtype, [4, 9], 0, formOf(i), 'special'),
    reduced(method, dtype, [12, 3], 1, formOf(i + 1), 'special'),
    reduced(method, dtype, [12, 3], null, formOf(i + 2), 'special'),
  ]);

const REFUSED_WHEN_EMPTY = ['min', 'max', 'argmin', 'argmax'];
const nothing = (method: string): Row[] => [
  ...(
    [
      [[0], null],
      [[0, 3], 0],
      [[2, 0], 1],
    ] as const
  ).map(([shape, axis]) => {
    const one = reduced(method, 'float32', shape, axis, 'whole', 'tame');
    return REFUSED_WHEN_EMPTY.includes(method) ? { ...one, notes: { throws: true as const } } : one;
  }),
  reduced(method, 'uint8', [0, 3], 1, 'whole', 'tame'),
];

/** Long rows in which at most one element decides. */
const masks: Row[] = (['any', 'all'] as const).flatMap((method) =>
  [0, 255].flatMap((value) =>
    [null, 1, 999].map((odd) =>
      row(
        `${method} of ${value}, element ${odd} otherwise`,
        { a: array('uint8', [2, 1000]) },
        (m) => {
          m.a.fill(value);
          if (odd !== null) m.a.set([1, odd], 255 - value);
          return [m.a[method](), m.a[method](1)];
        },
        [
          `a[...] = ${value}`,
          ...(odd === null ? [] : [`a[1, ${odd}] = ${255 - value}`]),
          `[truth('${method}', a), truth('${method}', a, 1)]`,
        ].join('\n'),
        { writes: true },
      ),
    ),
  ),
);

const ddofs: Row[] = ['var', 'std'].flatMap((method) =>
  [0, 1, 2].flatMap((ddof) => [
    row(
      `${method} ddof ${ddof}`,
      { a: formed('steps', 'uint8', [6, 7], 'wide', 60) },
      (m) => invoke(m.a, method, 1, { ddof }),
      `reduce('${method}', a, 1, ddof=${ddof})`,
      { tolerance: method === 'var' ? VARIANCE : DEVIATION },
    ),
    row(
      `${method} ddof ${ddof} of all`,
      { a: array('float64', [6, 7], 'tame', 61) },
      (m) => invoke(m.a, method, null, { ddof }),
      `reduce('${method}', a, None, ddof=${ddof})`,
      { tolerance: method === 'var' ? VARIANCE : DEVIATION },
    ),
  ]),
);

/** Far from 0, where the mean of squares less the square of the mean has no digit left. */
const farOff: Row[] = (['var', 'std'] as const).map((method) =>
  row(
    `${method} of numbers near 1e9`,
    { a: array('float64', [50, 3], 'tame', 62) },
    (m) => invoke(m.a.add(1e9), method, 0),
    `reduce('${method}', a + 1e9, 0)`,
    { tolerance: '1e-9 * expected' },
  ),
);

const running: Row[] = DTYPES.flatMap((dtype, i) =>
  [null, 0, 1, -1].map((axis, j) =>
    row(
      `cumsum ${dtype} axis ${axis}`,
      { a: formed(formOf(i + j), dtype, [5, 14, 3], 'tame', 63) },
      (m) => invoke(m.a, 'cumsum', ...(axis === null ? [] : [axis])),
      `np.cumsum(a.astype(F8), axis=${axis ?? 'None'})`,
      isInteger(dtype) ? {} : { tolerance: '2**-53 * np.abs(a.astype(F8)).sum() * a.size' },
    ),
  ),
);

const large: Row[] = Object.keys(METHODS).flatMap((method) =>
  ([null, 0, [0, 1], 2] as Axis[])
    .filter((axis) => !isSingle(method) || !Array.isArray(axis))
    .map((axis) => reduced(method, 'uint8', [203, 301, 3], axis, axis === 0 ? 'part' : 'whole', 'wide')),
);

const axesRefused: Row[] = ['sum', 'min', 'median', 'any'].flatMap((method) =>
  [2, -3, [0, 0], [0, 5]].map((axis) => ({
    ...reduced(method, 'uint8', [3, 4], axis, 'whole', 'wide'),
    notes: { throws: true as const },
  })),
);

export const reductions = {
  ...Object.fromEntries(
    Object.keys(METHODS).map((method) => [
      `${method}: dtypes, axes, memories`,
      [...ofMethod(method), ...everyMemory(method), ...notNumbers(method), ...nothing(method)],
    ]),
  ),
  'any and all of masks': masks,
  'var and std: ddof, and far from 0': [...ddofs, ...farOff],
  cumsum: running,
  'reductions: many elements': large,
  'reductions: axes that are not there': axesRefused,
};
