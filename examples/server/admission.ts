import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Closing } from './closing.js';
import { Problem } from './problem.js';
import type { Settings } from './settings.js';

/** Which requests come in, and how long they may take. */
export class Admission {
  readonly #maxRequests: number;
  readonly #seconds: number;
  readonly #closing: Closing;
  readonly #signals = new WeakMap<FastifyRequest, AbortSignal>();
  #inFlight = 0;

  constructor({ maxRequests, seconds }: Settings, closing: Closing) {
    this.#maxRequests = maxRequests;
    this.#seconds = seconds;
    this.#closing = closing;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Aborts when the client has left, and when the time of the request is up. */
  signalOf(request: FastifyRequest): AbortSignal {
    return this.#signals.get(request)!;
  }

  /** Guards all routes of the plugin, before anything of an upload is read: what waits holds its bytes in memory. */
  guard(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      if (this.#closing.begun) throw new Problem(503, 'closing', 'this server is about to end');
      if (this.#inFlight >= this.#maxRequests)
        throw new Problem(503, 'busy', 'too many requests at the moment');
      this.#inFlight++;
      const end = new AbortController();
      const timer = setTimeout(() => {
        // A client may take no answer, too.
        if (reply.raw.headersSent) reply.raw.destroy();
        else end.abort(new Problem(503, 'timeout', `this took longer than ${this.#seconds} s`));
      }, this.#seconds * 1000);
      // Fastify's `request.signal` tells of nothing once the upload has been read.
      reply.raw.once('close', () => {
        this.#inFlight--;
        clearTimeout(timer);
        end.abort();
      });
      this.#signals.set(request, end.signal);
    });
  }
}
