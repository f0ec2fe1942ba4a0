import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import cv from '../../src/index.js';
import { Comparison } from './compare.js';
import { run } from './evaluate.js';
import { ask } from './oracle.js';
import { isCall, isItem, isList, type Case, type Value } from './values.js';

/** Runs the cases in cv2 at once, then each here, synchronously and asynchronously, as a test of its own. */
export function compareWithCv2(family: string, cases: readonly Case[]): void {
  const { version, answers, blob } = ask(cases);
  const here = cv.getVersionString();
  const otherVersion = version === here ? undefined : `cv2 is ${version}, linked here is ${here}`;
  const comparison = new Comparison(blob);
  const equal = new Set<string>();
  cv.setNumThreads(1);

  cases.forEach((one, i) => {
    test(`${family}: ${one.name}`, { skip: otherVersion ?? one.notes.skip }, async (context) => {
      const answer = answers[i] ?? { error: 'no answer' };
      const { seed, syncOnly, throws, trivial } = one.notes;
      if (throws) {
        assert.ok('error' in answer, 'cv2 does not refuse the case');
        await assert.rejects(run(one, 'sync'), refusal);
        await assert.rejects(run(one, 'async'), refusal);
        return;
      }
      assert.ok(!('error' in answer), `cv2 refuses the case: ${'error' in answer ? answer.error : ''}`);
      assert.ok(
        !answer.trivial || trivial !== undefined,
        'the result of cv2 is trivial: the case proves nothing',
      );
      comparison.same(await run(one, 'sync'), answer.result);
      if (syncOnly !== undefined) context.diagnostic(`not run asynchronously: ${syncOnly}`);
      else if (seed !== undefined) context.diagnostic('not run asynchronously: cv::theRNG() is per thread');
      else comparison.same(await run(one, 'async'), answer.result, 'async result');
      for (const name of compared(one)) equal.add(name);
    });
  });

  after(() => {
    console.log(
      `${family}: ${equal.size} functions and methods give what cv2 gives, in ${cases.length} cases`,
    );
  });
}

const refusal = (error: unknown): boolean => error instanceof Error && !(error instanceof ReferenceError);

/** Names of the functions whose results a case compares; a method's carries the call that made its object. */
function compared({ where, value }: Case): string[] {
  const bound = (name: string | undefined): Value | undefined => where[name?.slice(1) ?? ''];
  return (isList(value) ? value : [value])
    .map((one) => (isItem(one) ? one.of : one))
    .map((one) => (typeof one === 'string' ? bound(one) : one))
    .filter((one) => isCall(one))
    .map(({ fn }) => {
      if (!fn.startsWith('$')) return fn;
      const [object, method] = fn.split('.');
      const origin = bound(object);
      return `${isCall(origin) ? origin.fn : object}#${method}`;
    });
}
