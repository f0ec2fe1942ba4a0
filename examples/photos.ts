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
import { plural, reason, time, totalMs } from './photos/text.js';

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

function progress({ photo, faces, pictures }: Row): string {
  const { width, height } = pictures[0]!;
  const columns = [
    basename(photo).padEnd(20),
    `${width} x ${height}`.padStart(11),
    plural(faces, 'face').padStart(8),
    time(totalMs(pictures)).padStart(7),
  ];
  return columns.join('  ');
}

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
  if (cascade.empty()) throw new Error(`no face cascade in ${CASCADE}: install the package opencv-data`);
  await mkdir(out, { recursive: true });

  for (const [index, photo] of photos.entries()) {
    try {
      const row = await workOn(photo, out, folderFor(photo, index, photos.length), cascade);
      rows.push(row);
      console.log(`[${index + 1}/${photos.length}]`.padEnd(7), progress(row));
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
