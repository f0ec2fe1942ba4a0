import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mergeDocs, parseDoxygen } from '../../scripts/generator/emit/tsdoc.js';

function lines(...text: string[]): string {
  return text.join('\n');
}

describe('sections of a comment', () => {
  test('the brief becomes the first paragraph, parameters and results are taken out', () => {
    const doc = parseDoxygen(
      lines(
        '@brief Blurs an image',
        'using a filter.',
        '',
        'More about it.',
        '@param src input image;',
        'any depth.',
        '@param[in,out] dst - output image.',
        '@return the number of pixels',
      ),
    );
    assert.equal(doc.text, lines('Blurs an image', 'using a filter.', '', 'More about it.'));
    assert.deepEqual(
      [...doc.params],
      [
        ['src', lines('input image;', 'any depth.')],
        ['dst', 'output image.'],
      ],
    );
    assert.equal(doc.returns, 'the number of pixels');
  });

  test('an empty line ends a section: what follows is text again', () => {
    const doc = parseDoxygen(lines('@param a first', '', 'Text after.', '@returns it', '', 'And more.'));
    assert.equal(doc.params.get('a'), 'first');
    assert.equal(doc.returns, 'it');
    assert.equal(doc.text, lines('Text after.', '', 'And more.'));
  });

  test('one @param may describe several parameters', () => {
    const doc = parseDoxygen('@param x,y the position');
    assert.deepEqual([...doc.params.keys()], ['x', 'y']);
    assert.equal(doc.params.get('y'), 'the position');
  });

  test('a list belongs to the parameter it stands in', () => {
    const doc = parseDoxygen(lines('@param flags one of:', '-   @ref A first', '-   @ref B second'));
    assert.equal(doc.params.get('flags'), lines('one of:', '-   `A` first', '-   `B` second'));
  });

  test('backslash commands are the same commands', () => {
    const doc = parseDoxygen(lines('\\brief Text.', '\\param a first', '\\return it', '\\sa other'));
    assert.equal(doc.text, 'Text.');
    assert.equal(doc.params.get('a'), 'first');
    assert.equal(doc.returns, 'it');
    assert.deepEqual(doc.see, ['other']);
  });

  test('a section may start within a line', () => {
    const doc = parseDoxygen('@copybrief getGridX @see getGridX');
    assert.equal(doc.copyOf, 'getGridX');
    assert.deepEqual(doc.see, ['getGridX']);
  });

  test('notes and warnings are quoted', () => {
    const doc = parseDoxygen(lines('Text.', '', '@note Beware', 'of this.', '', '@warning And that.'));
    assert.equal(
      doc.text,
      lines('Text.', '', '> **Note:** Beware', '> of this.', '', '> **Warning:** And that.'),
    );
  });

  test('@retval lines are a list of results', () => {
    assert.equal(
      parseDoxygen(lines('@retval 0 fine', '@retval 1 not')).returns,
      lines('- 0 fine', '- 1 not'),
    );
  });

  test('deprecation and overloads are told apart from text', () => {
    const doc = parseDoxygen(lines('@overload', '@deprecated Use other.'));
    assert.equal(doc.overload, true);
    assert.equal(doc.deprecated, 'Use other.');
    assert.equal(doc.text, '');
  });

  test('snippets, pictures and authorship are left out', () => {
    const doc = parseDoxygen(
      lines(
        'Text ![sample](pics/a.png) here.',
        '@snippet a.cpp part',
        'Still.',
        '@author Somebody',
        '@include b.cpp',
      ),
    );
    assert.equal(doc.text, lines('Text  here.', '', 'Still.'));
  });

  test('a displayed formula stands on lines of its own, at the depth of its text', () => {
    const doc = parseDoxygen(
      lines(
        'It is \\f[a = b\\f], of',
        '- one:',
        '    \\f[x^2\\f]',
        '- two',
        '@param p as',
        '  \\f[c\\f]',
        '  says',
      ),
    );
    assert.equal(
      doc.text,
      lines('It is', '```text', 'a = b', '```', 'of', '- one:', '    ```text', '    x²', '    ```', '- two'),
    );
    assert.equal(doc.params.get('p'), lines('as', '```text', 'c', '```', 'says'));
  });

  test('@par is a heading', () => {
    assert.equal(
      parseDoxygen(lines('@par Linear or not', '', 'Text.')).text,
      lines('**Linear or not**', '', 'Text.'),
    );
  });

  test('an indented comment and indented paragraphs do not become code', () => {
    const doc = parseDoxygen(lines('First.', '', '    Indented.', '    Twice.', '', 'Last.'));
    assert.equal(doc.text, lines('First.', '', 'Indented.', 'Twice.', '', 'Last.'));
  });

  test('paragraphs of a list item keep their indent', () => {
    const text = lines('- first', '', '  more of first', '- second');
    assert.equal(parseDoxygen(text).text, text);
  });
});

describe('words within a sentence', () => {
  const inline: [title: string, doxygen: string, markdown: string][] = [
    ['references', 'see @ref calcHist and @ref tutorial_x "the tutorial"', 'see `calcHist` and the tutorial'],
    ['hash references', 'of #BorderTypes, (#cv::blur())', 'of `BorderTypes`, (`cv::blur()`)'],
    ['code words', 'if @p crop is \\c true, (@c noArray()),', 'if `crop` is `true`, (`noArray()`),'],
    ['emphasis', '@b bold and @em thin, \\e thin', '**bold** and *thin*, *thin*'],
    ['formulas', 'where \\f$ x_i \\in \\beta \\f$ is', 'where `x_i ∈ β` is'],
    ['displayed formulas', '\\f[a = b\\f]', '```text\na = b\n```'],
    ['formula environments', '\\f{align*}{ a &= b \\f}', '```text\na = b\n```'],
    ['citations', 'from @cite Zhang2000 .', 'from [Zhang2000] .'],
    ['templates', 'a std::vector<std::vector<cv::Point>> of', 'a `std::vector<std::vector<cv::Point>>` of'],
    ['code spans stay', 'as `@p x #y` says', 'as `@p x #y` says'],
    ['no-link marks', 'for %PCA, 50% of %Mat', 'for PCA, 50% of Mat'],
    ['names that Doxygen finds itself', 'as cv::blur or blur() do', 'as cv::blur or blur() do'],
    ['escaped templates', 'a vector\\<Point2f\\> or \\#1', 'a `vector<Point2f>` or #1'],
    [
      'HTML',
      '<B>bold</B> <a href="u">text</a> a <word> <http://a.b>',
      '**bold** [text](u) a \\<word> <http://a.b>',
    ],
    ['escapes', 'CV\\_CALIB, `a`, \\`b\\`', 'CV_CALIB, `a`, `b`'],
    ['the end of a comment', 'a */ b', 'a *\\/ b'],
    ['other at-signs', 'me@example.org and @unknown', 'me@example.org and \\@unknown'],
    ['letters beyond ASCII', 'Suárez, Gaußian', 'Suárez, Gaußian'],
  ];
  for (const [title, doxygen, markdown] of inline) {
    test(title, () => assert.equal(parseDoxygen(doxygen).text, markdown));
  }

  test('code is fenced and untouched', () => {
    const doc = parseDoxygen(
      lines('For example:', '@code{.cpp}', '    // @p x #y', '    Mat a; /* b */', '@endcode', 'Done.'),
    );
    assert.equal(doc.text, lines('For example:', '```cpp', '// @p x #y', 'Mat a; /* b *\\/', '```', 'Done.'));
  });

  test('what is part of the binding is linked', () => {
    const link = (name: string): string | undefined => (name === 'blur' ? 'cv.blur' : undefined);
    const doc = parseDoxygen(
      lines('As #blur and @ref blur "that" and #other.', 'Also blur() and other().', '@sa blur, other'),
      link,
    );
    assert.equal(
      doc.text,
      lines(
        'As {@link cv.blur} and {@link cv.blur | that} and `other`.',
        'Also {@link cv.blur} and other().',
      ),
    );
    assert.deepEqual(doc.see, ['{@link cv.blur}, other']);
  });
});

test('an overload adds its own words to the main one', () => {
  const main = parseDoxygen(lines('Main text.', '@param a first', '@param b second', '@return it', '@see x'));
  const own = parseDoxygen(lines('@overload', 'Its own.', '@param b other'));
  const merged = mergeDocs(main, own);
  assert.equal(merged.text, lines('Main text.', '', 'Its own.'));
  assert.deepEqual(
    [...merged.params],
    [
      ['a', 'first'],
      ['b', 'other'],
    ],
  );
  assert.equal(merged.returns, 'it');
  assert.deepEqual(merged.see, ['x']);
});
