import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import cv from '../../src/index.js';

/**
 * Calls that run for as long as one wants: each opens a pipe to read, which blocks its thread until somebody opens the other
 * end. Whether one runs can be seen, too, from every thread.
 */
export class Gates {
  private readonly names: string[] = [];

  private constructor(private readonly folder: string) {}

  static async make(): Promise<Gates> {
    return new Gates(await mkdtemp(join(tmpdir(), 'node-cv2-gates-')));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Makes so many pipes, and tells their names. */
  create(count: number): string[] {
    const first = this.names.length;
    const names = Array.from({ length: count }, (_, i) => `gate-${first + i}`);
    this.names.push(...names);
    execFileSync(
      'mkfifo',
      names.map((name) => this.path(name)),
    );
    return names;
  }

  /** The call: nothing is in the pipe, so it tells that there is no image. */
  enter(name: string, options?: cv.AsyncOptions): Promise<boolean> {
    return enter(this.path(name), options);
  }

  /** Does a thread stand at this gate? It goes on then. */
  async tryOpen(name: string): Promise<boolean> {
    try {
      const pipe = await open(this.path(name), constants.O_WRONLY | constants.O_NONBLOCK);
      await pipe.close();
      return true;
    } catch (error) {
      // Nobody reads.
      if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
      throw error;
    }
  }

  /** Waits until a thread stands at one of these gates, lets it go on, and tells which. */
  async openFirst(names: readonly string[]): Promise<string> {
    for (;;) {
      for (const name of names) if (await this.tryOpen(name)) return name;
      await setImmediate();
    }
  }

  async open(...names: string[]): Promise<void> {
    for (const name of names) await this.openFirst([name]);
  }

  /** Lets everybody go on, as after a test that failed. */
  async openAll(): Promise<void> {
    for (const name of this.names) await this.tryOpen(name);
    const { queued, running } = cv.async.stats();
    if (queued + running > 0) await this.openAll();
  }
}

export const enter = (path: string, options?: cv.AsyncOptions): Promise<boolean> =>
  cv.haveImageReaderAsync(path, options);

/** The same as a call of an object, which finds nothing to read. */
export const openFile = (object: cv.FileStorage, path: string): Promise<unknown> =>
  object.openAsync(path, cv.FILE_STORAGE_READ).catch(() => undefined);

/** Waits until that many calls of this JavaScript thread run. */
export async function untilRunning(count: number): Promise<void> {
  while (cv.async.stats().running !== count) await setImmediate();
}

/** How the numbers of calls changed since. */
export function sinceNow(): () => Pick<
  cv.AsyncStatistics,
  'queued' | 'running' | 'done' | 'aborted' | 'refused'
> {
  const before = cv.async.stats();
  return () => {
    const now = cv.async.stats();
    return {
      queued: now.queued - before.queued,
      running: now.running - before.running,
      done: now.done - before.done,
      aborted: now.aborted - before.aborted,
      refused: now.refused - before.refused,
    };
  };
}
