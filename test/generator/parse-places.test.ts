import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FunctionDeclaration } from '../../scripts/generator/parse/declarations.js';
import { only, parse } from './parse-fixtures.js';

function functions(source: string): FunctionDeclaration[] {
  return parse(source).filter((declaration) => declaration.kind === 'function');
}

describe("Doxygen's groups", () => {
  const groupsOf = (...lines: string[]): (string | undefined)[] =>
    functions(lines.join('\n')).map(({ group }) => group);

  test('a group holds what stands within it, the inner one first', () => {
    assert.deepEqual(
      groupsOf(
        'CV_EXPORTS_W void a();',
        '/** @defgroup outer Title',
        '  @{',
        '    @defgroup mentioned Not begun',
        '  @}',
        '*/',
        '//! @addtogroup outer',
        '//! @{',
        'CV_EXPORTS_W void b();',
        '//! @addtogroup inner @{',
        'CV_EXPORTS_W void c();',
        '//! @}',
        'CV_EXPORTS_W void d();',
        '//! @}',
        'CV_EXPORTS_W void e();',
      ),
      [undefined, 'outer', 'inner', 'outer', undefined],
    );
  });

  test('@name heads members of the same page', () => {
    assert.deepEqual(
      groupsOf(
        '/// @addtogroup g @{',
        '/// @name Some @{',
        'CV_EXPORTS_W void a();',
        '/// @}',
        'CV_EXPORTS_W void b(); /// @}',
      ),
      ['g', 'g'],
    );
  });

  test('@ingroup speaks for one declaration', () => {
    assert.deepEqual(
      groupsOf('/** Text @ingroup other */ CV_EXPORTS_W void a();', '/** Text */ CV_EXPORTS_W void b();'),
      ['other', undefined],
    );
  });

  test('what @cond hides is on no page', () => {
    assert.deepEqual(
      groupsOf('//! @cond IGNORED', 'CV_EXPORTS_W void a();', '//! @endcond', 'CV_EXPORTS_W void b();'),
      ['', undefined],
    );
  });
});

// The expected spellings are those of Doxygen: their MD5 sums are anchors of docs.opencv.org.
const spellings: [source: string, before: string, after: string][] = [
  ['void f( int a , const Mat& m = Mat( ) );', 'void', '(int a, const Mat &m=Mat())'],
  ['static Ptr<ORB> f(float s=1.2f);', 'static Ptr< ORB >', '(float s=1.2f)'],
  ['virtual int f() const = 0;', 'virtual int', '() const =0'],
  ['virtual void f(int a) = 0;', 'virtual void', '(int a)=0'],
  ['void f(std::vector<std::vector<Mat> >& v);', 'void', '(std::vector< std::vector< Mat > > &v)'],
  ['void f(CV_OUT uchar* p, CV_IN_OUT Mat&);', 'void', '(uchar *p, Mat &)'],
  ['void f(Rect r) CV_OVERRIDE;', 'void', '(Rect r) CV_OVERRIDE'],
  [
    'void f(int a = A + B, Point p = Point(-1,-1), Size s = Size(1, 2));',
    'void',
    '(int a=A+B, Point p=Point(-1,-1), Size s=Size(1, 2))',
  ],
  ['void f(double a = CV_PI*0.5);', 'void', '(double a=CV_PI *0.5)'],
];

test('a declaration as Doxygen writes it', () => {
  for (const [source, before, after] of spellings) {
    assert.deepEqual(only(`CV_EXPORTS_W ${source}`, 'function').spelling, { before, after }, source);
  }
});

describe('where a comment belongs', () => {
  const docs = (...lines: string[]): string[] => functions(lines.join('\n')).map(({ doc }) => doc);

  test('comments in neighbouring lines are one', () => {
    assert.deepEqual(docs('//! First.', '//! Second.', 'CV_EXPORTS_W void a();'), ['First.\nSecond.']);
    assert.deepEqual(docs('//! First.', '/** Second.', '*/', 'CV_EXPORTS_W void a();'), [
      'First.\n\nSecond.',
    ]);
    assert.deepEqual(docs('/** Of something else. */', '', '/** Own. */', 'CV_EXPORTS_W void a();'), [
      'Own.',
    ]);
  });

  test('a comment behind a declaration is its own', () => {
    assert.deepEqual(docs('CV_EXPORTS_W void a(); //!< Behind.', 'CV_EXPORTS_W void b();'), ['Behind.', '']);
  });

  test('a column of stars may stop', () => {
    assert.deepEqual(docs('/** First.', ' * Second:', '   - item', ' */', 'CV_EXPORTS_W void a();'), [
      'First.\nSecond:\n   - item',
    ]);
    assert.deepEqual(docs('/** First:', 'these', '* item', '*/', 'CV_EXPORTS_W void a();'), [
      'First:\nthese\n* item',
    ]);
  });
});
