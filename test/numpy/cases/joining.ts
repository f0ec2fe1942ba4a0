import cv from '../../../src/index.js';
import { DTYPES } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, invoke, row, type Row } from '../rows.js';

const pairs: Row[] = DTYPES.flatMap((left, i) =>
  DTYPES.map((right, j) =>
    row(
      `concat ${left} ${right}`,
      { a: formed(formOf(i), left, [3, 5], 'wide', 90), b: formed(formOf(j), right, [2, 5], 'wide', 91) },
      (m) => cv.Mat.concat([m.a, m.b]),
      'np.concatenate([saturate(one, common(a, b)) for one in (a, b)])',
    ),
  ),
);

const axes: Row[] = EVERY_FORM.flatMap((form, i) =>
  [0, 1, 2, -1].map((axis) =>
    row(
      `concat ${form} axis ${axis}`,
      {
        a: formed(form, 'uint8', [4, 5, 3], 'wide', 92),
        b: formed(formOf(i + 1), 'uint8', [4, 5, 3], 'wide', 93),
        c: formed(formOf(i + 2), 'uint8', [4, 5, 3], 'wide', 94),
      },
      (m) => cv.Mat.concat([m.a, m.b, m.c], axis),
      `np.concatenate([a, b, c], ${axis})`,
    ),
  ),
);

const stacks: Row[] = [[6], [3, 4], [3, 4, 3]].flatMap((shape, i) =>
  [0, -1, shape.length].map((axis) =>
    row(
      `stack [${shape.join()}] axis ${axis}`,
      {
        a: formed(formOf(i), 'int16', shape, 'wide', 95),
        b: formed(formOf(i + 3), 'uint8', shape, 'wide', 96),
      },
      (m) => cv.Mat.stack([m.a, m.b], axis),
      `np.stack([a, b], ${axis})`,
    ),
  ),
);

const sides: Row[] = [[6], [3, 4], [3, 4, 3]].flatMap((shape, i) =>
  (['hstack', 'vstack'] as const).map((method) =>
    row(
      `${method} [${shape.join()}]`,
      {
        a: formed(formOf(i), 'float32', shape, 'wide', 97),
        b: formed(formOf(i + 1), 'uint8', shape, 'wide', 98),
      },
      (m) => cv.Mat[method]([m.a, m.b]),
      `np.${method}([a, b])`,
    ),
  ),
);

const orders = (['int16', 'uint16', 'float32'] as const).map((dtype) => array(dtype, [2, 3]));
/** numpy's common dtype does not depend on the order. */
const mixed: Row[] = [
  [0, 1, 2],
  [2, 0, 1],
  [1, 2, 0],
].map(([i, j, k]) =>
  row(
    `concat of int16, uint16 and float32, in the order ${i}${j}${k}`,
    { a: orders[i!]!, b: orders[j!]!, c: orders[k!]! },
    (m) => cv.Mat.concat([m.a, m.b, m.c]),
    'np.concatenate([a, b, c])',
  ),
);

const refused: Row[] = [
  row(
    'concat of shapes that differ',
    { a: array('uint8', [2, 3]), b: array('uint8', [2, 4]) },
    (m) => cv.Mat.concat([m.a, m.b]),
    'np.concatenate([a, b])',
    { throws: true },
  ),
  row('concat of nothing', {}, () => cv.Mat.concat([]), 'np.concatenate([])', { throws: true }),
  row(
    'concat along an axis that is not there',
    { a: array('uint8', [2, 3]) },
    (m) => cv.Mat.concat([m.a], 2),
    'np.concatenate([a], 2)',
    { throws: true },
  ),
  row(
    'stack of shapes that differ',
    { a: array('uint8', [2, 3]), b: array('uint8', [2, 1]) },
    (m) => cv.Mat.stack([m.a, m.b]),
    'np.stack([a, b])',
    { throws: true },
  ),
];

const REPS = [3, [2, 3], [2, 1, 2], [1, 2, 1, 2], [0, 2], [1]];
const tiles: Row[] = [[4], [2, 5], [2, 3, 3]].flatMap((shape) =>
  REPS.map((reps, i) =>
    row(
      `tile [${shape.join()}] ${JSON.stringify(reps)}`,
      { a: formed(formOf(i), DTYPES[i]!, shape, 'wide', 99) },
      (m) => invoke(m.a, 'tile', reps),
      `np.tile(a, ${JSON.stringify(reps)})`,
    ),
  ),
);

const ROLLS: readonly (readonly [shift: number | number[], axis?: number | number[] | null])[] = [
  [1],
  [-3],
  [1000003],
  [2, null],
  [2, 0],
  [-1, 1],
  [4, -1],
  [
    [1, 2],
    [0, 1],
  ],
  [1, [0, 1]],
  [
    [1, 2],
    [0, 0],
  ],
  [0, 1],
];
const rolls: Row[] = ROLLS.flatMap(([shift, axis], turn) =>
  [
    [5, 7],
    [4, 5, 3],
  ].map((shape, i) =>
    row(
      `roll [${shape.join()}] ${JSON.stringify(shift)} ${JSON.stringify(axis)}`,
      { a: formed(formOf(turn + i), DTYPES[turn % DTYPES.length]!, shape, 'wide', 100) },
      (m) => invoke(m.a, 'roll', shift, ...(axis === undefined ? [] : [axis])),
      `np.roll(a, ${JSON.stringify(shift)}, ${pythonAxis(axis)})`,
    ),
  ),
);

function pythonAxis(axis: number | number[] | null | undefined): string {
  if (axis === null || axis === undefined) return 'None';
  return Array.isArray(axis) ? `(${axis.join()},)` : String(axis);
}

export const joining = {
  'concat: every pair of dtypes': pairs,
  'concat: axes and memories': axes,
  'stack, hstack, vstack': [...stacks, ...sides],
  'concat: dtypes in any order': mixed,
  'joining: what does not fit': refused,
  tile: tiles,
  roll: rolls,
};
