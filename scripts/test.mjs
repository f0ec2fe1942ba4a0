// The checks (ESLint, Prettier, clang-format, tsc), then the tests, then what was counted. Needs a finished set-up.
//
//   node scripts/test.mjs                  everything
//   node scripts/test.mjs mat/ threads     only the test files whose path holds one of these, and no checks
//   node scripts/test.mjs --checks         only the checks
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stopwatch, takeDurations } from './lib/durations.mjs';
import { inRoot, root, tool, tsxLoader } from './lib/paths.mjs';
import { exitCode } from './lib/run.mjs';

/** Far above any test file's honest time: a hang becomes a failure that names the file. */
const fileTimeout = 15 * 60 * 1000;

const checksOnly = process.argv.includes('--checks');
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const watch = new Stopwatch('test');
const countsFile = inRoot('build', 'test-counts.json');

/**
 * @param {string} folder below the root
 * @param {RegExp} name
 */
function findFiles(folder, name) {
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** @returns {[step: string, command: string, args: string[]][]} */
function checks() {
  const native = findFiles('native', /\.[ch]pp$/).filter(
    (file) => !file.startsWith(join('native', 'generated')),
  );
  const node = process.execPath;
  return [
    ['eslint', node, [tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']],
    ['prettier', node, [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
    ['clang-format', 'clang-format', ['--dry-run', '--Werror', ...native]],
    ['tsc', node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ];
}

/** @returns {Promise<string[]>} the checks that failed */
async function runChecks() {
  /** @type {string[]} */
  const failed = [];
  for (const [step, command, args] of checks()) {
    const code = await watch.time(step, () => exitCode(command, args));
    if (code !== 0) failed.push(step);
  }
  return failed;
}

/**
 * @param {string[]} files
 * @returns {Promise<import('./lib/test-counts.mjs').TestCounts | undefined>} nothing when the runner itself died
 */
async function runTests(files) {
  mkdirSync(inRoot('build'), { recursive: true });
  rmSync(countsFile, { force: true });
  await watch.time('tests', () =>
    exitCode(process.execPath, [
      ...tsxLoader,
      ...['--test', '--test-concurrency=2', `--test-timeout=${fileTimeout}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=./scripts/lib/test-counts.mjs', `--test-reporter-destination=${countsFile}`],
      ...files,
    ]),
  );
  try {
    return /** @type {import('./lib/test-counts.mjs').TestCounts} */ (
      JSON.parse(readFileSync(countsFile, 'utf8'))
    );
  } catch {
    return undefined;
  }
}

const durations = takeDurations();
let passed = 0;
let failed = 0;

if (!filters.length) {
  const failedChecks = await runChecks();
  failed += failedChecks.length;
  if (failedChecks.length) console.error(`test: failed checks: ${failedChecks.join(', ')}`);
}

if (!checksOnly) {
  const files = findFiles('test', /\.test\.ts$/).filter(
    (file) => !filters.length || filters.some((filter) => file.includes(filter)),
  );
  if (!filters.length) rmSync(inRoot('build', 'executed'), { recursive: true, force: true });
  const counts = files.length ? await runTests(files) : undefined;
  if (counts) {
    const { pass = 0, fail = 0, cancelled = 0 } = counts.summary;
    passed += pass;
    failed += fail + cancelled;
    for (const { name, file, reason } of counts.skipped) {
      console.log(`skipped: ${name} (${relative(root, file)}): ${reason}`);
    }
  } else {
    failed += 1;
    console.error(
      files.length ? 'test: the runner ended without a summary' : 'test: no test file has such a path',
    );
  }
}

// What the parity tests ran must not become less: 'npm run coverage -- --executed' shows all of it.
if (!checksOnly && !filters.length) {
  const report = [...tsxLoader, inRoot('scripts', 'coverage.ts'), '--executed'];
  const code = await watch.time('executed', () => exitCode(process.execPath, report, { hide: /^/ }));
  if (code === 0) passed += 1;
  else failed += 1;
}

console.log();
for (const { step, seconds } of [...durations, ...watch.durations]) {
  console.log(`${step.padEnd(16)}${seconds.toFixed(1).padStart(8)} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
