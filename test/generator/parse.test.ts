import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Declaration, EnumDeclaration } from '../../scripts/generator/parse/declarations.js';
import { only, parse, show } from './parse-fixtures.js';

test('namespaces: nested, `a::b`, inline and nameless ones, and those of macros', () => {
  const names = (declarations: Declaration[]): unknown[] =>
    declarations.map((declaration) =>
      declaration.kind === 'namespace' ? [declaration.name, names(declaration.members)] : declaration.kind,
    );
  assert.deepEqual(names(parse('namespace cv { namespace ml { CV_EXPORTS_W void f(); } }')), [
    ['cv', [['ml', ['function']]]],
  ]);
  assert.deepEqual(names(parse('namespace cv::ml { CV_EXPORTS_W void f(); }')), [['cv::ml', ['function']]]);
  assert.deepEqual(
    names(
      parse('inline namespace v1 { enum A { B }; } namespace { enum C { D }; } extern "C" { enum E { F }; }'),
    ),
    [
      ['', ['enum']],
      ['', ['enum']],
      ['', ['enum']],
    ],
  );
  assert.deepEqual(
    names(parse('namespace cv { CV__DNN_INLINE_NS_BEGIN CV_EXPORTS_W void f(); CV__DNN_INLINE_NS_END }')),
    [['cv', ['function']]],
  );
});

test('a macro call without a semicolon is no part of what follows', () => {
  assert.deepEqual(
    parse('enum A { X = 1 }; CV_ENUM_FLAGS(A) CV_EXPORTS_W int f();').map((declaration) => declaration.kind),
    ['enum', 'function'],
  );
});

test('templates give a name and nothing else', () => {
  const found =
    parse(`template<typename T, int n = (3 > 2)> class CV_EXPORTS_W V { public: CV_WRAP void f(); enum { A }; };
    template<> class V<int> { enum { B }; };
    template<typename T> static inline CV_WRAP T f(T x) { return x; }
    template<typename T> using W = V<T>;
    enum { C };`);
  assert.deepEqual(
    found.map((declaration) => [declaration.kind, 'name' in declaration ? declaration.name : '']),
    [
      ['class', 'V'],
      ['enum', ''],
    ],
  );
});

function enumOf(source: string): EnumDeclaration {
  return only(source, 'enum');
}

test('enums: scoped or not, typed, nameless, in a typedef; values are not looked at', () => {
  assert.deepEqual(
    enumOf('/** All. */ enum Codes { A = 0, //!< first\n B = A + (1, 2), C /**< third */ };'),
    {
      kind: 'enum',
      name: 'Codes',
      scoped: false,
      constants: [
        { name: 'A', doc: 'first' },
        { name: 'B', doc: '' },
        { name: 'C', doc: 'third' },
      ],
      doc: 'All.',
      line: 1,
    },
  );
  assert.deepEqual(
    [enumOf('enum class E : unsigned char { A };').scoped, enumOf('enum class E : int { A };').name],
    [true, 'E'],
  );
  assert.equal(enumOf('enum struct E { A };').scoped, true);
  assert.equal(enumOf('enum { A, B, };').constants.length, 2);
  assert.equal(enumOf('typedef enum { A } Rules;').name, 'Rules');
  assert.equal(enumOf('CV_WRAP enum { A };').constants[0]?.name, 'A');
  assert.deepEqual(parse('enum Later;'), []);
});

test('enums of classes: the public ones, wrapped or not', () => {
  assert.deepEqual(
    only('class A { enum { HIDDEN }; public: enum Kind { SHOWN }; };', 'class').members.map(
      (member) => 'name' in member && member.name,
    ),
    ['Kind'],
  );
});

test('typedefs and using', () => {
  const source =
    'typedef Point_<int> Point2i; typedef const X& In, *Pointer; typedef void (*Callback)(int); using A = std::vector<Mat>; using namespace std; using std::string;';
  assert.deepEqual(
    parse(source).map((item) =>
      item.kind === 'typedef'
        ? [item.name, show(item.type)]
        : item.kind === 'using'
          ? [item.name, item.all]
          : item.kind,
    ),
    [
      ['Point2i', 'Point_<int>'],
      ['In', 'const X&'],
      ['Pointer', 'none'],
      ['Callback', 'none'],
      ['A', 'std::vector<Mat>'],
      ['std', true],
      ['std::string', false],
    ],
  );
});

test('bodies, initialisers and lambdas hide nothing of what follows', () => {
  const source = `static const int table[] = { 1, 2 };
    static auto f = [](int x) { return x; };
    inline A::A() : a{1}, b(2) { int x[] = { 1 }; }
    void g() { struct Local { int x; }; enum { NOT }; }
    struct S { int a; } s = { 1 };
    CV_EXPORTS_W void h();`;
  assert.deepEqual(
    parse(source).map((declaration) => declaration.kind),
    ['class', 'function'],
  );
});
