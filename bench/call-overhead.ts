/**
 * Nanoseconds a call, beside Python's cv2 on the same library: `npm run bench`. Both sides are measured in turn,
 * round by round, and the medians are compared, so that a machine that is busy is busy for both.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import cv from '../src/index.js';

const ROUNDS = 15;
const CALLS = 20_000;

cv.setNumThreads(1);
const a = cv.Mat.from(
  Uint8Array.from({ length: 64 }, (_, at) => at),
  { shape: [8, 8] },
);
const b = new cv.Mat(8, 8, cv.CV_8U, 7);
const bgr = cv.Mat.from(
  Uint8Array.from({ length: 192 }, (_, at) => at),
  { shape: [8, 8, 3] },
);
const gray = new cv.Mat(8, 8, cv.CV_8U);
const total = new cv.Mat(8, 8, cv.CV_8U);

const cases: Record<string, (calls: number) => void> = {
  empty: (calls) => {
    for (let i = 0; i < calls; i++) cv.useOptimized();
  },
  add: (calls) => {
    for (let i = 0; i < calls; i++) cv.add(a, b);
  },
  'add, dst': (calls) => {
    for (let i = 0; i < calls; i++) cv.add(a, b, total);
  },
  cvtColor: (calls) => {
    for (let i = 0; i < calls; i++) cv.cvtColor(bgr, cv.COLOR_BGR2GRAY);
  },
  'cvtColor, dst': (calls) => {
    for (let i = 0; i < calls; i++) cv.cvtColor(bgr, cv.COLOR_BGR2GRAY, gray);
  },
};

function median(values: number[]): number {
  return [...values].sort((x, y) => x - y)[values.length >> 1] ?? NaN;
}

function here(name: string): number {
  const start = process.hrtime.bigint();
  cases[name]?.(CALLS);
  return Number(process.hrtime.bigint() - start) / CALLS;
}

const python = spawn('/usr/bin/python3', [new URL('call-overhead.py', import.meta.url).pathname], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();

async function there(name: string): Promise<number> {
  python.stdin.write(`${name}\t${CALLS}\n`);
  const { value } = (await answers.next()) as { value: string };
  return Number(value);
}

console.log(`8x8 images, ${CALLS} calls a round, medians of ${ROUNDS} rounds, Node ${process.version}\n`);
console.log('call             node-cv2        cv2   ratio');
for (const name of Object.keys(cases)) {
  const ours: number[] = [];
  const theirs: number[] = [];
  here(name);
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(here(name));
    theirs.push(await there(name));
  }
  const ratio = median(ours) / median(theirs);
  const cells = [`${median(ours).toFixed(0)} ns`, `${median(theirs).toFixed(0)} ns`, ratio.toFixed(2)];
  console.log(name.padEnd(15) + cells.map((cell, at) => cell.padStart([10, 11, 8][at] ?? 0)).join(''));
}
python.stdin.end();
