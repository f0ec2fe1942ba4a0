import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../..');

/** The server's example, in a process of its own, at a free port. */
export interface ServerProcess {
  child: ChildProcess;
  url: string;
  /** What it said on stderr so far. */
  errors: () => string;
  /** Its exit code and signal, once it has ended. */
  ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
}

export async function startServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/server.ts'], {
    cwd: ROOT,
    env: { ...process.env, OPENCV_LOG_LEVEL: 'SILENT', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as ServerProcess['ended'];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = await Promise.race([lines.next(), ended]);
  const url = 'value' in line ? /^listening on (\S+)$/.exec(String(line.value))?.[1] : undefined;
  if (url === undefined) throw new Error(`the server did not start: ${errors}`);
  return { child, url, errors: () => errors, ended };
}

/** The values of a text of Prometheus's, by name with labels. */
export function readMetrics(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}
