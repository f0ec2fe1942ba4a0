import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What a program answers to a task. An error becomes one with the same message here. */
export type Answer<R> = { result: R } | { error: unknown };

interface Task<T, R> {
  input: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** So many threads that run the same program. Each works on one task at a time; further tasks wait in their order. */
export class WorkerPool<T, R> {
  readonly #program: URL;
  readonly #most: number;
  readonly #workers = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: Task<T, R>[] = [];

  constructor(program: URL, most: number) {
    this.#program = program;
    this.#most = most;
  }

  /** Gives what the program answers. Rejects with what it threw, or when its thread died. */
  run(input: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads. What they work on, and what waits, is rejected. */
  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the pool of workers was closed'));
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? this.#start();
    if (worker === undefined) return;
    void this.#work(worker, this.#waiting.shift()!).then(() => this.#next());
  }

  /** One that died leaves its place to another, as soon as there is a task for it. */
  #start(): Worker | undefined {
    if (this.#workers.size === this.#most) return undefined;
    const worker = new Worker(this.#program);
    this.#workers.add(worker);
    worker.once('exit', () => {
      this.#workers.delete(worker);
      if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
      this.#next();
    });
    // Told to the task at hand; without one there is nobody to tell.
    worker.on('error', () => undefined);
    return worker;
  }

  async #work(worker: Worker, { input, resolve, reject }: Task<T, R>): Promise<void> {
    const over = new AbortController();
    const { signal } = over;
    try {
      const died = once(worker, 'exit', { signal }).then(([code]) => {
        throw new Error(`the worker ended with code ${code}`);
      });
      const answered = once(worker, 'message', { signal }) as Promise<[Answer<R>]>;
      worker.postMessage(input);
      const [answer] = await Promise.race([answered, died]);
      this.#idle.push(worker);
      if ('error' in answer) reject(answer.error);
      else resolve(answer.result);
    } catch (error) {
      reject(error);
    } finally {
      over.abort();
    }
  }
}
