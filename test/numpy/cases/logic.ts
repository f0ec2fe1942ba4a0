import { DTYPES, FLOATS, INTEGERS } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, row, type Row } from '../rows.js';
import { SHAPES } from './shapes.js';

const SHAPE = [5, 23];

const COMPARISONS = ['gt', 'ge', 'lt', 'le', 'eq', 'ne'] as const;

const comparedPairs: Row[] = COMPARISONS.flatMap((operation) =>
  DTYPES.flatMap((left, i) =>
    DTYPES.map((right, j) =>
      row(
        `${operation} ${left} ${right}`,
        {
          a: formed(formOf(i + j), left, SHAPE, 'special', 16),
          b: formed(formOf(2 * i + j), right, SHAPE, (i + j) % 3 ? 'special' : 'wide', 17),
        },
        (m) => invoke(m.a, operation, m.b),
        `compare('${operation}', a, b)`,
      ),
    ),
  ),
);

const comparedNumbers: Row[] = COMPARISONS.flatMap((operation) =>
  DTYPES.flatMap((dtype, i) =>
    [0, 3, 0.5, -1, 1e6, [1, 2, -3]].map((other) =>
      row(
        `${operation} ${dtype} ${JSON.stringify(other)}`,
        { a: formed(formOf(i), dtype, [6, 7, 3], 'special', 18) },
        (m) => invoke(m.a, operation, other),
        `compare('${operation}', a, ${JSON.stringify(other)})`,
      ),
    ),
  ),
);

const comparedShapes: Row[] = COMPARISONS.flatMap((operation) =>
  SHAPES.map(([left, right], i) =>
    row(
      `${operation} [${left.join()}] [${right.join()}]`,
      {
        a: formed(formOf(i), 'uint8', left, 'small', 19),
        b: formed(formOf(i + 3), 'int8', right, 'small', 20),
      },
      (m) => invoke(m.a, operation, m.b),
      `compare('${operation}', a, b)`,
    ),
  ),
);

const comparedMany: Row[] = COMPARISONS.flatMap((operation, turn) =>
  DTYPES.flatMap((dtype, i) => [
    row(
      `${operation} ${dtype} 2.5`,
      { a: formed(formOf(i + turn), dtype, [2, 1501, 3], 'special', 25) },
      (m) => invoke(m.a, operation, 2.5),
      `compare('${operation}', a, 2.5)`,
    ),
    row(
      `${operation} ${dtype} [3,1]`,
      {
        a: formed(formOf(i + turn), dtype, [3, 2101], 'special', 26),
        b: formed(formOf(i), DTYPES[(i + turn) % DTYPES.length]!, [3, 1], 'special', 27),
      },
      (m) => invoke(m.a, operation, m.b),
      `compare('${operation}', a, b)`,
    ),
  ]),
);

export const comparison = {
  'comparison: every pair of dtypes': comparedPairs,
  'comparison: numbers and pixels': comparedNumbers,
  'comparison: broadcasting': comparedShapes,
  'comparison: many elements': comparedMany,
};

const BITWISE = ['and', 'or', 'xor'] as const;

const bitPairs: Row[] = BITWISE.flatMap((operation) =>
  INTEGERS.flatMap((left, i) =>
    INTEGERS.map((right, j) =>
      row(
        `${operation} ${left} ${right}`,
        { a: formed(formOf(i + j), left, SHAPE, 'wide', 21), b: formed(formOf(j), right, SHAPE, 'wide', 22) },
        (m) => invoke(m.a, operation, m.b),
        `bits('${operation}', a, b)`,
      ),
    ),
  ),
);

const bitNumbers: Row[] = BITWISE.flatMap((operation) =>
  INTEGERS.flatMap((dtype, i) =>
    [0, 15, 127, [1, 2, 4]].map((other) =>
      row(
        `${operation} ${dtype} ${JSON.stringify(other)}`,
        { a: formed(formOf(i), dtype, [5, 9, 3], 'wide', 23) },
        (m) => invoke(m.a, operation, other),
        `bits('${operation}', a, ${JSON.stringify(other)})`,
      ),
    ),
  ),
);

const bitForms: Row[] = INTEGERS.flatMap((dtype) =>
  EVERY_FORM.map((form) =>
    row(
      `not ${dtype} ${form}`,
      { a: formed(form, dtype, SHAPE, 'wide', 24) },
      (m) => invoke(m.a, 'not'),
      '~a',
    ),
  ),
);

const bitMany: Row[] = BITWISE.flatMap((operation, turn) =>
  INTEGERS.flatMap((dtype, i) =>
    [[3, 2101], [2101]].map((shape) =>
      row(
        `${operation} ${dtype} [${shape.join()}]`,
        {
          a: formed(formOf(i + turn), dtype, [3, 2101], 'wide', 28),
          b: formed(formOf(i), dtype, shape, 'wide', 29),
        },
        (m) => invoke(m.a, operation, m.b),
        `bits('${operation}', a, b)`,
      ),
    ),
  ),
);

const bitFloats: Row[] = FLOATS.flatMap((dtype) =>
  BITWISE.map((operation) =>
    row(
      `${operation} ${dtype}`,
      { a: array(dtype, [2, 3]), b: array('uint8', [2, 3]) },
      (m) => invoke(m.a, operation, m.b),
      `bits('${operation}', a, b)`,
      { throws: true },
    ),
  ),
);

export const bitwise = {
  'bitwise: every pair of integer dtypes': bitPairs,
  'bitwise: numbers and pixels': bitNumbers,
  'bitwise: not': bitForms,
  'bitwise: many elements': bitMany,
  'bitwise: floats are refused': bitFloats,
};
