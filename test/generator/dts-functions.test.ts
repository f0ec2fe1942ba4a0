import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Overload, Parameter } from '../../scripts/generator/model/api.js';
import {
  declared,
  enumType,
  forms,
  func,
  makeApi,
  makeClass,
  makeEnum,
  overload,
  parameter,
  pointer,
  type,
} from './dts-fixtures.js';

/** The forms of one function `f` with these parameters. */
function formsOf(parameters: Parameter[], more: Partial<Overload> = {}): string[] {
  return forms(makeApi({ functions: [func('f', [overload('cv::f', parameters, more)])] }));
}

describe('the forms of a call', () => {
  test('required arguments only: one form', () => {
    assert.deepEqual(formsOf([parameter('a', 'int'), parameter('b', 'cv::String')]), [
      'function f(a: number, b: string): void;',
    ]);
  });

  test('optional arguments may be given by position or by name', () => {
    assert.deepEqual(formsOf([parameter('a', 'int'), parameter('b', 'double', { default: '0' })]), [
      'function f(a: number, b?: number): void;',
      'function f(a: number, options: { b?: number }): void;',
    ]);
  });

  test('an object may also stand for the end of the optional ones', () => {
    const optional = (name: string): Parameter => parameter(name, 'int', { default: '0' });
    assert.deepEqual(formsOf([optional('a'), optional('b')]), [
      'function f(a?: number, b?: number): void;',
      'function f(options: { a?: number; b?: number }): void;',
      'function f(a: number | undefined, options: { b?: number }): void;',
    ]);
    assert.equal(
      formsOf([optional('a'), optional('b'), optional('c')])[2],
      'function f(...rest: [a: number | undefined, options: { b?: number; c?: number }] | ' +
        '[a: number | undefined, b: number | undefined, options: { c?: number }]): void;',
    );
  });

  test('options of ours have no position', () => {
    const optional = (name: string, byName?: true): Parameter => {
      return { ...parameter(name, 'int', { default: '0' }), ...(byName && { byName }) };
    };
    assert.deepEqual(formsOf([optional('a'), optional('b', true), optional('c', true)]), [
      'function f(a?: number): void;',
      'function f(options: { a?: number; b?: number; c?: number }): void;',
      'function f(a: number | undefined, options: { b?: number; c?: number }): void;',
    ]);
    assert.deepEqual(formsOf([optional('a', true)]), [
      'function f(): void;',
      'function f(options: { a?: number }): void;',
    ]);
  });

  test('the order is that of JavaScript, not of C++', () => {
    const parameters = [
      parameter('src', 'cv::InputArray'),
      parameter('dst', 'cv::OutputArray'),
      parameter('thresh', 'double'),
    ];
    assert.deepEqual(
      formsOf(parameters, { args: [0, 2, 1], required: 2, results: [-1, 1], returns: type('double') }),
      [
        'function f<A extends InputArray, Out extends Maybe<OutputArray> = never>' +
          '(src: A, thresh: number, dst?: Out): [retval: number, dst: ResultArray<[A], Out>];',
        'function f<A extends InputArray, Out extends Maybe<OutputArray> = never>' +
          '(src: A, thresh: number, options: { dst?: Out }): [retval: number, dst: ResultArray<[A], Out>];',
      ],
    );
  });

  test('a hidden parameter is not seen', () => {
    const parameters = [parameter('a', 'int'), parameter('rng', 'cv::RNG', { hidden: true })];
    assert.deepEqual(formsOf(parameters, { args: [0], required: 1 }), ['function f(a: number): void;']);
  });

  test('null where it means something', () => {
    const mask = parameter('mask', 'cv::InputArray', { nullable: true });
    assert.deepEqual(formsOf([mask]), ['function f(mask: InputArray | null): void;']);
  });

  test('what is changed in place is required and given back', () => {
    assert.deepEqual(formsOf([parameter('img', 'cv::InputOutputArray')], { results: [0] }), [
      'function f<A extends OutputArray>(img: A): A;',
    ]);
  });

  test('arrays that may be left out, and lists of them', () => {
    const parameters = [
      parameter('images', 'cv::InputArrayOfArrays'),
      parameter('ids', 'cv::OutputArrayOfArrays', { direction: 'out' }),
      parameter('mean', 'cv::InputOutputArray', { nullable: true }),
      parameter('mask', 'cv::InputArray', { nullable: true, default: 'noArray()' }),
    ];
    const more = { args: [0, 2, 1, 3], required: 2, results: [1, 2] };
    assert.equal(
      formsOf(parameters, more)[0],
      'function f<A extends InputArray, B extends Maybe<InputArray> = MatLike, ' +
        'Out1 extends Maybe<OutputArray> = never, Out2 extends OutputArray = never>' +
        '(images: readonly A[], mean: Out1, ids?: readonly Out2[] | null, mask?: B): ' +
        '[ids: ResultArray<[A, B, Out1, Out2], Out2>[], mean: ResultArray<[A, B, Out1, Out2], Out1>];',
    );
    assert.equal(
      formsOf(parameters.slice(0, 2), { required: 1, results: [1] })[0],
      'function f<A extends InputArray, Out extends OutputArray = never>' +
        '(images: readonly A[], ids?: readonly Out[] | null): ResultArray<[A], Out>[];',
    );
  });

  test('a reserved word is a fine key but no parameter name', () => {
    assert.deepEqual(formsOf([parameter('function', 'int', { default: '0' })]), [
      'function f(function_?: number): void;',
      'function f(options: { function?: number }): void;',
    ]);
  });

  test('overloads in the order tried; skipped ones and repeated forms are left out', () => {
    const api = makeApi({
      functions: [
        func('f', [
          overload('cv::f', [parameter('a', 'int')]),
          overload('cv::f', [parameter('a', 'double')]),
          overload('cv::f', [parameter('p', 'void')], { skip: 'no conversion' }),
          overload('cv::f', [parameter('a', 'cv::String')]),
        ]),
        func('g', [overload('cv::g', [], { skip: 'no conversion' })]),
      ],
    });
    assert.deepEqual(forms(api), ['function f(a: number): void;', 'function f(a: string): void;']);
  });
});

describe('results', () => {
  const out = parameter('buf', type('std::vector', type('uchar')), { direction: 'out' });

  test('none, one, many', () => {
    assert.deepEqual(formsOf([]), ['function f(): void;']);
    assert.deepEqual(formsOf([], { results: [-1], returns: type('bool') }), ['function f(): boolean;']);
    const parameters = [
      parameter('n', 'int', { direction: 'out' }),
      parameter('size', 'cv::Size', { direction: 'out' }),
    ];
    assert.deepEqual(formsOf(parameters, { args: [], required: 0, results: [0, 1] }), [
      'function f(): [n: number, size: Size];',
    ]);
  });

  test('the idiomatic ones', () => {
    const more = { args: [], required: 0, results: [-1, 0], returns: type('bool') };
    assert.deepEqual(formsOf([out], { ...more, idiom: 'bufferOrThrow' }), ['function f(): Buffer;']);
    const image = parameter('image', 'cv::OutputArray');
    assert.deepEqual(formsOf([image], { ...more, args: [0], required: 1, idiom: 'matOrNull' }), [
      'function f<Out extends Maybe<OutputArray> = never>(image: Out): ResultArray<[], Out> | null;',
    ]);
    assert.deepEqual(formsOf([], { results: [-1], returns: type('cv::Mat'), idiom: 'throwIfEmpty' }), [
      'function f(): Mat;',
    ]);
  });
});

describe('Async twins', () => {
  test('every form once more, with a promise and options of their own', () => {
    const f = overload('cv::f', [parameter('a', 'int', { default: '1' })], {
      results: [-1],
      returns: type('int'),
    });
    assert.equal(
      declared(makeApi({ functions: [func('f', [f])] })),
      [
        '/** @param a - default `1` */',
        'function f(a?: number): number;',
        '/** @param a - default `1` */',
        'function f(options: { a?: number }): number;',
        '/** Async form of `cv.f`. */',
        'function fAsync(a?: number, options?: AsyncOptions): Promise<number>;',
        '/** Async form of `cv.f`. */',
        'function fAsync(options: { a?: number } & AsyncOptions): Promise<number>;',
      ].join('\n'),
    );
  });

  test('the same after some of the optional arguments', () => {
    const [a, b] = ['a', 'b'].map((name) => parameter(name, 'int', { default: '0' }));
    const text = declared(makeApi({ functions: [func('f', [overload('cv::f', [a!, b!])])] }));
    assert.ok(
      text.endsWith(
        '\nfunction fAsync(a: number | undefined, options: { b?: number } & AsyncOptions): Promise<void>;',
      ),
      text,
    );
  });

  test('none where a thread would be wrong', () => {
    const f = func('imshow', [overload('cv::imshow', [])], { noAsync: 'windows belong to the main thread' });
    assert.equal(declared(makeApi({ functions: [f] })), 'function imshow(): void;');
  });

  test("OpenCV's own function of that name wins", () => {
    const functions = [
      func('f', [overload('cv::f', [])]),
      func('fAsync', [overload('cv::fAsync', [])], { noAsync: 'is it' }),
    ];
    assert.equal(declared(makeApi({ functions })), 'function f(): void;\nfunction fAsync(): void;');
  });
});

test('enums are numbers under their name; constants have all their names', () => {
  const modes = makeEnum('cv::Modes', 'Modes', [
    { cppName: 'cv::MODE_A', names: ['MODE_A'], doc: 'the first' },
    { cppName: 'cv::Mode_b', names: ['Mode_b', 'MODE_B'], doc: '' },
    { cppName: 'cv::MODE_C', names: ['MODE_C'], doc: '', skip: 'not in this build' },
  ]);
  const unnamed = makeEnum(undefined, undefined, [{ cppName: 'cv::ml::X', names: ['X'], doc: '' }]);
  const f = overload('cv::f', [parameter('mode', enumType('cv::Modes'))]);
  const api = makeApi(
    { enums: [modes], functions: [func('f', [f], { noAsync: 'test' })] },
    { ml: { enums: [unnamed] } },
  );
  assert.equal(
    declared(api),
    [
      'type Modes = number;',
      '/** the first */',
      'const MODE_A: Modes;',
      'const Mode_b: Modes;',
      'const MODE_B: Modes;',
      'function f(mode: cv.Modes): void;',
      'namespace ml {',
      '  const X: number;',
      '}',
    ].join('\n'),
  );
});

describe('documentation of a function', () => {
  const doc = [
    '@brief Does it.',
    '@param src the input',
    '@param dst the output',
    '@param count how many',
    '@param flags see #Modes',
    '@return whether it worked',
    '@sa g',
  ].join('\n');
  const parameters = [
    parameter('src', 'cv::InputArray'),
    parameter('dst', 'cv::OutputArray'),
    parameter('count', 'int', { direction: 'out' }),
    parameter('flags', 'int', { default: 'cv::MODE_A' }),
  ];
  const f = overload('cv::f', parameters, {
    args: [0, 1, 3],
    required: 1,
    results: [-1, 1, 2],
    returns: type('bool'),
    doc,
  });

  test('arguments that JavaScript sees, defaults, and results that are not arguments', () => {
    const modes = makeEnum('cv::Modes', 'Modes', []);
    const g = func('g', [overload('cv::g', [])]);
    const text = declared(makeApi({ enums: [modes], functions: [func('f', [f]), g] }));
    assert.equal(
      /\/\*\*[\s\S]*?\*\//.exec(text)![0],
      [
        '/**',
        ' * Does it.',
        ' *',
        ' * @param src - the input',
        ' * @param dst - the output',
        ' * @param flags - see {@link cv.Modes} (default `MODE_A`)',
        ' * @returns',
        ' *   - `retval`: whether it worked',
        ' *   - `dst`',
        ' *   - `count`: how many',
        ' * @see {@link cv.g}',
        ' */',
      ].join('\n'),
    );
  });

  test('an overload has the text of the main one', () => {
    const second = overload('cv::f', [parameter('src', 'cv::String')], {
      doc: '@overload\n@param src its file',
    });
    const text = declared(makeApi({ functions: [func('f', [f, second], { noAsync: 'test' })] }));
    assert.ok(
      text.endsWith(
        [
          '/**',
          ' * Does it.',
          ' *',
          ' * @param src - its file',
          ' * @see g',
          ' */',
          'function f(src: string): void;',
        ].join('\n'),
      ),
      text,
    );
  });

  test('defaults are shown as JavaScript writes them', () => {
    const shown = (value: string): string => {
      const item = overload('cv::f', [parameter('a', 'int', { default: value })]);
      const score = makeEnum(undefined, undefined, [
        { cppName: 'cv::ORB::FAST', names: ['ORB_FAST'], doc: '' },
      ]);
      const text = declared(makeApi({ functions: [func('f', [item])], enums: [score] }));
      return /`(.*)` \*\//.exec(text)?.[1] ?? '';
    };
    assert.equal(shown('cv::Size(8,8)'), '[8, 8]');
    assert.equal(shown('Point(-1, -1)'), '[-1, -1]');
    assert.equal(shown('1.'), '1');
    assert.equal(shown('0.5f'), '0.5');
    assert.equal(shown('cv::ORB::FAST'), 'ORB_FAST');
    assert.equal(shown('Scalar::all(0)'), 'Scalar::all(0)');
    assert.equal(shown('cv::noArray()'), '');
    assert.equal(shown('std::vector<int>()'), '');
  });
});

test('classes in signatures are named from the root', () => {
  const api = makeApi({
    classes: [makeClass('cv::ml::Tree')],
    functions: [func('f', [overload('cv::f', [parameter('tree', pointer('cv::ml::Tree'))])])],
  });
  assert.ok(forms(api).includes('function f(tree: cv.ml.Tree): void;'));
});
