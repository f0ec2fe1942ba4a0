import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind } from './kind-fixtures.js';

describe('small values', () => {
  const tuples: [written: string, cpp: string, ts: string][] = [
    ['Point', 'cv::Point', 'Point'],
    ['Point2i', 'cv::Point', 'Point'],
    ['Point2f', 'cv::Point2f', 'Point'],
    ['Point2d', 'cv::Point2d', 'Point'],
    ['Point_<float>', 'cv::Point2f', 'Point'],
    ['Point3i', 'cv::Point3i', 'Point3'],
    ['Point3f', 'cv::Point3f', 'Point3'],
    ['Point3d', 'cv::Point3d', 'Point3'],
    ['Size', 'cv::Size', 'Size'],
    ['Size2i', 'cv::Size', 'Size'],
    ['Size2f', 'cv::Size2f', 'Size'],
    ['Rect', 'cv::Rect', 'Rect'],
    ['Rect2d', 'cv::Rect2d', 'Rect'],
    ['Scalar', 'cv::Scalar', 'Scalar'],
    ['Scalar_<double>', 'cv::Scalar', 'Scalar'],
    ['Range', 'cv::Range', 'Range'],
    ['TermCriteria', 'cv::TermCriteria', 'TermCriteria'],
    ['RotatedRect', 'cv::RotatedRect', 'RotatedRect'],
  ];

  for (const [written, cpp, ts] of tuples) {
    test(`${written}: more forms are accepted than are given`, () => {
      assert.deepEqual(parameterKind(`const ${written}& x`), plain(cpp, `${ts}Like`, ts));
      assert.deepEqual(resultKind(written), plain(cpp, `${ts}Like`, ts));
    });
  }

  test('vectors of fixed length, with and without a name of their own', () => {
    const three = '[number, number, number]';
    assert.deepEqual(parameterKind('Vec3b x'), plain('cv::Vec3b', `readonly ${three}`, three));
    assert.deepEqual(parameterKind('const Vec<uchar, 3>& x'), plain('cv::Vec3b', `readonly ${three}`, three));
    assert.deepEqual(parameterKind('Vec<int, 3> x'), plain('cv::Vec<int, 3>', `readonly ${three}`, three));
    const six = '[number, number, number, number, number, number]';
    assert.deepEqual(resultKind('Vec6f'), plain('cv::Vec6f', `readonly ${six}`, six));
  });

  test('pointers to them are passed as addresses', () => {
    assert.deepEqual(parameterKind('CV_OUT Rect* x = 0'), {
      ...plain('cv::Rect', 'RectLike', 'Rect'),
      pass: '&x_',
    });
  });
});
