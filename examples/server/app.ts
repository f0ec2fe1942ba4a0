import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import cv from '../../src/index.js';
import { FaceBlur } from '../jobs/faces.js';
import { Admission } from './admission.js';
import { Closing } from './closing.js';
import { makeMetrics } from './metrics.js';
import { addJobs } from './jobs.js';
import { type Problem, problemOf, toProblem } from './problem.js';
import type { Settings } from './settings.js';
import { Turns } from './turns.js';
import { acceptUploads } from './upload.js';

/** Seconds after which a client that finds the server busy may try again. */
const RETRY_AFTER = 1;

const bodyOf = ({ code, message }: Problem): { code: string; message: string } => ({ code, message });

/** Answers what is no request for Fastify: too much of headers, nonsense, an upload that does not come to its end. */
function refuse({ code }: { code: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem =
    code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? problemOf(408, 'the upload took too long')
      : code === 'HPE_HEADER_OVERFLOW'
        ? problemOf(431, 'the headers are too large')
        : problemOf(400, 'this is not HTTP');
  const body = JSON.stringify(bodyOf(problem));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** The server, which does not listen yet. */
export async function makeServer(settings: Settings): Promise<FastifyInstance> {
  const { maxBytes, maxPixels, seconds } = settings;
  const uploadTime = seconds * 500;
  const app = fastify({
    logger: { level: 'warn' },
    bodyLimit: maxBytes,
    requestTimeout: uploadTime,
    http: { requestTimeout: uploadTime, headersTimeout: uploadTime, connectionsCheckingInterval: 500 },
    clientErrorHandler: refuse,
    // `Admission` refuses those that come while it closes.
    return503OnClosing: false,
  });

  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status === 500) request.log.error(error);
    // A client that is closed on while it sends does not see why: Node reads the rest and drops it, as long as an upload may take.
    reply.removeHeader('connection');
    if (problem.status === 503) reply.header('retry-after', RETRY_AFTER);
    return reply.code(problem.status).send(bodyOf(problem));
  });
  app.setNotFoundHandler(({ method, url }) => {
    throw problemOf(404, `there is no ${method} ${url}`);
  });

  const admission = new Admission(settings, new Closing(app, seconds));
  // A thread that ends a call finds another one while JavaScript has the result in hand.
  const turns = new Turns(cv.async.configure().threads + 1);
  const { registry, requests } = makeMetrics(admission, turns);
  app.addHook('onRequest', ({ routeOptions }, { raw }, done) => {
    const observe = requests.startTimer({ route: routeOptions.url ?? 'none' });
    raw.once('close', () => observe({ status: raw.writableFinished ? raw.statusCode : 499 }));
    done();
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );

  await acceptUploads(app, maxBytes);
  const faces = await FaceBlur.load(settings.cascade);
  await app.register((jobs, _options, done) => {
    admission.guard(jobs);
    addJobs(jobs, { maxPixels, admission, turns, faces });
    done();
  });
  return app;
}
