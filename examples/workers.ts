/**
 * Blurs faces and makes thumbnails on threads of its own, which see the same pixels without a copy:
 *
 *   node --import tsx examples/workers.ts [--out <dir>] [--threads <n>] [<photo> | <folder>]...
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import cv from '../src/index.js';
import { jpegNames } from './jobs/names.js';
import { findPhotos } from './photos/find.js';
import { plural, reason } from './photos/text.js';
import { WorkerPool } from './workers/pool.js';
import type { Result, Task } from './workers/worker.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'out' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const threads = Number(values.threads);
const folders = ['blurred', 'thumbnails'].map((name) => join(values.out, name));
const skip = (photo: string, error: unknown): void => {
  console.error(`skipped ${photo}: ${reason(error)}`);
  process.exitCode = 1;
};

const photos = await findPhotos(positionals, skip);
const names = jpegNames(photos);
for (const folder of folders) await mkdir(folder, { recursive: true });
const pool = new WorkerPool<Task, Result>(new URL('workers/start.mjs', import.meta.url), threads);

async function work(path: string): Promise<string> {
  using photo = await cv.imdecodeAsync(await readFile(path), cv.IMREAD_COLOR);
  // The other thread blurs these very pixels.
  const { thumbnail, faces } = await pool.run({ photo: photo.share(), box: [320, 320] });
  using small = cv.Mat.receive(thumbnail);
  for (const [i, image] of [photo, small].entries())
    await writeFile(join(folders[i]!, names.get(path)!), await cv.imencodeAsync('.jpg', image));
  return `${basename(path)}: ${plural(faces, 'face')}, ${small.cols} x ${small.rows}`;
}

// Twice as many as threads: while these work, the next photos are decoded, and no more than that are in memory.
const lines = cv.map(photos, work, { concurrency: 2 * threads, onError: (error, path) => skip(path, error) });
for await (const line of lines) console.log(line);
await pool.close();
