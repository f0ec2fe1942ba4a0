import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

/** Something the reader can act on: printed as it is, without a stack. */
export class PlainError extends Error {}

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] on top of this process's
 * @property {RegExp} [hide] lines of the output that are not shown
 * @property {(line: string) => void} [onLine] sees each line of the output, shown or not
 */

/** CMake, Ninja and npm look for `node` on PATH: they shall find the one that runs this. */
export const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };

/**
 * Runs a command in the repository's root with its output shown, and gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function exitCode(command, args, options = {}) {
  const { hide, onLine } = options;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...env, ...options.env },
    stdio: ['inherit', hide || onLine ? 'pipe' : 'inherit', 'inherit'],
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!hide?.test(line)) console.log(line);
      onLine?.(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { failure?: string }} [options] `failure` says in plain words what has failed
 */
export async function run(command, args, options) {
  const code = await exitCode(command, args, options);
  if (code !== 0) {
    throw new PlainError(
      options?.failure ?? `'${[command, ...args].join(' ')}' failed with exit code ${code}`,
    );
  }
}

/** @param {string} command */
export function onPath(command) {
  return env.PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
