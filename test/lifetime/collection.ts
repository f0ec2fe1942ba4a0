import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { runScenarios, type Scenario } from './scenario.js';

async function collect(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.();
    await setImmediate();
    // Takes the memory that was freed, if any was.
    new cv.Mat(300, 300, cv.CV_8U, 0xaa).release();
  }
}

function same(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${String(actual)}, not ${String(expected)}`);
}

/** Waits until the object behind is collected: fails when it never is. */
async function collected(reference: WeakRef<object>): Promise<void> {
  for (let i = 0; i < 20 && reference.deref() !== undefined; i++) await collect();
  if (reference.deref() !== undefined) throw new Error('never collected');
}

export const scenarios: Scenario[] = [
  {
    name: 'a typed array keeps the memory, not the Mat',
    async run() {
      const make = (): [WeakRef<object>, ArrayLike<number>] => {
        const mat = new cv.Mat(300, 300, cv.CV_8U, 7);
        return [new WeakRef(mat), mat.data];
      };
      const [mat, data] = make();
      await collected(mat);
      same(data.length, 90000);
      same(data[0], 7);
      same(data[89999], 7);
    },
  },
  {
    name: "a typed array of a typed array's buffer keeps it too",
    async run() {
      const make = (): Uint8Array => new Uint8Array(new cv.Mat(300, 300, cv.CV_8U, 7).data.buffer);
      const bytes = make();
      await collect();
      same(bytes[89999], 7);
    },
  },
  {
    name: 'a view keeps the memory of the Mat it was taken from',
    async run() {
      const make = () => new cv.Mat(300, 300, cv.CV_8U, 7).roi([290, 290, 10, 10]);
      const view = make();
      await collect();
      same(view.at(9, 9), 7);
    },
  },
  {
    name: 'a Mat keeps the typed array it stands on',
    async run() {
      const make = () =>
        cv.Mat.from(new Uint8Array(1e6).fill(7), { shape: [1000, 1000] }).roi([990, 990, 10, 10]);
      const view = make();
      await collect();
      const junk = Array.from({ length: 10 }, () => new Uint8Array(1e6).fill(1));
      same(junk.length, 10);
      same(view.at(9, 9), 7);
    },
  },
  {
    name: 'a Mat lets the typed array go',
    async run() {
      const make = (): WeakRef<object> => {
        const bytes = new Uint8Array(1000);
        const mat = cv.Mat.from(bytes);
        cv.add(mat, 1, mat);
        same(mat.data.buffer, bytes.buffer);
        return new WeakRef(bytes.buffer);
      };
      await collected(make());
    },
  },
  {
    name: 'an asynchronous call lets go of all that was passed',
    async run() {
      const make = async (): Promise<WeakRef<object>[]> => {
        const mat = cv.Mat.from(new Uint8Array(100));
        const dst = new cv.Mat();
        const bytes = new Uint8Array(100);
        await cv.addAsync(mat, bytes, dst);
        return [new WeakRef(mat), new WeakRef(dst), new WeakRef(bytes)];
      };
      for (const each of await make()) await collected(each);
    },
  },
  {
    name: 'an object that OpenCV took keeps living there',
    async run() {
      const make = () => new cv.BOWImgDescriptorExtractor(cv.SIFT.create(), new cv.BFMatcher());
      const extractor = make();
      await collect();
      extractor.setVocabulary(new cv.Mat(3, 128, cv.CV_32F));
      same(extractor.descriptorSize(), 3);
    },
  },
  {
    name: 'objects in a loop are collected',
    async run() {
      const make = (): WeakRef<object>[] => {
        const points = cv.KeyPoint.convert([
          [1, 2],
          [3, 4],
        ] as [number, number][]);
        return [...points, cv.ORB.create()].map((each) => new WeakRef(each));
      };
      for (const each of make()) await collected(each);
    },
  },
  {
    name: 'a scope keeps nothing from the collector',
    run: () =>
      cv.scope(async () => {
        const make = (): WeakRef<object>[] => [
          new WeakRef(new cv.Mat(10, 10, cv.CV_8U)),
          new WeakRef(cv.ORB.create()),
        ];
        for (const each of make()) await collected(each);
      }),
  },
];

await runScenarios(import.meta, scenarios);
