/** Broken files, a few of each format; `npm run fuzz:files` goes on for as long as one likes. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { cv2, ours, runPrograms } from '../../scripts/fuzz/children.js';
import { KindTally } from '../../scripts/fuzz/files/compare.js';
import { kinds, type Kind } from '../../scripts/fuzz/files/kinds.js';
import { faultyStep, leastContent } from '../../scripts/fuzz/files/least.js';
import { withRows } from '../../scripts/fuzz/files/png.js';
import { brokenFile, programOf } from '../../scripts/fuzz/files/program.js';
import { Folder } from '../../scripts/fuzz/folder.js';
import { buildJavaScript } from '../../scripts/lib/javascript-build.mjs';
import cv from '../../src/index.js';

await buildJavaScript();
process.env.OPENCV_IO_MAX_IMAGE_PIXELS = String(2 ** 24);
const folder = new Folder();
after(() => folder.remove());
const all = kinds(folder.work);
const FILES = 10;

describe('broken files', () => {
  test('follow from the seed, the kind and the number alone', () => {
    const other = kinds(folder.work);
    for (const [at, kind] of all.entries()) {
      const two = [kind, other[at]!].map((one) => brokenFile(one, 7, 3));
      assert.deepEqual(two[0]!.content, two[1]!.content, kind.name);
    }
  });

  test('nearly all differ from the whole ones, and from each other', () => {
    for (const kind of all) {
      const whole = kind.samples.map((sample) => Buffer.from(sample).toString('latin1'));
      const broken = Array.from({ length: 40 }, (_, at) =>
        brokenFile(kind, 1, at).content.toString('latin1'),
      );
      const different = new Set(broken.filter((content) => !whole.includes(content)));
      assert.ok(different.size > 30, `${kind.name}: ${different.size}`);
    }
  });

  test('of PNG the rows are changed below their compression', () => {
    const { samples } = all.find(({ name }) => name === 'png')!;
    const [file, other] = samples.map((sample) => Buffer.from(sample));
    const whole = cv.imdecode(file!, cv.IMREAD_UNCHANGED);
    const same = withRows(file!, other!, (rows) => rows);
    assert.deepEqual(cv.imdecode(same, cv.IMREAD_UNCHANGED).data, whole.data);
    // The last byte is the last pixel's, whatever the filter.
    const next = withRows(file!, other!, (rows) =>
      Buffer.from(rows.map((byte, at) => byte + +(at === rows.length - 1))),
    );
    const changed = cv.imdecode(next, cv.IMREAD_UNCHANGED);
    assert.equal(cv.countNonZero(cv.absdiff(changed, whole).reshape([-1])), 1);
  });

  test('whole ones give what cv2 gives, and imageInfo agrees', async () => {
    // Not networks, which want inputs of their own and the file that belongs to them: test/parity has those.
    for (const kind of all.filter((one) => !one.steps('').some(({ js }) => js.includes('readNet')))) {
      const files = kind.samples.map((content, at) => ({ kind, name: `whole${at}.${kind.name}`, content }));
      for (const { name, content } of files) folder.put(name, content);
      const programs = files.map(programOf);
      const here = await runPrograms(
        ours,
        programs.map(({ js }) => js),
        folder,
      );
      const there = await runPrograms(
        cv2,
        programs.map(({ py }) => py),
        folder,
      );
      const tally = new KindTally();
      files.forEach(({ name }, at) => tally.add(kind, name, here[at]!, there[at]!));
      const counts = [...tally.counts.keys()].filter((what) => what !== 'same' && what !== 'both refuse');
      assert.deepEqual(counts, [], `${kind.name}: ${JSON.stringify([...tally.examples])}`);
      assert.equal(tally.decoded, files.length, kind.name);
    }
  });

  test('what takes the process along is found, and made as small as it can be', async () => {
    const step = "if (b.includes('XY')) process.kill(process.pid, 'SIGSEGV')";
    const kind: Kind = { name: 'made', samples: [], steps: () => [{ js: '1' }, { js: step }] };
    const file = { kind, name: 'broken0.made', content: Buffer.from(`${'a'.repeat(90)}XY${'b'.repeat(33)}`) };
    const found = await faultyStep(file, folder);
    assert.equal(found?.step, step);
    assert.equal((await leastContent(file, step, found.fault, folder)).toString(), 'XY');
  });
});

describe('a short run', () => {
  for (const kind of all) {
    test(kind.name, async (context) => {
      for (const [name, content] of Object.entries(kind.companions ?? {})) folder.put(name, content);
      const files = Array.from({ length: FILES }, (_, at) => brokenFile(kind, 20, at));
      for (const { name, content } of files) folder.put(name, content);
      const here = await runPrograms(
        ours,
        files.map((file) => programOf(file).js),
        folder,
      );
      const tally = new KindTally();
      files.forEach(({ name }, at) => tally.add(kind, name, here[at]!, { kind: 'ended', as: '' }));
      context.diagnostic(`${tally.decoded} of ${files.length} are decoded`);
      const wrong = [...tally.counts].filter(([what]) => / here$|another header|other errors/.test(what));
      assert.deepEqual(wrong, [], JSON.stringify([...tally.examples]));
    });
  }
});
