// Rounds of mixed calls on 1080p images, in the main thread and in three workers that come and go. Does the memory
// of the process stay flat, and is everything let go in the end? Exit code 1 when not.
//
//   node --expose-gc test/stress/soak.mjs [--rounds 20000]
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { load, makeImage, rounds } from './soak-rounds.mjs';

/** @typedef {import('./soak-rounds.mjs').Cv} Cv */

/** A worker's life, in rounds. */
const LIFE = 100;
/** How a worker ends: by itself, or in the middle of calls, by its own will or by the main thread's. */
const ENDS = /** @type {const} */ (['done', 'exits', 'terminated']);
/** @typedef {{ first: number; count: number; end: (typeof ENDS)[number] }} Life */

/** The first part of the rounds, in which memory still grows to what it needs. */
const WARM_UP = 0.1;
/** MB by which the last quarter's peak may be above the first's: heaps of workers come and go at other times. */
const ALLOWED = 100;

/** @param {Cv} cv */
async function collect(cv) {
  for (let i = 0; i < 20 && cv.memory().mats > 0; i++) {
    globalThis.gc?.();
    await setImmediate();
  }
}

/**
 * Runs rounds of all kinds in turn.
 * @param {Cv} cv
 * @param {number} first
 * @param {number} count
 * @param {() => void} done called after each
 */
async function work(cv, first, count, done) {
  const kinds = Object.values(rounds);
  const image = makeImage(cv);
  for (let i = 0; i < count; i++) {
    await kinds[(first + i) % kinds.length]?.(cv, image);
    done();
  }
}

/** @param {Life} life */
async function beWorker({ first, count, end }) {
  const cv = load();
  await work(cv, first, count, () => parentPort?.postMessage('round'));
  if (end === 'done') {
    await collect(cv);
    assert.equal(cv.memory().mats, 0, 'Mats that live on in a worker');
    return;
  }
  const image = makeImage(cv);
  for (let i = 0; i < 8; i++) void cv.GaussianBlurAsync(image, [31, 31], 0);
  if (end === 'exits') process.exit(0);
  parentPort?.postMessage('terminate me');
  setInterval(() => undefined, 1000);
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** @param {number} total */
async function soak(total) {
  const cv = load();
  let [given, done, workers] = [0, 0, 0];
  /** Peaks of the warm-up and of four quarters. */
  const peaks = [0, 0, 0, 0, 0];

  const sample = () => {
    done++;
    const part = (done / total - WARM_UP) / (1 - WARM_UP);
    const at = part <= 0 ? 0 : Math.min(4, Math.floor(part * 4) + 1);
    peaks[at] = Math.max(peaks[at] ?? 0, megabytes());
  };

  /** The next rounds, as long as there are any. */
  const take = () => {
    const count = Math.min(LIFE, total - given);
    const first = given;
    given += count;
    return { first, count };
  };

  const workerLane = async () => {
    for (let next = take(); next.count > 0; next = take()) {
      const end = ENDS[workers++ % ENDS.length] ?? 'done';
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { ...next, end } });
      const exit = once(worker, 'exit');
      worker.on('message', (message) => (message === 'round' ? sample() : void worker.terminate()));
      const [code] = /** @type {[number]} */ (await exit);
      assert.equal(code, end === 'terminated' ? 1 : 0);
    }
  };
  const mainLane = async () => {
    for (let next = take(); next.count > 0; next = take()) await work(cv, next.first, next.count, sample);
  };
  await Promise.all([mainLane(), workerLane(), workerLane(), workerLane()]);
  assert.equal(done, total);

  await collect(cv);
  const { mats, bytes } = cv.memory();
  const growth = (peaks[4] ?? 0) - (peaks[1] ?? 0);
  const flat = growth <= ALLOWED;
  console.log(`${total} rounds, ${workers} workers`);
  console.log(
    `peak in MB: warm-up ${peaks[0]}, then by quarters ${peaks.slice(1).join(', ')}; now ${megabytes()}`,
  );
  console.log(
    `${flat ? 'flat' : 'NOT FLAT'}: ${growth} MB from the first to the last quarter, ${ALLOWED} allowed`,
  );
  console.log(`alive at the end: ${mats} Mats, ${bytes} bytes of pixels`);
  if (!flat || mats > 0 || bytes > 0) process.exitCode = 1;
}

if (isMainThread) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20000' } } });
  await soak(Number(values.rounds));
} else {
  await beWorker(/** @type {Life} */ (workerData));
}
