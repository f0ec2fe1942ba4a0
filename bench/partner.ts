import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A process that answers each line of JSON with a number. */
export class Partner {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask(request: object): Promise<number> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error(`${this.#child.spawnargs.join(' ')} ended before it answered`);
    return Number(answer.value);
  }

  /** Nanoseconds that all of its threads have run: what a machine that is busy with other things hardly changes. */
  processorTime(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'latin1').replace(/.*\) /, '').split(' ');
    // In hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 1e7;
  }

  /** Once it has nothing more to read, it ends. */
  end(): void {
    this.#child.stdin.end();
  }
}

/** Debian's Python, whose cv2 links the same OpenCV, and whose numpy is the one beside it. */
export const startPython = (): Partner =>
  new Partner('/usr/bin/python3', [fileURLToPath(new URL('partner.py', import.meta.url))]);

/** A program of this folder, in a process of its own. */
export const startNode = (program: string, args: readonly string[]): Partner =>
  new Partner(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args]);
