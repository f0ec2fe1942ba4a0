import cv from '../../src/index.js';
import { call, construct } from '../call/call.js';
import { runScenarios, type Scenario } from './scenario.js';

type Mat = InstanceType<typeof cv.Mat>;

const mat = (rows = 8, cols = 8): Mat => new cv.Mat(rows, cols, cv.CV_8U, 3);

/** A Size whose width is asked for with a side effect. */
const sizeThat = (effect: () => void): object => ({
  height: 3,
  get width() {
    effect();
    return 3;
  },
});

/** An array without an element, of the greatest length. */
const sparse = (): unknown[] => new Array<unknown>(2 ** 32 - 1);

const deep = (levels: number): unknown[] => {
  let nested: unknown[] = [];
  for (let i = 0; i < levels; i++) nested = [nested];
  return nested;
};

export const scenarios: Scenario[] = [
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
      const odd = Reflect.construct(cv.Mat, [], cv.ORB) as object;
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
    run: () => call(cv, 'add', Object.setPrototypeOf(mat(), null) as object, 1),
  },
  {
    name: 'new.target whose prototype getter throws',
    run(): unknown {
      const get = (): never => {
        throw new Error('no prototype');
      };
      return Reflect.construct(cv.Mat, [], new Proxy(Object, { get }));
    },
    throws: /^Error: no prototype$/,
  },
  {
    name: "a constructor of a result's class that was replaced on cv",
    run() {
      const { Mat: original } = cv;
      const image = mat();
      try {
        Reflect.set(cv, 'Mat', () => {
          throw new Error('mine');
        });
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
