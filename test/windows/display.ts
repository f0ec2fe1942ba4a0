import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import cv from '../../src/index.js';

/** An X server without a screen, for this process and its children, until it is closed. */
export async function openDisplay(): Promise<{ name: string; close(): Promise<void> }> {
  // It chooses a free number, and writes it once it answers.
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = (await once(server.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    name: `:${number.trim()}`,
    async close() {
      server.kill();
      await once(server, 'exit');
    },
  };
}

/** What the mouse and the keyboard do, as xdotool has it; in a process of its own, so that it may come later. */
export const act = (...actions: (string | number)[]): ChildProcess => spawn('xdotool', actions.map(String));

export const actNow = (...actions: (string | number)[]): void => {
  execFileSync('xdotool', actions.map(String));
};

/** The window whose title fits a pattern, for xdotool. */
export const find = (title: string): string =>
  execFileSync('xdotool', ['search', '--onlyvisible', '--name', title], { encoding: 'utf8' }).trim();

/** The windows of this process see and draw what came up to now. */
export function settle(milliseconds = 300): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) cv.waitKey(10);
}

export interface Screen {
  /** Blue, green, red. */
  pixel(x: number, y: number): number[];
}

/** A picture of all that the display shows: X's window dump. */
export function screenshot(): Screen {
  const dump = execFileSync('xwd', ['-root', '-silent'], { maxBuffer: 1 << 24 });
  const field = (index: number): number => dump.readUInt32BE(index * 4);
  const [header, bytesPerPixel, bytesPerLine, colours] = [field(0), field(11) / 8, field(12), field(19)];
  const start = header + colours * 12;
  return {
    pixel(x, y) {
      const at = start + y * bytesPerLine + x * bytesPerPixel;
      return [...dump.subarray(at, at + 3)];
    },
  };
}
