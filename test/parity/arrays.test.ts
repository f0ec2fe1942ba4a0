/** The inputs themselves: both sides of every comparison generate the same bits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomArray } from './arrays.js';
import { EVERY_DTYPE } from './cases/inputs.js';
import { ask } from './oracle.js';
import { random } from './values.js';

const SHAPE = [7, 11, 3];
const RANGES = [undefined, [-3, 9.5]] as const;

test('generated arrays are those that numpy generates', () => {
  const values = EVERY_DTYPE.flatMap((dtype) =>
    RANGES.map((range, i) => random(dtype, SHAPE, 2 ** 31 + i, range)),
  );
  const { answers, blob } = ask(values.map((value) => ({ name: '', where: {}, value, notes: {} })));
  values.forEach((value, i) => {
    const answer = answers[i];
    assert.ok(answer && 'result' in answer && value.kind === 'random');
    const { result } = answer;
    assert.ok(typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'array');
    const here = randomArray(value.dtype, value.shape, value.seed, value.range);
    assert.deepEqual([result.dtype, result.shape], [value.dtype, SHAPE]);
    const wanted = blob.subarray(result.offset, result.offset + result.length);
    assert.ok(Buffer.from(here.buffer).equals(wanted), `${value.dtype} ${value.range.join(' to ')}`);
  });
});
