import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { mat, rangeError, refuses, type Refusal, typeError } from './call.js';

const int = 'an integer from -2147483648 to 2147483647';

/** Values that no number parameter of any kind takes, and how a message calls them. */
const never: [value: unknown, got: string][] = [
  ['1', "'1'"],
  [true, 'true'],
  [false, 'false'],
  [{}, 'an object'],
  [[1], 'an array of 1'],
  [Symbol('x'), 'a symbol'],
  [() => 1, 'a function'],
  [new Date(0), 'a Date'],
  [new Number(1), 'a Number'],
  [Object.create(null), 'an object'],
  [new Float32Array(1), 'a Float32Array'],
  [Buffer.alloc(1), 'a Buffer'],
  [/x/, 'a RegExp'],
  [new Error('x'), 'an Error'],
];

const wrong = (name: string, expected: string, got: string): string =>
  `cv.utils.${name}: argument 1 'argument': expected ${expected}, got ${got}`;

function table(
  name: string,
  expected: string,
  outside: [unknown, string][],
  others: [unknown, string][],
): void {
  const signature = `${name}(argument) -> retval`;
  const row = (value: unknown, got: string, refusal: Refusal): void => {
    test(`${name} refuses ${got}`, () => refuses(cv.utils, name, [value], refusal));
  };
  for (const [value, got] of outside) row(value, got, rangeError(wrong(name, expected, got), signature));
  for (const [value, got] of [...never, ...others]) {
    row(value, got, typeError(wrong(name, expected, got), signature));
  }
  test(`${name} is not called without`, async () => {
    const missing = typeError(`cv.utils.${name}: missing argument 1 'argument'`, signature);
    await refuses(cv.utils, name, [], missing);
    await refuses(cv.utils, name, [undefined], missing);
    await refuses(
      cv.utils,
      name,
      [1, 2, 3],
      typeError(`cv.utils.${name}: takes at most 1 argument, got 3`, signature),
    );
  });
}

describe('int', () => {
  table(
    'dumpInt',
    int,
    [
      [1.5, '1.5'],
      [NaN, 'NaN'],
      [Infinity, 'Infinity'],
      [-Infinity, '-Infinity'],
      [2 ** 31, '2147483648'],
      [-(2 ** 31) - 1, '-2147483649'],
      [1e300, '1e+300'],
      [5e-324, '4.94066e-324'],
    ],
    [
      [null, 'null'],
      [1n, 'a BigInt'],
    ],
  );
});

describe('size_t', () => {
  table(
    'dumpSizeT',
    'a non-negative integer of up to 64 bits',
    [
      [-1, '-1'],
      [0.5, '0.5'],
      [NaN, 'NaN'],
      [2 ** 64, '1.8446744073709552e+19'],
      [-1n, 'a BigInt'],
      [2n ** 64n, 'a BigInt'],
    ],
    [[null, 'null']],
  );
});

describe('float and double take every number, and nothing else', () => {
  for (const name of ['dumpFloat', 'dumpDouble']) {
    table(
      name,
      'a number',
      [],
      [
        [null, 'null'],
        [1n, 'a BigInt'],
      ],
    );
  }
});

describe('bool takes a boolean, or an integer as a truth value', () => {
  for (const [value, got] of [
    ...never.filter(([value]) => typeof value !== 'boolean'),
    [0.5, '0.5'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [null, 'null'],
    [1n, 'a BigInt'],
  ] as const) {
    test(`dumpBool refuses ${got}`, () =>
      refuses(
        cv.utils,
        'dumpBool',
        [value],
        typeError(wrong('dumpBool', 'a boolean', got), 'dumpBool(argument) -> retval'),
      ));
  }
});

describe('strings', () => {
  for (const name of ['dumpString', 'dumpCString']) {
    for (const [value, got] of [
      [1, '1'],
      [null, 'null'],
      [true, 'true'],
      [['a'], 'an array of 1'],
      [new String('a'), 'a String'],
      [Buffer.from('a'), 'a Buffer'],
      [Symbol('a'), 'a symbol'],
      [{ toString: () => 'a' }, 'an object'],
    ] as const) {
      test(`${name} refuses ${got}`, () =>
        refuses(
          cv.utils,
          name,
          [value],
          typeError(wrong(name, 'a string', got), `${name}(argument) -> retval`),
        ));
    }
  }
});

describe('enums are integers', () => {
  const signature = 'cvtColor(src, code[, dst[, dstCn]]) -> dst';
  for (const [value, got, refusal] of [
    [6.5, '6.5', rangeError],
    [2 ** 40, '1099511627776', rangeError],
    ['COLOR_BGR2GRAY', "'COLOR_BGR2GRAY'", typeError],
    [null, 'null', typeError],
    [true, 'true', typeError],
  ] as const) {
    test(`cvtColor refuses the code ${got}`, () =>
      refuses(
        cv,
        'cvtColor',
        [mat(2, 2, 3), value],
        refusal(`cv.cvtColor: argument 2 'code': expected ${int}, got ${got}`, signature),
      ));
  }
});
