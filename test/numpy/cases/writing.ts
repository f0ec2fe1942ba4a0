import type { Dtype } from '../../../src/mat/dtype.js';
import { DTYPES } from '../contents.js';
import { array, EVERY_FORM, formed, formOf, row, type Row } from '../rows.js';

/** Every row writes. */
const written = (
  name: string,
  inputs: Parameters<typeof row<'a' | 'b' | 'k'>>[1] | Parameters<typeof row<string>>[1],
  run: Row['run'],
  python: string,
): Row => row(name, inputs, run, python, { writes: true });

const VALUES = [7, 300, -1.5, 2.5, 1e12];
const numbers: Row[] = DTYPES.flatMap((dtype, i) =>
  VALUES.flatMap((value, j) => [
    written(
      `fill ${dtype} ${value}`,
      { a: array(dtype, [9, 10, 3]) },
      (m) => {
        m.a!.slice('2:7, ::-3').fill(value);
        return m.a;
      },
      `assign(a[2:7, ::-3], ${value})\na`,
    ),
    written(
      `assign ${dtype} ${value}`,
      { a: formed(formOf(i + j), dtype, [5, 9], 'wide', 130) },
      (m) => m.a!.assign(value),
      `assign(a, ${value})\na`,
    ),
    written(
      `set ${dtype} ${value}`,
      { a: formed(formOf(i + j), dtype, [5, 9], 'wide', 131) },
      (m) => {
        m.a!.set([3, -2], value);
        return [m.a, m.a!.at(3, -2)];
      },
      `a[3, -2] = saturate(${value}, a.dtype)\n[a, float(a[3, -2])]`,
    ),
  ]),
);

const pixels: Row[] = DTYPES.flatMap((dtype, i) => [
  written(
    `fill a pixel ${dtype}`,
    { a: formed(formOf(i), dtype, [5, 6, 3], 'wide', 132) },
    (m) => m.a!.fill([1, 300, -2.5]),
    'assign(a, [1, 300, -2.5])\na',
  ),
  written(
    `assign nested arrays ${dtype}`,
    { a: formed(formOf(i), dtype, [2, 3], 'wide', 133) },
    (m) =>
      m.a!.assign([
        [1, 2.5, 300],
        [-4, 5, 6],
      ]),
    'assign(a, [[1, 2.5, 300], [-4, 5, 6]])\na',
  ),
  written(
    `assign a typed array ${dtype}`,
    { a: formed(formOf(i), dtype, [4, 3], 'wide', 134) },
    (m) => m.a!.assign(Float32Array.of(1.5, 400, -7)),
    'assign(a, [1.5, 400, -7])\na',
  ),
  written(
    `set a pixel ${dtype}`,
    { a: formed(formOf(i), dtype, [4, 5, 3], 'wide', 135) },
    (m) => {
      m.a!.set([1, 2], [300, -2.5, 9]);
      return [m.a, m.a!.at(1, 2)];
    },
    'a[1, 2] = saturate([300, -2.5, 9], a.dtype)\n[a, [float(one) for one in a[1, 2]]]',
  ),
]);

const mats: Row[] = DTYPES.flatMap((to, i) =>
  DTYPES.map((from, j) =>
    written(
      `assign ${from} to ${to}`,
      {
        a: formed(formOf(i), to, [6, 11], 'wide', 136),
        b: formed(formOf(i + j), from, [6, 11], 'special', 137),
      },
      (m) => m.a!.assign(m.b!),
      'assign(a, b)\na',
    ),
  ),
);

const broadcast: Row[] = [[3], [1, 3], [5, 1, 3], [4, 1], [1], [5, 4, 3]].flatMap((shape, i) =>
  EVERY_FORM.map((form) =>
    written(
      `assign [${shape.join()}] to [5,4,3] ${form}`,
      { a: formed(form, 'uint8', [5, 4, 3], 'wide', 138), b: formed(formOf(i), 'int16', shape, 'wide', 139) },
      (m) => m.a!.assign(m.b!),
      'assign(a, b)\na',
    ),
  ),
);

const MASKS: readonly Dtype[] = ['uint8', 'int8'];
const masks: Row[] = EVERY_FORM.flatMap((form, i) =>
  [
    [5, 8],
    [5, 8, 3],
  ].flatMap((shape) =>
    MASKS.flatMap((kind) => {
      const inputs = {
        a: formed(form, DTYPES[i % DTYPES.length]!, [5, 8, 3], 'wide', 140),
        b: formed(formOf(i + 2), 'uint8', [5, 8, 3], 'wide', 141),
        k: formed(formOf(i + 3), kind, shape, 'small', 142),
      };
      const name = `${form}, ${kind} mask [${shape.join()}]`;
      return [
        written(`assign 9, ${name}`, inputs, (m) => m.a!.assign(9, m.k), 'assign(a, 9, k)\na'),
        written(
          `assign a pixel, ${name}`,
          inputs,
          (m) => m.a!.assign([1, 2, 300], m.k),
          'assign(a, [1, 2, 300], k)\na',
        ),
        written(`assign a Mat, ${name}`, inputs, (m) => m.a!.assign(m.b!, m.k), 'assign(a, b, k)\na'),
      ];
    }),
  ),
);

/** Masks of pixels, of every size of pixel. */
const pixelMasks: Row[] = DTYPES.flatMap((dtype, i) =>
  [1, 2, 3, 4, 5].flatMap((channels) => {
    const inputs = {
      a: formed(formOf(i + channels), dtype, [7, 211, channels], 'wide', 149),
      b: formed(formOf(i), dtype, [7, 211, channels], 'wide', 150),
      k: formed(formOf(channels), 'uint8', [7, 211], 'small', 151),
    };
    const pixel = Array.from({ length: channels }, (_, c) => c + 1);
    return [
      written(`${dtype} x${channels}, a Mat`, inputs, (m) => m.a!.assign(m.b!, m.k), 'assign(a, b, k)\na'),
      written(
        `${dtype} x${channels}, a pixel`,
        inputs,
        (m) => m.a!.assign(pixel, m.k),
        `assign(a, ${JSON.stringify(pixel)}, k)\na`,
      ),
    ];
  }),
);

/** Source and target in one memory: as if the source had been copied first. */
const OVERLAPS: readonly (readonly [target: string, source: string])[] = [
  ['1:', ':-1'],
  [':-1', '1:'],
  [':, 1:', ':, :-1'],
  ['::-1', ':'],
  [':, ::-1', ':'],
  ['::2', '1::2'],
  ['2:6, 1:5', '1:5, 2:6'],
  [':', '0'],
  [':', ':, 1:2'],
];
const overlaps: Row[] = OVERLAPS.flatMap(([target, source]) =>
  (['uint8', 'float64'] as const).flatMap((dtype) => [
    written(
      `${dtype} '${target}' = '${source}'`,
      { a: array(dtype, [8, 8]) },
      (m) => {
        m.a!.slice(target).assign(m.a!.slice(source));
        return m.a;
      },
      `assign(a[${target}], a[${source}].copy())\na`,
    ),
    written(
      `${dtype} '${target}' = '${source}' in part`,
      { a: array(dtype, [8, 8]) },
      (m) => {
        const part = m.a!.slice(target);
        part.assign(m.a!.slice(source), part.gt(20));
        return m.a;
      },
      `assign(a[${target}], a[${source}].copy(), mask(a[${target}] > 20))\na`,
    ),
  ]),
);
const transposed: Row[] = [
  written(
    'itself, transposed',
    { a: array('uint8', [40, 40]) },
    (m) => m.a!.assign(m.a!.T),
    'assign(a, a.T.copy())\na',
  ),
];

const copies: Row[] = EVERY_FORM.flatMap((form, i) => [
  written(
    `copyTo ${form}`,
    {
      a: formed(formOf(i + 1), 'uint8', [5, 8, 3], 'wide', 143),
      b: formed(form, 'uint8', [5, 8, 3], 'wide', 144),
    },
    (m) => [m.a!.copyTo(m.b!) === m.b, m.b],
    'b[...] = a\n[True, b]',
  ),
  written(
    `copyTo ${form} with a mask`,
    {
      a: formed(formOf(i + 1), 'int16', [5, 8, 3], 'wide', 145),
      b: formed(form, 'int16', [5, 8, 3], 'wide', 146),
      k: formed(formOf(i + 2), 'uint8', [5, 8], 'small', 147),
    },
    (m) => m.a!.copyTo(m.b!, m.k),
    'assign(b, a, k)\nb',
  ),
  written(
    `copyTo ${form} of another dtype, which is made anew`,
    {
      a: formed(formOf(i + 1), 'float32', [5, 8, 3], 'wide', 148),
      b: array('uint8', [5, 8, 3]),
    },
    (m) => m.a!.copyTo(m.b!),
    'a',
  ),
]);

const refused: Row[] = (
  [
    ['assign of another shape', (m) => m.a!.assign(m.b!), 'assign(a, b)'],
    ['assign of another mask', (m) => m.a!.assign(1, m.b), 'assign(a, 1, b)'],
    ['set outside', (m) => m.a!.set([6, 0], 1), 'a[6, 0] = 1'],
    ['nested arrays that do not fit', (m) => m.a!.assign([1, 2, 3]), 'assign(a, [1, 2, 3])'],
  ] as [string, Row['run'], string][]
).map(([name, run, python]) =>
  row(
    name,
    { a: array('uint8', [6, 4]), b: array('uint8', [3, 4]) },
    run,
    python.startsWith('a[') ? `${python}\n0` : python,
    { throws: true },
  ),
);

export const writing = {
  'fill, assign and set of numbers': numbers,
  'fill, assign and set of pixels and arrays': pixels,
  'assign: every pair of dtypes': mats,
  'assign: broadcasting': broadcast,
  'assign: masks': [...masks, ...pixelMasks],
  'assign: overlapping memory': [...overlaps, ...transposed],
  copyTo: copies,
  'writing: refused': refused,
};
