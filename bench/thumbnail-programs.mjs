// The sides of thumbnails.ts that run in Node, each in a process whose peak is then known: plain JavaScript over the
// packages as they are published.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** @typedef {typeof import('../src/generated/cv.js')} Cv */
/** @typedef {(bytes: Buffer) => Promise<Buffer>} Thumbnail */
/**
 * What is used of sharp.
 * @typedef {object} Sharp
 * @property {() => Sharp} rotate
 * @property {(width: number) => Sharp} resize
 * @property {(options: { quality: number }) => Sharp} jpeg
 * @property {() => Promise<Buffer>} toBuffer
 */

const [side, file = '', peers = '', inFlight] = process.argv.slice(2);

/** @returns {Thumbnail} */
function ours() {
  /** @type {unknown} */
  const loaded = createRequire(import.meta.url)('../dist/index.js');
  const cv = /** @type {Cv} */ (loaded);
  return async (bytes) => {
    const image = await cv.imdecodeAsync(bytes, cv.IMREAD_COLOR, { fit: [800, Infinity] });
    return cv.imencodeAsync('.jpg', image, { quality: 80 });
  };
}

/** @returns {Thumbnail} */
function sharps() {
  /** @type {unknown} */
  const loaded = createRequire(join(peers, 'peers.js'))('sharp');
  const sharp = /** @type {(bytes: Buffer) => Sharp} */ (loaded);
  return (bytes) => sharp(bytes).rotate().resize(800).jpeg({ quality: 80 }).toBuffer();
}

const thumbnail = side === 'sharp' ? sharps() : ours();

/** @param {number} images */
async function run(images) {
  const start = process.hrtime.bigint();
  let left = images;
  const lane = async () => {
    while (left-- > 0) await thumbnail(await readFile(file));
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, lane));
  return Number(process.hrtime.bigint() - start) / images;
}

function peak() {
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {unknown} */
  const request = JSON.parse(line);
  const { images } = /** @type {{ images?: number }} */ (request);
  console.log(images === undefined ? peak() : await run(images));
}
