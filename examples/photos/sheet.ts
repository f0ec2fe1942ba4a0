import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import cv from '../../src/index.js';
import type { Saved } from './save.js';
import { plural, time, totalMs } from './text.js';

/** One photo with all its pictures, the photo itself first. */
export interface Row {
  photo: string;
  faces: number;
  pictures: Saved[];
}

/** A photo that was skipped. */
export interface Problem {
  photo: string;
  reason: string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** Enlarged, a picture of a few pixels shall show them. */
const SMALL = 64;

function figure({ title, path, width, height, ms }: Saved): string {
  const href = escape(path.map(encodeURIComponent).join('/'));
  const small = Math.max(width, height) < SMALL ? ' class="small"' : '';
  return `
        <figure>
          <a href="${href}"><img src="${href}" alt="${escape(title)}" width="${width}" height="${height}"${small} loading="lazy"></a>
          <figcaption><b>${escape(title)}</b><span>${width} × ${height}</span><span>${time(ms)}</span></figcaption>
        </figure>`;
}

function section({ photo, faces, pictures }: Row): string {
  return `
    <section>
      <header>
        <h2 title="${escape(photo)}">${escape(basename(photo))}</h2>
        <p>${plural(faces, 'face')} · ${time(totalMs(pictures))}</p>
      </header>
      <div class="pictures">${pictures.map(figure).join('')}
      </div>
    </section>`;
}

function skipped(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const items = problems.map(({ photo, reason }) => `<li><b>${escape(photo)}</b> ${escape(reason)}</li>`);
  return `
    <section class="skipped">
      <h2>Skipped</h2>
      <ul>${items.join('')}</ul>
    </section>`;
}

/** The page: links are relative and the style is inside, so that the folder can be moved or sent as it is. */
export async function contactSheet(rows: readonly Row[], problems: readonly Problem[]): Promise<string> {
  const style = await readFile(new URL('sheet.css', import.meta.url), 'utf8');
  const pictures = rows.flatMap((row) => row.pictures);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>node-cv2: ${plural(rows.length, 'photo')}</title>
    <style>
${style}    </style>
  </head>
  <body>
    <h1>node-cv2</h1>
    <p class="summary">${plural(rows.length, 'photo')} · ${plural(pictures.length, 'picture')} · ${time(totalMs(pictures))} in OpenCV ${escape(cv.getVersionString())}</p>${skipped(problems)}${rows.map(section).join('')}
  </body>
</html>
`;
}
