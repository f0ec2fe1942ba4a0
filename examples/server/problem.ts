import cv from '../../src/index.js';

/** What a client is told when it gets no image: a status, and a body of `code` and `message`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const CODES: Record<number, string> = {
  400: 'bad_request',
  404: 'not_found',
  408: 'slow_upload',
  413: 'too_large',
  415: 'unsupported_type',
  431: 'large_headers',
};

/** An error that says its status itself, as Fastify's do. */
export function problemOf(status: number, message: string): Problem {
  return new Problem(status, CODES[status] ?? 'bad_request', message);
}

/** A failure of OpenCV's on a file that was sent is the file's, another one ours. */
function problemOfFile({ code, func, call, expression }: cv.CvError): Problem | undefined {
  if (func === 'imageLimits') return new Problem(422, 'too_many_pixels', expression);
  if (func === 'imageInfo' && code === cv.Error.StsUnsupportedFormat) return problemOf(415, expression);
  // A JPEG file has 65500 rows at most, of as many pixels.
  if (call.startsWith('imencode(')) return new Problem(422, 'cannot_encode', expression);
  if (!/^(imageInfo|imdecode)\(/.test(call)) return undefined;
  return new Problem(422, 'broken_image', 'the image cannot be decoded: its file is broken or cut off');
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof cv.CvError) {
    const problem = problemOfFile(error);
    if (problem !== undefined) return problem;
  }
  const { name, cause, code, statusCode, message } = error as Error & { code?: unknown; statusCode?: number };
  if (code === 'ERR_QUEUE_FULL') return new Problem(503, 'busy', 'too many requests at the moment');
  // Its cause is what the signal was aborted for. That the client has left is read by nobody.
  if (name === 'AbortError')
    return cause instanceof Problem ? cause : new Problem(499, 'client_left', message);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problemOf(statusCode, message);
  return new Problem(500, 'internal', 'an error of the server');
}
