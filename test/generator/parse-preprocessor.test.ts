import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definesOf, evaluate } from '../../scripts/generator/parse/preprocessor.js';
import { tokenize } from '../../scripts/generator/parse/tokens.js';

const defines = definesOf(
  '#define CV_VERSION_MAJOR    4\n#define HAVE_OPENCV_FLANN\n#define CALL(x) x\n/* #undef NO */',
);

function textOf(source: string): string {
  return tokenize(source, defines)
    .map((token) => token.text)
    .join(' ');
}

test('a define table is read from `#define` lines, macros with parameters aside', () => {
  assert.equal(defines.get('CV_VERSION_MAJOR'), '4');
  assert.equal(defines.get('HAVE_OPENCV_FLANN'), '');
  assert.equal(defines.has('CALL'), false);
  assert.equal(defines.has('NO'), false);
});

const expressions: [string, boolean][] = [
  ['0', false],
  ['1', true],
  ['UNKNOWN', false],
  ['CV_VERSION_MAJOR == 4', true],
  ['CV_VERSION_MAJOR >= 5', false],
  ['CV_VERSION_MAJOR < 5 && defined(HAVE_OPENCV_FLANN)', true],
  ['!defined HAVE_OPENCV_FLANN', false],
  ['defined(A) || !defined(B) && !(1 == 2)', true],
  ['1 || 0 && 0', true],
  ['(1 || 0) && 0', false],
  ['!0 == 1', true],
  ['__cplusplus >= 201103L || (defined(_MSC_VER) && _MSC_VER >= 1900)', true],
];
for (const [expression, expected] of expressions) {
  test(`#if ${expression}`, () => assert.equal(evaluate(expression, defines), expected));
}

test('only the branch that a compiler takes is read', () => {
  assert.equal(textOf('a\n#if 0\nb\n#else\nc\n#endif\nd'), 'a c d');
  assert.equal(textOf('#if 1\na\n#elif 1\nb\n#else\nc\n#endif'), 'a');
  assert.equal(textOf('#if 0\na\n#elif CV_VERSION_MAJOR\nb\n#else\nc\n#endif'), 'b');
  assert.equal(textOf('#ifdef __EMSCRIPTEN__\na\n#else\nb\n#endif'), 'b');
  assert.equal(textOf('# ifndef GUARD\n#  define GUARD\na\n# endif'), 'a');
});

test('conditions nest, and nothing in a branch not taken opens one', () => {
  assert.equal(textOf('#if 0\n#if 1\na\n#else\nb\n#endif\nc\n#else\nd\n#endif'), 'd');
});

test('binding parsers are told from compilers, and an installed OpenCV from one being built', () => {
  assert.equal(textOf('#if !defined(OPENCV_BINDING_PARSER)\na\n#endif\nb'), 'b');
  assert.equal(textOf('#ifdef __OPENCV_BUILD\na\n#endif\nb'), 'b');
});

test('a directive goes on behind a backslash, and comments in it say nothing', () => {
  assert.equal(textOf('#define A(x) \\\n  x; \\\n  y\nb'), 'b');
  assert.equal(textOf('#if 0 // 1\na\n#endif /* 0 */\nb'), 'b');
  assert.equal(textOf('#if 1 /* two\nlines */ && 0\na\n#endif\nb'), 'b');
});

test('an apostrophe in a branch not taken or in an #error opens no character literal', () => {
  assert.equal(textOf("#if 0\n#error don't\nit's\n#endif\na"), 'a');
});
