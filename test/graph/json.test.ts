import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { equalBytes, noise } from './values.js';

const gray = noise([48, 64], 2);
type Json = Record<string, unknown> & { steps: Record<string, unknown>[] };
const jsonOf = (graph: { toJSON(): object }): Json => JSON.parse(JSON.stringify(graph)) as Json;

const example = (): Json =>
  jsonOf(
    cv.graph((mat: cv.Mat) => {
      const [t, bin] = cv.threshold(mat, 100, 255, cv.THRESH_BINARY);
      return { edges: cv.Canny(bin, t, 200), small: cv.resize(bin, [8, 8]) };
    }),
  );

describe('a graph as JSON', () => {
  test('is plain, and names functions and arguments', () => {
    const graph = cv.graph((img: cv.Mat) => cv.GaussianBlur(img, [5, 5], 1.5));
    assert.deepEqual(jsonOf(graph), {
      format: 'node-cv2 graph',
      version: 1,
      inputs: ['img'],
      steps: [
        {
          call: 'cv.GaussianBlur',
          form: 'GaussianBlur(src, ksize, sigmaX[, dst[, sigmaY[, borderType]]]) -> dst',
          args: { src: { value: 0 }, ksize: [5, 5], sigmaX: 1.5 },
        },
      ],
      result: { value: 1 },
    });
  });

  test('carries constants of every kind', () => {
    const kernel = cv.Mat.from(
      [
        [0, -1, 0],
        [-1, 5, -1],
        [0, -1, 0],
      ],
      { dtype: 'float32' },
    );
    const table = Uint8Array.from({ length: 256 }, (_, at) => 255 - at);
    const graph = cv.graph((mat: cv.Mat) => ({
      sharp: cv.filter2D(mat, -1, kernel),
      table: cv.LUT(mat, table),
      bordered: cv.copyMakeBorder(mat, 1, 2, 3, 4, cv.BORDER_CONSTANT, { value: [7, 0, 0] }),
      beyond: cv.inRange(mat, -Infinity, 90),
      kernel,
      text: 'text',
      nothing: null,
    }));
    equalBytes(cv.graph.fromJSON(JSON.stringify(graph))(gray), graph(gray));
  });

  test('objects go by names', () => {
    const clahe = cv.createCLAHE(3, [4, 4]);
    const make = (objects?: Record<string, object>) =>
      cv.graph((mat: cv.Mat) => clahe.apply(mat), { objects: objects ?? {} });
    assert.throws(
      () => JSON.stringify(make()),
      /a CLAHE cannot be written as JSON: name it in cv.graph\(fn, \{ objects/,
    );
    const json = JSON.stringify(make({ better: clahe }));
    assert.throws(() => cv.graph.fromJSON(json), /the graph needs an object 'better'/);
    const again = cv.graph.fromJSON(json, { objects: { better: cv.createCLAHE(3, [4, 4]) } });
    equalBytes(again(gray), clahe.apply(gray));
    assert.throws(
      () => cv.graph.fromJSON(json, { objects: { better: cv.ORB.create() } }),
      /expected a cv.CLAHE/,
    );
  });
});

describe('JSON that is refused before anything runs', () => {
  const refused = (change: (json: Json) => unknown, message: RegExp): void => {
    const json = example();
    const changed = change(json) ?? json;
    assert.throws(() => cv.graph.fromJSON(changed as never), { name: 'TypeError', message });
  };
  const rows: [string, (json: Json) => unknown, RegExp][] = [
    ['no JSON', () => '{', /cv\.graph\.fromJSON/],
    ['null', () => 'null', /expected an object/],
    ['another format', (json) => ({ ...json, format: 'x' }), /the format/],
    ['a later version', (json) => ({ ...json, version: 2 }), /version 2 is not known/],
    ['an unknown field', (json) => ({ ...json, more: 1 }), /unknown field 'more'/],
    [
      'an unknown function',
      (json) => void (json.steps[0]!.call = 'cv.thresholds'),
      /no function of this OpenCV/,
    ],
    ['__proto__', (json) => void (json.steps[0]!.call = '__proto__'), /no function/],
    ['constructor', (json) => void (json.steps[0]!.call = 'cv.constructor'), /no function/],
    ['a class', (json) => void (json.steps[0]!.call = 'cv.CascadeClassifier'), /no function/],
    [
      'a window',
      (json) => void Object.assign(json.steps[0]!, { call: 'cv.imshow', form: '' }),
      /cannot run off/,
    ],
    ['another form', (json) => void (json.steps[0]!.form = 'threshold()'), /no such form/],
    [
      'an unknown argument',
      (json) => void Object.assign(json.steps[0]!.args as object, { x: 1 }),
      /no argument 'x'/,
    ],
    [
      'a missing argument',
      (json) => void Reflect.deleteProperty(json.steps[0]!.args as object, 'thresh'),
      /missing argument 'thresh'/,
    ],
    [
      'a wrong constant',
      (json) => void Object.assign(json.steps[0]!.args as object, { type: 1.5 }),
      /'type': expected an integer.*got 1.5/,
    ],
    [
      'a value of later',
      (json) => void Object.assign(json.steps[0]!.args as object, { src: { value: 3 } }),
      /a value that there is not: 3/,
    ],
    [
      'a value below',
      (json) => void Object.assign(json.steps[0]!.args as object, { src: { value: -1 } }),
      /a value that there is not/,
    ],
    [
      'another kind',
      (json) => void Object.assign(json.steps[1]!.args as object, { edges: { value: 1 } }),
      /'edges': cannot take what step 0 gives/,
    ],
    [
      'a constant to be written',
      (json) =>
        void Object.assign(json.steps[0]!.args as object, {
          dst: { mat: { shape: [1], dtype: 'uint8', data: 'AA==' } },
        }),
      /'dst': is written to/,
    ],
    [
      'too few bytes',
      (json) =>
        void Object.assign(json.steps[0]!.args as object, {
          src: { mat: { shape: [9], dtype: 'uint8', data: 'AA==' } },
        }),
      /as many bytes/,
    ],
    [
      'no base64',
      (json) =>
        void Object.assign(json.steps[0]!.args as object, {
          src: { mat: { shape: [1], dtype: 'uint8', data: '???' } },
        }),
      /base64/,
    ],
    [
      'a huge shape',
      (json) =>
        void Object.assign(json.steps[0]!.args as object, {
          src: { mat: { shape: [2 ** 31, 2 ** 31], dtype: 'uint8', data: '' } },
        }),
      /as many bytes/,
    ],
    [
      'an unknown tag',
      (json) => void Object.assign(json.steps[0]!.args as object, { src: { __proto: 1 } }),
      /unknown tag/,
    ],
    [
      'a result that there is not',
      (json) => ({ ...json, result: { value: 99 } }),
      /a value that there is not/,
    ],
    [
      'too many steps',
      (json) => ({ ...json, steps: new Array(10_001).fill(json.steps[0]) }),
      /at most 10000/,
    ],
  ];
  for (const [name, change, message] of rows) test(name, () => refused(change, message));

  test('what reads or writes files, unless it is allowed', () => {
    const json = JSON.stringify(cv.graph((mat: cv.Mat) => cv.imwrite('/dev/null/x.png', mat)));
    assert.throws(() => cv.graph.fromJSON(json), /argument 'filename' may name a file; \{ files: true \}/);
    assert.equal(cv.graph.fromJSON(json, { files: true })(gray), false);
  });

  test('a prototype does not change', () => {
    const text = JSON.stringify(example()).replace(
      '"result":{',
      '"result":{"object":{"__proto__":{"object":{"polluted":1}}}},"x":{',
    );
    assert.throws(() => cv.graph.fromJSON(text), TypeError);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  test('mutations of all kinds are graphs or TypeErrors, and never a crash', () => {
    let state = 7;
    const roll = (count: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % count;
    };
    const odd: unknown[] = [
      null,
      -1,
      1e99,
      0.5,
      true,
      '',
      'cv.blur',
      [],
      {},
      { value: 0 },
      { value: 1, path: [0] },
      { value: 2, path: ['m00'] },
      { mat: {} },
      [[{ value: 0 }]],
      { number: 'NaN' },
    ];
    const mutate = (value: unknown): unknown => {
      if (roll(8) === 0 || typeof value !== 'object' || value === null)
        return roll(3) === 0 ? odd[roll(odd.length)] : value;
      if (Array.isArray(value))
        return roll(6) === 0 ? [...(value as unknown[]), ...(value as unknown[])] : value.map(mutate);
      return Object.fromEntries(
        Object.entries(value)
          .filter(() => roll(25) > 0)
          .map(([key, item]) => [roll(25) === 0 ? '__proto__' : key, mutate(item)]),
      );
    };
    let made = 0;
    for (let round = 0; round < 1500; round++) {
      const json = { ...example(), steps: mutate(example().steps), result: mutate(example().result) };
      let graph: ReturnType<typeof cv.graph.fromJSON>;
      try {
        graph = cv.graph.fromJSON(json as never);
      } catch (error) {
        assert.ok(error instanceof TypeError || error instanceof RangeError, String(error));
        continue;
      }
      made++;
      try {
        graph(gray);
      } catch (error) {
        assert.ok(
          error instanceof cv.CvError || error instanceof TypeError || error instanceof RangeError,
          String(error),
        );
      }
    }
    assert.ok(made > 20, `${made} were graphs`);
  });
});
