import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { equalBytes, noise } from './values.js';

/** Numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

interface Value {
  mat: cv.Mat;
  channels: number;
}
type Roll = (count: number) => number;
type Operation = (a: Value, b: Value, mask: cv.Mat, roll: Roll) => Value;

/** All of uint8 and of one size, so that any two go together where their channels agree. */
const like = (a: Value, mat: cv.Mat): Value => ({ mat, channels: a.channels });
const pair =
  (call: (a: cv.Mat, b: cv.Mat, mask: cv.Mat, roll: Roll) => cv.Mat): Operation =>
  (a, b, mask, roll) =>
    like(a, call(a.mat, b.channels === a.channels ? b.mat : a.mat, mask, roll));

const operations: Record<string, Operation> = {
  blur: (a, _, __, roll) => like(a, cv.blur(a.mat, [1 + 2 * roll(3), 3])),
  median: (a, _, __, roll) => like(a, cv.medianBlur(a.mat, 3 + 2 * roll(2))),
  threshold: (a, _, __, roll) => like(a, cv.threshold(a.mat, roll(256), 255, roll(5))[1]),
  not: (a) => like(a, cv.bitwise_not(a.mat)),
  add: pair((a, b) => cv.add(a, b)),
  'add with a mask': pair((a, b, mask) => cv.add(a, b, { mask })),
  'and with a mask': pair((a, b, mask) => cv.bitwise_and(a, b, { mask })),
  'subtract into a copy': pair((a, b, mask) => cv.subtract(a, b, { mask, dst: a.clone() })),
  multiply: pair((a, b, _, roll) => cv.multiply(a, b, { scale: roll(8) / 255 })),
  difference: pair((a, b) => cv.absdiff(a, b)),
  'a number that was found': (a) => like(a, cv.add(a.mat, cv.minMaxLoc(a.mat.clone().reshape([-1]))[1])),
  gray: (a) => (a.channels === 1 ? a : { mat: cv.cvtColor(a.mat, cv.COLOR_BGR2GRAY), channels: 1 }),
  colour: (a) => (a.channels === 3 ? a : { mat: cv.cvtColor(a.mat, cv.COLOR_GRAY2BGR), channels: 3 }),
  'split and merge': (a) => {
    if (a.channels === 1) return a;
    const [b, g, r] = cv.split(a.mat) as [cv.Mat, cv.Mat, cv.Mat];
    return like(a, cv.merge([r, cv.blur(g, [3, 3]), b]));
  },
  'a drawing in place': (a, _, __, roll) =>
    like(a, cv.circle(a.mat, [roll(40), roll(30)], 1 + roll(9), [roll(256), 2, 3], 1 + roll(3))),
  'a part is written': (a, _, __, roll) => {
    a.mat.roi([roll(20), roll(20), 8, 8]).fill(roll(256));
    return a;
  },
  flip: (a) => like(a, a.mat.flip(1)),
  'the same shape again': (a) =>
    like(
      a,
      a.mat
        .clone()
        .reshape([-1])
        .reshape(a.channels === 1 ? [32, 40] : [32, 40, 3]),
    ),
  method: (a) => like(a, a.mat.astype('int16').mul(2).sub(60).clip(0, 255).astype('uint8')),
};
const names = Object.keys(operations);

/** A program of random calls, the same each time it runs. */
function program(seed: number) {
  return (first: cv.Mat, second: cv.Mat, mask: cv.Mat): cv.Mat[] => {
    const random = dice(seed);
    const roll: Roll = (count) => Math.floor(random() * count);
    const values: Value[] = [
      { mat: first, channels: 3 },
      { mat: second, channels: 1 },
    ];
    const length = 3 + roll(12);
    for (let i = 0; i < length; i++) {
      // Rather what is new, so that chains get long.
      const pick = (): Value => values[Math.max(roll(values.length), roll(values.length))]!;
      const operation = operations[names[roll(names.length)]!]!;
      values.push(operation(pick(), pick(), mask, roll));
    }
    return values.map(({ mat }) => mat);
  };
}

describe('random graphs', () => {
  const fresh = (): [cv.Mat, cv.Mat, cv.Mat] => [
    noise([32, 40, 3], 1),
    noise([32, 40], 2),
    cv.threshold(noise([32, 40], 3), 128, 255, cv.THRESH_BINARY)[1],
  ];

  test('give the bytes of the eager calls, and leave the same in their inputs, synchronously and not, run after run', async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const eager = fresh();
      const run = program(seed);
      const expected = [...run(...eager), ...eager];
      const graph = cv.graph(run);
      const again = cv.graph.fromJSON<[cv.Mat, cv.Mat, cv.Mat], cv.Mat[]>(JSON.stringify(graph));
      try {
        for (const each of [graph, graph.async, again, again.async]) {
          const inputs = fresh();
          equalBytes([...(await each(...inputs)), ...inputs], expected);
        }
      } catch (error) {
        throw new Error(`seed ${seed}: ${graph.steps.map(({ call }) => call).join(', ')}`, { cause: error });
      }
    }
  });

  test('use every operation above', () => {
    const used = new Set<string>();
    for (let seed = 1; seed <= 150; seed++)
      for (const { call } of cv.graph(program(seed)).steps) used.add(call);
    for (const call of [
      'cv.blur',
      'cv.circle',
      'cv.split',
      'cv.merge',
      'cv.minMaxLoc',
      'Mat.assign',
      'Mat.roi',
      'Mat.flip',
    ])
      assert.ok(used.has(call), `${call} is among ${[...used].join(', ')}`);
  });
});
