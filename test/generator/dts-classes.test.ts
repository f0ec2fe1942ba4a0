import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emitDts } from '../../scripts/generator/emit/dts.js';
import type { Func, Overload, Parameter, Property } from '../../scripts/generator/model/api.js';
import {
  declared,
  forms,
  func,
  makeApi,
  makeClass,
  overload,
  parameter,
  pointer,
  type,
} from './dts-fixtures.js';

function method(name: string, parameters: Parameter[] = [], more: Partial<Overload> = {}): Func {
  return func(name, [overload(name, parameters, { kind: 'method', ...more })], { noAsync: 'test' });
}

function property(name: string, typeName: string, more: Partial<Property> = {}): Property {
  return { name, type: type(typeName), readonly: false, doc: '', ...more };
}

describe('a class', () => {
  test('without a bound constructor cannot be made by new, but be let go', () => {
    const item = makeClass('cv::Tool', { doc: '@brief A tool.\n\nMore.' });
    assert.equal(
      declared(makeApi({ classes: [item] })),
      [
        '/**',
        ' * A tool.',
        ' *',
        ' * More.',
        ' */',
        'class Tool {',
        '  protected constructor();',
        '}',
        'interface Tool extends CvObject {}',
      ].join('\n'),
    );
  });

  test('has constructors with their Async twin, statics and methods', () => {
    const item = makeClass('cv::Tool', {
      constructors: [overload('cv::Tool::Tool', [parameter('n', 'int')], { kind: 'constructor' })],
      statics: [
        func('make', [
          overload('cv::Tool::make', [], { kind: 'static', results: [-1], returns: pointer('cv::Tool') }),
        ]),
      ],
      methods: [func('run', [overload('run', [], { kind: 'method' })])],
    });
    assert.equal(
      declared(makeApi({ classes: [item] })),
      [
        'class Tool {',
        '  constructor(n: number);',
        '  /** Async form of `new Tool`. */',
        '  static newAsync(n: number, options?: AsyncOptions): Promise<Tool>;',
        '  static make(): cv.Tool;',
        '  /** Async form of `cv.Tool.make`. */',
        '  static makeAsync(options?: AsyncOptions): Promise<cv.Tool>;',
        '  run(): void;',
        '  /** Async form of `cv.Tool.run`. */',
        '  runAsync(options?: AsyncOptions): Promise<void>;',
        '}',
        'interface Tool extends CvObject {}',
      ].join('\n'),
    );
  });

  test('has properties, those that take more than they give as accessors', () => {
    const item = makeClass('cv::Tool', {
      properties: [
        property('n', 'int', { readonly: true }),
        property('x', 'double', { doc: 'how far' }),
        property('pt', 'cv::Point2f'),
        property('odd', 'void', { skip: 'no conversion' }),
      ],
    });
    assert.deepEqual(
      declared(makeApi({ classes: [item] }))
        .split('\n')
        .slice(1, -2),
      [
        '  readonly n: number;',
        '  /** how far */',
        '  x: number;',
        '  get pt(): Point;',
        '  set pt(value: PointLike);',
        '  protected constructor();',
      ],
    );
  });

  test('that is never an object is an interface', () => {
    const moments = makeClass('cv::Moments', { holder: 'map', properties: [property('m00', 'double')] });
    assert.equal(declared(makeApi({ classes: [moments] })), 'interface Moments {\n  m00: number;\n}');
  });

  test('nested in another hangs on it; aliases are the same class', () => {
    const outer = makeClass('cv::ml::Tool');
    const inner = makeClass('cv::ml::Tool::Params', { aliases: [['ml_Tool_Params']] });
    assert.equal(
      declared(makeApi({ classes: [outer, inner] })),
      [
        'export import ml_Tool_Params = cv.ml.Tool.Params;',
        'namespace ml {',
        '  class Tool {',
        '    protected constructor();',
        '  }',
        '  interface Tool extends CvObject {}',
        '  namespace Tool {',
        '    class Params {',
        '      protected constructor();',
        '    }',
        '    interface Params extends CvObject {}',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  test('has what its hand-written members make of it', () => {
    const text = declared(makeApi({ classes: [makeClass('cv::VideoCapture')] }));
    assert.match(text, /^interface VideoCapture extends CvObject, FrameSource \{\}$/m);
  });

  test('that is not bound is not declared', () => {
    assert.equal(declared(makeApi({ classes: [makeClass('cv::Tool', { skip: 'abstract' })] })), '');
  });
});

describe('a derived class', () => {
  const run = method('run', [parameter('a', 'int')]);

  test('extends the nearest bound base', () => {
    const classes = [
      makeClass('cv::Base'),
      makeClass('cv::Middle', { base: 'cv_Base', skip: 'not wrapped' }),
      makeClass('cv::Derived', { base: 'cv_Middle' }),
    ];
    assert.ok(
      declared(makeApi({ classes })).endsWith(
        'class Derived extends cv.Base {\n  protected constructor();\n}',
      ),
    );
  });

  test('takes in a method of its own what its base takes', () => {
    const classes = [
      makeClass('cv::Base', { methods: [run] }),
      makeClass('cv::Derived', {
        base: 'cv_Base',
        methods: [method('run', [parameter('file', 'cv::String')])],
      }),
    ];
    assert.deepEqual(forms(makeApi({ classes })).slice(5), [
      'class Derived extends cv.Base {',
      '  protected constructor();',
      '  run(file: string): void;',
      '  run(a: number): void;',
      '}',
    ]);
  });

  test('sees its base without the statics that it has itself', () => {
    const create = (...parameters: Parameter[]): Func => method('create', parameters, { kind: 'static' });
    const classes = [
      makeClass('cv::Base', { statics: [create(), method('load', [], { kind: 'static' })] }),
      makeClass('cv::Derived', { base: 'cv_Base', statics: [create(parameter('n', 'int'))] }),
    ];
    const text = emitDts(makeApi({ classes })).get('cv.d.ts')!;
    assert.match(text, /^declare const Derived_base: types\.BaseWithout<typeof cv\.Base, 'create'>;$/m);
    assert.match(text, /^ {2}class Derived extends Derived_base \{$/m);
  });

  test("does not inherit newAsync: it would make the base's objects", () => {
    const constructors = [overload('cv::Base::Base', [], { kind: 'constructor' })];
    const classes = [
      makeClass('cv::Base', { constructors }),
      makeClass('cv::Derived', { base: 'cv_Base' }),
      makeClass('cv::Last', { base: 'cv_Derived' }),
    ];
    const text = emitDts(makeApi({ classes })).get('cv.d.ts')!;
    assert.match(text, /^declare const Derived_base: types\.BaseWithout<typeof cv\.Base, 'newAsync'>;$/m);
    assert.match(text, /^ {2}class Last extends cv\.Derived \{$/m);
  });
});
