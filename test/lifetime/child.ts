import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ChildOptions {
  /** The Node to run it; this one by default. */
  node?: string;
  args?: readonly string[];
  /** Beside this process's environment. */
  env?: NodeJS.ProcessEnv;
}

/** Runs a program beside the tests in a process of its own: what kills it kills no test runner. It may call `gc()`. */
export async function runChild(
  program: URL,
  { node = process.execPath, args = [], env = {} }: ChildOptions = {},
): Promise<Ended> {
  const file = fileURLToPath(program);
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(node, ['--expose-gc', ...loader, file, ...args], {
    env: { ...process.env, OPENCV_LOG_LEVEL: 'SILENT', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: Ended = { status: null, signal: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ ...ended, status, signal }));
  });
}
