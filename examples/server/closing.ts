import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How a server ends: those whose requests are in flight get their answers, everybody else is let go. */
export class Closing {
  /** Connections on which nothing was asked yet: browsers open some ahead. Node would wait for their first request. */
  readonly #unused = new Set<Socket>();
  #begun = false;

  constructor(app: FastifyInstance, seconds: number) {
    app.server.on('connection', (socket) => {
      this.#unused.add(socket);
      socket.once('close', () => this.#unused.delete(socket));
    });
    app.server.on('request', ({ socket }) => this.#unused.delete(socket));

    app.addHook('preClose', (done) => {
      this.#begun = true;
      for (const socket of this.#unused) socket.destroy();
      // No request may take longer. Node's own limits end with the listening.
      setTimeout(() => app.server.closeAllConnections(), seconds * 1000).unref();
      done();
    });
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#begun) reply.header('connection', 'close');
      done();
    });
  }

  /** Has it begun? */
  get begun(): boolean {
    return this.#begun;
  }
}
