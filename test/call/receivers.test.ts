import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, construct, mat, refuses, refusesNew, type Refusal, typeError } from './call.js';

describe("'this'", () => {
  const { getMaxFeatures } = cv.ORB.prototype;
  const { getMaxFeaturesAsync } = cv.ORB.prototype;
  const released = cv.ORB.create();
  released.release();
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const rows: [string, unknown, string, string][] = [
    ['an object of another class', cv.SIFT.create(), 'a cv.ORB', 'a cv.SIFT'],
    ['an object of the base class', new cv.KeyPoint(), 'a cv.ORB', 'a cv.KeyPoint'],
    ['a Mat', new cv.Mat(), 'a cv.ORB', 'a Mat'],
    ['a released object', released, 'a cv.ORB that is not released', 'a cv.ORB'],
    ['a plain object', { a: 1 }, 'a cv.ORB', 'an object'],
    ['undefined, so the global object', undefined, 'a cv.ORB', 'an object'],
    ['a proxy of a right one', new Proxy(cv.ORB.create(), {}), 'a cv.ORB', 'an ORB'],
    ['a revoked proxy', proxy, 'a cv.ORB', 'an object'],
    ['an object that inherits from a right one', Object.create(cv.ORB.create()), 'a cv.ORB', 'an ORB'],
    ['an object with the prototype alone', Object.create(cv.ORB.prototype), 'a cv.ORB', 'an ORB'],
    ['the class', cv.ORB, 'a cv.ORB', 'a function'],
    ['a Mat that calls itself an ORB', Reflect.construct(cv.Mat, [], cv.ORB), 'a cv.ORB', 'a Mat'],
  ];
  for (const [what, self, expected, got] of rows) {
    test(`is not ${what}`, async () => {
      const refusal = {
        name: 'TypeError',
        message: `cv.ORB.getMaxFeatures: 'this' must be ${expected}, got ${got}\n  getMaxFeatures() -> retval`,
      };
      assert.throws(() => Reflect.apply(getMaxFeatures, self, []), refusal);
      await assert.rejects(async () => Reflect.apply(getMaxFeaturesAsync, self, []), refusal);
    });
  }

  test("is an object of a class that derives from the method's", () => {
    const { detect } = cv.Feature2D.prototype;
    assert.deepEqual(Reflect.apply(detect, cv.ORB.create(), [mat(50, 50)]), []);
    assert.ok(cv.ORB.create() instanceof cv.Feature2D);
    assert.ok(cv.ORB.create() instanceof cv.Algorithm);
  });

  test("of a Mat's members is a Mat", () => {
    for (const self of [
      {},
      cv.ORB.create(),
      Object.create(cv.Mat.prototype) as object,
      new Proxy(mat(1, 1), {}),
    ]) {
      assert.throws(
        () => Reflect.get(cv.Mat.prototype, 'rows', self),
        /^TypeError: Mat\.rows: 'this' must be a Mat, got /,
      );
      for (const name of ['at', 'set', 'clone', 'roi', 'release'] as const) {
        assert.throws(
          () => Reflect.apply(cv.Mat.prototype[name], self, [0, 0]),
          /'this' must be a Mat, got /,
        );
      }
    }
  });

  test('of a property is an object of its class, whatever it is called with', () => {
    const size = Object.getOwnPropertyDescriptor(cv.KeyPoint.prototype, 'size');
    const point = new cv.KeyPoint(1, 2, 3);
    assert.equal(Reflect.apply(size!.get!, point, [7, 8, 9]), 3);
    Reflect.apply(size!.set!, point, [4, 8, 9]);
    assert.equal(point.size, 4);
    assert.throws(() => Reflect.apply(size!.get!, mat(1, 1), []), /'this' must be a cv\.KeyPoint, got a Mat/);
    assert.throws(() => Reflect.apply(size!.set!, {}, [1]), /'this' must be a cv\.KeyPoint, got an object/);
  });

  test("of release is any object of OpenCV's", () => {
    assert.throws(
      () => call(Object.create(Object.getPrototypeOf(cv.KeyPoint.prototype) as object) as object, 'release'),
      {
        name: 'TypeError',
        message: "release: 'this' must be an object of OpenCV's",
      },
    );
  });
});

describe('new', () => {
  test('is needed', () => {
    for (const type of [cv.ORB, cv.KeyPoint, cv.CascadeClassifier]) {
      assert.throws(() => Reflect.apply(type as unknown as () => void, undefined, []), {
        name: 'TypeError',
        message: /^Class constructor.* cannot be invoked without 'new'$/,
      });
    }
  });

  test('is refused where OpenCV has no constructor', () => {
    const words = 'OpenCV gives this class no constructor';
    const rows: [unknown, string][] = [
      [cv.ORB, `cv.ORB: ${words}; use its static methods, such as create()`],
      [cv.ml.SVM, `cv.ml.SVM: ${words}; use its static methods, such as create()`],
      [cv.Feature2D, `cv.Feature2D: ${words}`],
      [cv.BackgroundSubtractorMOG2, `cv.BackgroundSubtractorMOG2: ${words}`],
      [Object.getPrototypeOf(cv.KeyPoint), "cv.CvObject: only OpenCV's classes are instantiated"],
    ];
    for (const [type, message] of rows) {
      assert.throws(() => construct(type), { name: 'TypeError', message });
    }
  });

  test('refuses no overload in one message', async () => {
    const message =
      'cv.KeyPoint: no overload takes these arguments\n' +
      '  KeyPoint() -> <KeyPoint object>\n    takes at most 0 arguments, got 1\n' +
      '  KeyPoint(x, y, size[, angle[, response[, octave[, class_id]]]]) -> <KeyPoint object>\n' +
      "    argument 1 'x': expected a number, got 'x'";
    await refusesNew(cv.KeyPoint, ['x'], { name: 'TypeError', message });
  });

  test('takes no null for an object that is needed', async () => {
    const signature = 'BOWImgDescriptorExtractor(dextractor, dmatcher) -> <BOWImgDescriptorExtractor object>';
    const wrong = (what: string): Refusal =>
      typeError(`cv.BOWImgDescriptorExtractor: argument ${what}`, signature);
    const type = cv.BOWImgDescriptorExtractor;
    await refusesNew(type, [null, null], wrong("1 'dextractor': expected a cv.Feature2D, got null"));
    await refusesNew(
      type,
      [cv.ORB.create(), null],
      wrong("2 'dmatcher': expected a cv.DescriptorMatcher, got null"),
    );
    await refusesNew(
      type,
      [new cv.BFMatcher(), null],
      wrong("1 'dextractor': expected a cv.Feature2D, got a cv.BFMatcher"),
    );
    const gone = cv.ORB.create();
    gone.release();
    await refusesNew(
      type,
      [gone, new cv.BFMatcher()],
      wrong("1 'dextractor': expected a cv.Feature2D that is not released, got a cv.ORB"),
    );
    assert.ok(new type(cv.ORB.create(), new cv.BFMatcher()) instanceof cv.BOWImgDescriptorExtractor);
  });

  test("a class of the user's own can extend one of OpenCV's", () => {
    class Point extends cv.KeyPoint {
      get left(): number {
        return this.pt[0];
      }
    }
    const point = new Point(5, 6, 7);
    assert.equal(point.left, 5);
    assert.deepEqual(cv.KeyPoint.convert([point]), [[5, 6]]);
  });
});

describe('objects', () => {
  test('release lets go at once; every use says so', async () => {
    const classifier = new cv.CascadeClassifier();
    assert.equal(classifier.empty(), true);
    classifier.release();
    classifier.release();
    await refuses(
      classifier,
      'empty',
      [],
      typeError(
        "cv.CascadeClassifier.empty: 'this' must be a cv.CascadeClassifier that is not released, got a cv.CascadeClassifier",
        'empty() -> retval',
      ),
    );
  });

  test("a release of OpenCV's own is another: the object stays", () => {
    const capture = new cv.VideoCapture();
    capture.release();
    assert.equal(capture.isOpened(), false);
    capture[Symbol.dispose]();
    assert.throws(() => capture.isOpened(), /not released/);
  });

  test('are copied where OpenCV holds them by value', () => {
    const point = new cv.KeyPoint(1, 2, 3);
    const detector = new cv.SimpleBlobDetector.Params();
    detector.minArea = 5;
    point.pt = [7, 8];
    assert.deepEqual(point.pt, [7, 8]);
    point.pt[0] = 99;
    assert.deepEqual(point.pt, [7, 8]);
    assert.equal(detector.minArea, 5);
    assert.throws(() => Object.assign(point, { size: 'x' }), /^TypeError: cv\.KeyPoint\.size: /);
  });

  test('lists of them name the item that is wrong', async () => {
    await refuses(
      cv,
      'drawKeypoints',
      [mat(9, 9), [new cv.KeyPoint(), new cv.DMatch()], null],
      typeError(
        "cv.drawKeypoints: argument 2 'keypoints[1]': expected a cv.KeyPoint, got a cv.DMatch",
        'drawKeypoints(image, keypoints, outImage[, color[, flags]]) -> outImage',
      ),
    );
  });
});

describe('what does not exist here', () => {
  test('a GPU: its classes are there, as in cv2, and say so', () => {
    const matrix = new cv.cuda.GpuMat();
    for (const use of [
      () => construct(cv.cuda.GpuMat, 3, 3, cv.CV_8U),
      () => construct(cv.cuda.Stream),
      () => construct(cv.cuda.DeviceInfo),
      () => call(matrix, 'upload', mat(2, 2)),
      () => call(matrix, 'download'),
    ]) {
      assert.throws(use, { name: 'CvError', code: cv.Error.GpuNotSupported });
    }
  });

  test('an Async twin of what a thread must not do', () => {
    for (const name of ['imshowAsync', 'pollKeyAsync', 'namedWindowAsync', 'destroyAllWindowsAsync']) {
      assert.equal(Reflect.get(cv, name), undefined);
    }
    assert.equal(typeof cv.imshow, 'function');
  });
});

test('an asynchronous call rejects a wrong argument, it does not throw', async () => {
  const promise = callAsync(cv, 'add', 'x', 1);
  await assert.rejects(promise, TypeError);
  const later: unknown = Reflect.apply(cv.addAsync as (...args: unknown[]) => unknown, undefined, []);
  assert.ok(later instanceof Promise);
  await assert.rejects(later, TypeError);
});
