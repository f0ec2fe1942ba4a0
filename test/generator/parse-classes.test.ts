import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassDeclaration, Declaration } from '../../scripts/generator/parse/declarations.js';
import { only, parse, show } from './parse-fixtures.js';

function classOf(source: string): ClassDeclaration {
  return only(source, 'class');
}

function members<K extends Declaration['kind']>(
  source: string,
  kind: K,
): Extract<Declaration, { kind: K }>[] {
  return classOf(source).members.filter(
    (member): member is Extract<Declaration, { kind: K }> => member.kind === kind,
  );
}

const heads: [string, ClassDeclaration['wrapped'], string | undefined, string[]][] = [
  ['class CV_EXPORTS_W A', 'ptr', undefined, []],
  ['class CV_EXPORTS A', undefined, undefined, []],
  ['struct CV_EXPORTS_W_SIMPLE A', 'value', undefined, []],
  ['class CV_EXPORTS_W_MAP A', 'map', undefined, []],
  ['struct CV_EXPORTS_W_PARAMS A', 'params', undefined, []],
  ['class CV_EXPORTS_AS(B) A', 'ptr', 'B', []],
  ['class CV_EXPORTS_W CV_WRAP_AS(B) A', 'ptr', 'B', []],
  [
    'class CV_EXPORTS_W A final : public B, private C, public virtual D<int>',
    'ptr',
    undefined,
    ['B', 'D<int>'],
  ],
  ['struct CV_EXPORTS_W A : B', 'ptr', undefined, ['B']],
  ['class CV_EXPORTS_W A : B', 'ptr', undefined, []],
];
for (const [head, wrapped, alias, bases] of heads) {
  test(head, () => {
    const found = classOf(`${head} { public: int x; };`);
    assert.deepEqual(
      { name: found.name, wrapped: found.wrapped, alias: found.alias, bases: found.bases.map(show) },
      { name: 'A', wrapped, alias, bases },
    );
  });
}

test('members: methods, constructors, statics, operators; no destructors, nothing hidden, nothing from out of class', () => {
  const source = `class CV_EXPORTS_W A {
    CV_WRAP void hidden();
  public:
    CV_WRAP A(int a) : a_(a), b_{1} { }
    CV_WRAP explicit A();
    CV_WRAP virtual ~A();
    CV_WRAP static Ptr<A> create(int a = 1);
    CV_WRAP_AS(make) static Ptr<A> create2();
    CV_WRAP static inline int three() { return 3; }
    CV_WRAP virtual void f(InputArray x) const = 0;
    CV_WRAP_AS(at) B operator[](int i) const;
    CV_WRAP_AS(apply) void operator()(int i);
    CV_WRAP bool operator==(const A& other) const { return true; }
    CV_WRAP void g() CV_OVERRIDE;
  protected:
    CV_WRAP void alsoHidden();
  };`;
  assert.deepEqual(
    members(source, 'function').map(({ name, alias, static: isStatic, returns }) => [
      name,
      alias,
      isStatic,
      show(returns),
    ]),
    [
      ['A', undefined, false, 'none'],
      ['A', undefined, false, 'none'],
      ['create', undefined, true, 'Ptr<A>'],
      ['create2', 'make', true, 'Ptr<A>'],
      ['three', undefined, true, 'int'],
      ['f', undefined, false, 'void'],
      ['operator[]', 'at', false, 'B'],
      ['operator()', 'apply', false, 'void'],
      ['operator==', undefined, false, 'bool'],
      ['g', undefined, false, 'void'],
    ],
  );
  assert.deepEqual(
    parse('CV_EXPORTS_W void A::f() {}').filter((declaration) => declaration.kind === 'function'),
    [],
  );
});

test('phantom methods are declared inside of the macro', () => {
  const [method] = members(
    'class CV_EXPORTS_W A { public: CV_WRAP_PHANTOM(static void* get(int a)); };',
    'function',
  );
  assert.deepEqual(
    [method?.name, method?.phantom, method?.static, method?.parameters.length],
    ['get', true, true, 1],
  );
});

test('fields: one for each name, initialisers of any form, comments before and behind', () => {
  const source = `struct CV_EXPORTS_W_SIMPLE A {
    CV_PROP_RW double x, y; //!< both
    /** third */
    CV_PROP std::vector<int> z;
    CV_PROP_RW int a = 5;
    CV_PROP_RW int b = {0};
    CV_PROP_RW float c[3];
    int notTaken;
  };`;
  assert.deepEqual(
    members(source, 'field').map(({ name, type, readonly, doc }) => [name, show(type), readonly, doc]),
    [
      ['x', 'double', false, 'both'],
      ['y', 'double', false, 'both'],
      ['z', 'std::vector<int>', true, 'third'],
      ['a', 'int', false, ''],
      ['b', 'int', false, ''],
      ['c', 'float*', false, ''],
    ],
  );
});

test('nested classes, and the names a class knows', () => {
  const found = classOf(
    'class CV_EXPORTS_W A { public: struct CV_EXPORTS_W_SIMPLE P { CV_PROP int x; }; enum { K = 1 }; static const int N = 2; int m[K]; void f(); };',
  );
  assert.deepEqual(
    found.members.map((member) => [member.kind, 'name' in member ? member.name : '']),
    [
      ['class', 'P'],
      ['enum', ''],
    ],
  );
  for (const name of ['P', 'K', 'N', 'f']) assert.ok(found.memberNames.includes(name), name);
});
