// The tests on an addon that is built with the address sanitizer, which sees each access beyond or after an
// allocation, and at the end of each process what nobody can free any more. Needs a finished set-up.
//
//   node scripts/asan.mjs              the folders of tests below
//   node scripts/asan.mjs mat/         only the test files whose path holds one of these
import { Stopwatch } from './lib/durations.mjs';
import { buildAddon, sanitized } from './lib/native-build.mjs';
import { inRoot } from './lib/paths.mjs';
import { PlainError, exitCode } from './lib/run.mjs';
import { checkSelf, environment, takeReports } from './sanitize/address.mjs';

/**
 * What runs C++ of ours. Not test/stress and test/fuzz: their limits of memory are those of a process without the
 * sanitizer.
 */
const folders = [
  ...[
    'async/',
    'call/',
    'callback/',
    'examples/',
    'graph/',
    'image/',
    'interchange/',
    'lifetime/',
    'mat/',
    'numpy/',
  ],
  ...['parity/', 'persistence/', 'video/', 'windows/'],
];

try {
  const watch = new Stopwatch('asan');
  await buildAddon(watch, sanitized);
  await checkSelf();
  const filters = process.argv.slice(2);
  const code = await exitCode(
    process.execPath,
    [
      inRoot('scripts', 'test.mjs'),
      ...(filters.length > 0 ? filters : folders.map((name) => `test/${name}`)),
    ],
    { env: environment() },
  );
  const found = takeReports();
  for (const report of found) console.error(report);
  console.log(
    `asan: ${found.length} reports; a use after free, a leak and a read beyond a Mat made on purpose were seen`,
  );
  process.exitCode = code === 0 && found.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof PlainError ? `\nasan: ${error.message}` : error);
  process.exitCode = 1;
}
