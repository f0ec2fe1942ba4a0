import { dirname } from 'node:path';

/** This library's own files. */
const OURS = `${dirname(__dirname)}/`;

const isOurs = (line: string): boolean => line.includes(OURS) || line.includes('node:internal');

/** Where the running function of the user's is: `file:line:column`. */
export function callSite(): string | undefined {
  const lines = new Error().stack?.split('\n').slice(1) ?? [];
  const line = lines.find((text) => text.includes(':') && !isOurs(text));
  return line === undefined
    ? undefined
    : /\(?([^()\s][^()]*:\d+:\d+)\)?$/.exec(line.replace(/^\s*at /, ''))?.[1];
}

/** The frames of a stack that are the user's. */
export function userFrames(stack: string | undefined): string {
  const lines = stack?.split('\n').filter((line) => /^\s+at /.test(line) && !isOurs(line)) ?? [];
  return lines.join('\n');
}
