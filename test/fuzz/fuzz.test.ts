/** The fuzzer itself, and a short run of it; `npm run fuzz` goes on for as long as one likes. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { readManifest } from '../../scripts/coverage/manifest.js';
import { programOf, type ArgumentSet } from '../../scripts/fuzz/argument-set.js';
import { targets } from '../../scripts/fuzz/callables.js';
import { cv2, ours, runPrograms, type Outcome } from '../../scripts/fuzz/children.js';
import { jsOnly, number, randomMat } from '../../scripts/fuzz/expression.js';
import { Folder } from '../../scripts/fuzz/folder.js';
import { culprit, minimise } from '../../scripts/fuzz/minimise.js';
import { argumentSet } from '../../scripts/fuzz/sets.js';
import { worldOf } from '../../scripts/fuzz/world.js';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import cv from '../../src/index.js';

await buildJavaScript();
const api = readManifest();
const world = worldOf(api);
const folder = new Folder();
after(() => folder.remove());

const js = (set: ArgumentSet): string => programOf(set).js;
const ended = (as: string): Outcome => ({ kind: 'ended', as });

describe('argument sets', () => {
  const some = targets(api, { module: 'imgproc' });

  test('follow from the seed, the name and the number alone', () => {
    const other = worldOf(readManifest());
    const backwards = some.toReversed().map((target) => js(argumentSet(target, 7, 3, other)));
    assert.deepEqual(
      backwards.toReversed(),
      some.map((target) => js(argumentSet(target, 7, 3, world))),
    );
  });

  test('differ by seed and by number', () => {
    const all = [1, 2].flatMap((seed) =>
      [0, 1].map((at) => some.map((target) => js(argumentSet(target, seed, at, world)))),
    );
    for (const [at, one] of all.entries()) {
      for (const two of all.slice(at + 1)) {
        const same = one.filter((text, i) => text === two[i]).length;
        assert.ok(same < one.length / 10, `${same} of ${one.length} are the same`);
      }
    }
  });

  test('leave out windows and cameras', () => {
    const names = targets(api, {}).map(({ name }) => name);
    assert.ok(names.includes('blur') && names.includes('new VideoWriter'));
    for (const name of ['imshow', 'waitKey', 'new VideoCapture', 'VideoCapture.open'])
      assert.ok(!names.includes(name), name);
  });
});

describe('processes', () => {
  test('a crash, an exit, a hang and a memory hog cost their own program only', async () => {
    const texts = [
      "process.kill(process.pid, 'SIGSEGV')",
      'cv.blur(1)',
      'cv.blur(cv.Mat.zeros([2, 2]), [-1, 1])',
      'process.abort()',
      'process.exit(3)',
      'for (;;);',
      'const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1))',
      'await cv.blurAsync(cv.Mat.zeros([2, 2]), [1, 1])',
    ];
    const strict = { ...ours, limits: { ...ours.limits, seconds: 1, bytes: 5e8 } };
    const found = await runPrograms(strict, texts, folder);
    const told = found.map((one) =>
      one.kind === 'crash' ? one.signal : one.kind === 'ended' ? one.as : one.kind,
    );
    assert.deepEqual(told, ['SIGSEGV', 'TypeError', 'CvError', 'SIGABRT', 'exit 3', 'hang', 'memory', 'ok']);
  });

  test("a sanitizer's report is told by its summary, and one of too little memory is no crash", async () => {
    const ends = (reason: string): string =>
      `require('fs').writeSync(2, 'ERROR: ...\\nSUMMARY: AddressSanitizer: ${reason}\\n==1==ABORTING\\n'); process.exit(1)`;
    const found = await runPrograms(
      ours,
      ['heap-use-after-free in f', 'out-of-memory in g'].map(ends),
      folder,
    );
    const said = 'SUMMARY: AddressSanitizer: heap-use-after-free in f';
    assert.deepEqual(found, [{ kind: 'crash', signal: 'exit 1', said }, { kind: 'memory' }]);
  });

  test("cv2's too, and it sees the same elements", async () => {
    const mat = randomMat([4, 5, 3], 'int16', 9, [-50, 50]);
    const sum = cv.Mat.random([4, 5, 3], {
      dtype: 'int16',
      seed: 9,
      low: -50,
      high: 50,
    }).sum();
    const texts = [
      `assert ${mat.py!}.sum() == ${sum}`,
      `assert ${mat.py!}.sum() == ${sum + 1}`,
      'import os; os.abort()',
      'cv2.blur()',
    ];
    const [same, other, crash, error] = await runPrograms(cv2, texts, folder);
    assert.deepEqual(
      [same, other, crash?.kind, error],
      [ended('ok'), ended('AssertionError'), 'crash', ended('error')],
    );
  });

  const set: ArgumentSet = {
    name: 'made up',
    before: [jsOnly('const v0 = 5'), jsOnly('const unused = cv.Mat.zeros([3, 3])')],
    callee: jsOnly("((a, b, c) => { if (b + v0 === 12) process.kill(process.pid, 'SIGSEGV') })"),
    how: 'sync',
    args: [number(3), number(7), randomMat([5, 5], 'uint8', 1)],
    options: [['odd', number(1)]],
  };

  test('a crash is minimised to what it needs', async () => {
    const [fault] = await runPrograms(ours, [js(set)], folder);
    const least = await minimise(set, fault!, folder);
    assert.ok(least);
    const crash = "((a, b, c) => { if (b + v0 === 12) process.kill(process.pid, 'SIGSEGV') })";
    assert.equal(js(least), `const v0 = 5; ${crash}(undefined, 7)`);
  });

  test('what crashes only after another program is told from it', async () => {
    const guilty = 'globalThis.broken = true';
    const texts = ['1', '2', guilty, '3', '4', 'if (globalThis.broken) process.abort()'];
    const innocent: ArgumentSet = { ...set, before: [], callee: jsOnly('(() => 1)'), options: [] };
    assert.equal(await minimise(innocent, { kind: 'crash', signal: 'SIGABRT', said: '' }, folder), undefined);
    assert.equal(await culprit(texts, folder), guilty);
  });
});

test('a few modules survive a short run', async (context) => {
  const chosen = targets(api, { module: 'imgproc,flann,photo,imgcodecs,objdetect' }).filter(
    ({ owner }) => owner === undefined || world.producers.has(owner.id),
  );
  const sets = chosen.map((target) => argumentSet(target, 20, 0, world));
  const outcomes = await runPrograms(ours, sets.map(js), folder);
  const dead = sets.filter((_, at) => outcomes[at]!.kind === 'crash');
  assert.deepEqual(dead.map(js), []);
  // Most calls are to get into OpenCV.
  const well = outcomes.filter(
    (one) => one.kind === 'ended' && (one.as === 'ok' || one.as === 'CvError'),
  ).length;
  context.diagnostic(`${sets.length} sets, of which ${well} reach OpenCV`);
  assert.ok(well > sets.length / 2);
});
