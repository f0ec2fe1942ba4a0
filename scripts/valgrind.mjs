// A short program of Mats under valgrind, which sees what the address sanitizer does not: values that nobody has set, on
// the addon as it is published. Needs a finished set-up and the package valgrind; takes two minutes.
//
//   node scripts/valgrind.mjs
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { released } from './lib/native-build.mjs';
import { inRoot, tool } from './lib/paths.mjs';
import { PlainError, exitCode, onPath, run } from './lib/run.mjs';

const folder = join(released.folder, 'valgrind');
const log = join(folder, 'log');
const selfCheck = join(folder, 'self-check.node');
/** valgrind's exit code when it has seen an error; no other program here ends with it. */
const SEEN = 99;

/**
 * Runs Node under valgrind. Without the just-in-time compiler: its code changes under valgrind's hands.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
const underValgrind = (args) =>
  exitCode('valgrind', [
    '--quiet',
    `--error-exitcode=${SEEN}`,
    `--log-file=${log}`,
    `--suppressions=${inRoot('scripts', 'sanitize', 'valgrind.supp')}`,
    '--leak-check=full',
    '--show-leak-kinds=definite',
    '--errors-for-leak-kinds=definite',
    '--num-callers=30',
    '--smc-check=all-non-file',
    process.execPath,
    '--jitless',
    '--no-expose-wasm',
    '--expose-gc',
    ...args,
  ]);

/** Errors made on purpose must be seen: else a clean run would prove nothing. */
async function checkSelf() {
  const headers = ['-isystem', tool('node-api-headers/include')];
  const source = inRoot('scripts', 'sanitize', 'self-check.cpp');
  await run('c++', ['-shared', '-fPIC', '-O1', '-g', ...headers, '-o', selfCheck, source]);
  for (const { call, report } of [
    { call: 'useAfterFree', report: 'Invalid read' },
    { call: 'leak', report: '1,000 bytes in 1 blocks are definitely lost' },
  ]) {
    const code = await underValgrind(['-e', `require(process.argv[1]).${call}()`, selfCheck]);
    if (code !== SEEN || !readFileSync(log, 'utf8').includes(report))
      throw new PlainError(`valgrind does not see an error made on purpose (${call})`);
  }
}

try {
  if (!onPath('valgrind')) throw new PlainError('valgrind is missing: apt-get install valgrind');
  mkdirSync(folder, { recursive: true });
  await checkSelf();
  const code = await underValgrind([inRoot('scripts', 'sanitize', 'short.mjs')]);
  if (code !== 0) throw new PlainError(`the program ended with ${code}:\n${readFileSync(log, 'utf8')}`);
  console.log('valgrind: no errors, no leaks; a use after free and a leak made on purpose were seen');
} catch (error) {
  console.error(error instanceof PlainError ? `\nvalgrind: ${error.message}` : error);
  process.exitCode = 1;
}
