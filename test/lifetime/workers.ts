import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { runScenarios, type Scenario } from './scenario.js';

const start = (task: string): Worker =>
  new Worker(new URL('worker.mjs', import.meta.url), { workerData: { task } });

async function answer(task: string): Promise<unknown> {
  const worker = start(task);
  const exit = once(worker, 'exit');
  const [message] = (await once(worker, 'message')) as [unknown];
  const [code] = (await exit) as [number];
  if (code !== 0) throw new Error(`the worker ended with ${code}`);
  return message;
}

function same(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${String(actual)}, not ${String(expected)}`);
}

const terminateBusy = async (): Promise<void> => {
  const worker = start('busy');
  await once(worker, 'message');
  same(await worker.terminate(), 1);
};

const alone: Scenario[] = [
  {
    name: 'workers one after another',
    async run() {
      for (let i = 0; i < 5; i++) same(await answer('sum'), 600);
    },
  },
  {
    name: 'several workers at once',
    async run() {
      for (const each of await Promise.all(Array.from({ length: 6 }, () => answer('sum')))) same(each, 600);
    },
  },
  {
    name: "errors of OpenCV's in several workers at once",
    async run() {
      for (const each of await Promise.all([answer('error'), answer('error'), answer('error')]))
        same(each, -209);
    },
  },
  {
    name: 'a worker that ends with living objects',
    async run() {
      same(await answer('objects'), 500);
      same(await answer('objects'), 500);
    },
  },
  {
    name: 'terminate() while calls are in flight',
    async run() {
      for (let i = 0; i < 3; i++) await terminateBusy();
    },
  },
  {
    name: 'terminate() of several at once',
    run: () => Promise.all([terminateBusy(), terminateBusy(), terminateBusy()]),
  },
  {
    name: 'process.exit() in a worker while calls are in flight, also in scopes',
    async run() {
      const [code] = (await once(start('exit'), 'exit')) as [number];
      same(code, 3);
    },
  },
  {
    name: 'an exception in a worker while calls are in flight, also in scopes',
    async run() {
      const [error] = (await once(start('throw'), 'error')) as [Error];
      same(error.message, 'the end');
    },
  },
  {
    name: 'terminate() while the addon is loading',
    async run() {
      for (const delay of [1, 100, 300, 500]) {
        const worker = start('sum');
        await new Promise((resolve) => setTimeout(resolve, delay));
        await worker.terminate();
      }
    },
  },
];

/** First without the addon in the main thread, so that the last worker unloads it; then with. */
export const scenarios: Scenario[] = [
  ...alone.map((each) => ({ ...each, name: `${each.name}, the main thread without OpenCV` })),
  {
    name: 'the main thread loads it after its workers did',
    async run() {
      const { default: cv } = await import('../../src/index.js');
      same(cv.sumElems(new cv.Mat(10, 20, cv.CV_8U, 3))[0], 600);
    },
  },
  ...alone.map((each) => ({ ...each, name: `${each.name}, beside the main thread` })),
];

await runScenarios(import.meta, scenarios);
