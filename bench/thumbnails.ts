/**
 * A 12-megapixel JPEG in, 800 pixels wide and JPEG again out: images a second, processor time and peak memory, beside
 * sharp and Python's cv2, each in a process of its own.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPackages } from '../scripts/lib/npm-packages.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import cv from '../src/index.js';
import { line, median } from './compare.js';
import { startNode, startPython, type Partner } from './partner.js';

const ROUNDS = 5;
const IMAGES = 32;
const SHARP = 'sharp@0.35.5';

const peers = inRoot('build', 'peers', 'sharp');
if (!existsSync(join(peers, 'node_modules', 'sharp')) && (await addPackages([SHARP], peers)) !== 0)
  throw new Error(`${SHARP} could not be installed`);

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-thumbnails-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const file = join(folder, 'photo.jpg');
{
  // A photo enlarged has no details of its own: grain makes it as large a file as a camera's.
  const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
  const enlarged = cv.resize(photo, [4000, 3000], { interpolation: cv.INTER_CUBIC });
  const grain = cv.GaussianBlur(cv.Mat.random([3000, 4000], { dtype: 'uint8', seed: 1 }), [5, 5], 0.8);
  const grained = cv.addWeighted(enlarged, 1, cv.cvtColor(grain, cv.COLOR_GRAY2BGR), 0.25, -32);
  writeFileSync(file, cv.imencode('.jpg', grained, { quality: 85 }));
}

type Side = Pick<Partner, 'ask' | 'processorTime' | 'end'>;

const python = (decode: string, inFlight: number): Side => {
  const partner = startPython();
  const setup = `
import cv2
import numpy as np
from concurrent.futures import ThreadPoolExecutor
def thumbnail(_):
    with open(${JSON.stringify(file)}, 'rb') as opened:
        image = cv2.imdecode(np.frombuffer(opened.read(), np.uint8), ${decode})
    small = cv2.resize(image, (800, 600), interpolation=cv2.INTER_AREA)
    cv2.imencode('.jpg', small, [cv2.IMWRITE_JPEG_QUALITY, 80])
pool = ThreadPoolExecutor(${inFlight})
`;
  const statement = `list(pool.map(thumbnail, range(${IMAGES})))`;
  return {
    ask: async (request) =>
      'images' in request
        ? (await partner.ask({ setup, statement, times: 1 })) / IMAGES
        : partner.ask(request),
    processorTime: () => partner.processorTime(),
    end: () => partner.end(),
  };
};
const node = (side: string, inFlight: number): Side =>
  startNode('thumbnail-programs.mjs', [side, file, peers, String(inFlight)]);
const sides: Record<string, (inFlight: number) => Side> = {
  'node-cv2, fit': (inFlight) => node('node-cv2', inFlight),
  sharp: (inFlight) => node('sharp', inFlight),
  'cv2, REDUCED_COLOR_4': (inFlight) => python('cv2.IMREAD_REDUCED_COLOR_4', inFlight),
  'cv2, whole': (inFlight) => python('cv2.IMREAD_COLOR', inFlight),
};

console.log(
  `\nThumbnails of a photo of 12 megapixels: medians of ${ROUNDS} rounds of ${IMAGES} images, Node ${process.version}\n`,
);
const widths = [24, 11, 12, 9, 20, 9, 12, 9];
const head = ['in flight', 'images a s', "sharp's", 'processor ms each', "sharp's", 'peak in MB', "sharp's"];
console.log(line(['', ...head], widths));
for (const inFlight of [1, 16]) {
  const all = Object.entries(sides).map(([name, start]) => {
    return { name, side: start(inFlight), times: [] as number[], processor: 0 };
  });
  for (const { side } of all) await side.ask({ images: IMAGES });
  // In turn, so that a machine that is busy is busy for all.
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of all) {
      const before = one.side.processorTime();
      one.times.push(await one.side.ask({ images: IMAGES }));
      one.processor += (one.side.processorTime() - before) / (ROUNDS * IMAGES);
    }
  }
  const results = await Promise.all(
    all.map(async ({ name, side, times, processor }) => {
      return { name, rate: 1e9 / median(times), processor: processor / 1e6, peak: await side.ask({}) };
    }),
  );
  for (const { side } of all) side.end();
  const sharp = results.find(({ name }) => name === 'sharp')!;
  for (const { name, rate, processor, peak } of results) {
    const cells = [
      ...[rate.toFixed(1), (rate / sharp.rate).toFixed(2)],
      ...[processor.toFixed(1), (processor / sharp.processor).toFixed(2)],
      ...[peak.toFixed(0), (peak / sharp.peak).toFixed(2)],
    ];
    console.log(line([name, String(inFlight), ...cells], widths));
  }
}
