import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inRoot, tool } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {import('./durations.mjs').Stopwatch} Stopwatch */

/**
 * One way to build the addon, in a folder of its own.
 * @typedef {object} Variant
 * @property {string} folder
 * @property {string[]} defines CMake's, as `NAME=value`
 */

/** @type {Variant} */
export const released = { folder: inRoot('build'), defines: [] };
/** @type {Variant} With the address sanitizer. */
export const sanitized = { folder: inRoot('build', 'asan'), defines: ['NODE_CV2_SANITIZE=ON'] };

/** @param {Variant} variant */
export const addonOf = ({ folder }) => join(folder, 'Release', 'node_cv2.node');

/** @param {Variant} variant */
const choicesFile = ({ folder }) => join(folder, 'choices.json');

/** What CMake keeps in its cache, so that a change of it asks for a fresh one. */
const choices = () =>
  JSON.stringify({ OpenCV_DIR: process.env.OpenCV_DIR ?? null, node: process.execPath, root: inRoot() });

/** @param {string} file */
const chosen = (file) => existsSync(file) && readFileSync(file, 'utf8') === choices();

const idle = /^\[0\/\d+.*Re-checking globbed|^ninja: no work to do/;

/**
 * @param {Variant} variant
 * @param {string[]} targets none: all that there is
 * @param {Pick<import('./run.mjs').RunOptions, 'onLine'> & { failure: string }} options
 */
const cmakeBuild = ({ folder }, targets, options) =>
  run(
    'cmake',
    [
      ...['--build', folder, '--parallel', String(availableParallelism())],
      ...targets.flatMap((target) => ['--target', target]),
    ],
    { ...options, hide: idle, env: { NINJA_STATUS: '[%f/%t, %e s] ' } },
  );

/**
 * Brings the addon up to date: Ninja knows what has changed.
 * @param {Stopwatch} watch
 * @param {Variant} variant
 */
export async function buildAddon(watch, variant = released) {
  await configure(watch, variant);
  await watch.time('compile', () =>
    cmakeBuild(variant, ['runtime', 'glue'], {
      failure: 'the addon does not compile: the compiler says why above',
    }),
  );
  await watch.time('link', () =>
    cmakeBuild(variant, [], { failure: 'the addon does not link: the linker says why above' }),
  );
}

/**
 * CMake runs the generator while it configures, so the lines it prints around it tell the two apart.
 * @param {Stopwatch} watch
 * @param {Variant} variant
 */
async function configure(watch, variant) {
  const { folder, defines } = variant;
  const start = performance.now();
  let generating = 0;
  let generated = 0;
  const options = {
    onLine: (/** @type {string} */ line) => {
      if (line.includes('-- Generating glue')) generating = performance.now();
      if (line.includes('-- Generated glue')) generated += performance.now() - generating;
    },
    failure: 'CMake could not prepare the build: it says why above',
  };
  if (chosen(choicesFile(variant)) && existsSync(join(folder, 'build.ninja'))) {
    await cmakeBuild(variant, ['build.ninja'], options);
  } else {
    rmSync(choicesFile(variant), { force: true });
    rmSync(join(folder, 'CMakeCache.txt'), { force: true });
    const cmakeJs = [
      tool('cmake-js/bin/cmake-js'),
      'configure',
      '--generator',
      'Ninja',
      '--log-level',
      'warn',
      '--out',
      folder,
      ...defines.map((define) => `--CD${define}`),
    ];
    await run(process.execPath, cmakeJs, options);
    writeFileSync(choicesFile(variant), choices());
  }
  watch.add('generate', generated / 1000);
  watch.add('configure', (performance.now() - start - generated) / 1000);
}
