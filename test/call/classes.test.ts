/** Classes are made when they are first asked for, which nobody should see. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';

const descriptor = (holder: object, name: string): PropertyDescriptor =>
  Object.getOwnPropertyDescriptor(holder, name)!;

describe('a class', () => {
  test('is listed before it is asked for, and an ordinary property afterwards', () => {
    assert.ok(Object.keys(cv).includes('BRISK'));
    const { BRISK } = cv;
    assert.equal(typeof BRISK, 'function');
    assert.deepEqual(descriptor(cv, 'BRISK'), {
      value: BRISK,
      ...{ writable: true, enumerable: true, configurable: true },
    });
  });

  test('is the same at each of its paths, first asked for by any', () => {
    const names = cv as unknown as Record<string, unknown>;
    assert.equal(names.ml_KNearest, cv.ml.KNearest);
    assert.equal(cv.SimpleBlobDetector.Params, names.SimpleBlobDetector_Params);
  });

  test('comes with its bases', () => {
    const agast = cv.AgastFeatureDetector;
    assert.equal(Object.getPrototypeOf(agast), cv.Feature2D);
    assert.equal(Object.getPrototypeOf(cv.Feature2D), cv.Algorithm);
    assert.ok(agast.create() instanceof agast);
  });

  test('is made by a result of it, and then found', () => {
    const merge = cv.createMergeMertens();
    assert.equal(merge.constructor, cv.MergeMertens);
    assert.ok(merge instanceof cv.MergeExposures);
  });

  test('is found in a namespace that has nothing else', () => {
    assert.equal(typeof cv.segmentation.IntelligentScissorsMB, 'function');
  });

  test('can be given a stand-in before it was asked for', () => {
    const original = descriptor(cv, 'CLAHE');
    const standIn = { create: () => 5 };
    assert.ok(original.get, 'it was asked for before');
    (cv as { CLAHE: unknown }).CLAHE = standIn;
    assert.equal(cv.CLAHE, standIn);
    Object.defineProperty(cv, 'CLAHE', original);
    assert.equal(cv.createCLAHE().constructor, cv.CLAHE);
  });

  test('is found by an heir, and where the holder is frozen', () => {
    const heir = Object.create(cv.ml) as typeof cv.ml;
    assert.equal(heir.EM, cv.ml.EM);
    const get = descriptor(cv.ml, 'RTrees').get!;
    assert.equal(Reflect.apply(get, Object.freeze({}), []), cv.ml.RTrees);
    assert.equal(Reflect.apply(get, undefined, []), cv.ml.RTrees);
  });
});
