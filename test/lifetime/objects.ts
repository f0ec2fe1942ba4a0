import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { runScenarios, type Scenario } from './scenario.js';

/** Objects that hold more than memory: each way of letting go must close what they have open. */
const folder = mkdtempSync(join(tmpdir(), 'node-cv2-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${a}, not ${b}`);
}

/** Collects until `done`, or for good. */
async function collectUntil(done: () => boolean): Promise<void> {
  for (let i = 0; i < 20 && !done(); i++) {
    globalThis.gc?.();
    await setImmediate();
  }
  same(done(), true);
}

/** Does this process have the file open? */
function isOpen(file: string): boolean {
  return readdirSync('/proc/self/fd').some((descriptor) => {
    try {
      return readlinkSync(join('/proc/self/fd', descriptor)) === file;
    } catch {
      return false;
    }
  });
}

let files = 0;
const newFile = (suffix: string): string => join(folder, `${++files}.${suffix}`);

const FRAMES = 5;
function startVideo(file: string): InstanceType<typeof cv.VideoWriter> {
  const code = cv.VideoWriter.fourcc('M', 'J', 'P', 'G');
  const writer = new cv.VideoWriter(file, cv.CAP_OPENCV_MJPEG, code, 10, [64, 48]);
  for (let i = 0; i < FRAMES; i++) writer.write(cv.Mat.random([48, 64, 3], { dtype: 'uint8', seed: i }));
  return writer;
}

function framesOf(file: string): number {
  const capture = new cv.VideoCapture(file, cv.CAP_OPENCV_MJPEG);
  let count = 0;
  while (capture.read() !== null) count++;
  capture.release();
  return count;
}

const startStorage = (file: string): InstanceType<typeof cv.FileStorage> => {
  const storage = new cv.FileStorage(file, cv.FileStorage_WRITE);
  storage.write('matrix', cv.Mat.full([3, 3], 7, 'uint8'));
  return storage;
};
const isComplete = (file: string): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').includes('matrix') && !isOpen(file);

type Disposable = { [Symbol.dispose](): void };
/** Ways to let go of what `make` gives. */
const ways: [name: string, letGo: (make: () => Disposable, done: () => boolean) => unknown][] = [
  ['disposed of', (make) => make()[Symbol.dispose]()],
  ['made in a scope', (make) => cv.scope(() => void make())],
  [
    'made in an async scope',
    (make) =>
      cv.scope(async () => {
        make();
        await setImmediate();
      }),
  ],
  ['dropped', (make, done) => (make(), collectUntil(done))],
];

export const scenarios: Scenario[] = ways.flatMap(([way, letGo]) => [
  {
    name: `a VideoWriter that is ${way} completes its file`,
    async run() {
      const file = newFile('avi');
      await letGo(
        () => startVideo(file),
        () => !isOpen(file),
      );
      same([isOpen(file), framesOf(file)], [false, FRAMES]);
    },
  },
  {
    name: `a VideoCapture that is ${way} closes its file`,
    async run() {
      const file = newFile('avi');
      startVideo(file).release();
      const make = (): Disposable => {
        const capture = new cv.VideoCapture(file, cv.CAP_OPENCV_MJPEG);
        same([capture.read()?.shape, isOpen(file)], [[48, 64, 3], true]);
        return capture;
      };
      await letGo(make, () => !isOpen(file));
      same(isOpen(file), false);
    },
  },
  {
    name: `a FileStorage that is ${way} completes its file`,
    async run() {
      const file = newFile('yml');
      await letGo(
        () => startStorage(file),
        () => isComplete(file),
      );
      const storage = new cv.FileStorage(file, cv.FileStorage_READ);
      same(storage.getNode('matrix').mat().at(2, 2), 7);
    },
  },
  {
    name: `a net that is ${way} frees its weights`,
    async run() {
      const count = (): number => cv.memory().objects['cv.dnn.Net'] ?? 0;
      const make = (): Disposable => {
        const net = new cv.dnn.Net();
        same([net.empty(), count()], [true, 1]);
        return net;
      };
      await letGo(make, () => count() === 0);
    },
  },
]);

scenarios.push(
  {
    name: "OpenCV's own release() of a VideoWriter completes the file, and the object can be used again",
    run() {
      const [file, other] = [newFile('avi'), newFile('avi')];
      const writer = startVideo(file);
      writer.release();
      same([framesOf(file), writer.isOpened()], [FRAMES, false]);
      same(
        writer.open(other, cv.CAP_OPENCV_MJPEG, cv.VideoWriter.fourcc('M', 'J', 'P', 'G'), 10, [64, 48]),
        true,
      );
      writer[Symbol.dispose]();
    },
  },
  {
    name: 'a capture that is disposed of while frames are read, in whatever order, then closes its file',
    async run() {
      const file = newFile('avi');
      startVideo(file).release();
      const capture = new cv.VideoCapture(file, cv.CAP_OPENCV_MJPEG);
      const reads = Array.from({ length: FRAMES + 1 }, () => capture.readAsync());
      capture[Symbol.dispose]();
      same((await Promise.all(reads)).map((frame) => frame?.rows ?? 0).sort(), [
        0,
        ...Array<number>(FRAMES).fill(48),
      ]);
      await collectUntil(() => !isOpen(file));
    },
  },
  {
    name: 'what points into an object that was passed keeps it alive',
    run() {
      const image = cv.Mat.random([64, 64], { dtype: 'float64', seed: 1 });
      const shifted = cv.warpAffine(
        image,
        cv.Mat.from([
          [1, 0, 0.5],
          [0, 1, 0],
        ]),
        [64, 64],
      );
      const mapper = new cv.reg.MapperGradShift();
      const pyramid = new cv.reg.MapperPyramid(mapper);
      const shift = (): unknown => cv.reg.MapTypeCaster.toShift(pyramid.calculate(image, shifted)).getShift();
      const before = shift();
      mapper[Symbol.dispose]();
      // What would take its memory, if it were free.
      const others = Array.from({ length: 100 }, () => new cv.reg.MapperGradEuclid());
      same(shift(), before);
      same(others.length, 100);
    },
  },
  {
    name: 'what was disposed of cannot be used',
    run() {
      const capture = new cv.VideoCapture();
      capture[Symbol.dispose]();
      capture[Symbol.dispose]();
      capture.isOpened();
    },
    throws:
      /^TypeError: cv\.VideoCapture\.isOpened: [^]*'this' must be a cv\.VideoCapture that is not released/,
  },
);

await runScenarios(import.meta, scenarios);
