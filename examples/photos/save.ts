import { mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import cv from '../../src/index.js';
import type { Picture } from './process.js';

/** A picture that lies on disk. */
export interface Saved {
  title: string;
  /** The file, below the folder for all results. */
  path: string[];
  width: number;
  height: number;
  ms: number;
}

/** A photo's own folder. The number keeps photos of the same name, from different folders, apart. */
export function folderFor(photo: string, index: number, count: number): string {
  const number = String(index + 1).padStart(Math.max(2, String(count).length), '0');
  return `${number}-${basename(photo, extname(photo))}`;
}

/** Writes the pictures into their folder below `out`, all at the same time. */
export async function savePictures(
  pictures: readonly Picture[],
  out: string,
  folder: string,
): Promise<Saved[]> {
  await mkdir(join(out, folder), { recursive: true });
  return Promise.all(
    pictures.map(async ({ title, file, image, ms }) => {
      const path = [folder, file];
      if (!(await cv.imwriteAsync(join(out, ...path), image)))
        throw new Error(`cannot write ${join(out, ...path)}`);
      return { title, path, width: image.cols, height: image.rows, ms };
    }),
  );
}
