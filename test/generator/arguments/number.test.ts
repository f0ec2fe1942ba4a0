import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parameterKind, plain, resultKind } from './kind-fixtures.js';

describe('numbers', () => {
  test('a bool', () => {
    assert.deepEqual(parameterKind('bool x'), plain('bool', 'boolean'));
  });

  test('integers of up to 32 bits, by one spelling each', () => {
    const spellings: [written: string, cpp: string][] = [
      ['int', 'int'],
      ['int32_t', 'int'],
      ['unsigned', 'unsigned int'],
      ['uint', 'unsigned int'],
      ['short', 'short'],
      ['unsigned short', 'ushort'],
      ['uchar', 'uchar'],
      ['uint8_t', 'uchar'],
      ['signed char', 'schar'],
    ];
    for (const [written, cpp] of spellings)
      assert.deepEqual(parameterKind(`${written} x`), plain(cpp, 'number'), written);
  });

  test('wider ones take a BigInt too, and are given as numbers', () => {
    for (const name of [
      'int64',
      'uint64',
      'size_t',
      'long',
      'unsigned long',
      'long long',
      'unsigned long long',
    ])
      assert.deepEqual(parameterKind(`${name} x`), plain(name, 'number | bigint', 'number'), name);
  });

  test('reals', () => {
    assert.deepEqual(parameterKind('float x'), plain('float', 'number'));
    assert.deepEqual(parameterKind('double x'), plain('double', 'number'));
  });

  test('a char is a character', () => {
    assert.deepEqual(parameterKind("char x = ' '"), plain('char', 'string'));
  });

  test('const and references leave the member a plain value', () => {
    assert.deepEqual(parameterKind('const double& x'), plain('double', 'number'));
    assert.deepEqual(parameterKind('CV_OUT int& x'), plain('int', 'number'));
  });

  test('a pointer is passed as the address of the member', () => {
    assert.deepEqual(parameterKind('CV_OUT int* x'), { ...plain('int', 'number'), pass: '&x_' });
    assert.deepEqual(parameterKind('CV_OUT double* x = 0'), { ...plain('double', 'number'), pass: '&x_' });
  });

  test('an rvalue reference is moved from the member', () => {
    assert.deepEqual(parameterKind('double&& x'), { ...plain('double', 'number'), pass: 'std::move(x_)' });
  });

  test('results', () => {
    assert.deepEqual(resultKind('bool'), plain('bool', 'boolean'));
    assert.deepEqual(resultKind('int64'), plain('int64', 'number | bigint', 'number'));
  });

  test('pointers to nothing in particular, and to pointers, are no numbers', () => {
    assert.equal(parameterKind('void* x'), 'no conversion for void*');
    assert.equal(parameterKind('uchar** x'), 'no conversion for uchar**');
  });
});
