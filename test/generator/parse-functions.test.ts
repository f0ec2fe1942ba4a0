import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FunctionDeclaration } from '../../scripts/generator/parse/declarations.js';
import { only, parse, show } from './parse-fixtures.js';

function functionOf(source: string): FunctionDeclaration {
  return only(source, 'function');
}

test('a function without a mark is not taken', () => {
  assert.deepEqual(
    parse('CV_EXPORTS void f(int a); void g(); CV_EXPORTS_W_NOT int h();').filter(
      (d) => d.kind === 'function',
    ),
    [],
  );
});

test('a function: name, result, parameters, line, comment', () => {
  assert.deepEqual(
    functionOf('\n/** @brief Blurs. */\nCV_EXPORTS_W void blur( InputArray src, Size ksize = Size(3,3) );'),
    {
      kind: 'function',
      name: 'blur',
      static: false,
      phantom: false,
      returns: { name: 'void', args: [], const: false, pointers: 0, reference: '' },
      parameters: [
        {
          name: 'src',
          type: { name: 'InputArray', args: [], const: false, pointers: 0, reference: '' },
          out: false,
          inOut: false,
        },
        {
          name: 'ksize',
          type: { name: 'Size', args: [], const: false, pointers: 0, reference: '' },
          out: false,
          inOut: false,
          default: 'Size(3,3)',
        },
      ],
      line: 3,
      doc: '@brief Blurs.',
      spelling: { before: 'void', after: '(InputArray src, Size ksize=Size(3,3))' },
    },
  );
});

const marks: [string, string, string | undefined][] = [
  ['CV_EXPORTS_W void f();', 'f', undefined],
  ['CV_EXPORTS_AS(sumElems) Scalar sum(InputArray src);', 'sum', 'sumElems'],
  ['CV_EXPORTS CV_WRAP_AS(withQuality) void f(int a);', 'f', 'withQuality'],
  ['CV_WRAP static inline int f(int a) { return a; }', 'f', undefined],
  ['static inline CV_WRAP int f(int a) { if (a) { return 1; } return 2; }', 'f', undefined],
  ['CV_EXPORTS_W CV_NODISCARD_STD Ptr<X> f();', 'f', undefined],
  ['CV_DEPRECATED_EXTERNAL CV_EXPORTS_W void f();', 'f', undefined],
  ['GAPI_EXPORTS_W void f();', 'f', undefined],
];
for (const [source, name, alias] of marks) {
  test(source, () => {
    const { name: found, alias: as, static: isStatic } = functionOf(source);
    assert.deepEqual({ found, as, isStatic }, { found: name, as: alias, isStatic: false });
  });
}

const results: [string, string][] = [
  ['CV_EXPORTS_W const std::vector<std::pair<int, float>>& f();', 'const std::vector<std::pair<int,float>>&'],
  ['CV_EXPORTS_W unsigned long long f();', 'unsigned long long'],
  ['CV_EXPORTS_W const char* f();', 'const char*'],
  ['CV_EXPORTS_W cv::Ptr<cv::ml::SVM> f();', 'cv::Ptr<cv::ml::SVM>'],
  ['CV_EXPORTS_W static Vec<int, 4> f();', 'Vec<int,4>'],
  ['CV_EXPORTS_W ::cv::Mat f();', '::cv::Mat'],
];
for (const [source, expected] of results) {
  test(source, () => assert.equal(show(functionOf(source).returns), expected));
}

test('directions, nameless parameters, arrays and pointers', () => {
  const { parameters } = functionOf(
    'CV_EXPORTS_W void f(CV_OUT int& a, CV_IN_OUT std::vector<Point> &b, int, float c[3], uchar** d, Mat&& e, const int * const g);',
  );
  assert.deepEqual(
    parameters.map(({ name, type, out, inOut }) => [name, show(type), out, inOut]),
    [
      ['a', 'int&', true, false],
      ['b', 'std::vector<Point>&', false, true],
      ['', 'int', false, false],
      ['c', 'float*', false, false],
      ['d', 'uchar**', false, false],
      ['e', 'Mat&&', false, false],
      ['g', 'const int*', false, false],
    ],
  );
});

test('`(void)` is no parameter; a function pointer keeps its text, which names no type', () => {
  assert.deepEqual(functionOf('CV_EXPORTS_W int f(void);').parameters, []);
  const [callback] = functionOf('CV_EXPORTS_W int f(void (*callback)(int, int));').parameters;
  assert.match(callback?.type.name ?? '', /\*callback/);
});

const defaults: [string, string][] = [
  ['Size(8, 8)', 'Size(8, 8)'],
  ['std::vector<int>()', 'std::vector<int>()'],
  ['std::map<int, float>()', 'std::map<int, float>()'],
  [
    'TermCriteria(TermCriteria::COUNT+TermCriteria::EPS, 30, 0.01)',
    'TermCriteria(TermCriteria::COUNT+TermCriteria::EPS, 30, 0.01)',
  ],
  ['"a, b)"', '"a, b)"'],
  ["' '", "' '"],
  ['{}', '{}'],
  ['{1, 2}', '{1, 2}'],
  ['1 << 2', '1 << 2'],
  ['-1', '-1'],
  ['makePtr< X<int, 3> >(1,\n     2)', 'makePtr< X<int, 3> >(1, 2)'],
];
for (const [written, expected] of defaults) {
  test(`default ${written}`, () => {
    const { parameters } = functionOf(`CV_EXPORTS_W void f(int a, Type b = ${written}, int c = 1);`);
    assert.deepEqual(
      parameters.map((parameter) => parameter.default),
      [undefined, expected, '1'],
    );
  });
}

test('defaults and counters by macro', () => {
  const { parameters } = functionOf(
    'CV_EXPORTS_W void f(CV_CARRAY(n) int* data, int n, CV_WRAP_DEFAULT(String()) const String& s = x, CV_WRAP_FILE_PATH const String& p);',
  );
  assert.equal(parameters[0]?.counter, 'n');
  assert.deepEqual([parameters[2]?.default, show(parameters[2]?.type)], ['String()', 'const String&']);
  assert.equal(show(parameters[3]?.type), 'const String&');
});
