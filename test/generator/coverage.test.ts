/** What is bound, what of it is there on the loaded `cv`, and what of cv2 is not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boundByModule, unbound, type Tally } from '../../scripts/coverage/bound.js';
import { askCv2, missingNames, namesOf } from '../../scripts/coverage/cv2.js';
import { lookup } from '../../scripts/coverage/loaded.js';
import { readManifest } from '../../scripts/coverage/manifest.js';
import type { Api, Class, Func } from '../../scripts/generator/model/api.js';
import cv from '../../src/index.js';

const MAIN_MODULES = [
  ...['core', 'imgproc', 'imgcodecs', 'objdetect', 'features2d', 'flann', 'calib3d'],
  ...['video', 'videoio', 'photo', 'dnn', 'ml', 'stitching', 'highgui'],
];

const api: Api = readManifest();

function share({ bound, all }: Tally): number {
  return all === 0 ? 1 : bound / all;
}

describe('bound', () => {
  const modules = boundByModule(api);
  for (const name of MAIN_MODULES) {
    test(`${name}: 95 % of the functions, 90 % of the methods, all constants but end marks`, () => {
      const bound = modules.get(name);
      assert.ok(bound);
      assert.ok(
        share(bound.functions) >= 0.95,
        `functions: ${bound.functions.bound} of ${bound.functions.all}`,
      );
      assert.ok(share(bound.methods) >= 0.9, `methods: ${bound.methods.bound} of ${bound.methods.all}`);
      const marks = unbound(api).filter(
        ({ module, paths }) => module === name && /(^|\.)(CV)?__/.test(paths[0] ?? ''),
      );
      assert.equal(bound.constants.all - bound.constants.bound, marks.length);
    });
  }

  test('what is not bound says why', () => {
    for (const { paths, reason } of unbound(api)) assert.notEqual(reason, '', paths[0]);
  });
});

interface Callable {
  path: string;
  func: Func;
  kind: 'function' | 'method';
}

function isBound({ overloads }: Func): boolean {
  return overloads.some(({ skip }) => skip === undefined);
}

/** Every function, method and static method of the manifest, at every place where it must be. */
function callables(): Callable[] {
  const bound = (path: readonly string[], funcs: readonly Func[], kind: Callable['kind']): Callable[] =>
    funcs.filter(isBound).map((func) => ({ path: [...path, func.name].join('.'), func, kind }));
  return [
    ...api.namespaces.flatMap(({ path, functions }) => bound(path, functions, 'function')),
    ...objectClasses().flatMap(({ path, aliases, methods, statics }) =>
      [path, ...aliases].flatMap((place) => [
        ...bound(place, methods, 'method'),
        ...bound(place, statics, 'function'),
      ]),
    ),
  ];
}

function objectClasses(): Class[] {
  return api.classes.filter(({ skip, holder }) => skip === undefined && holder !== 'map');
}

/** More arguments than anything takes: refused before anything runs, with the signatures of all overloads. */
function refusal(callable: unknown): { name: string; signatures: string[] } {
  assert.ok(typeof callable === 'function');
  const nothing = Array.from({ length: 33 }, () => 0);
  try {
    Reflect.apply(callable, undefined, nothing);
  } catch (error) {
    assert.ok(error instanceof TypeError, String(error));
    const [first = '', ...lines] = error.message.split('\n');
    return {
      name: first.slice(0, first.indexOf(':')),
      signatures: lines.map((line) => line.trim()).filter((line) => line.includes(') -> ')),
    };
  }
  throw new assert.AssertionError({ message: `${callable.name} takes 33 arguments` });
}

describe('on the loaded cv', () => {
  test('every bound function and method is at its place and callable', () => {
    const found = callables();
    assert.ok(found.length > 3000, `${found.length} callables`);
    for (const { path, kind, func } of found) {
      const { signatures } = refusal(lookup(cv, path, kind));
      const bound = func.overloads.filter(({ skip }) => skip === undefined);
      assert.ok(signatures.length >= bound.length, path);
    }
  });

  test('each has an Async twin, but where a thread would be wrong', () => {
    for (const { path, kind, func } of callables()) {
      const twin = lookup(cv, `${path}Async`, kind);
      // Written by hand: it waits without a thread.
      if (path !== 'waitKey') assert.equal(twin !== undefined, func.noAsync === undefined, path);
    }
  });

  test('a class is one object under all of its names, with its properties', () => {
    for (const { path, aliases, properties } of objectClasses()) {
      const name = path.join('.');
      const here = lookup(cv, name, 'class');
      assert.ok(here, name);
      for (const alias of aliases) assert.equal(lookup(cv, alias.join('.'), 'class'), here, alias.join('.'));
      for (const property of properties) {
        const there = lookup(cv, `${name}.${property.name}`, 'property') !== undefined;
        assert.equal(there, property.skip === undefined, `${name}.${property.name}`);
      }
    }
  });

  test('every constant is at all of its names', () => {
    for (const { path, enums } of api.namespaces) {
      for (const { names, skip } of enums.flatMap(({ constants }) => constants)) {
        for (const name of skip === undefined ? names : []) {
          const place = [...path, name].join('.');
          assert.ok(lookup(cv, place, 'constant') !== undefined, place);
        }
      }
    }
  });
});

const cv2 = askCv2();
const skip = cv2.version === api.opencv ? false : `cv2 is ${cv2.version}, linked here is ${api.opencv}`;

describe('beside cv2', { skip }, () => {
  test('whatever cv2 has is here, or there is a reason', () => {
    const names = namesOf(cv2);
    const missing = missingNames(cv, names, unbound(api));
    assert.ok(names.length > 8000, `cv2 gave only ${names.length} names`);
    assert.deepEqual(
      missing.filter(({ reason }) => reason === undefined),
      [],
    );
    console.log(`names of cv2: ${names.length - missing.length} of ${names.length} are here`);
  });

  /** What an error says of a call against what cv2's docstring says: names, order, optional part and results. */
  test('calls take what they take in cv2', () => {
    // A static method says its own name also where it is called by its second one; cv2 writes `f([, a])`
    // where all is optional, and adds `_` to Python's keywords.
    const plain = (text: string): string =>
      text
        .slice(text.indexOf('('))
        .replace('([, ', '([')
        // Ours, of `imread` and its like, beside what cv2 has.
        .replace('[, maxPixels[, maxBytes]]', '')
        .replace(/\b(from|in|lambda)_\b/g, '$1');
    // By hand in cv2, whose words for them do not nest the optional ones; `class` is a keyword of C++; `get` hides its flags.
    // What decodes images takes limits, what encodes them options.
    const differing = [
      ...['createButton', 'setMouseCallback', 'dnn_registerLayer', 'UMat.get'],
      ...['imdecode', 'imread', 'imreadmulti', 'imencode', 'imwrite'],
    ];
    const skipped = new Set(unbound(api).flatMap(({ paths }) => paths));
    const different: string[] = [];
    let agree = 0;
    for (const [path, signatures] of Object.entries(cv2.callables)) {
      // A method and a static method of one name are one callable in cv2.
      const here = [lookup(cv, path, 'method'), lookup(cv, path, 'function')].filter(
        (one) => one !== undefined,
      );
      if (here.length === 0 || skipped.has(path) || differing.includes(path)) continue;
      const ours = here.flatMap((callable) => refusal(callable).signatures);
      const known = new Set(ours.map(plain));
      if (signatures.every((signature) => known.has(plain(signature)))) agree++;
      else different.push(`${path}\n  cv2: ${signatures.join('; ')}\n  here: ${ours.join('; ')}`);
    }
    assert.deepEqual(different, []);
    console.log(`calls: ${agree} say the same as cv2's docstrings`);
  });
});
