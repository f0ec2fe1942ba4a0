import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { after, test } from 'node:test';
import cv from '../../src/index.js';
import { Comparison } from './compare.js';
import { run } from './evaluate.js';
import { ask, type Failure } from './oracle.js';
import { Recorder } from './record.js';
import { isItem, isList, type Case, type Node, type Value } from './values.js';

/** Runs the cases in cv2 at once, then each here, synchronously and asynchronously, as a test of its own. */
export function compareWithCv2(family: string, cases: readonly Case[]): void {
  const { version, answers, blob } = ask(cases);
  const here = cv.getVersionString();
  const otherVersion = version === here ? undefined : `cv2 is ${version}, linked here is ${here}`;
  const comparison = new Comparison(blob);
  const recorder = new Recorder();
  cv.setNumThreads(1);

  cases.forEach((one, i) => {
    test(
      `${family}: ${one.name}`,
      { skip: otherVersion ?? missing(one) ?? one.notes.skip },
      async (context) => {
        const answer = answers[i] ?? { error: 'no answer', failure: null };
        const { seed, syncOnly, throws, trivial, alike } = one.notes;
        if (throws) {
          assert.ok('error' in answer, 'cv2 does not refuse the case');
          const expected = answer.failure ? failing(answer.failure) : refusal;
          await assert.rejects(run(one, 'sync'), expected);
          if (syncOnly === undefined) await assert.rejects(run(one, 'async'), expected);
          return;
        }
        assert.ok(!('error' in answer), `cv2 refuses the case: ${'error' in answer ? answer.error : ''}`);
        assert.ok(
          !answer.trivial || trivial !== undefined,
          'the result of cv2 is trivial: the case proves nothing',
        );
        const sync = await run(one, 'sync');
        if (alike !== undefined) comparison.alike(sync.result, answer.result);
        else comparison.same(sync.result, answer.result);
        recorder.add('sync', sync.ran, compared(one));
        if (syncOnly !== undefined) {
          context.diagnostic(`not run asynchronously: ${syncOnly}`);
          return;
        }
        const async = await run(one, 'async');
        // The generator of the pool's thread was never seeded: other numbers, but of the same kind.
        if (alike !== undefined || seed !== undefined)
          comparison.alike(async.result, answer.result, 'async result');
        else comparison.same(async.result, answer.result, 'async result');
        recorder.add('async', async.ran, compared(one));
      },
    );
  });

  after(() => {
    const equal = recorder.write(
      family,
      cases.some((one) => missing(one) !== undefined),
    );
    console.log(`${family}: ${equal} callables give what cv2 gives, in ${cases.length} cases`);
  });
}

const missing = ({ notes: { needs } }: Case): string | undefined =>
  needs === undefined || existsSync(needs) ? undefined : `${needs} is not there`;

/** A file by its name alone: of code in a header the path is where that binding was compiled. */
const failing = ({ file, ...fields }: Failure): object => ({
  name: 'CvError',
  ...fields,
  file: new RegExp(`(^|/)${basename(file).replaceAll('.', '\\.')}$`),
});

const refusal = (error: unknown): boolean => error instanceof Error && !(error instanceof ReferenceError);

/** The calls and properties whose results a case compares. */
function compared({ where, value }: Case): Set<Node> {
  const found = new Set<Node>();
  const visit = (one: Value | undefined): void => {
    if (typeof one === 'string' && one.startsWith('$')) visit(where[one.slice(1)]);
    if (one === undefined || one === null || typeof one !== 'object') return;
    if (isList(one)) {
      one.forEach(visit);
      return;
    }
    found.add(one);
    if (isItem(one) && typeof one.path[0] === 'number') visit(one.of);
  };
  visit(value);
  return found;
}
