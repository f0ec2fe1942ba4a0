import cv from '../../src/index.js';

/** A Mat as JSON, for `storage.py`. */
interface PlainMat {
  dtype: cv.Dtype;
  shape: readonly number[];
  data: readonly number[];
}
export type Plain =
  number | string | boolean | PlainMat | readonly Plain[] | { readonly [name: string]: Plain };

const isMat = (value: object): value is PlainMat => 'dtype' in value;

/** One of everything, in one another. */
export const content: Readonly<Record<string, Plain>> = {
  whole: 3,
  real: -0.125,
  large: 5e9,
  text: 'two words: "quoted"',
  empty: '',
  umlaut: 'Größe',
  yes: true,
  numbers: [1, 2, 3],
  reals: [0.5, -1.5, 1e300, 4],
  words: ['one', 'two'],
  nothing: [],
  pairs: [
    [1, 2],
    [3, 4.5],
  ],
  mixed: [1, 'two', [3], { four: 4 }],
  camera: {
    name: 'left',
    size: [640, 480],
    matrix: { dtype: 'float64', shape: [3, 3], data: [500.5, 0, 320, 0, 500.5, 240, 0, 0, 1] },
    views: [{ dtype: 'uint8', shape: [2, 2, 3], data: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 254] }],
    none: {},
    deep: { deeper: { deepest: [{ at: 'last' }] } },
  },
  line: Array.from({ length: 60 }, (_, i) => i * 1000),
};

/** The same with Mats, for `FileStorage.write`. */
export function withMats(value: Plain): cv.FileValueLike {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as Plain[]).map(withMats);
  if (isMat(value)) {
    return cv.Mat.from(value.data, { dtype: value.dtype }).reshape(...value.shape);
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withMats(item)]));
}

/** And back, of what `FileNode.value` gave; where there is nothing, JSON has null. */
export function withoutMats(value: cv.FileValue): unknown {
  if (value === undefined) return null;
  if (value instanceof cv.Mat) {
    return { dtype: value.dtype, shape: value.shape, data: [...value.clone().data] };
  }
  if (Array.isArray(value)) return value.map(withoutMats);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutMats(item)]));
}
