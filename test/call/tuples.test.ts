import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { mat, rangeError, refuses, type Refusal, typeError } from './call.js';

const int = 'an integer from -2147483648 to 2147483647';

describe('Size', () => {
  const signature = 'blur(src, ksize[, dst[, anchor[, borderType]]]) -> dst';
  const wrong = (what: string): string => `cv.blur: argument 2 'ksize${what}`;
  const rows: [value: unknown, refusal: Refusal][] = [
    [[3], typeError(wrong("': expected a Size [width, height], got an array of 1"), signature)],
    [[3, 3, 3], typeError(wrong("': expected a Size [width, height], got an array of 3"), signature)],
    [3, typeError(wrong("': expected a Size [width, height], got 3"), signature)],
    ['3x3', typeError(wrong("': expected a Size [width, height], got '3x3'"), signature)],
    [null, typeError(wrong("': expected a Size [width, height], got null"), signature)],
    [{ width: 3 }, typeError(wrong("': expected a Size [width, height], got an object"), signature)],
    [{ x: 3, y: 3 }, typeError(wrong("': expected a Size [width, height], got an object"), signature)],
    [mat(1, 2), typeError(wrong("': expected a Size [width, height], got a Mat"), signature)],
    [
      Int32Array.of(3, 3),
      typeError(wrong("': expected a Size [width, height], got an Int32Array"), signature),
    ],
    [[3, 3.5], rangeError(wrong(`[1]': expected ${int}, got 3.5`), signature)],
    [[3, '3'], typeError(wrong(`[1]': expected ${int}, got '3'`), signature)],
    [[3, ,], typeError(wrong(`[1]': expected ${int}, got undefined`), signature)], // eslint-disable-line no-sparse-arrays
    [{ width: 3, height: NaN }, rangeError(wrong(`.height': expected ${int}, got NaN`), signature)],
    [{ width: [3], height: 3 }, typeError(wrong(`.width': expected ${int}, got an array of 1`), signature)],
  ];
  rows.forEach(([value, refusal], i) => {
    test(`blur #${i}: ${refusal.message.split('\n')[0]!}`, () =>
      refuses(cv, 'blur', [mat(3, 3), value], refusal));
  });
});

describe('the other tuples', () => {
  const rows: [owner: object, name: string, args: unknown[], refusal: Refusal][] = [
    [
      cv,
      'circle',
      [mat(3, 3), [1, 2, 3], 1, 0],
      typeError(
        "cv.circle: argument 2 'center': expected a Point [x, y], got an array of 3",
        'circle(img, center, radius, color[, thickness[, lineType[, shift]]]) -> img',
      ),
    ],
    [
      cv,
      'circle',
      [mat(3, 3), { x: 1, y: 2.5 }, 1, 0],
      rangeError(
        `cv.circle: argument 2 'center.y': expected ${int}, got 2.5`,
        'circle(img, center, radius, color[, thickness[, lineType[, shift]]]) -> img',
      ),
    ],
    [
      cv,
      'circle',
      [mat(3, 3), [1, 2], 1, [1, 2, 3, 4, 5]],
      typeError(
        "cv.circle: argument 4 'color': expected a Scalar (a number or an array of up to 4 numbers), got an array of 5",
        'circle(img, center, radius, color[, thickness[, lineType[, shift]]]) -> img',
      ),
    ],
    [
      cv,
      'circle',
      [mat(3, 3), [1, 2], 1, [1, 'red']],
      typeError(
        "cv.circle: argument 4 'color[1]': expected a number, got 'red'",
        'circle(img, center, radius, color[, thickness[, lineType[, shift]]]) -> img',
      ),
    ],
    [
      cv.utils,
      'dumpRect',
      [[1, 2, 3]],
      typeError(
        "cv.utils.dumpRect: argument 1 'argument': expected a Rect [x, y, width, height], got an array of 3",
        'dumpRect(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpRange',
      [[1]],
      typeError(
        "cv.utils.dumpRange: argument 1 'argument': expected a Range [start, end], got an array of 1",
        'dumpRange(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpTermCriteria',
      [[1, 2]],
      typeError(
        "cv.utils.dumpTermCriteria: argument 1 'argument': expected a TermCriteria [type, maxCount, epsilon], got an array of 2",
        'dumpTermCriteria(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpTermCriteria',
      [[1, 2.5, 3]],
      rangeError(
        `cv.utils.dumpTermCriteria: argument 1 'argument[1]': expected ${int}, got 2.5`,
        'dumpTermCriteria(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpRotatedRect',
      [[[1, 2], [3], 4]],
      typeError(
        "cv.utils.dumpRotatedRect: argument 1 'argument[1]': expected a Size [width, height], got an array of 1",
        'dumpRotatedRect(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpRotatedRect',
      [{ center: [1, 'a'], size: [3, 4], angle: 1 }],
      typeError(
        "cv.utils.dumpRotatedRect: argument 1 'argument.center[1]': expected a number, got 'a'",
        'dumpRotatedRect(argument) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfRect',
      [
        [
          [1, 2, 3, 4],
          [1, 2, 3, '4'],
        ],
      ],
      typeError(
        `cv.utils.dumpVectorOfRect: argument 1 'vec[1][3]': expected ${int}, got '4'`,
        'dumpVectorOfRect(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfInt',
      ['12'],
      typeError(
        "cv.utils.dumpVectorOfInt: argument 1 'vec': expected an array, or a typed array or Mat of int32, got '12'",
        'dumpVectorOfInt(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfInt',
      [new Set([1])],
      typeError(
        "cv.utils.dumpVectorOfInt: argument 1 'vec': expected an array, or a typed array or Mat of int32, got a Set",
        'dumpVectorOfInt(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfInt',
      [Float32Array.of(1)],
      typeError(
        "cv.utils.dumpVectorOfInt: argument 1 'vec': expected an array, or a typed array or Mat of int32, got a Float32Array",
        'dumpVectorOfInt(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfInt',
      [mat(2, 2)],
      typeError(
        "cv.utils.dumpVectorOfInt: argument 1 'vec': expected an array, or a typed array or Mat of int32, got a Mat",
        'dumpVectorOfInt(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfInt',
      [new Array(2 ** 32 - 1)],
      typeError(
        `cv.utils.dumpVectorOfInt: argument 1 'vec[0]': expected ${int}, got undefined`,
        'dumpVectorOfInt(vec) -> retval',
      ),
    ],
    [
      cv.utils,
      'dumpVectorOfRect',
      [Int32Array.of(1, 2, 3)],
      typeError(
        "cv.utils.dumpVectorOfRect: argument 1 'vec': expected an array, or a typed array or Mat of int32 in groups of 4, got an Int32Array",
        'dumpVectorOfRect(vec) -> retval',
      ),
    ],
    [
      cv,
      'merge',
      [[mat(2, 2), 'x']],
      typeError(
        "cv.merge: argument 1 'mv[1]': expected a Mat, a typed array, a number or an array of numbers, got 'x'",
        'merge(mv[, dst]) -> dst',
      ),
    ],
    [
      cv,
      'merge',
      [mat(2, 2)],
      typeError("cv.merge: argument 1 'mv': expected an array, got a Mat", 'merge(mv[, dst]) -> dst'),
    ],
  ];
  rows.forEach(([owner, name, args, refusal], i) => {
    test(`#${i} ${refusal.message.split('\n')[0]!}`, () => refuses(owner, name, args, refusal));
  });
});
