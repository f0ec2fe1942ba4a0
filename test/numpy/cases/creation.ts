import cv from '../../../src/index.js';
import type { Dtype } from '../../../src/mat/dtype.js';
import { DTYPES, isInteger } from '../contents.js';
import { row, type Row } from '../rows.js';

const SHAPES: readonly number[][] = [[5], [1], [4, 7], [2, 3, 4], [3, 1, 2, 5], [0], [2, 0, 3]];
const tuple = (shape: readonly number[]): string => `(${shape.join()},)`;

/** No inputs: what is made is compared. */
const made = (name: string, run: () => unknown, python: string, notes: Row['notes'] = {}): Row =>
  row(name, {}, run, python, notes);

const filled: Row[] = SHAPES.flatMap((shape, i) =>
  [undefined, ...DTYPES].flatMap((dtype, j) => {
    const asked = dtype === undefined ? [] : [dtype];
    const python = `${tuple(shape)}, '${dtype ?? 'float64'}'`;
    const name = `[${shape.join()}] ${dtype}`;
    return [
      made(`zeros ${name}`, () => cv.Mat.zeros(shape, ...asked), `np.zeros(${python})`),
      made(`ones ${name}`, () => cv.Mat.ones(shape, ...asked), `np.ones(${python})`),
      made(
        `full ${name}`,
        () => cv.Mat.full(shape, i + j - 2.5, ...asked),
        `np.full(${tuple(shape)}, saturate(${i + j - 2.5}, '${dtype ?? 'float64'}'))`,
      ),
    ];
  }),
);

const pixels: Row[] = DTYPES.flatMap((dtype) =>
  [[3], [4, 3], [2, 5, 3], [2, 2, 5, 3]].map((shape) =>
    made(
      `full [${shape.join()}] of a pixel, ${dtype}`,
      () => cv.Mat.full(shape, [300, -2.5, 7], dtype),
      `np.broadcast_to(saturate([300, -2.5, 7], '${dtype}'), ${tuple(shape)})`,
    ),
  ),
);

const shorthand: Row[] = [
  made('zeros of a number', () => cv.Mat.zeros(6), 'np.zeros(6)'),
  made("zeros of OpenCV's dtype", () => cv.Mat.zeros([2, 3], cv.CV_16S), "np.zeros((2, 3), 'int16')"),
  made("ones of OpenCV's dtype's name", () => cv.Mat.ones([2, 3], 'CV_32F'), "np.ones((2, 3), 'float32')"),
];

const EYES: readonly (readonly [n: number, m?: number, k?: number])[] = [
  [4],
  [3, 5],
  [5, 3],
  [4, 4, 1],
  [4, 6, -2],
  [3, 3, 7],
  [3, 2, -9],
  [1, 1, 0],
  [0, 3],
];
const eyes: Row[] = EYES.flatMap(([n, m, k], i) => {
  const dtype: Dtype = DTYPES[i % DTYPES.length] ?? 'uint8';
  return [
    made(`eye ${n} ${m} ${k}`, () => cv.Mat.eye(n, m, k), `np.eye(${n}, ${m ?? 'None'}, ${k ?? 0})`),
    made(
      `eye ${n} ${m} ${k} ${dtype}`,
      () => cv.Mat.eye(n, { m, k, dtype }),
      `np.eye(${n}, ${m ?? 'None'}, ${k ?? 0}, '${dtype}')`,
    ),
  ];
});

const RANGES: readonly (readonly [start: number, stop: number, step?: number])[] = [
  [0, 7],
  [3, 12, 4],
  [3, 11, 4],
  [-2, 2, 0.25],
  [5, 0, -1],
  [5, 0, -2],
  [5, 0],
  [0, 0],
  [0, 1, 0.1],
  [1, 2, 0.3],
  [-1.5, 4],
];
const ranges: Row[] = [
  made('arange 6', () => cv.Mat.arange(6), 'np.arange(6).astype(F8)'),
  made('arange 2.5', () => cv.Mat.arange(2.5), 'np.arange(2.5)'),
  made('arange 6 int32', () => cv.Mat.arange(6, { dtype: 'int32' }), "np.arange(6, dtype='int32')"),
  ...RANGES.flatMap(([start, stop, step]) => {
    const python = `${start}, ${stop}, ${step ?? 1}`;
    return [
      made(
        `arange ${python}`,
        () => (step === undefined ? cv.Mat.arange(start, stop) : cv.Mat.arange(start, stop, step)),
        `np.arange(${python}).astype(F8)`,
        // numpy steps on by the rounded difference of the first two elements.
        { tolerance: '2**-50 * np.maximum(1, np.abs(expected))' },
      ),
      ...DTYPES.filter((dtype) => !isInteger(dtype)).map((dtype) =>
        made(
          `arange ${python} ${dtype}`,
          () => cv.Mat.arange(start, stop, { step, dtype }),
          `np.arange(${python}).astype('${dtype}')`,
          { tolerance: 'np.maximum(ulp(expected), 2**-50)' },
        ),
      ),
    ];
  }),
  ...DTYPES.map((dtype) =>
    made(
      `arange -3 7 2 ${dtype}, saturated`,
      () => cv.Mat.arange(-3, 400, 50, dtype),
      `saturate(np.arange(-3, 400, 50), '${dtype}')`,
    ),
  ),
];

const LINES: readonly (readonly [start: number, stop: number, num?: number, endpoint?: boolean])[] = [
  [0, 1],
  [0, 1, 11],
  [-3, 8, 7],
  [5, -5, 10, false],
  [2, 2, 3],
  [1, 9, 1],
  [1, 9, 0],
  [1, 9, 1, false],
  [0, 1, 3, true],
];
const lines: Row[] = LINES.flatMap(([start, stop, num, endpoint]) => {
  const python = `${start}, ${stop}, ${num ?? 50}, ${endpoint === false ? 'False' : 'True'}`;
  // Each is start + i * step, in one way of computing or another.
  const tolerance = 'np.maximum(ulp(expected), 2**-50)';
  return [
    made(`linspace ${python}`, () => cv.Mat.linspace(start, stop, num, endpoint), `np.linspace(${python})`, {
      tolerance,
    }),
    made(
      `linspace ${python} float32`,
      () => cv.Mat.linspace(start, stop, { num, endpoint, dtype: 'float32' }),
      `np.linspace(${python}).astype('float32')`,
      { tolerance },
    ),
  ];
});
/** The last element is `stop` itself, whatever the steps before it came to. */
const ends: Row[] = [
  [0, 0.7, 8],
  [0.1, 1.3, 50],
  [-1e9, 0.3, 1000],
].map(([start = 0, stop = 0, num = 0]) =>
  made(
    `linspace ${start} ${stop} ${num} ends`,
    () => {
      const line = cv.Mat.linspace(start, stop, num);
      return [line.at(0), line.at(-1)];
    },
    `[${start}, float(${stop})]`,
  ),
);

const RANDOM: readonly Dtype[] = ['uint8', 'int8', 'uint16', 'int16', 'int32', 'float32', 'float64'];
const chance: Row[] = RANDOM.flatMap((dtype, i) =>
  [[7], [40, 50], [13, 17, 3], [97, 101, 3]].flatMap((shape) => {
    const python = (low: string, high: string): string =>
      `drawn(${tuple(shape)}, '${dtype}', ${17 + i}, ${low}, ${high})`;
    return [
      made(
        `random ${dtype} [${shape.join()}]`,
        () => cv.Mat.random(shape, { seed: 17 + i, dtype }),
        python('0', isInteger(dtype) ? `np.iinfo('${dtype}').max + 1` : '1'),
      ),
      made(
        `random ${dtype} [${shape.join()}] from 3 to 100`,
        () => cv.Mat.random(shape, { seed: 17 + i, low: 3, high: 100, dtype }),
        python('3', '100'),
      ),
    ];
  }),
);
const chanceBounds: Row[] = DTYPES.map((dtype) =>
  made(
    `random ${dtype} keeps to its bounds, and differs from seed to seed`,
    () => {
      const options = { dtype, low: 2, high: 9 };
      const [a, b] = [1, 2].map((seed) => cv.Mat.random([50, 60], { seed, ...options }));
      const again = cv.Mat.random([50, 60], { seed: 1, ...options });
      return [a!.ge(2).all(), a!.lt(9).all(), a!.eq(b!).all(), a!.eq(again).all()];
    },
    '[True, True, False, True]',
  ),
);

export const creation = {
  'zeros, ones, full': [...filled, ...pixels, ...shorthand],
  eye: eyes,
  arange: ranges,
  linspace: [...lines, ...ends],
  random: [...chance, ...chanceBounds],
};
