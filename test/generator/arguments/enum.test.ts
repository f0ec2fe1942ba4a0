import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind } from './kind-fixtures.js';

describe('enums', () => {
  test('under their names in the types', () => {
    assert.deepEqual(parameterKind('BorderTypes x'), plain('cv::BorderTypes', 'cv.BorderTypes'));
    assert.deepEqual(resultKind('BorderTypes'), plain('cv::BorderTypes', 'cv.BorderTypes'));
  });

  test('scoped ones', () => {
    assert.deepEqual(parameterKind('Access x = Access::READ'), plain('cv::Access', 'cv.Access'));
  });

  test('of a namespace', () => {
    assert.deepEqual(parameterKind('dnn::Backend x'), plain('cv::dnn::Backend', 'cv.dnn.Backend'));
  });

  test('of a class: its name is part of the type', () => {
    assert.deepEqual(parameterKind('ORB::ScoreType x'), plain('cv::ORB::ScoreType', 'cv.ORB_ScoreType'));
  });

  test('an output is a member too', () => {
    const access = plain('cv::Access', 'cv.Access');
    assert.deepEqual(parameterKind('CV_OUT Access& x'), access);
    assert.deepEqual(parameterKind('CV_OUT Access* x'), { ...access, pass: '&x_' });
  });

  test('an int that is meant for one is an int', () => {
    assert.deepEqual(parameterKind('int x = BORDER_CONSTANT'), plain('int', 'number'));
  });
});
