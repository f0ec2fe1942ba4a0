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

/** An array of accessors on its prototype: without an own element, of the greatest length. */
const sparse = (): unknown[] => new Array<unknown>(2 ** 32 - 1);

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const { proxy: revokedArray, revoke: revokeArray } = Proxy.revocable([], {});
revokeArray();

const deep = (levels: number): unknown[] => {
  let nested: unknown[] = [];
  for (let i = 0; i < levels; i++) nested = [nested];
  return nested;
};

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
          throw 'words';
        },
        height: 1,
      }), // eslint-disable-line @typescript-eslint/only-throw-error -- prettier-ignore
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
    throws: /^TypeError: cv\.add: argument 1 'src1'/,
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
  // Lengths
  {
    name: 'a sparse array of 2^32 - 1 as points',
    run: () => call(cv, 'boundingRect', sparse()),
    throws: /^TypeError: /,
  },
  { name: 'one as a list of Mats', run: () => call(cv, 'merge', sparse()), throws: /^TypeError: / },
  {
    name: 'one as a list of integers',
    run: () => call(cv.utils, 'dumpVectorOfInt', sparse()),
    throws: /^TypeError: /,
  },
  {
    name: 'one as a scalar',
    run: () => call(cv, 'circle', mat(), [0, 0], 1, sparse()),
    throws: /^TypeError: /,
  },
  {
    name: 'one as key points',
    run: () => call(cv, 'drawKeypoints', mat(), sparse(), null),
    throws: /^TypeError: /,
  },
  { name: 'one as a size', run: () => call(cv, 'blur', mat(), sparse()), throws: /^TypeError: / },
  {
    name: 'one as a shape',
    run: () => call(cv.Mat, 'from', [1], { shape: sparse() }),
    throws: /^TypeError: /,
  },
  {
    name: 'a result longer than memory',
    run: () => call(cv.utils, 'generateVectorOfInt', 2n ** 63n),
    throws: /^CvError: /,
  },
  {
    name: 'a string of 64 MB',
    run: () => call(cv, 'imread', 'x'.repeat(2 ** 26)),
    throws: /^CvError: imread/,
  },
  {
    name: 'a string with a zero in it',
    run: () => call(cv, 'imread', '/nowhere\0.png'),
    throws: /^CvError: imread/,
  },
  { name: 'half a surrogate pair', run: () => call(cv.utils, 'dumpString', '\ud800') },
  // Numbers
  {
    name: 'the smallest number as an int',
    run: () => call(cv.utils, 'dumpInt', 5e-324),
    throws: /^RangeError: .*4\.94066e-324/,
  },
  {
    name: "the smallest number in a message of OpenCV's",
    run: () => call(cv, 'Canny', new cv.Mat(3, 3, cv.CV_32F), 5e-324, 1e-310),
    throws: /^CvError: Canny\(image: 3x3 float32 x1, threshold1: 4\.94066e-324, threshold2: 1e-310\)/,
  },
  {
    name: 'sizes that multiply to 2^64',
    run: () => new cv.Mat(2 ** 30, 2 ** 30, cv.CV_64FC2),
    throws: /^CvError: /,
  },
  {
    name: 'a result of such a size',
    run: () => cv.repeat(mat(1, 16), 2 ** 30, 2 ** 27),
    throws: /^CvError: /,
  },
  // Prototypes
  {
    name: "an object with a Mat's prototype",
    run: () => call(cv, 'add', Object.create(cv.Mat.prototype), 1),
    throws: /^TypeError: cv\.add: argument 1/,
  },
  {
    name: 'an object that inherits from a Mat',
    run: () => call(cv, 'add', Object.create(mat()), 1),
    throws: /^TypeError: cv\.add: argument 1/,
  },
  {
    name: "a Mat with another class's prototype",
    run() {
      const odd: object = Reflect.construct(cv.Mat, [], cv.ORB);
      call(odd, 'detect', mat());
    },
    throws: /^TypeError: cv\.Feature2D\.detect: |^TypeError: cv\.ORB\.detect: /,
  },
  {
    name: "an object with a Mat's prototype put on later",
    run: () => call(Object.setPrototypeOf(cv.ORB.create(), cv.Mat.prototype) as object, 'clone'),
    throws: /^TypeError: Mat\.clone: 'this' must be a Mat, got a cv\.ORB/,
  },
  {
    name: 'a Mat whose prototype is gone is still one',
    run: () => call(cv, 'add', Object.setPrototypeOf(mat(), null), 1),
  },
  {
    name: 'new.target whose prototype getter throws',
    run: () => Reflect.construct(cv.Mat, [], new Proxy(class {}, { get: () => { throw new Error('no prototype'); } })), // prettier-ignore
    throws: /^Error: no prototype$/,
  },
  {
    name: "a constructor of a result's class that was replaced on cv",
    run() {
      const { Mat: original } = cv;
      const image = mat();
      try {
        Reflect.set(cv, 'Mat', class { constructor() { throw new Error('mine'); } }); // prettier-ignore
        if (!(cv.add(image, 1) instanceof original)) throw new Error('another class');
      } finally {
        Reflect.set(cv, 'Mat', original);
      }
    },
  },
  {
    name: 'setters on Object.prototype and Array.prototype',
    run() {
      const trap = { configurable: true, set() { throw new Error('trap'); } }; // prettier-ignore
      Object.defineProperty(Array.prototype, 0, trap);
      Object.defineProperty(Object.prototype, 'code', trap);
      try {
        cv.minMaxLoc(mat());
        cv.add(mat(2, 2), mat(3, 3));
      } finally {
        Reflect.deleteProperty(Array.prototype, 0);
        Reflect.deleteProperty(Object.prototype, 'code');
      }
    },
    throws: /^(CvError|Error): /,
  },
  // Symbols
  ...[Symbol('s'), Symbol.iterator].map((symbol): Scenario => ({
    name: `${String(symbol)} wherever something is expected`,
    run() {
      const uses = [
        () => call(cv, 'add', symbol, 1),
        () => call(cv, 'add', 1, 1, symbol),
        () => call(cv, 'blur', mat(), [symbol, 1]),
        () => call(cv, 'merge', [symbol]),
        () => call(cv, 'imread', symbol),
        () => call(cv.utils, 'dumpBool', symbol),
        () => construct(cv.Mat, symbol, 1, 1),
        () => construct(cv.Mat, 1, 1, 0, symbol),
        () => call(cv.Mat, 'from', symbol),
        () => call(mat(), 'at', symbol, 0),
        () => call(mat(), 'set', [0, 0], symbol),
        () => call(mat(), 'roi', symbol),
      ];
      for (const use of uses) {
        try {
          use();
        } catch (error) {
          if (error instanceof TypeError) continue;
          throw error;
        }
        throw new Error(`taken: ${use.toString()}`);
      }
    },
  })),
  // Depth
  {
    name: 'calls within calls until the stack ends',
    run() {
      const size: object = sizeThat(() => call(cv, 'blur', mat(), size));
      call(cv, 'blur', mat(), size);
    },
    throws: /^RangeError: Maximum call stack size exceeded$/,
  },
  {
    name: 'a call with the last of the stack',
    run() {
      const fall = (): unknown => {
        try {
          return fall();
        } catch {
          return cv.SIFT.create().detectAndCompute(mat(100, 100), null);
        }
      };
      fall();
    },
  },
  {
    name: 'arrays a hundred thousand deep',
    run: () => call(cv.Mat, 'from', deep(1e5)),
    throws: /^(RangeError|TypeError): /,
  },
  {
    name: 'arrays a hundred thousand deep as a list',
    run: () => call(cv, 'merge', deep(1e5)),
    throws: /^TypeError: /,
  },
  {
    name: 'options that contain themselves',
    run() {
      const options: Record<string, unknown> = {};
      options['dst'] = options;
      call(cv, 'add', 1, 1, options);
    },
    throws: /^TypeError: cv\.add: argument 3 'dst': expected a Mat, got an object/,
  },
  // Objects of OpenCV's
  {
    name: 'two null pointers',
    run: () => construct(cv.BOWImgDescriptorExtractor, null, null),
    throws: /^TypeError: /,
  },
  { name: 'an abstract class', run: () => construct(cv.Feature2D), throws: /^TypeError: / },
  {
    name: 'a released key point in a list',
    run() {
      const point = new cv.KeyPoint(1, 1, 1);
      point.release();
      call(cv, 'drawKeypoints', mat(), [point], null);
    },
    throws: /^TypeError: .*expected a cv\.KeyPoint that is not released/,
  },
  {
    name: "an object that is released by its own method's argument, thousands of times",
    run() {
      for (let i = 0; i < 3000; i++) {
        const point = new cv.KeyPoint(1, 1, 1);
        point.pt = [2, 3];
        point.release();
      }
      globalThis.gc?.();
    },
  },
];

await runScenarios(import.meta, scenarios);
