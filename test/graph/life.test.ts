import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import cv from '../../src/index.js';
import { runChild } from '../lifetime/child.js';
import { equalBytes, noise } from './values.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const img = noise([240, 320, 3], 1);
const six = (mat: cv.Mat): cv.Mat => {
  const edges = cv.Canny(cv.GaussianBlur(cv.cvtColor(mat, cv.COLOR_BGR2GRAY), [5, 5], 1.5), 50, 150);
  return cv.resize(cv.threshold(cv.dilate(edges, null as never), 100, 255, cv.THRESH_BINARY)[1], [80, 60]);
};
const branches = (mat: cv.Mat): cv.Mat[] => [
  cv.blur(mat, [5, 5]),
  cv.medianBlur(mat, 5),
  cv.GaussianBlur(mat, [9, 9], 2),
  cv.Laplacian(mat, cv.CV_16S),
];

describe('runs at once', () => {
  test('sixteen of one graph, with branches, on a pool of any size', async () => {
    const before = cv.async.configure();
    const graph = cv.graph(branches);
    const images = Array.from({ length: 16 }, (_, seed) => noise([100, 120, 3], seed));
    try {
      for (const threads of [1, 2, 7]) {
        cv.async.configure({ threads });
        const results = await Promise.all(images.map((image) => graph.async(image)));
        results.forEach((result, at) => equalBytes(result, branches(images[at]!)));
      }
    } finally {
      cv.async.configure(before);
    }
  });

  test('two graphs, beside synchronous runs and ordinary calls', async () => {
    const [a, b] = [cv.graph(six), cv.graph(branches)];
    const flights = Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? a.async(img) : b.async(img)));
    equalBytes(a(img), six(img));
    equalBytes(await cv.blurAsync(img, [3, 3]), cv.blur(img, [3, 3]));
    equalBytes(b(img), branches(img));
    const results = await Promise.all(flights);
    results.forEach((result, at) => equalBytes(result, at % 2 === 0 ? six(img) : branches(img)));
  });

  test('of a graph whose object takes turns', async () => {
    const subtractor = cv.createBackgroundSubtractorMOG2();
    const graph = cv.graph((mat: cv.Mat) => subtractor.apply(cv.blur(mat, [3, 3])));
    const frames = Array.from({ length: 12 }, (_, seed) => noise([60, 80, 3], seed));
    const masks = await Promise.all(frames.map((frame) => graph.async(frame)));
    // In the order in which they were called, as a fresh one sees them.
    const fresh = cv.createBackgroundSubtractorMOG2();
    masks.forEach((mask, at) => equalBytes(mask, fresh.apply(cv.blur(frames[at]!, [3, 3]))));
  });
});

describe('a result is its own', () => {
  test('the next run does not touch it', () => {
    const graph = cv.graph(six);
    const first = graph(img);
    const bytes = first.clone();
    graph(noise([240, 320, 3], 5));
    equalBytes(first, bytes);
  });

  test('a constant that is given back, or whose Mat was changed or released, is as it was', () => {
    const kernel = cv.Mat.ones([3, 3], 'uint8');
    const graph = cv.graph((mat: cv.Mat) => [cv.erode(mat, kernel), kernel] as const);
    const expected = cv.erode(img, kernel);
    kernel.fill(0);
    kernel.release();
    const [eroded, given] = graph(img);
    equalBytes(eroded, expected);
    assert.equal(given.at(1, 1), 1);
    given.fill(0);
    equalBytes(graph(img)[0], expected);
  });

  test('an input that is given back is the same object; two names for one value are one Mat', async () => {
    const graph = cv.graph((mat: cv.Mat) => {
      const blurred = cv.blur(mat, [3, 3]);
      return { mat, a: blurred, b: blurred };
    });
    for (const { mat, a, b } of [graph(img), await graph.async(img)]) {
      assert.equal(mat, img);
      assert.equal(a, b);
    }
  });
});

describe('a scope', () => {
  test('leaves a graph alone that was made in it', () => {
    const graph = cv.scope(() => {
      const kernel = cv.Mat.ones([3, 3], 'uint8');
      return cv.graph((mat: cv.Mat) => cv.erode(mat, kernel));
    });
    equalBytes(graph(img), cv.erode(img, cv.Mat.ones([3, 3], 'uint8')));
  });

  test('frees what a graph gave in it, and keeps what it returns', () => {
    const graph = cv.graph((mat: cv.Mat) => [cv.blur(mat, [3, 3]), cv.add(mat, 1)] as const);
    let other!: cv.Mat;
    const kept = cv.scope(() => {
      const results = graph(img);
      other = results[1];
      return results[0];
    });
    assert.deepEqual([kept.released, other.released], [false, true]);
  });
});

describe('release', () => {
  test('ends a graph; what runs goes on', async () => {
    const graph = cv.graph(six);
    const flights = [graph.async(img), graph.async(img)];
    graph.release();
    graph.release();
    for (const flight of flights) equalBytes(await flight, six(img));
    assert.throws(() => graph(img), /the graph is released/);
    await assert.rejects(graph.async(img), /the graph is released/);
    {
      using other = cv.graph(six);
      assert.equal(other(img).rows, 60);
    }
  });

  test('of an input during a run harms nothing', async () => {
    const mat = img.clone();
    const flight = cv.graph(six).async(mat);
    mat.release();
    equalBytes(await flight, six(img));
  });
});

describe('signals', () => {
  test('abort runs that wait and runs that go', async () => {
    const graph = cv.graph(branches);
    const controller = new AbortController();
    const flights = Array.from({ length: 20 }, () => graph.async(img, { signal: controller.signal }));
    controller.abort('enough');
    const ends = await Promise.allSettled(flights);
    assert.ok(ends.every(({ status }) => status === 'rejected'));
    await assert.rejects(graph.async(img, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    equalBytes(await graph.async(img, { signal: new AbortController().signal }), branches(img));
    await assert.rejects(graph.async(img, { signal: 5 } as never), TypeError);
  });
});

describe('memory', () => {
  test('is flat over thousands of runs, and goes with the graph', async () => {
    const graph = cv.graph(six);
    const count = async (): Promise<number> => {
      for (let i = 0; i < 1000; i++) graph(img).release();
      for (let i = 0; i < 60; i++)
        for (const each of await Promise.all([graph.async(img), graph.async(img)])) each.release();
      collect();
      return cv.memory().bytes;
    };
    const first = await count();
    for (let round = 0; round < 2; round++) assert.ok((await count()) <= first);
    const before = cv.memory().bytes;
    const big = cv.Mat.zeros([1000, 1000], 'uint8');
    const keeps = cv.graph((mat: cv.Mat) => cv.add(mat, big));
    big.release();
    assert.ok(cv.memory().bytes >= before + 1_000_000);
    keeps.release();
  });
});

describe('elsewhere', () => {
  test('a worker runs the JSON of a graph', async () => {
    const worker = new Worker(new URL('../lifetime/worker.mjs', import.meta.url), {
      workerData: {
        program: new URL('graph-worker.ts', import.meta.url).href,
        json: JSON.stringify(cv.graph(six)),
        image: img.share(),
      },
    });
    const [result] = (await once(worker, 'message')) as [cv.MatToken];
    equalBytes(cv.Mat.receive(result), six(img));
    await worker.terminate();
  });

  for (const way of ['by itself', 'process.exit', 'an exception']) {
    test(`the process ends with graphs in flight: ${way}`, async () => {
      const { status, signal, stderr } = await runChild(new URL('ending.ts', import.meta.url), {
        args: [way],
      });
      const code = { 'by itself': 0, 'process.exit': 3, 'an exception': 1 }[way];
      assert.deepEqual({ status, signal }, { status: code, signal: null }, stderr);
    });
  }
});

describe('profile and picture', () => {
  test('say what each step took', () => {
    const { result, ms, steps } = cv.graph(six).profile(img);
    equalBytes(result, six(img));
    assert.deepEqual(
      steps.map(({ call, bytes }) => [call, bytes]),
      [
        ['cv.cvtColor', 240 * 320],
        ['cv.GaussianBlur', 240 * 320],
        ['cv.Canny', 240 * 320],
        ['cv.dilate', 240 * 320],
        ['cv.threshold', 240 * 320],
        ['cv.resize', 60 * 80],
      ],
    );
    assert.ok(steps.every((step) => step.ms >= 0 && step.ms <= ms));
    assert.match(steps[0]!.at!, /life\.test\.ts:\d+:\d+/);
  });

  test("Mermaid's language, where no name can break out", () => {
    const graph = cv.graph((photo: cv.Mat) => {
      const [, bin] = cv.threshold(photo, 100, 255, cv.THRESH_BINARY);
      return cv.putText(bin, '"] --> x[<b>', [1, 2], 0, 1, [3, 4, 5]);
    });
    assert.equal(
      graph.toMermaid(),
      `flowchart TD
  in0(["photo"])
  step0["cv.threshold<br>thresh: 100<br>maxval: 255<br>type: 0"]
  in0 --> step0
  step1["cv.putText<br>text: #34;] --#62; x[#60;b#62;<br>org: [1, 2]<br>fontFace: 0<br>fontScale: 1<br>color: [3, 4, 5]"]
  step0 --> step1
  out0(["result"])
  step1 --> out0
`,
    );
  });
});
