import { addAbortListener } from 'node:events';

/**
 * Lets so many jobs run at once; the others wait in their order. The pool of `cv.async` runs calls in the order in which they
 * were made, so of many jobs it would decode every image before it resizes the first: here only a few are decoded at a time.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Runs the job when it is its turn; never if the signal aborts before. */
  async take<T>(signal: AbortSignal, job: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.#atOnce) this.#running++;
    else await this.#turn(signal);
    try {
      return await job();
    } finally {
      this.#next();
    }
  }

  /** A job that ends leaves its place to the first that waits. */
  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined) this.#running--;
    else first();
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        this.#waiting.delete(go);
        listener[Symbol.dispose]();
        resolve();
      };
      const listener = addAbortListener(signal, () => {
        this.#waiting.delete(go);
        reject(signal.reason as Error);
      });
      this.#waiting.add(go);
    });
  }
}
