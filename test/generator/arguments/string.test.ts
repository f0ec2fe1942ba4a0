import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind } from './kind-fixtures.js';

describe('strings', () => {
  const text = plain('cv::String', 'string');

  test("OpenCV's and the standard library's are the same", () => {
    assert.deepEqual(parameterKind('const String& x'), text);
    assert.deepEqual(parameterKind('const std::string& x'), text);
    assert.deepEqual(parameterKind('cv::String x'), text);
  });

  test('a const char* is lent by the member', () => {
    assert.deepEqual(parameterKind('const char* x'), { ...text, pass: 'x_.c_str()' });
  });

  test('results and outputs', () => {
    assert.deepEqual(resultKind('String'), text);
    assert.deepEqual(resultKind('const std::string&'), text);
    assert.deepEqual(parameterKind('CV_OUT String& x'), text);
    assert.deepEqual(parameterKind('CV_OUT String* x'), { ...text, pass: '&x_' });
  });

  test('a char* that C++ writes to or gives has no length', () => {
    assert.equal(parameterKind('CV_OUT char* x'), 'char* output');
    assert.equal(resultKind('const char*'), 'char* output');
  });
});
