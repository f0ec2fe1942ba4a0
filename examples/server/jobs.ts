import type { FastifyInstance, FastifyRequest } from 'fastify';
import cv from '../../src/index.js';
import type { FaceBlur } from '../jobs/faces.js';
import { thumbnail, type JobOptions } from '../jobs/thumbnail.js';
import type { Admission } from './admission.js';
import type { Turns } from './turns.js';
import { uploadOf } from './upload.js';

const JPEG = [cv.IMWRITE_JPEG_QUALITY, 85];

interface Box {
  width: number;
  height: number;
}

const side = { type: 'integer', minimum: 1, maximum: 4096, default: 320 };
const box = { type: 'object', properties: { width: side, height: side } };

/** What jobs need. */
interface Workshop {
  maxPixels: number;
  admission: Admission;
  turns: Turns;
  faces: FaceBlur;
}

/** What can be done with an upload. */
export function addJobs(app: FastifyInstance, { maxPixels, admission, turns, faces }: Workshop): void {
  /** Runs a job on the upload when it is its turn. It ends when the client leaves, and when its time is up. */
  async function run<T>(
    request: FastifyRequest,
    job: (file: Buffer, options: JobOptions) => Promise<T>,
  ): Promise<T> {
    const file = await uploadOf(request);
    const signal = admission.signalOf(request);
    return turns.take(signal, () => job(file, { maxPixels, signal }));
  }

  app.post('/info', async (request) => cv.imageInfo(await uploadOf(request)));

  app.post<{ Querystring: Box }>('/thumbnail', { schema: { querystring: box } }, async (request, reply) => {
    const { width, height } = request.query;
    const jpeg = await run(request, async (file, options) => {
      using small = await thumbnail(file, [width, height], options);
      return await cv.imencodeAsync('.jpg', small, JPEG, { signal: options.signal });
    });
    return reply.type('image/jpeg').send(jpeg);
  });

  app.post('/blur-faces', async (request, reply) => {
    const [jpeg, count] = await run(request, async (file, options) => {
      using image = await cv.imdecodeAsync(file, cv.IMREAD_COLOR, options);
      const { length } = await faces.blur(image, options);
      return [await cv.imencodeAsync('.jpg', image, JPEG, { signal: options.signal }), length] as const;
    });
    return reply.type('image/jpeg').header('x-faces', count).send(jpeg);
  });
}
