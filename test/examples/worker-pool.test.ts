import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { WorkerPool } from '../../examples/workers/pool.js';

const PROGRAM = `import { parentPort } from 'node:worker_threads';
const tasks = {
  add: ([a, b]) => ({ result: a + b }),
  fail: ([why]) => ({ error: new RangeError(why) }),
  exit: () => process.exit(3),
  crash: () => new Promise(() => setImmediate(() => { throw new Error('crashed'); })),
  thread: async () => ({ result: (await import('node:worker_threads')).threadId }),
};
parentPort.on('message', async ({ task, input }) => {
  parentPort.postMessage(await tasks[task](input));
});`;

interface Task {
  task: string;
  input?: unknown[];
}
const pool = new WorkerPool<Task, number>(new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`), 2);
after(() => pool.close());
const add = (a: number, b: number): Promise<number> => pool.run({ task: 'add', input: [a, b] });

test('tasks are answered, each its own, by no more threads than said', async () => {
  const sums = await Promise.all(Array.from({ length: 50 }, (_, i) => add(i, i)));
  assert.deepEqual(
    sums,
    sums.map((_, i) => 2 * i),
  );
  const threads = await Promise.all(Array.from({ length: 50 }, () => pool.run({ task: 'thread' })));
  assert.ok(new Set(threads).size <= 2);
});

test('one that fails, or takes its thread with it, stops no other', async () => {
  const tasks = ['fail', 'exit', 'crash', 'exit', 'crash', 'exit'].map((task) =>
    pool.run({ task, input: ['bad'] }),
  );
  const sums = Array.from({ length: 20 }, (_, i) => add(i, 1));
  const messages = (await Promise.allSettled(tasks)).map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as Error).message : 'fulfilled',
  );
  const [exited, crashed] = ['the worker ended with code 3', 'crashed'];
  assert.deepEqual(messages, ['bad', exited, crashed, exited, crashed, exited]);
  assert.deepEqual(
    await Promise.all(sums),
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

test('when it is closed, what it has not done is rejected', async () => {
  const closed = new WorkerPool<Task, number>(
    new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`),
    1,
  );
  const tasks = [1, 2, 3].map((i) => closed.run({ task: 'add', input: [i, i] }));
  const settled = Promise.allSettled(tasks);
  await closed.close();
  assert.ok((await settled).every(({ status }) => status === 'rejected'));
});
