import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';
import { call, callAsync, construct } from '../call/call.js';
import { runScenarios, type Scenario } from './scenario.js';

type Mat = InstanceType<typeof cv.Mat>;

const mat = (rows = 8, cols = 8): Mat => new cv.Mat(rows, cols, cv.CV_8U, 3);
const transfer = (buffer: ArrayBuffer): ArrayBuffer => structuredClone(buffer, { transfer: [buffer] });

/** A Size whose width is asked for with a side effect. */
const sizeThat = (effect: () => void): object => ({
  height: 3,
  get width() {
    effect();
    return 3;
  },
});

/** Fills freed memory, so that a use after free shows. */
async function churn(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const junk = Array.from({ length: 20 }, () => new Uint8Array(1e6).fill(0xaa));
  if (junk.length === 0) throw new Error('never');
}

const thrower = {
  get width(): number {
    throw new RangeError('from the getter');
  },
  height: 3,
};

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const { proxy: revokedArray, revoke: revokeArray } = Proxy.revocable([], {});
revokeArray();

export const scenarios: Scenario[] = [
  // Getters
  {
    name: 'a getter that throws',
    run: () => call(cv, 'blur', mat(), thrower),
    throws: /^RangeError: from the getter$/,
  },
  {
    name: 'a getter that throws, asynchronously',
    run: () => callAsync(cv, 'blur', mat(), thrower),
    throws: /^RangeError: from the getter$/,
  },
  {
    name: 'an option that throws',
    run: () => call(cv, 'blur', mat(), [3, 3], { get anchor() { throw new Error('mine'); } }), // prettier-ignore
    throws: /^Error: mine$/,
  },
  {
    name: 'a getter that throws what is no Error',
    run: () =>
      call(cv, 'blur', mat(), {
        get width() {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is the point
          throw 'words';
        },
        height: 1,
      }),
    throws: /^not an Error: words$/,
  },
  {
    name: 'a getter that releases the Mat while the call is bound',
    async run() {
      const image = mat(1000, 1000);
      call(
        cv,
        'blur',
        image,
        sizeThat(() => image.release()),
      );
      await churn();
    },
  },
  {
    name: 'a getter that releases the dst while the call is bound',
    run() {
      const dst = mat();
      call(cv, 'add', mat(), 1, dst, { get mask() { dst.release(); return null; } }); // prettier-ignore
    },
  },
  {
    name: 'a getter that gives the Mat other memory',
    run() {
      const image = mat(100, 100);
      call(
        cv,
        'blur',
        image,
        sizeThat(() => call(cv, 'add', mat(3, 3), 1, image)),
      );
      if (image.rows !== 3) throw new Error('not replaced');
    },
  },
  {
    name: 'a getter that transfers the memory of a Mat, and lets it go',
    run() {
      const bytes = new Uint8Array(4e6);
      const effect = (): void => {
        if (bytes.length > 0) transfer(bytes.buffer);
        globalThis.gc?.();
      };
      call(cv, 'blur', cv.Mat.from(bytes), sizeThat(effect));
    },
    throws: /^TypeError: cv\.blur: argument 1 'src': expected a Mat whose ArrayBuffer was not transferred/,
  },
  {
    name: 'a getter that transfers the memory of a dst',
    run() {
      const bytes = new Uint8Array(64);
      const dst = cv.Mat.from(bytes, { shape: [8, 8] });
      const options = {
        get mask() {
          if (bytes.length > 0) transfer(bytes.buffer);
          return null;
        },
      };
      call(cv, 'add', mat(), 1, dst, options);
    },
    throws: /^TypeError: cv\.add: /,
  },
  {
    name: 'a getter that transfers a Buffer that was read before',
    run() {
      const bytes = new Uint8Array(4e6);
      call(
        cv,
        'blur',
        bytes,
        sizeThat(() => bytes.length > 0 && transfer(bytes.buffer)),
      );
    },
    throws: /^TypeError: cv\.blur: an argument changed while it was read/,
  },
  {
    name: 'a getter that releases the object whose method is called',
    async run() {
      const orb = cv.ORB.create();
      call(orb, 'detect', mat(50, 50), { get mask() { orb.release(); return null; } }); // prettier-ignore
      await churn();
    },
  },
  {
    name: 'a getter that makes the list longer for ever ends where the list did',
    run() {
      const list: number[] = [1];
      Object.defineProperty(list, 0, { get: () => list.push(1) });
      call(cv.utils, 'dumpVectorOfInt', list);
    },
  },
  {
    name: 'a getter that empties the list',
    run() {
      const list: unknown[] = [mat(), mat(), mat()];
      Object.defineProperty(list, 0, { get() { list.length = 0; return mat(); } }); // prettier-ignore
      call(cv, 'merge', list);
    },
    throws: /^TypeError: cv\.merge: an argument changed while it was read/,
  },
  // Proxies
  {
    name: 'a proxy of a Mat',
    run: () => call(cv, 'add', new Proxy(mat(), {}), 1),
    throws: /^TypeError: cv\.add: argument 1 'src1'.* or a Proxy of one/s,
  },
  {
    name: 'an object keeps what it was passed, though its buffer is transferred',
    async run() {
      const numbers = new Float32Array(32 * 200000).fill(1);
      const trainer = new cv.BOWKMeansTrainer(2);
      trainer.add(cv.Mat.from(numbers, { shape: [200000, 32] }));
      transfer(numbers.buffer);
      await churn();
      if (trainer.getDescriptors()[0]?.at(5, 5) !== 1) throw new Error('other memory');
    },
  },
  {
    name: 'an object keeps what it was passed, though that Mat stood on the data of one that is released',
    run() {
      const mat = cv.Mat.ones([200000, 32], 'float32');
      const trainer = new cv.BOWKMeansTrainer(2);
      trainer.add(cv.Mat.from(mat.data, { shape: [200000, 32] }));
      mat.release();
      cv.memory.trim();
      if (trainer.getDescriptors()[0]?.at(5, 5) !== 1) throw new Error('other memory');
    },
  },
  {
    name: 'a FileNode outlives its FileStorage',
    async run() {
      const open = (text: string): InstanceType<typeof cv.FileStorage> =>
        new cv.FileStorage(text, cv.FileStorage_READ | cv.FileStorage_MEMORY);
      const node = open('{"a": 1, "b": [1, 2, 3]}').getNode('b');
      for (let i = 0; i < 20; i++) {
        await churn();
        const others = Array.from({ length: 20 }, () => open('{"z": 9, "y": [1, 2, 3, 4, 5, 6, 7, 8, 9]}'));
        if (node.size() !== 3 || others.length !== 20) throw new Error("another file's node");
      }
    },
  },
  {
    name: 'elements that other threads change while they are counted',
    async run() {
      const shared = new Int32Array(new SharedArrayBuffer(8e6));
      const mat = cv.Mat.from(shared);
      for (let i = 0; i < 20; i++) {
        shared.fill(0);
        const counts = [mat.nonzeroAsync(), mat.bincountAsync()];
        shared.fill(500000);
        await Promise.all(counts);
      }
    },
  },
  {
    name: 'a formatter of stacks that throws',
    async run() {
      const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
      try {
        Error.prepareStackTrace = () => {
          throw new Error('from the formatter');
        };
        await cv.blurAsync(mat(), [0, 0]).catch(() => undefined);
      } finally {
        Reflect.deleteProperty(Error, 'prepareStackTrace');
        if (before !== undefined) Object.defineProperty(Error, 'prepareStackTrace', before);
      }
    },
  },
  {
    name: 'a proxy of an array',
    run: () => call(cv, 'merge', new Proxy([mat()], {})),
    throws: /^TypeError: cv\.merge: argument 1 'mv': expected an array/,
  },
  {
    name: 'a proxy whose traps throw',
    run: () => call(cv, 'add', 1, 1, new Proxy({}, { ownKeys: () => { throw new Error('trap'); } })), // prettier-ignore
    throws: /^Error: trap$/,
  },
  {
    name: 'a proxy that claims keys it does not have',
    run: () => call(cv, 'add', 1, 1, new Proxy({}, { ownKeys: () => ['dst', 'mask'] })),
  },
  { name: 'a revoked proxy as an array', run: () => call(cv, 'add', revoked, 1), throws: /^TypeError: / },
  { name: 'a revoked proxy as a size', run: () => call(cv, 'blur', mat(), revoked), throws: /^TypeError: / },
  { name: 'a revoked proxy as options', run: () => call(cv, 'add', 1, 1, revoked), throws: /^TypeError: / },
  {
    name: 'a revoked proxy of an array as a list',
    run: () => call(cv, 'merge', revokedArray),
    throws: /^TypeError: /,
  },
  {
    name: 'revoked proxies for a new Mat',
    run: () => construct(cv.Mat, revoked, revoked, revoked),
    throws: /^TypeError: /,
  },
  {
    name: 'a revoked proxy as a fill',
    run: () => construct(cv.Mat, 1, 1, 0, revoked),
    throws: /^TypeError: /,
  },
];

await runScenarios(import.meta, scenarios);
