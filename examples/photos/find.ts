import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const SAMPLES = '/usr/share/doc/opencv-doc/examples/data';

/** The photographs among the samples, which are diagrams, drawings and chessboards for the most part. */
const SAMPLE_PHOTOS = [
  'messi5.jpg',
  'butterfly.jpg',
  'squirrel_cls.jpg',
  'basketball1.png',
  'baboon.jpg',
  'fruits.jpg',
  'aloeL.jpg',
  'home.jpg',
  'building.jpg',
  'leuvenA.jpg',
  'rubberwhale1.png',
  'board.jpg',
];

/** What a folder is searched for. A file named by the user may have any name. */
const EXTENSIONS = new Set([
  '.jpg',
  '.jpeg',
  '.jp2',
  '.png',
  '.webp',
  '.bmp',
  '.tif',
  '.tiff',
  '.pgm',
  '.ppm',
  '.pbm',
  '.pnm',
  '.hdr',
  '.exr',
]);

/** The photos in a folder, in the order of their names. */
export async function photosIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const photos = entries.filter(
    (entry) => !entry.isDirectory() && EXTENSIONS.has(extname(entry.name).toLowerCase()),
  );
  if (photos.length === 0) throw new Error('there are no photos in this folder');
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return photos.map((entry) => join(folder, entry.name)).sort(compare);
}

/** The photos to take: those named, those in the folders named, or the samples. What is not there is told to `skip`. */
export async function findPhotos(
  inputs: readonly string[],
  skip: (input: string, error: unknown) => void,
): Promise<string[]> {
  if (inputs.length === 0) return SAMPLE_PHOTOS.map((name) => join(SAMPLES, name));
  const photos: string[] = [];
  for (const input of inputs) {
    try {
      photos.push(...((await stat(input)).isDirectory() ? await photosIn(input) : [input]));
    } catch (error) {
      skip(input, error);
    }
  }
  return photos;
}
