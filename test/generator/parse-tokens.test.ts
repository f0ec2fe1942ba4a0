import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, tokenize } from '../../scripts/generator/parse/tokens.js';

const texts = (source: string): string[] => tokenize(source, new Map()).map((token) => token.text);

test('`>` is always alone, other operators stay whole', () => {
  assert.deepEqual(texts('vector<vector<int>>&& a = b->c << 1;'), [
    ...['vector', '<', 'vector', '<', 'int', '>', '>', '&&', 'a', '=', 'b', '->', 'c', '<<', '1', ';'],
  ]);
});

test('literals are one token', () => {
  assert.deepEqual(texts(String.raw`"a \" // b" '\'' 1.5e-3f .25 0x1F "c"`), [
    ...[String.raw`"a \" // b"`, String.raw`'\''`, '1.5e-3f', '.25', '0x1F', '"c"'],
  ]);
});

test('each token knows its line', () => {
  assert.deepEqual(
    tokenize('a\n/* \n */ b // x\n#define C \\\n 1\nd', new Map()).map(({ text, line }) => [text, line]),
    [
      ['a', 1],
      ['b', 3],
      ['d', 6],
    ],
  );
});

test('text is spelled with the blanks of the source, comments and newlines being one', () => {
  const source = 'Size(8,8)+ Point( 1 /* x */, 2 )\n  .y';
  assert.equal(textOf(tokenize(source, new Map())), 'Size(8,8)+ Point( 1 , 2 ) .y');
});

test('a byte order mark is no token', () => {
  assert.deepEqual(texts('\ufeffnamespace cv {}'), ['namespace', 'cv', '{', '}']);
});

function docs(source: string): (string | undefined)[] {
  return tokenize(source, new Map())
    .filter((token) => token.kind === 'word')
    .map((token) => token.doc);
}

test('a Doxygen comment belongs to what follows it', () => {
  assert.deepEqual(docs('/** @brief One. */ a /* no */ b'), ['@brief One.', undefined]);
  assert.deepEqual(docs('/*! Two. */ a //! Three.\n b'), ['Two.', 'Three.']);
  assert.deepEqual(docs('//! Line one\n//! line two\na'), ['Line one\nline two']);
});

test('decoration and groups are no documentation', () => {
  assert.deepEqual(docs('/**********/ a //////////\n b'), [undefined, undefined]);
  assert.deepEqual(docs('/** @brief Kept */\n//! @addtogroup core\n//! @{\na //! @}\nb'), [
    '@brief Kept',
    undefined,
  ]);
  assert.deepEqual(docs('/** @defgroup x Y\n @{ @defgroup z */ a'), [undefined]);
});

test('a comment that speaks of what came before goes to the token before', () => {
  const tokens = tokenize('A = 1, //!< first\n//!< goes on\nB /**< second */', new Map());
  assert.deepEqual(
    tokens.map(({ text, after }) => [text, after]),
    [
      ['A', undefined],
      ['=', undefined],
      ['1', undefined],
      [',', 'first\ngoes on'],
      ['B', 'second'],
    ],
  );
});

test('comment marks go, a list keeps its stars and its indentation', () => {
  assert.deepEqual(docs('/** @brief A\n *\n *  - b\n *    - c\n */ a'), ['@brief A\n\n- b\n  - c']);
  assert.deepEqual(docs('/** @brief A\n\n    * b\n      * c\n    text\n*/ a'), [
    '@brief A\n\n* b\n  * c\ntext',
  ]);
});
