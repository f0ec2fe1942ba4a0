import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, resultKind, type Tried, without } from './kind-fixtures.js';

function list(cpp: string, converter: string, tsIn: string, tsOut: string): Tried {
  return { cpp, converter, pass: 'x_', store: 'r()', tsIn, tsOut };
}

describe('vectors', () => {
  test('of numbers and strings', () => {
    const ints = list('std::vector<int>', 'List<Value<int>>', 'readonly number[]', 'number[]');
    assert.deepEqual(parameterKind('const std::vector<int>& x'), ints);
    assert.deepEqual(parameterKind('CV_OUT std::vector<int>& x'), ints);
    assert.deepEqual(parameterKind('CV_OUT std::vector<int>* x'), { ...ints, pass: '&x_' });
    assert.deepEqual(resultKind('std::vector<int>'), ints);
    assert.deepEqual(
      parameterKind('const std::vector<String>& x'),
      list('std::vector<cv::String>', 'List<Value<cv::String>>', 'readonly string[]', 'string[]'),
    );
  });

  test('of bytes: a Buffer is one', () => {
    assert.deepEqual(
      parameterKind('const std::vector<uchar>& x'),
      list('std::vector<uchar>', 'List<Value<uchar>>', 'readonly number[] | Uint8Array', 'number[]'),
    );
  });

  test('of char: a mask of numbers, where a char alone is a character', () => {
    assert.deepEqual(parameterKind('const std::vector<char>& x'), {
      ...list('std::vector<schar>', 'List<Value<schar>>', 'readonly number[]', 'number[]'),
      pass: 'std::vector<char>(x_.begin(), x_.end())',
      initial: '{}',
    });
    assert.deepEqual(parameterKind('const std::vector<std::vector<char> >& x'), {
      ...list(
        'std::vector<std::vector<schar>>',
        'List<List<Value<schar>>>',
        'readonly (readonly number[])[]',
        'number[][]',
      ),
      pass:
        '[&] { std::vector<std::vector<char>> rows; ' +
        'for (const auto& one : x_) rows.push_back(std::vector<char>(one.begin(), one.end())); return rows; }()',
      initial: '{}',
    });
  });

  test('of what has several types: the array is of all of them', () => {
    assert.deepEqual(
      parameterKind('const std::vector<size_t>& x'),
      list('std::vector<size_t>', 'List<Value<size_t>>', 'readonly (number | bigint)[]', 'number[]'),
    );
  });

  test('of small values', () => {
    assert.deepEqual(
      parameterKind('const std::vector<Point2f>& x'),
      list('std::vector<cv::Point2f>', 'List<Value<cv::Point2f>>', 'readonly PointLike[]', 'Point[]'),
    );
    assert.deepEqual(
      parameterKind('CV_OUT std::vector<Vec4i>& x'),
      list(
        'std::vector<cv::Vec4i>',
        'List<Value<cv::Vec4i>>',
        'readonly (readonly [number, number, number, number])[]',
        '[number, number, number, number][]',
      ),
    );
  });

  test('of vectors', () => {
    assert.deepEqual(
      parameterKind('const std::vector<std::vector<Point> >& x'),
      list(
        'std::vector<std::vector<cv::Point>>',
        'List<List<Value<cv::Point>>>',
        'readonly (readonly PointLike[])[]',
        'Point[][]',
      ),
    );
    assert.deepEqual(
      parameterKind('CV_OUT std::vector<std::vector<Mat> >& x'),
      list(
        'std::vector<std::vector<cv::Mat>>',
        'List<List<OutputMat>>',
        'readonly (readonly Mat[])[]',
        'Mat[][]',
      ),
    );
  });

  test('of objects: values are copied, what Ptr holds is shared', () => {
    assert.deepEqual(
      parameterKind('const std::vector<KeyPoint>& x'),
      list(
        'std::vector<cv::KeyPoint>',
        'List<Value<cv::KeyPoint>>',
        'readonly cv.KeyPoint[]',
        'cv.KeyPoint[]',
      ),
    );
    assert.deepEqual(
      resultKind('std::vector<Ptr<ORB> >'),
      list('std::vector<cv::Ptr<cv::ORB>>', 'List<Value<cv::Ptr<cv::ORB>>>', 'readonly cv.ORB[]', 'cv.ORB[]'),
    );
  });

  test('a class that only Ptr can hold has no place in one', () => {
    assert.equal(parameterKind('const std::vector<ORB>& x'), 'vector of cv::ORB');
  });

  test('an element without a kind: its reason is the reason', () => {
    assert.equal(parameterKind('const std::vector<Hidden>& x'), 'no conversion for cv::Hidden');
    assert.equal(
      parameterKind('const std::vector<KeyPoint>& x', without('cv_KeyPoint')),
      'class cv::KeyPoint is not bound',
    );
  });
});

describe('pairs', () => {
  test('are tuples of two', () => {
    assert.deepEqual(
      resultKind('std::pair<int, double>'),
      list(
        'std::pair<int, double>',
        'Pair<Value<int>, Value<double>>',
        'readonly [number, number]',
        '[number, number]',
      ),
    );
    assert.deepEqual(
      parameterKind('const std::vector<std::pair<String, Mat> >& x'),
      list(
        'std::vector<std::pair<cv::String, cv::Mat>>',
        'List<Pair<Value<cv::String>, Value<cv::Mat>>>',
        'readonly (readonly [string, MatLike])[]',
        '[string, Mat][]',
      ),
    );
  });

  test('a half without a kind: its reason is the reason', () => {
    assert.equal(resultKind('std::pair<int, Hidden>'), 'no conversion for cv::Hidden');
    assert.equal(parameterKind('std::pair<void*, int> x'), 'no conversion for void*');
  });
});
