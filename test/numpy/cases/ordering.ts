import { DTYPES, FLOATS, INTEGERS, isInteger } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, numbers, row, type Row } from '../rows.js';

const AXES = [undefined, null, 0, 1, -1];
const SHAPE = [7, 12, 3];

const axisText = (axis: number | null | undefined): string =>
  axis === undefined ? '-1' : axis === null ? 'None' : String(axis);

const sorts: Row[] = (['sort', 'argsort'] as const).flatMap((method) =>
  DTYPES.flatMap((dtype, i) =>
    AXES.flatMap((axis, j) =>
      [false, true].flatMap((descending) =>
        (['wide', 'special'] as const).map((content) =>
          row(
            `${method} ${dtype} ${content} axis ${axisText(axis)}${descending ? ' descending' : ''}`,
            { a: formed(formOf(i + j), dtype, SHAPE, content, 70) },
            (m) =>
              invoke(
                m.a,
                method,
                ...(axis === undefined ? [] : [axis]),
                ...(descending ? [{ descending }] : []),
              ),
            `${method}(a, ${axisText(axis)}, ${descending ? 'True' : 'False'})`,
          ),
        ),
      ),
    ),
  ),
);

const sortForms: Row[] = (['sort', 'argsort'] as const).flatMap((method) =>
  EVERY_FORM.flatMap((form) =>
    [0, 1].map((axis) =>
      row(
        `${method} ${form} axis ${axis}`,
        { a: formed(form, 'int16', [40, 70], 'small', 71) },
        (m) => invoke(m.a, method, axis, true),
        `${method}(a, ${axis}, True)`,
      ),
    ),
  ),
);

const uniques: Row[] = DTYPES.flatMap((dtype) =>
  EVERY_FORM.flatMap((form) => [
    row(
      `unique ${dtype} ${form}`,
      { a: formed(form, dtype, [9, 31], isInteger(dtype) ? 'small' : 'special', 72) },
      (m) => invoke(m.a, 'unique'),
      'np.unique(a)',
    ),
    row(
      `unique ${dtype} ${form} with counts`,
      { a: formed(form, dtype, [9, 31], 'small', 73) },
      (m) => invoke(m.a, 'unique', { returnCounts: true }),
      'values, counts = np.unique(a, return_counts=True)\n[values, counts.astype(np.int32)]',
    ),
  ]),
);

const COUNTED = ['uint8', 'uint16', 'int8', 'int16', 'int32'] as const;
const bincounts: Row[] = COUNTED.flatMap((dtype, i) => [
  row(
    `bincount ${dtype}`,
    { a: formed(formOf(i), dtype, [50], 'small', 74) },
    (m) => invoke(m.a.abs(), 'bincount'),
    'np.bincount(abs(a.astype(int))).astype(np.int32)',
  ),
  row(
    `bincount ${dtype}, minlength`,
    { a: formed(formOf(i), dtype, [50], 'small', 75) },
    (m) => invoke(m.a.abs(), 'bincount', { minlength: 300 }),
    'np.bincount(abs(a.astype(int)), minlength=300).astype(np.int32)',
  ),
  row(
    `bincount ${dtype}, weights`,
    { a: formed(formOf(i), dtype, [50], 'small', 76), w: formed(formOf(i + 1), 'float32', [50], 'tame', 77) },
    (m) => invoke(m.a.abs(), 'bincount', { weights: m.w }),
    'np.bincount(abs(a.astype(int)), w)',
    // Few halves: added exactly in any order.
  ),
]);
const counts: Row[] = [
  ...bincounts,
  row(
    'bincount of an image',
    { a: formed('steps', 'uint8', [20, 30, 3]) },
    (m) => invoke(m.a, 'bincount', { minlength: 256 }),
    'np.bincount(a.ravel(), minlength=256).astype(np.int32)',
  ),
  row(
    'bincount of negative numbers',
    { a: numbers('int8', [3], [1, -1, 2]) },
    (m) => invoke(m.a, 'bincount'),
    'np.bincount(a)',
    { throws: true },
  ),
  row(
    'bincount of floats',
    { a: numbers('float64', [3], [1, 1, 2]) },
    (m) => invoke(m.a, 'bincount'),
    'np.bincount(a)',
    { throws: true },
  ),
];

/** Edges are `start + i * step`, computed in one way or another. */
const EDGES = '4 * ulp(np.abs(expected).max(initial=1))';
const histogram = (name: string, input: Parameters<typeof row>[1], options: object, text: string): Row[] => [
  row(
    `${name}, counts`,
    input,
    (m) => cut(m.a!.histogram(options), 0),
    `np.histogram(a.astype(F8)${text})[0].astype(np.int32)`,
  ),
  row(
    `${name}, edges`,
    input,
    (m) => cut(m.a!.histogram(options), 1),
    `np.histogram(a.astype(F8)${text})[1]`,
    { tolerance: EDGES },
  ),
];
const cut = <T>(pair: readonly T[], index: number): T | undefined => pair[index];

const histograms: Row[] = [
  ...DTYPES.flatMap((dtype, i) => [
    ...histogram(`histogram ${dtype}`, { a: formed(formOf(i), dtype, [13, 29], 'tame', 78) }, {}, ''),
    ...histogram(
      `histogram ${dtype}, 7 bins`,
      { a: formed(formOf(i + 1), dtype, [13, 29], 'tame', 79) },
      { bins: 7 },
      ', bins=7',
    ),
    ...histogram(
      `histogram ${dtype}, range`,
      { a: formed(formOf(i + 2), dtype, [13, 29], 'tame', 80) },
      { bins: 16, range: [-20, 44] },
      ', bins=16, range=(-20, 44)',
    ),
  ]),
  ...histogram(
    'histogram of an image',
    { a: formed('part', 'uint8', [60, 70, 3], 'wide', 81) },
    { bins: 256, range: [0, 256] },
    ', bins=256, range=(0, 256)',
  ),
  ...histogram(
    'histogram of equal elements',
    { a: numbers('int16', [4], [7, 7, 7, 7]) },
    { bins: 4 },
    ', bins=4',
  ),
  row(
    'histogram and its twin',
    { a: array('uint8', [30, 40]) },
    (m) => invoke(m.a, 'histogram', 4, [0, 256]),
    'counts, edges = np.histogram(a, 4, (0, 256))\n[counts.astype(np.int32), edges]',
  ),
  row(
    'histogram with NaN, without a range',
    { a: numbers('float64', [3], [1, NaN, 2]) },
    (m) => invoke(m.a, 'histogram'),
    'np.histogram(a)',
    { throws: true },
  ),
  row(
    'histogram with NaN and infinities, with a range',
    { a: formed('steps', 'float32', [6, 20], 'special', 82) },
    (m) => cut(m.a.histogram(5, [-4, 4]), 0),
    'np.histogram(a, 5, (-4, 4))[0].astype(np.int32)',
  ),
];

const nonzeros: Row[] = DTYPES.flatMap((dtype, i) =>
  [[20], [7, 9], [3, 4, 5], [2, 2, 2, 3]].map((shape, j) =>
    row(
      `nonzero ${dtype} [${shape.join()}]`,
      { a: formed(formOf(i + j), dtype, shape, 'special', 83) },
      (m) => invoke(m.a, 'nonzero'),
      '[at.astype(np.int32) for at in np.nonzero(a)]',
    ),
  ),
);

const large: Row[] = [
  ...[...INTEGERS, ...FLOATS].flatMap((dtype) => [
    row(`sort ${dtype}`, { a: array(dtype, [20011], 'wide', 84) }, (m) => invoke(m.a, 'sort'), 'np.sort(a)'),
    row(
      `argsort ${dtype}`,
      { a: array(dtype, [20011], 'special', 85) },
      (m) => invoke(m.a, 'argsort'),
      'argsort(a)',
    ),
    row(
      `unique ${dtype}`,
      { a: array(dtype, [101, 203], 'wide', 86) },
      (m) => invoke(m.a, 'unique'),
      'np.unique(a)',
    ),
  ]),
];

export const ordering = {
  'sort and argsort: dtypes, axes, orders': sorts,
  'sort and argsort: memories': sortForms,
  unique: uniques,
  bincount: counts,
  histogram: histograms,
  nonzero: nonzeros,
  'ordering: many elements': large,
};
