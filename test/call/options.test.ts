import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, mat, rangeError, refuses, typeError } from './call.js';

const blur = 'GaussianBlur(src, ksize, sigmaX[, dst[, sigmaY[, borderType]]]) -> dst';
const add = 'add(src1, src2[, dst[, mask[, dtype]]]) -> dst';

const image = cv.Mat.from(
  Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 251),
  { shape: [8, 8] },
);
const bytes = (result: unknown): number[] => {
  assert.ok(result instanceof cv.Mat);
  return [...result.data];
};

describe('options stand for the arguments that follow', () => {
  const border = cv.BORDER_CONSTANT;
  const expected = bytes(cv.GaussianBlur(image, [3, 5], 1, null, 2, border));
  const plain = bytes(cv.GaussianBlur(image, [3, 5], 1));
  const ways: [string, unknown[], number[]][] = [
    ['after the required ones', [{ sigmaY: 2, borderType: border }], expected],
    ['in any order', [{ borderType: border, sigmaY: 2 }], expected],
    ['after a null', [null, { sigmaY: 2, borderType: border }], expected],
    ['after an undefined', [undefined, { sigmaY: 2, borderType: border }], expected],
    ['after all but the last', [null, 2, { borderType: border }], expected],
    ['all by position', [null, 2, border], expected],
    ['none', [{}], plain],
    ['undefined ones', [{ sigmaY: undefined, borderType: undefined, dst: undefined }], plain],
    ['null ones', [{ sigmaY: null, borderType: null, dst: null }], plain],
    ['undefined arguments', [undefined, undefined, undefined], plain],
    ['trailing undefined ones, too many', [null, 2, border, undefined, undefined], expected],
    [
      'without a prototype',
      [Object.assign(Object.create(null), { sigmaY: 2, borderType: border })],
      expected,
    ],
    ['a proxy', [new Proxy({ sigmaY: 2, borderType: border }, {})], expected],
    ['by getters', [{ borderType: border, get sigmaY() { return 2; } }], expected], // prettier-ignore
    ['and symbols are not seen', [{ [Symbol('x')]: 1, sigmaY: 2, borderType: border }], expected],
  ];
  for (const [way, rest, result] of ways) {
    test(way, async () => {
      assert.deepEqual(bytes(call(cv, 'GaussianBlur', image, [3, 5], 1, ...rest)), result);
      assert.deepEqual(bytes(await callAsync(cv, 'GaussianBlur', image, [3, 5], 1, ...rest)), result);
    });
  }
  test('the two results differ, so something was compared', () => assert.notDeepEqual(expected, plain));

  test('a dst among the options is written and returned', async () => {
    const dst = new cv.Mat(8, 8, cv.CV_8U);
    assert.equal(cv.GaussianBlur(image, [3, 5], 1, { dst, sigmaY: 2, borderType: border }), dst);
    assert.deepEqual(bytes(dst), expected);
    assert.equal(await cv.GaussianBlurAsync(image, [3, 5], 1, { dst }), dst);
    assert.deepEqual(bytes(dst), plain);
  });

  test('methods and constructors take them too', async () => {
    const finder = new cv.SimpleBlobDetector_Params();
    assert.ok(finder instanceof cv.SimpleBlobDetector.Params);
    const point = new cv.KeyPoint(1, 2, 3, { response: 0.5, class_id: 7 });
    assert.deepEqual(
      [point.pt, point.size, point.angle, point.response, point.class_id],
      [[1, 2], 3, -1, 0.5, 7],
    );
    const later = (await callAsync(cv.KeyPoint, 'new', 1, 2, 3, { octave: 4 })) as InstanceType<
      typeof cv.KeyPoint
    >;
    assert.ok(later instanceof cv.KeyPoint);
    assert.equal(later.octave, 4);
    assert.equal(cv.ORB.create({ nfeatures: 77 }).getMaxFeatures(), 77);
    assert.equal(cv.ORB_create(78, { fastThreshold: 5 }).getFastThreshold(), 5);
  });
});

describe('options are refused', () => {
  const rows: [string, unknown[], ReturnType<typeof typeError>][] = [
    [
      'with an unknown name',
      [1, 1, { foo: 1 }],
      typeError("cv.add: unknown option 'foo' (here the options are: dst, mask, dtype)", add),
    ],
    [
      'with the name of a required argument',
      [1, 1, { src2: 2 }],
      typeError("cv.add: argument 'src2' is given twice, by position and as an option", add),
    ],
    [
      'with what was given by position',
      [1, 1, null, { dst: mat(1, 1) }],
      typeError("cv.add: argument 'dst' is given twice, by position and as an option", add),
    ],
    [
      'with a name out of the prototype',
      [1, 1, { toString: 1 }],
      typeError("cv.add: unknown option 'toString' (here the options are: dst, mask, dtype)", add),
    ],
    [
      'with a wrong value',
      [1, 1, { dtype: 1.5 }],
      rangeError(
        "cv.add: argument 5 'dtype': expected an integer from -2147483648 to 2147483647, got 1.5",
        add,
      ),
    ],
    [
      'with options in them',
      [1, 1, { dst: {} }],
      typeError("cv.add: argument 3 'dst': expected a Mat, got an object", add),
    ],
    [
      'before the end',
      [1, 1, {}, null],
      typeError("cv.add: argument 3 'dst': expected a Mat, got an object", add),
    ],
    [
      'for a required argument',
      [1, { src2: 1 }],
      typeError(
        "cv.add: argument 2 'src2': expected a Mat, a typed array, a number or an array of numbers, got an object",
        add,
      ),
    ],
    [
      'as an array',
      [1, 1, []],
      typeError("cv.add: argument 3 'dst': expected a Mat, got an array of 0", add),
    ],
    [
      'as a Date',
      [1, 1, new Date(0)],
      typeError("cv.add: argument 3 'dst': expected a Mat, got a Date", add),
    ],
    ['as a Map', [1, 1, new Map()], typeError("cv.add: argument 3 'dst': expected a Mat, got a Map", add)],
    [
      'as a promise: a forgotten await',
      [1, 1, Promise.resolve(mat(1, 1))],
      typeError("cv.add: argument 3 'dst': expected a Mat, got a Promise", add),
    ],
    [
      'as memory',
      [1, 1, new ArrayBuffer(8)],
      typeError("cv.add: argument 3 'dst': expected a Mat, got an ArrayBuffer", add),
    ],
    [
      'as a typed array',
      [1, 1, new Uint8Array(4)],
      typeError("cv.add: argument 3 'dst': expected a Mat, got a Uint8Array", add),
    ],
    ['as a string', [1, 1, 'dst'], typeError("cv.add: argument 3 'dst': expected a Mat, got 'dst'", add)],
  ];
  for (const [what, args, refusal] of rows) test(what, () => refuses(cv, 'add', args, refusal));

  test('in the place of none; an asynchronous call has options of its own there', async () => {
    const args = [1, 1, null, null, 5, {}];
    assert.throws(() => call(cv, 'add', ...args), typeError('cv.add: takes at most 5 arguments, got 6', add));
    assert.deepEqual(await callAsync(cv, 'add', ...args), call(cv, 'add', ...args.slice(0, 5)));
  });
});

describe('the number of arguments', () => {
  test('missing ones are named', async () => {
    await refuses(cv, 'GaussianBlur', [], typeError("cv.GaussianBlur: missing argument 1 'src'", blur));
    await refuses(
      cv,
      'GaussianBlur',
      [image],
      typeError("cv.GaussianBlur: missing argument 2 'ksize'", blur),
    );
    const sigma = typeError("cv.GaussianBlur: missing argument 3 'sigmaX'", blur);
    await refuses(cv, 'GaussianBlur', [image, [3, 3]], sigma);
    await refuses(cv, 'GaussianBlur', [image, [3, 3], undefined], sigma);
    await refuses(cv, 'GaussianBlur', [image, [3, 3], undefined, null, 2], sigma);
  });

  test('too many are counted', async () => {
    const many = (count: number) =>
      typeError(`cv.GaussianBlur: takes at most 6 arguments, got ${count}`, blur);
    await refuses(cv, 'GaussianBlur', [image, [3, 3], 1, null, 0, 4, 7], many(7));
    await refuses(cv, 'GaussianBlur', [image, [3, 3], 1, ...new Array<number>(50).fill(1)], many(53));
    await refuses(
      cv,
      'getVersionString',
      [1],
      typeError('cv.getVersionString: takes at most 0 arguments, got 1', 'getVersionString() -> retval'),
    );
  });
});

describe('null', () => {
  test('is no array where cv2 takes None', () => {
    const orb = cv.ORB.create();
    const photo = cv.Mat.from(
      Uint8Array.from({ length: 10000 }, (_, i) => ((i >> 4) * 97) % 256),
      { shape: [100, 100] },
    );
    const [points, descriptors] = orb.detectAndCompute(photo, null);
    assert.equal(descriptors.rows, points.length);
    assert.ok(points.length > 0);
    assert.deepEqual(cv.calcHist([photo], [0], null, [4], [0, 256]).shape, [4, 1]);
  });

  test('leaves an optional argument at its default', () => {
    assert.deepEqual(
      bytes(call(cv, 'GaussianBlur', image, [3, 5], 1, null, null, null)),
      bytes(cv.GaussianBlur(image, [3, 5], 1)),
    );
  });

  test('is no number, tuple, string, list or object', async () => {
    await refuses(
      cv,
      'GaussianBlur',
      [image, null, 1],
      typeError("cv.GaussianBlur: argument 2 'ksize': expected a Size [width, height], got null", blur),
    );
    await refuses(
      cv,
      'GaussianBlur',
      [image, [3, 3], null],
      typeError("cv.GaussianBlur: argument 3 'sigmaX': expected a number, got null", blur),
    );
    await refuses(
      cv,
      'imread',
      [null],
      typeError(
        "cv.imread: argument 1 'filename': expected a string, got null",
        'imread(filename[, flags[, fit[, maxPixels[, maxBytes]]]]) -> retval',
      ),
    );
    await refuses(
      cv,
      'merge',
      [null],
      typeError("cv.merge: argument 1 'mv': expected an array, got null", 'merge(mv[, dst]) -> dst'),
    );
  });
});
