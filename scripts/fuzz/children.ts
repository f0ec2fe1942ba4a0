import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON } from '../../test/parity/oracle.js';
import { environment } from '../sanitize/address.mjs';
import type { Folder } from './folder.js';

export const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = 4096;
const TICKS_PER_SECOND = 100;
/** What a process may map, in kB: greater wishes fail at once, and OpenCV says so. */
const MAPPED = 12_000_000;

/** The sanitizer's `new` ends the process where an ordinary one throws. */
const NO_MEMORY = /SUMMARY: AddressSanitizer: (out-of-memory|allocation-size-too-big)/;

export interface Limits {
  /** Of computing for one program: the machine may have other things to do meanwhile. */
  seconds: number;
  /** Of waiting, for what computes nothing at all. */
  patience: number;
  /** Of memory in use. */
  bytes: number;
}

const usualLimits: Limits = { seconds: 3, patience: 120, bytes: 2e9 };

/**
 * How a program went: it `ended`, well or with the error class that it threw, or it took its process along.
 * `memory` and `hang` are our own doing: it went beyond the limits.
 */
export type Outcome =
  | { kind: 'ended'; as: string }
  | { kind: 'crash'; signal: string; said: string }
  | { kind: 'hang' | 'memory' };

export interface Side {
  command: string;
  /** Before the files of programs and outcomes. */
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** In kB, or as much as it likes. */
  maps: number | 'unlimited';
  limits: Limits;
}

/** glibc's checks of the heap, so that a write beyond a block ends the process when that is freed, not far later. */
export const ours: Side = {
  command: process.execPath,
  args: ['--expose-gc', join(import.meta.dirname, 'child.mjs'), ROOT],
  env: { LD_PRELOAD: 'libc_malloc_debug.so.0', MALLOC_CHECK_: '3' },
  maps: MAPPED,
  limits: usualLimits,
};
export const cv2: Side = {
  command: PYTHON,
  args: [join(import.meta.dirname, 'child.py')],
  maps: MAPPED,
  limits: usualLimits,
};

/** Ours on the addon with the address sanitizer, whose shadow of the memory is terabytes that nobody uses. */
export function sanitizedSide(): Side {
  const { limits } = ours;
  return {
    ...ours,
    env: environment({
      ...{ log_path: 'stderr', print_legend: 0, include_if_exists: '' },
      ...{ max_allocation_size_mb: MAPPED / 1000, quarantine_size_mb: 64 },
    }),
    maps: 'unlimited',
    limits: { ...limits, seconds: 3 * limits.seconds, bytes: 2 * limits.bytes },
  };
}

type Killed = 'hang' | 'memory';

interface Ended {
  /** Undefined after a good end. */
  fault?: Exclude<Outcome, { kind: 'ended' }>;
  /** Why we ended forks of the process, in that order. */
  killed: Killed[];
}

/** Runs a process in `folder` and watches it, or its fork; `alive` gives another number whenever it got on. */
async function watched(
  { command, args, env, maps, limits }: Side,
  folder: Folder,
  alive: () => number,
): Promise<Ended> {
  const shell = `ulimit -c 0; ulimit -v ${maps}; exec "$@"`;
  const child = spawn('/bin/sh', ['-c', shell, 'sh', command, ...args], {
    cwd: folder.work,
    env: {
      ...process.env,
      ...env,
      HOME: folder.work,
      NODE_OPTIONS: '',
      OPENCV_LOG_LEVEL: 'SILENT',
      OPENCV_OPENCL_RUNTIME: 'disabled',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-8000)));
  const killed: Killed[] = [];
  const look = (): { sign: number; pid: number } & Usage => {
    const pid = workerOf(child.pid!);
    return { sign: alive(), pid, ...usage(pid) };
  };
  let last: ReturnType<typeof look> | undefined;
  let ended: number | undefined;
  const watch = setInterval(() => {
    const now = look();
    if (now.sign !== last?.sign || now.pid !== last.pid) last = now;
    const hangs = now.seconds - last.seconds > limits.seconds || now.time - last.time > limits.patience;
    if (now.pid === ended || !(hangs || now.bytes > limits.bytes)) return;
    killed.push(hangs ? 'hang' : 'memory');
    ended = now.pid;
    try {
      process.kill(now.pid, 'SIGKILL');
    } catch {
      // It died of itself in this moment.
      killed.pop();
    }
  }, 50);
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, name) => resolve([code, name]));
  });
  clearInterval(watch);
  if (status === 0) return { killed };
  const own = signal === 'SIGKILL' ? killed.pop() : undefined;
  if (own !== undefined) return { fault: { kind: own }, killed };
  if (NO_MEMORY.test(said)) return { fault: { kind: 'memory' }, killed };
  return { fault: { kind: 'crash', signal: signal ?? `exit ${status}`, said: gist(said) }, killed };
}

/** The process that computes: the only child of one that forks. */
function workerOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()) || pid;
  } catch {
    return pid;
  }
}

interface Usage {
  /** Of computing. */
  seconds: number;
  /** Of memory in use. */
  bytes: number;
  /** Of the day, in seconds. */
  time: number;
}

function usage(pid: number): Usage {
  const time = performance.now() / 1000;
  try {
    // Behind the name, which may hold anything, the third field and the following.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
    return { seconds: (fields[11]! + fields[12]!) / TICKS_PER_SECOND, bytes: fields[21]! * PAGE, time };
  } catch {
    return { seconds: 0, bytes: 0, time };
  }
}

/** The last line, or what the sanitizer sums its report up in. */
function gist(said: string): string {
  const lines = said.trim().split('\n');
  return (lines.find((line) => line.startsWith('SUMMARY:')) ?? lines.at(-1)!).slice(0, 200);
}

/** Runs programs, one after the other, in as few processes as they let live; or only up to the first fault. */
export async function runPrograms(
  side: Side,
  texts: readonly string[],
  folder: Folder,
  { untilFault = false } = {},
): Promise<Outcome[]> {
  const programs = join(folder.path, 'programs.json');
  const outcomes = join(folder.path, 'outcomes.txt');
  writeFileSync(programs, JSON.stringify(texts));
  const found: Outcome[] = [];
  while (found.length < texts.length) {
    rmSync(outcomes, { force: true });
    const size = (): number => (existsSync(outcomes) ? statSync(outcomes).size : 0);
    const args = [...side.args, programs, outcomes, String(found.length)];
    const { fault, killed } = await watched({ ...side, args }, folder, size);
    const told = existsSync(outcomes) ? readFileSync(outcomes, 'utf8').split('\n').slice(0, -1) : [];
    found.push(...told.map((as) => outcomeOf(as, killed)));
    if (fault === undefined) {
      if (found.length < texts.length) throw new Error('a child ended before its programs');
    } else if (found.length < texts.length) {
      found.push(fault);
    } else {
      // What the programs left behind took the process along while it ended: the last one stands for them.
      found[found.length - 1] = fault;
    }
    if (untilFault && fault !== undefined) break;
  }
  return found;
}

/** Of a line of the file of outcomes; a fork's death is told by its parent: `! SIGSEGV`. */
function outcomeOf(as: string, killed: Killed[]): Outcome {
  if (!as.startsWith('! ')) return { kind: 'ended', as };
  const signal = as.slice(2);
  const kind = signal === 'SIGKILL' ? killed.shift() : undefined;
  return kind === undefined ? { kind: 'crash', signal, said: '' } : { kind };
}

/** Runs one JavaScript program as a user would: `node -e`. */
export async function runAlone(script: string, folder: Folder, side = ours): Promise<Ended> {
  folder.tidy();
  const text = script.replace("require('.')", `require('${ROOT}')`);
  return watched({ ...side, args: ['-e', text] }, folder, () => 0);
}

/** Of the text of a program. */
export function scriptOf(program: string): string {
  const body = program.includes('await ') ? `(async () => { ${program} })()` : program;
  return `const cv = require('.'); ${body}`;
}

/** For a shell. */
export const commandOf = (script: string): string => `node -e "${script.replace(/[\\"$`]/g, '\\$&')}"`;
