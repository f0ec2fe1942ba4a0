import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind, type Tried, without } from './kind-fixtures.js';

describe('classes held by Ptr', () => {
  const orb = plain('cv::Ptr<cv::ORB>', 'cv.ORB');
  /** Where C++ takes or gives the object itself. */
  const unheld: Tried = {
    ...orb,
    pass: '*x_',
    store: 'cv::makePtr<cv::ORB>(r())',
    initial: 'cv::makePtr<cv::ORB>(d())',
  };
  const pointed: Tried = {
    ...orb,
    pass: 'x_.get()',
    store: 'node_cv2::borrow(r())',
    initial: 'node_cv2::borrow(d())',
  };

  test('a Ptr is shared as it is', () => {
    assert.deepEqual(parameterKind('const Ptr<ORB>& x'), orb);
    assert.deepEqual(parameterKind('Ptr<ORB> x = Ptr<ORB>()'), orb);
    assert.deepEqual(resultKind('Ptr<ORB>'), orb);
  });

  test('by reference: the object that the Ptr holds', () => {
    assert.deepEqual(parameterKind('const ORB& x'), unheld);
    assert.deepEqual(parameterKind('ORB& x'), unheld);
  });

  test('by value: a copy in a Ptr of its own', () => {
    assert.deepEqual(resultKind('ORB'), unheld);
  });

  test('a pointer stays with its owner', () => {
    assert.deepEqual(parameterKind('ORB* x'), pointed);
    assert.deepEqual(resultKind('ORB*'), pointed);
  });

  test('a Ptr to a number is an optional number', () => {
    assert.deepEqual(parameterKind('Ptr<float> x'), plain('cv::Ptr<float>', 'number'));
  });
});

describe('classes held by value', () => {
  const point = plain('cv::KeyPoint', 'cv.KeyPoint');

  test('are copied', () => {
    assert.deepEqual(parameterKind('const KeyPoint& x'), point);
    assert.deepEqual(parameterKind('CV_OUT KeyPoint& x'), point);
    assert.deepEqual(parameterKind('KeyPoint* x'), { ...point, pass: '&x_' });
    assert.deepEqual(resultKind('KeyPoint'), point);
  });

  test('of a namespace', () => {
    assert.deepEqual(parameterKind('const dnn::Net& x'), plain('cv::dnn::Net', 'cv.dnn.Net'));
  });

  test('in a Ptr they are shared after all', () => {
    assert.deepEqual(parameterKind('const Ptr<KeyPoint>& x'), plain('cv::Ptr<cv::KeyPoint>', 'cv.KeyPoint'));
  });

  test('a map class is a plain object, on the way in with what it has', () => {
    assert.deepEqual(
      parameterKind('const Moments& x'),
      plain('cv::Moments', 'Partial<cv.Moments>', 'cv.Moments'),
    );
    assert.deepEqual(resultKind('Moments'), plain('cv::Moments', 'Partial<cv.Moments>', 'cv.Moments'));
  });
});

describe('classes that are not there', () => {
  test('never wrapped', () => {
    assert.equal(parameterKind('const Hidden& x'), 'no conversion for cv::Hidden');
    assert.equal(parameterKind('const Ptr<Hidden>& x'), 'no conversion for cv::Ptr<cv::Hidden>');
  });

  test('wrapped, and left out', () => {
    assert.equal(parameterKind('ORB& x', without('cv_ORB')), 'class cv::ORB is not bound');
    assert.equal(parameterKind('const Ptr<ORB>& x', without('cv_ORB')), 'no conversion for cv::Ptr<cv::ORB>');
  });
});
