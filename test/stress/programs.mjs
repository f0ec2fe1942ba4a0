// Each program runs alone in a process, whose peak is then known. In plain JavaScript, over the package as it is
// published: a TypeScript loader in the same process would be measured too.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const file = fileURLToPath(import.meta.url);

/** @typedef {typeof import('../../src/generated/cv.js')} Cv */

/** @returns {Cv} */
function load() {
  /** @type {unknown} */
  const cv = createRequire(import.meta.url)('../../dist/index.js');
  return /** @type {Cv} */ (cv);
}

/** @param {Cv} cv @param {string} path */
const filmTo = (cv, path) =>
  new cv.VideoWriter(path, cv.VideoWriter.fourcc('M', 'J', 'P', 'G'), 25, [1280, 720]);

/**
 * Of fifty frames, 138 MB of pixels.
 * @param {Cv} cv
 * @param {(path: string) => Promise<void>} body
 */
async function withFilm(cv, body) {
  const folder = mkdtempSync(join(tmpdir(), 'node-cv2-film-'));
  try {
    const path = join(folder, 'film.avi');
    const writer = filmTo(cv, path);
    const image = new cv.Mat(720, 1280, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 50; i++) writer.write(image);
    writer.release();
    await body(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);

/** @type {Record<string, (cv: Cv) => unknown>} */
const programs = {
  'a synchronous loop that never yields'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 1500; i++) cv.cvtColor(image, cv.COLOR_BGR2GRAY);
  },
  'a synchronous loop over views of results'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 1500; i++) cv.cvtColor(image, cv.COLOR_BGR2GRAY).roi([0, 0, 100, 100]).clone();
  },
  'a synchronous loop that makes a dst grow and shrink'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    const dst = new cv.Mat();
    for (let i = 0; i < 500; i++) cv.resize(image, [1920 - (i % 2) * 960, 1080], dst);
  },
  'a synchronous loop that makes large objects'(cv) {
    for (let i = 0; i < 100; i++) cv.BRISK.create().empty();
  },
  'a synchronous loop that takes data and releases'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 1500; i++) {
      const gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY);
      gray.data[0] = 1;
      gray.release();
    }
  },
  'a synchronous loop that takes data of fresh images'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 2000; i++) image.clone().data[0] = 1;
  },
  'a synchronous loop that shares, tokens never received'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 500; i++) image.clone().share();
  },
  'a synchronous loop that shares and releases'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 500; i++) {
      const copy = image.clone();
      copy.share();
      copy.release();
    }
  },
  'small views that outlive their images'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    const last = [];
    for (let i = 0; i < 1000; i++) last[i % 10] = image.clone().roi([0, 0, 10, 10]);
  },
  'more arrays of data than the event loop can wait for, then released'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    const held = Array.from({ length: 40 }, () => image.clone());
    const arrays = held.map((mat) => mat.data);
    for (const mat of held) mat.release();
    assert.deepEqual(new Set(arrays.map((array) => array.length)), new Set([0]));
  },
  'a loop that takes data and yields now and then'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    const round = async (/** @type {number} */ left) => {
      for (let i = 0; i < 10; i++) cv.cvtColor(image, cv.COLOR_BGR2GRAY).data[0] = 1;
      await new Promise((resolve) => setImmediate(resolve));
      if (left > 0) await round(left - 1);
    };
    return round(100);
  },
  'a synchronous loop over new typed arrays'(cv) {
    for (let i = 0; i < 1000; i++) new cv.Mat(1080, 1920, cv.CV_8U, new Uint8Array(1080 * 1920));
  },
  'errors in a synchronous loop'(cv) {
    const [a, b] = [new cv.Mat(1080, 1920, cv.CV_8U), new cv.Mat(1080, 1921, cv.CV_8U)];
    for (let i = 0; i < 20000; i++) {
      try {
        cv.add(a, b);
      } catch {
        continue;
      }
      throw new Error('no error');
    }
  },
  'lists of objects in a synchronous loop'(cv) {
    const points = Array.from({ length: 2000 }, (_, i) => /** @type {[number, number]} */ ([i, i]));
    for (let i = 0; i < 300; i++) cv.KeyPoint.convert(points);
  },
  'detectors in a synchronous loop'(cv) {
    for (let i = 0; i < 5000; i++) cv.ORB.create().getMaxFeatures();
  },
  async 'a flood of asynchronous calls, thirty in flight'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    const lane = async () => {
      for (let i = 0; i < 50; i++) await cv.cvtColorAsync(image, cv.COLOR_BGR2GRAY);
    };
    await Promise.all(Array.from({ length: 30 }, lane));
  },
  async 'one asynchronous call after another'(cv) {
    const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
    for (let i = 0; i < 1500; i++) await cv.cvtColorAsync(image, cv.COLOR_BGR2GRAY);
  },
  async 'a film of a thousand frames, frame by frame'(cv) {
    await withFilm(cv, async (path) => {
      const capture = new cv.VideoCapture(path);
      for (let i = 0; i < 20; i++) {
        capture.set(cv.CAP_PROP_POS_FRAMES, 0);
        for await (const frame of capture) assert.equal(frame.shape[0], 720);
      }
    });
  },
  async 'a film of a thousand frames through streams'(cv) {
    await withFilm(cv, async (path) => {
      const writer = filmTo(cv, `${path}.copy.avi`);
      async function* frames() {
        for (let i = 0; i < 20; i++) yield* new cv.VideoCapture(path).toReadable();
      }
      await pipeline(frames, writer.toWritable());
      assert.equal(new cv.VideoCapture(`${path}.copy.avi`).get(cv.CAP_PROP_FRAME_COUNT), 1000);
    });
  },
  async 'twenty workers, one after another'() {
    for (let i = 0; i < 20; i++) {
      const worker = new Worker(file, { workerData: 'work' });
      const exit = once(worker, 'exit');
      await once(worker, 'message');
      await exit;
    }
  },
};

/** Megabytes at the peak: a few 1080p images above what Node and OpenCV's libraries take. */
const LIMIT = 250;
/** More where more is in hand at once; each loop makes 2,000 MB and more in all. */
/** @type {Record<string, number>} */
const limits = {
  // A detector with its pattern takes 47 MB.
  'a synchronous loop that makes large objects': 450,
  // Three objects a round, of which the collector knows the size of one.
  'a synchronous loop over views of results': 300,
  'lists of objects in a synchronous loop': 300,
  // A decoder and an encoder with frames of their own, and two in each stream between them.
  'a film of a thousand frames through streams': 400,
  // Each thread has a heap of its own, and the allocator keeps some of its pages.
  'twenty workers, one after another': 350,
  // Up to 128 MB wait behind array buffers, which the event loop frees; what is V8's own waits for a full collection.
  'a synchronous loop that takes data of fresh images': 1000,
  // V8 frees a SharedArrayBuffer when it collects the object that stands for it.
  'a synchronous loop that shares, tokens never received': 450,
  'a synchronous loop that shares and releases': 450,
  // Ten images are in hand, and as many more until they are found to be dead.
  'small views that outlive their images': 750,
  'more arrays of data than the event loop can wait for, then released': 600,
  // What ten rounds leave waits for the event loop, whatever the collector does.
  'a loop that takes data and yields now and then': 400,
  // The collector sees first the Mat go, then, at its next run, the array under it.
  'a synchronous loop over new typed arrays': 450,
  // Thirty results on the way, and thirty that the suspended functions still hold: they outlive the young collector, and
  // how much gathers until V8's full one is done depends on what else the processors do (320 to 590 seen).
  'a flood of asynchronous calls, thirty in flight': 800,
};

/** What a worker of the churn does: it leaves objects of every kind behind. */
function work() {
  const cv = load();
  const image = new cv.Mat(1080, 1920, cv.CV_8UC3, [1, 2, 3]);
  const kept = Array.from({ length: 20 }, () => cv.cvtColor(image, cv.COLOR_BGR2GRAY));
  for (const mat of kept) mat.data[0] = 1;
  parentPort?.postMessage([cv.ORB.create(), kept].length);
}

if (isMainThread) {
  const program = programs[process.argv[2] ?? ''];
  if (program === undefined) {
    console.log(
      JSON.stringify(Object.keys(programs).map((name) => ({ name, limit: limits[name] ?? LIMIT }))),
    );
  } else {
    const cv = load();
    const base = megabytes();
    await program(cv);
    console.log(JSON.stringify({ base, peak: megabytes() }));
  }
} else if (workerData === 'work') {
  work();
}
