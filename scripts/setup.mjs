// Makes a fresh machine ready: system packages, npm packages, the addon and dist/. What is there already is left
// alone, so it may run before every start. It uses Node alone, as it runs before `npm ci`.
//
//   node scripts/setup.mjs [--tests]     --tests: also what the tests need
import { buildAddon } from './lib/native-build.mjs';
import { buildJavaScript } from './lib/javascript-build.mjs';
import { Stopwatch, leaveDurations } from './lib/durations.mjs';
import { installNpmPackages } from './lib/npm-packages.mjs';
import { installSystemPackages } from './lib/system.mjs';
import { withLock } from './lib/lock.mjs';
import { fetchOtherNodes } from './lib/other-nodes.mjs';
import { fetchOtherTypeScripts } from './lib/other-typescripts.mjs';
import { installNeighbours } from './lib/neighbours.mjs';
import { inRoot } from './lib/paths.mjs';
import { PlainError } from './lib/run.mjs';

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 17)) {
    throw new PlainError(`Node 20.17 or later is needed; this is ${process.versions.node}.`);
  }
}

async function setup() {
  const tests = process.argv.includes('--tests');
  const watch = new Stopwatch('setup');
  await watch.time('system packages', () => installSystemPackages({ tests }));
  await watch.time('npm packages', () => installNpmPackages());
  if (tests) {
    await watch.time('other Nodes', () => fetchOtherNodes());
    await watch.time('other TypeScripts', () => fetchOtherTypeScripts());
    await watch.time('neighbours', () => installNeighbours());
  }
  await buildAddon(watch);
  await watch.time('dist', () => buildJavaScript());
  leaveDurations(watch.durations);
  console.log(`setup: ready in ${(performance.now() / 1000).toFixed(1)} s`);
}

try {
  checkNode();
  await withLock(inRoot('.setup.lock'), setup);
} catch (error) {
  console.error(error instanceof PlainError ? `\nsetup: ${error.message}` : error);
  process.exitCode = 1;
}
