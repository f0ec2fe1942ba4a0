import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../scripts/lib/paths.mjs';
import type { Peer } from './peers.js';

/** What one side of a row does, and where. */
export interface Measure {
  readonly program: Program;
  readonly request: { time: string } | { figure: string };
}

const commands = {
  node: [process.execPath, '--expose-gc', fileURLToPath(new URL('partner.mjs', import.meta.url))],
  // Debian's Python, whose cv2 links the same OpenCV, and whose numpy is the one beside it.
  python: ['/usr/bin/python3', fileURLToPath(new URL('partner.py', import.meta.url))],
} as const;

/** One answer takes no longer. */
const PATIENCE = 60_000;

/** A process of its own that has run `setup` and then measures in its scope; it starts when it is first asked. */
export class Program {
  readonly #language: keyof typeof commands;
  readonly #setup: string;
  /** The library that it needs beside ours, which may not be installed. */
  readonly peer: Peer | undefined;
  #child: ChildProcessByStdio<Writable, Readable, null> | undefined;
  #answers: AsyncIterator<string> | undefined;
  #failed: Error | undefined;

  constructor(language: keyof typeof commands, setup: string, peer?: Peer) {
    this.#language = language;
    this.#setup = setup;
    this.peer = peer;
  }

  /** Nanoseconds that a run of the statement takes. */
  time(statement: string): Measure {
    return { program: this, request: { time: statement } };
  }

  /** The value of an expression; `peak()` is the most memory that the process ever had, in MB. */
  figure(expression: string): Measure {
    return { program: this, request: { figure: expression } };
  }

  /** Rejects when the process ends or does not answer, then and ever after, or when what was asked fails. */
  async ask(request: object): Promise<number> {
    if (this.#failed) throw this.#failed;
    if (this.#child === undefined) await this.#start();
    return await this.#exchange(request);
  }

  /** Asked again, it starts anew. */
  end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  async #start(): Promise<void> {
    const [command, ...args] = commands[this.#language];
    // In the repository's root, where the paths of files are read from.
    this.#child = spawn(command, args, { cwd: inRoot(), stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.on('error', (error) => (this.#failed = error));
    this.#child.stdin.on('error', () => undefined);
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    try {
      await this.#exchange({ setup: this.#setup });
    } catch (error) {
      this.#failed = error as Error;
      throw error;
    }
  }

  async #exchange(request: object): Promise<number> {
    this.#child?.stdin.write(`${JSON.stringify(request)}\n`);
    const patience = new AbortController();
    const answer = await Promise.race([
      this.#answers?.next(),
      sleep(PATIENCE, 'late' as const, { signal: patience.signal }),
    ]);
    patience.abort();
    if (answer === 'late' || answer === undefined || answer.done) {
      this.#failed ??= new Error(
        answer === 'late' ? `no answer in ${PATIENCE / 1000} s` : 'its process ended',
      );
      this.end();
      throw this.#failed;
    }
    const { value, error } = JSON.parse(answer.value) as { value?: number; error?: string };
    if (error !== undefined || typeof value !== 'number')
      throw new Error(error ?? `not a number: ${answer.value}`);
    return value;
  }
}
