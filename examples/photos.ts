/**
 * Runs OpenCV over photos, saves what comes out, and shows it side by side on a contact sheet:
 *
 *   npm start                             a dozen photos of Debian's opencv-doc package
 *   npm start -- holiday.jpg pictures/    your own, and those in a folder
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import cv from '../src/index.js';
import { findPhotos } from './photos/find.js';
import { openInBrowser } from './photos/open.js';
import { type Options, readOptions } from './photos/options.js';
import { processPhoto } from './photos/process.js';
import { folderFor, savePictures } from './photos/save.js';
import { contactSheet, type Problem, type Row } from './photos/sheet.js';

const CASCADE = '/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml';

/** Decodes, processes and saves one photo. */
async function workOn(
  photo: string,
  out: string,
  folder: string,
  cascade: cv.CascadeClassifier,
): Promise<Row> {
  const { pictures, faces } = await processPhoto(await readFile(photo), cascade);
  return { photo, faces, pictures: await savePictures(pictures, out, folder) };
}

function progress(row: Row): string {
  const { width, height } = row.pictures[0]!;
  const ms = row.pictures.reduce((sum, picture) => sum + picture.ms, 0);
  const faces = `${row.faces} ${row.faces === 1 ? 'face' : 'faces'}`;
  const size = `${width} x ${height}`;
  return `${basename(row.photo).padEnd(20)} ${size.padStart(11)}  ${faces.padStart(8)}  ${ms.toFixed(0).padStart(5)} ms`;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Everything after the options; gives the process's exit code. */
async function main({ inputs, out }: Options): Promise<number> {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  const skip = (photo: string, error: unknown): void => {
    problems.push({ photo, reason: reason(error) });
    console.error(`skipped ${photo}: ${reason(error)}`);
  };

  const photos = await findPhotos(inputs, skip);
  const cascade = await cv.CascadeClassifier.newAsync(CASCADE);
  await mkdir(out, { recursive: true });

  for (const [index, photo] of photos.entries()) {
    try {
      const row = await workOn(photo, out, folderFor(photo, index, photos.length), cascade);
      rows.push(row);
      console.log(
        `[${String(index + 1).padStart(String(photos.length).length)}/${photos.length}] ${progress(row)}`,
      );
    } catch (error) {
      skip(photo, error);
    }
  }

  const sheet = join(out, 'index.html');
  await writeFile(sheet, await contactSheet(rows, problems));
  console.log(`${rows.length} of ${rows.length + problems.length} done, side by side in ${sheet}`);
  openInBrowser(sheet);
  return problems.length === 0 ? 0 : 1;
}

const options = readOptions(process.argv.slice(2));
if (options !== undefined) {
  process.exitCode = await main(options).catch((error: unknown) => {
    console.error(`photos: ${reason(error)}`);
    return 1;
  });
}
