/**
 * Makes a thumbnail of every photo in a folder:
 *
 *   node --import tsx examples/batch.ts photos/ thumbnails/ --size 320x240
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import cv from '../src/index.js';
import { readOptions, type Options } from './batch/options.js';
import { jpegNames } from './jobs/names.js';
import { thumbnail } from './jobs/thumbnail.js';
import { photosIn } from './photos/find.js';
import { plural, reason, time } from './photos/text.js';

/** Ctrl-C, as shells count it. */
const INTERRUPTED = 130;

/** Works on the whole folder; gives the process's exit code. */
async function main({ from, to, size, concurrency }: Options): Promise<number> {
  const start = performance.now();
  const photos = await photosIn(from);
  const names = jpegNames(photos);
  await mkdir(to, { recursive: true });

  // The first Ctrl-C lets go of what waits, a second one ends the process.
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());

  const work = async (photo: string, _index: number, signal: AbortSignal): Promise<number> => {
    using small = await thumbnail(await readFile(photo, { signal }), size, { signal });
    const jpeg = await cv.imencodeAsync('.jpg', small, { signal });
    // Not with the signal: a file that is begun is written to its end.
    await writeFile(join(to, names.get(photo)!), jpeg);
    return jpeg.length;
  };

  const failures: string[] = [];
  const bar = new SingleBar({ format: '{bar} {value}/{total} {eta_formatted}', hideCursor: true });
  bar.start(photos.length, 0);
  const jpegs = cv.map(photos, work, {
    concurrency,
    ordered: false,
    signal: stop.signal,
    onProgress: ({ done }) => bar.update(done),
    onError: (error, photo) => failures.push(`${photo}: ${reason(error)}`),
  });
  let count = 0;
  let bytes = 0;
  try {
    for await (const length of jpegs) {
      count++;
      bytes += length;
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    bar.stop();
  }

  for (const failure of failures) console.error(`failed ${failure}`);
  const rest = photos.length - count - failures.length;
  const parts = [
    `${plural(count, 'thumbnail')} in ${to}`,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${failures.length} failed`,
  ];
  if (stop.signal.aborted) parts.push(`stopped before the other ${rest}`);
  console.log(`${parts.join(', ')}; ${time(performance.now() - start)}`);
  if (stop.signal.aborted) return INTERRUPTED;
  return failures.length === 0 ? 0 : 1;
}

const options = readOptions(process.argv.slice(2));
if (options !== undefined) {
  process.exitCode = await main(options).catch((error: unknown) => {
    console.error(`batch: ${reason(error)}`);
    return 1;
  });
}
