import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { inRoot, tool } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {import('./durations.mjs').Stopwatch} Stopwatch */

const choicesFile = inRoot('build', 'choices.json');

/** What CMake keeps in its cache, so that a change of it asks for a fresh one. */
const choices = () =>
  JSON.stringify({ OpenCV_DIR: process.env.OpenCV_DIR ?? null, node: process.execPath, root: inRoot() });

const chosen = () => existsSync(choicesFile) && readFileSync(choicesFile, 'utf8') === choices();

const idle = /^\[0\/\d+.*Re-checking globbed|^ninja: no work to do/;

/**
 * @param {string[]} targets none: all that there is
 * @param {Pick<import('./run.mjs').RunOptions, 'onLine'> & { failure: string }} options
 */
const cmakeBuild = (targets, options) =>
  run(
    'cmake',
    [
      ...['--build', inRoot('build'), '--parallel', String(availableParallelism())],
      ...targets.flatMap((target) => ['--target', target]),
    ],
    { ...options, hide: idle, env: { NINJA_STATUS: '[%f/%t, %e s] ' } },
  );

/**
 * Brings build/Release/node_cv2.node up to date: Ninja knows what has changed.
 * @param {Stopwatch} watch
 */
export async function buildAddon(watch) {
  await configure(watch);
  await watch.time('compile', () =>
    cmakeBuild(['runtime', 'glue'], { failure: 'the addon does not compile: the compiler says why above' }),
  );
  await watch.time('link', () =>
    cmakeBuild([], { failure: 'the addon does not link: the linker says why above' }),
  );
}

/**
 * CMake runs the generator while it configures, so the lines it prints around it tell the two apart.
 * @param {Stopwatch} watch
 */
async function configure(watch) {
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
  if (chosen() && existsSync(inRoot('build', 'build.ninja'))) {
    await cmakeBuild(['build.ninja'], options);
  } else {
    rmSync(choicesFile, { force: true });
    rmSync(inRoot('build', 'CMakeCache.txt'), { force: true });
    const cmakeJs = [
      tool('cmake-js/bin/cmake-js'),
      'configure',
      '--generator',
      'Ninja',
      '--log-level',
      'warn',
    ];
    await run(process.execPath, cmakeJs, options);
    writeFileSync(choicesFile, choices());
  }
  watch.add('generate', generated / 1000);
  watch.add('configure', (performance.now() - start - generated) / 1000);
}
