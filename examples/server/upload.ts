import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import cv from '../../src/index.js';
import { Problem, problemOf } from './problem.js';

/** What is decoded here. Each further format is one more decoder that strangers' files reach. */
const FORMATS: readonly cv.ImageFormat[] = ['jpeg', 'png', 'webp'];

/** A JPEG file may go over its pixels thousands of times, each time with some bytes: it would keep a thread for an hour. */
const MOST_SCANS = 100;
const SCAN = Buffer.from([0xff, 0xda]);

function hasScans(file: Buffer, count: number): boolean {
  let at = -1;
  for (let seen = 0; seen < count; seen++) {
    at = file.indexOf(SCAN, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Takes files as they are (`image/jpeg` and so on) and from forms (`multipart/form-data`), and nothing else. */
export async function acceptUploads(app: FastifyInstance, maxBytes: number): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
    done(null, body),
  );
  await app.register(multipart, { limits: { fileSize: maxBytes, files: 1, fields: 10, fieldSize: 1000 } });
}

/** The first file of a form. */
async function fileOf(request: FastifyRequest): Promise<Buffer | undefined> {
  try {
    return await (await request.file())?.toBuffer();
  } catch (error) {
    const { statusCode = 400, message } = error as Error & { statusCode?: number };
    throw problemOf(statusCode, message);
  }
}

/** The file of a request, if it is one that we decode. What it says of itself counts, not what the client says of it. */
export async function uploadOf(request: FastifyRequest): Promise<Buffer> {
  const file = request.isMultipart() ? await fileOf(request) : request.body;
  if (!Buffer.isBuffer(file) || file.length === 0)
    throw new Problem(400, 'no_image', 'send an image: as the body, or as a file of a form');
  const { format } = cv.imageInfo(file);
  if (format === 'jpeg' && hasScans(file, MOST_SCANS + 1))
    throw new Problem(422, 'too_many_scans', `more than ${MOST_SCANS} scans in a JPEG file`);
  if (FORMATS.includes(format)) return file;
  throw problemOf(415, `${format} files are not taken here, but ${FORMATS.join(', ')}`);
}
