import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runChild } from './child.js';

/** Something that must not end the process. */
export interface Scenario {
  name: string;
  run: () => unknown;
  /** The error it throws or rejects with, by its own text (`TypeError: ...`, without the stack); returns when absent. */
  throws?: RegExp;
}

interface Outcome {
  name: string;
  /** `returned`, or the error's text. */
  outcome: string;
}

/** For a program that is a list of scenarios: runs them one after another and prints what became of each. */
export async function runScenarios(meta: ImportMeta, scenarios: readonly Scenario[]): Promise<void> {
  if (meta.url !== pathToFileURL(process.argv[1] ?? '').href) return;
  for (const { name, run } of scenarios) {
    let outcome = 'returned';
    try {
      await run();
    } catch (error) {
      outcome = error instanceof Error ? `${error.name}: ${error.message}` : `not an Error: ${String(error)}`;
    }
    console.log(JSON.stringify({ name, outcome } satisfies Outcome));
  }
}

/** Runs such a program in a child; each scenario is a test. One that crashed it fails, and so do those after it. */
export async function testScenarios(program: URL, scenarios: readonly Scenario[]): Promise<void> {
  const { status, signal, stdout, stderr } = await runChild(program);
  const outcomes = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Outcome);
  scenarios.forEach(({ name, throws }, i) => {
    test(name, () => {
      const outcome = outcomes[i];
      assert.ok(outcome, `the process ended before: ${signal ?? String(status)}\n${stderr}`);
      assert.equal(outcome.name, name);
      if (throws === undefined) assert.equal(outcome.outcome, 'returned');
      else assert.match(outcome.outcome, throws);
    });
  });
  test('the process ends as any other', () => {
    assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' });
  });
}
