import {
  absent,
  boolean,
  type DType,
  type Expression,
  fullMat,
  jsOnly,
  number,
  randomMat,
  slice,
  string,
} from './expression.js';
import type { Random } from './random.js';

const dtypes: readonly DType[] = ['uint8', 'int8', 'uint16', 'int16', 'int32', 'float32', 'float64'];

/** Sizes that nobody tried: none, one element, one row, one column, many axes, more channels than OpenCV's filters take. */
const shapes: readonly (readonly number[])[] = [
  [0],
  [0, 0],
  [0, 5],
  [5, 0, 3],
  [1],
  [1, 1],
  [1, 1, 3],
  [2],
  [3],
  [3, 1],
  [1, 3],
  [4, 4],
  [7, 1, 2],
  [1, 7, 2],
  [2, 2, 2],
  [5, 5, 5],
  [9, 9, 2],
  [3, 4, 5, 6],
  [2, 1, 1, 2, 2],
  [1, 1000],
  [1000, 1],
  [2000, 2, 3],
  [100, 3],
  [16, 16, 4],
  [10, 10, 33],
  [4, 4, 512],
  [300, 300],
];

export const integers = [-1, -2, 0, 1, 31, 32, 255, 256, 1000, 65536, 2 ** 31 - 1, -(2 ** 31), -100] as const;
export const reals = [0, -0, -1, 1e-300, 1e300, -1e10, 0.5, NaN, Infinity, -Infinity, 2 ** 31, 1e5] as const;

/** A Mat of the right kind and the wrong form. */
export function oddMat(random: Random): Expression {
  const seed = random.int(0, 999);
  const dtype = random.pick(dtypes);
  const shape = random.pick(shapes);
  switch (random.int(0, 9)) {
    case 0:
      return { js: 'new cv.Mat()', py: 'np.empty((0, 0), np.uint8)' };
    case 1:
      return fullMat(shape, random.pick([NaN, Infinity, -Infinity]), random.pick(['float32', 'float64']));
    case 2:
      return fullMat(shape, random.pick([0, 1, -1, 127]), random.pick(['int8', 'int16', 'int32', 'float32']));
    case 3:
      return slice(
        randomMat([12, 14, 3], dtype, seed),
        random.pick(['1:9, 2:11', '::2, ::3', '::-1', '..., 1', '3, 4', '0:0', '5:6, :, ::-1']),
      );
    case 4:
      return { js: `${randomMat([9, 7], dtype, seed).js}.T`, py: `${randomMat([9, 7], dtype, seed).py}.T` };
    case 5:
      return jsOnly(`((a) => (a.release(), a))(${randomMat([4, 4], dtype, seed).js})`);
    case 6:
      return randomMat([random.int(1, 70), random.int(1, 70)], dtype, seed);
    case 7:
      return randomMat([random.int(1, 40), random.int(1, 40), random.int(2, 4)], dtype, seed);
    default:
      return randomMat(shape, dtype, seed);
  }
}

/** Of no kind that anything takes, or of one that something else takes. */
const strangers: readonly Expression[] = [
  jsOnly('undefined'),
  absent,
  boolean(true),
  ...[NaN, Infinity, 0.5, -1, 2 ** 53, 1e308, 7].map(number),
  jsOnly('-1n'),
  jsOnly('2n ** 70n'),
  string(''),
  string('x'),
  string('\u0000\uffff'),
  { js: "'x'.repeat(70000)", py: "'x' * 70000" },
  jsOnly("Symbol('x')"),
  jsOnly('() => 1'),
  jsOnly('new Date(0)'),
  { js: '{}', py: '{}' },
  { js: '{ x: 1, y: 2 }', py: "{'x': 1, 'y': 2}" },
  { js: '[]', py: '()' },
  { js: '[[]]', py: '((),)' },
  { js: '[[[[1]]], 2]', py: '((((1,),),), 2)' },
  { js: '[1, 2, 3, 4, 5, 6, 7, 8, 9]', py: '(1, 2, 3, 4, 5, 6, 7, 8, 9)' },
  jsOnly('[1, , 3]'),
  jsOnly('((a) => (a.push(a), a))([])'),
  { js: "[null, 'x', NaN]", py: "(None, 'x', float('nan'))" },
  jsOnly('Array(10000).fill(0)'),
  jsOnly('Buffer.alloc(0)'),
  jsOnly('new Uint8Array(10)'),
  jsOnly('new Float64Array([1, NaN, 3])'),
  jsOnly('new Int16Array(new SharedArrayBuffer(8))'),
  jsOnly('new BigInt64Array(2)'),
  jsOnly('new DataView(new ArrayBuffer(8))'),
  jsOnly('Object.create(cv.Mat.prototype)'),
  jsOnly('Object.create(cv.KeyPoint.prototype)'),
  jsOnly('new Proxy(new cv.Mat(), {})'),
  jsOnly("{ get x() { throw new Error('x') }, get length() { throw new Error('length') } }"),
  jsOnly('new Proxy([], { get() { throw 1 } })'),
  jsOnly('cv.Mat'),
  jsOnly('cv'),
  { js: 'new cv.KeyPoint(1, 2, 3)', py: 'cv2.KeyPoint(1, 2, 3)' },
  { js: '[new cv.Mat(), new cv.Mat()]', py: '(np.empty((0, 0), np.uint8), np.empty((0, 0), np.uint8))' },
];

export function stranger(random: Random): Expression {
  return random.chance(0.25) ? oddMat(random) : random.pick(strangers);
}

/** What a method may be called on instead of its object. */
export const receivers = [
  '{}',
  'null',
  '5',
  'new cv.Mat()',
  'new cv.KeyPoint(1, 2, 3)',
  'Object.create(cv.ORB.prototype)',
  'cv',
] as const;

export const strings: readonly Expression[] = [
  string(''),
  string('x'),
  string('%s%n'),
  string('äöü€𝄞'),
  string('\u0000a'),
  { js: "'x'.repeat(70000)", py: "'x' * 70000" },
  jsOnly("'\\ud800'"),
];
