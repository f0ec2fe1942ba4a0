import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { exitCode, run } from './run.mjs';

/** @typedef {{ packages: Record<string, { version: string; optional?: boolean } | undefined> }} Lock */

/** @param {string} file */
const packagesIn = (file) => /** @type {Lock} */ (JSON.parse(readFileSync(inRoot(file), 'utf8'))).packages;

/** npm writes node_modules/.package-lock.json last; packages for other platforms are not in it. */
export function isInstalled() {
  try {
    const installed = packagesIn('node_modules/.package-lock.json');
    return Object.entries(packagesIn('package-lock.json')).every(
      ([path, wanted]) =>
        path === '' || installed[path]?.version === wanted?.version || (!installed[path] && wanted?.optional),
    );
  } catch {
    return false;
  }
}

/**
 * Installs packages that only tests and benchmarks need, beside what package-lock.json says or in a folder of their own. They leave
 * what that says as it is: otherwise the next set-up would install it again, and all would be compiled anew.
 * @param {string[]} packages
 * @param {string} [folder]
 * @param {NodeJS.ProcessEnv} [env] for those that are compiled
 */
export function addPackages(packages, folder, env) {
  const options = ['--no-save', '--no-audit', '--no-fund'];
  const where = folder ? ['--prefix', folder] : [];
  return exitCode('npm', ['install', ...where, ...options, ...packages], { env });
}

/** Runs `npm ci` unless node_modules holds what package-lock.json says. */
export async function installNpmPackages() {
  if (!isInstalled()) await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}
