import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind } from './kind-fixtures.js';

describe("flann's parameters", () => {
  for (const name of ['IndexParams', 'SearchParams']) {
    const held = plain(`cv::Ptr<cv::flann::${name}>`, 'FlannParams');

    test(`${name} by reference: passed from the Ptr, a default is made in it`, () => {
      const expected = { ...held, pass: '*x_', initial: `cv::Ptr<cv::flann::${name}>(new d())` };
      assert.deepEqual(parameterKind(`const flann::${name}& x`), expected);
    });

    test(`${name} in a Ptr`, () => {
      assert.deepEqual(parameterKind(`const Ptr<flann::${name}>& x`), held);
    });

    test(`${name} cannot be read back`, () => {
      assert.equal(parameterKind(`CV_OUT flann::${name}& x`), 'flann parameters as output');
      assert.equal(resultKind(`Ptr<flann::${name}>`), 'flann parameters as output');
    });
  }
});

describe("dnn's values", () => {
  const value = plain('cv::dnn::DictValue', 'number | string');

  test('both ways', () => {
    assert.deepEqual(parameterKind('const dnn::DictValue& x'), value);
    assert.deepEqual(resultKind('dnn::DictValue'), value);
  });

  test('the id of a layer is one', () => {
    assert.deepEqual(parameterKind('dnn::Net::LayerId x'), value);
  });
});
