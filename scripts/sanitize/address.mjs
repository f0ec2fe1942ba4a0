// The address sanitizer for processes whose Node is an ordinary one: what they need in their environment, and the proof that
// it sees errors.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { addonOf, sanitized } from '../lib/native-build.mjs';
import { inRoot, tool } from '../lib/paths.mjs';
import { PlainError, exitCode, run } from '../lib/run.mjs';

const reports = join(sanitized.folder, 'reports');
const selfCheck = join(sanitized.folder, 'self-check.node');

const usual = {
  // Into files, so that a report counts whatever a test makes of the process that ended.
  log_path: join(reports, 'report'),
  // A Mat of absurd size is an error that tests expect.
  allocator_may_return_null: 1,
  detect_stack_use_after_return: 1,
  // What meets a guard of a Mat (native/memory/guarded.hpp) is to be a report: Node's own handler knows nothing of that.
  ...{ handle_segv: 2, handle_sigbus: 2 },
  // OpenCV's ximgproc frees by `delete` what it made by `new[]`, also in Python.
  alloc_dealloc_mismatch: 0,
  // The libraries have no frame pointers, and a leak in them is told by its whole stack.
  fast_unwind_on_malloc: 0,
  malloc_context_size: 20,
  // Leaks are looked for in Node alone: not in Python, the tests' oracle, nor in compilers.
  detect_leaks: 0,
  // What libraries that came by dlopen keep for a thread is not looked through: with threads of a pool waiting, the look
  // itself crashes now and then.
  intercept_tls_get_addr: 0,
  include_if_exists: join(sanitized.folder, '%b.options'),
};

/** @param {object} flags */
const text = (flags) =>
  Object.entries(flags)
    .map(([name, value]) => `${name}=${value}`)
    .join(':');

/**
 * Of a process that loads the sanitized addon.
 * @param {Record<string, string | number>} options in place of the usual ones, or beside them
 */
export function environment(options = {}) {
  writeFileSync(join(sanitized.folder, `${basename(process.execPath)}.options`), 'detect_leaks=1\n');
  const [runtime, library] = ['libasan.so', 'libstdc++.so.6'].map((name) =>
    execFileSync('c++', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim(),
  );
  if (runtime === undefined || !existsSync(runtime))
    throw new PlainError(`The compiler has no libasan.so (${runtime}): install libasan`);
  return {
    // Node itself is an ordinary one, so the sanitizer's runtime has to come in before it. So has the library that throws:
    // Python has it not at its start, and cv2's first error would end it.
    LD_PRELOAD: `${runtime}:${library}`,
    ASAN_OPTIONS: text({ ...usual, ...options }),
    LSAN_OPTIONS: text({ suppressions: inRoot('scripts', 'sanitize', 'leaks.txt'), print_suppressions: 0 }),
    NODE_CV2_BINARY: addonOf(sanitized),
  };
}

/** Takes the reports of errors written so far; an allocation that cannot be is a mere warning in such a file. */
export function takeReports() {
  const files = existsSync(reports) ? readdirSync(reports).map((name) => join(reports, name)) : [];
  const texts = files.map((file) => readFileSync(file, 'utf8')).filter((report) => report.includes('ERROR:'));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  return texts;
}

/** Errors made on purpose must come out as reports: else a clean run would prove nothing. */
export async function checkSelf() {
  takeReports();
  const headers = ['-isystem', tool('node-api-headers/include')];
  const flags = ['-shared', '-fPIC', '-O1', '-g', '-fsanitize=address', '-fno-omit-frame-pointer'];
  const source = inRoot('scripts', 'sanitize', 'self-check.cpp');
  await run('c++', [...flags, ...headers, '-o', selfCheck, source]);
  for (const { call, report } of [
    { call: 'useAfterFree()', report: /heap-use-after-free/ },
    { call: 'leak()', report: /Direct leak of 1000 byte/ },
    {
      call: "readBeyond(require(process.argv[2]).Mat.zeros([100], 'uint8').data)",
      report: /SEGV on unknown address/,
    },
  ]) {
    const program = ['-e', `require(process.argv[1]).${call}`, selfCheck, inRoot()];
    const code = await exitCode(process.execPath, program, { env: environment() });
    const [first = '', ...others] = takeReports();
    if (code === 0 || others.length > 0 || !report.test(first)) {
      throw new PlainError(
        `The sanitizer does not see an error made on purpose (${call}): ${first || 'no report'}`,
      );
    }
  }
}
