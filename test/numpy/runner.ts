import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import cv from '../../src/index.js';
import { same } from './compare.js';
import { ask, type Answer } from './oracle.js';
import { Invocation, type Input, type Row, type Step } from './rows.js';

type Mat = InstanceType<typeof cv.Mat>;
type Method = (this: unknown, ...args: unknown[]) => unknown;

/** How many failing rows of a group are told. */
const TOLD = 12;

/** Runs all rows in numpy at once, then here, synchronously and through the twins; each group is a test. */
export function compareWithNumpy(groups: Readonly<Record<string, readonly Row[]>>): void {
  const answers = ask(Object.values(groups).flat());
  let compared = 0;
  let at = 0;
  for (const [group, rows] of Object.entries(groups)) {
    const expected = answers.slice(at, (at += rows.length));
    test(group, async () => {
      const failures: string[] = [];
      for (const [i, row] of rows.entries()) {
        try {
          compared += await check(row, expected[i] ?? { error: 'no answer' });
        } catch (error) {
          failures.push(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      const rest = failures.length > TOLD ? `\n... and ${failures.length - TOLD} more` : '';
      const told = failures.slice(0, TOLD).join('\n') + rest;
      assert.ok(failures.length === 0, `${failures.length} of ${rows.length} rows differ:\n${told}`);
      const telling = rows.some((row, k) => row.notes.throws ?? telltale(expected[k]));
      assert.ok(telling, 'all results are trivial: the group proves nothing');
    });
  }
  after(() => console.log(`numpy: ${compared} results are what numpy gives`));
}

const telltale = (answer: Answer | undefined): boolean =>
  answer !== undefined && 'trivial' in answer && !answer.trivial;

/** How many results were compared. */
async function check(row: Row, answer: Answer): Promise<number> {
  const { throws, writes } = row.notes;
  if (throws) {
    assert.ok('error' in answer, 'numpy does not refuse it');
    assert.throws(() => sync(row.run(inputsOf(row))), refusal);
    return 1;
  }
  assert.ok(!('error' in answer), `numpy refuses it: ${'error' in answer ? answer.error : ''}`);
  const mats = inputsOf(row);
  const result = row.run(mats);
  same(sync(result), answer.result, answer.tolerance);
  if (!writes) untouched(row, mats);
  if (!(result instanceof Invocation)) return 1;
  const others = inputsOf(row);
  same(await async(row.run(others)), answer.result, answer.tolerance, 'async result');
  untouched(row, others);
  return 2;
}

const sync = (result: unknown): unknown =>
  result instanceof Invocation ? call(result, result.method) : result;

const async = (result: unknown): unknown =>
  result instanceof Invocation ? call(result, `${result.method}Async`) : result;

function call({ receiver, args }: Invocation, name: string): unknown {
  const method = (receiver as Record<string, unknown>)[name];
  if (typeof method !== 'function') throw new ReferenceError(`${name} is not a function`);
  return (method as Method).apply(receiver, [...args]);
}

/** A method that is not there is no refusal. */
const refusal = (error: unknown): boolean =>
  (error instanceof TypeError || error instanceof RangeError || error instanceof cv.CvError) &&
  !error.message.endsWith('is not a function');

const inputsOf = (row: Row): Record<string, Mat> =>
  Object.fromEntries(Object.entries(row.inputs).map(([name, input]) => [name, matOf(input)]));

/** Of memory of its own. */
export function matOf({ dtype, shape, elements, steps }: Input): Mat {
  return stepped(cv.Mat.from(elements.slice(), { shape: [...shape], dtype }), steps);
}

export const stepped = (base: Mat, steps: readonly Step[]): Mat =>
  steps.reduce((mat, [name, ...args]) => call(new Invocation(mat, name, ...args), name) as Mat, base);

/** A computing method reads its inputs only: as many bytes as they had, the ones that they had. */
function untouched(row: Row, mats: Record<string, Mat>): void {
  for (const [name, input] of Object.entries(row.inputs)) {
    assert.deepEqual(mats[name]!.clone().data, matOf(input).clone().data, `the input ${name} has changed`);
  }
}
