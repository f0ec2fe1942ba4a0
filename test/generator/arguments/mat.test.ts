import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind, type Tried } from './kind-fixtures.js';

describe('arrays', () => {
  const input = plain('cv::Mat', 'MatLike', 'Mat');
  const output: Tried = { ...plain('cv::Mat', 'Mat'), converter: 'OutputMat' };
  const inputs: Tried = {
    ...plain('std::vector<cv::Mat>', 'readonly MatLike[]', 'Mat[]'),
    converter: 'List<Value<cv::Mat>>',
  };
  const outputs: Tried = {
    ...plain('std::vector<cv::Mat>', 'readonly Mat[]', 'Mat[]'),
    converter: 'List<OutputMat>',
  };
  const proxy = (access: string): Tried => ({
    ...plain('node_cv2::Array', access === 'in' ? 'InputArray' : 'OutputArray', 'OutputArray'),
    arrays: 'one',
    initial: 'cv::Mat(d())',
    converter: access === 'in' ? 'Value<Array>' : 'OutputArray',
    pass: `x_.${access}()`,
    look: 'x_.look()',
  });
  const proxies = (access: string): Tried => ({
    ...plain(
      'node_cv2::ArrayList',
      access === 'in' ? 'readonly InputArray[]' : 'readonly OutputArray[]',
      'OutputArray[]',
    ),
    arrays: 'list',
    converter: access === 'in' ? 'ArraysOf<Value<cv::Mat>>' : 'ArraysOf<OutputMat>',
    pass: `x_.${access}()`,
    look: 'x_.look()',
  });

  test('what is only read may be more than a Mat or UMat', () => {
    assert.deepEqual(parameterKind('InputArray x'), proxy('in'));
    assert.deepEqual(parameterKind('InputArray x = noArray()'), proxy('in'));
    assert.deepEqual(parameterKind('const Mat& x'), input);
    assert.deepEqual(parameterKind('Mat x'), input);
  });

  test('what is written to must be one', () => {
    assert.deepEqual(parameterKind('OutputArray x'), proxy('out'));
    assert.deepEqual(parameterKind('InputOutputArray x'), proxy('inout'));
    assert.deepEqual(parameterKind('CV_OUT Mat& x'), output);
    assert.deepEqual(parameterKind('CV_IN_OUT Mat& x'), output);
    assert.deepEqual(parameterKind('CV_OUT Mat* x'), { ...output, pass: '&x_' });
  });

  test('lists of arrays, as a proxy and as a vector', () => {
    assert.deepEqual(parameterKind('InputArrayOfArrays x'), proxies('in'));
    assert.deepEqual(parameterKind('const std::vector<Mat>& x'), inputs);
    assert.deepEqual(parameterKind('OutputArrayOfArrays x'), proxies('out'));
    assert.deepEqual(parameterKind('InputOutputArrayOfArrays x'), proxies('inout'));
    assert.deepEqual(parameterKind('CV_OUT std::vector<Mat>& x'), outputs);
  });

  test('results', () => {
    assert.deepEqual(resultKind('Mat'), output);
    assert.deepEqual(resultKind('std::vector<Mat>'), outputs);
  });

  test('small fixed matrices travel as Mats', () => {
    assert.deepEqual(parameterKind('const Matx33d& x'), plain('cv::Matx33d', 'MatLike', 'Mat'));
    assert.deepEqual(parameterKind('Matx<double, 3, 3> x'), plain('cv::Matx33d', 'MatLike', 'Mat'));
    assert.deepEqual(
      parameterKind('const Matx<float, 5, 7>& x'),
      plain('cv::Matx<float, 5, 7>', 'MatLike', 'Mat'),
    );
  });

  test("OpenCL's arrays may be given as Mats", () => {
    assert.deepEqual(parameterKind('const UMat& x'), plain('cv::UMat', 'InputArray', 'cv.UMat'));
    assert.deepEqual(resultKind('const UMat&'), plain('cv::UMat', 'InputArray', 'cv.UMat'));
    assert.deepEqual(parameterKind('CV_IN_OUT std::vector<UMat>& x'), {
      ...plain('std::vector<cv::UMat>', 'readonly InputArray[]', 'cv.UMat[]'),
      converter: 'List<Value<cv::UMat>>',
    });
  });

  test("CUDA's arrays have no kind", () => {
    assert.equal(parameterKind('cuda::GpuMat& x'), 'no conversion for cuda::GpuMat');
  });
});
