import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import cv from '../../src/index.js';
import { loadBinding } from '../../src/load-binding.js';

const { allowedCores } = loadBinding().binding;
/** What the affinity alone allows: two of these cases need more than one core to tell anything. */
const cores = Number(execFileSync('nproc', { env: {} }));

const root = mkdtempSync(join(tmpdir(), 'node-cv2-cores-'));
after(() => rmSync(root, { recursive: true }));
let folders = 0;

/** Makes these files below a new root, and asks there. */
function coresWith(files: Record<string, string>): number {
  const folder = join(root, String(folders++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return allowedCores(folder);
}

const v1 = (folder: string, quota: number, period = 100000): Record<string, string> => ({
  [`sys/fs/cgroup/${folder}/cpu.cfs_quota_us`]: `${quota}\n`,
  [`sys/fs/cgroup/${folder}/cpu.cfs_period_us`]: `${period}\n`,
});

describe('the cores that this process may use', () => {
  const rows: [what: string, files: Record<string, string>, expected: number][] = [
    ['without cgroups', {}, cores],
    ['version 2, no limit', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n' }, cores],
    [
      'version 2, half a core',
      { 'proc/self/cgroup': '0::/a\n', 'sys/fs/cgroup/a/cpu.max': '50000 100000\n' },
      1,
    ],
    [
      'version 2, one and a bit: rounded up',
      { 'proc/self/cgroup': '0::/a\n', 'sys/fs/cgroup/a/cpu.max': '110000 100000\n' },
      Math.min(2, cores),
    ],
    [
      'version 2, the limit is above',
      {
        'proc/self/cgroup': '0::/a/b/c\n',
        'sys/fs/cgroup/a/cpu.max': '100000 100000\n',
        'sys/fs/cgroup/a/b/cpu.max': '400000 100000\n',
        'sys/fs/cgroup/a/b/c/cpu.max': 'max 100000\n',
      },
      1,
    ],
    [
      "version 2, in a container that sees its own cgroup as the root, by the host's path",
      { 'proc/self/cgroup': '0::/docker/abc\n', 'sys/fs/cgroup/cpu.max': '100000 100000\n' },
      1,
    ],
    [
      'version 1',
      { 'proc/self/cgroup': '9:memory:/m\n4:cpu,cpuacct:/a\n', ...v1('cpu,cpuacct/a', 50000) },
      1,
    ],
    ['version 1, no limit', { 'proc/self/cgroup': '4:cpu:/a\n', ...v1('cpu/a', -1) }, cores],
    [
      'version 1, the limit is above',
      { 'proc/self/cgroup': '4:cpu:/a/b\n', ...v1('cpu/a/b', -1), ...v1('cpu/a', 20000, 20000) },
      1,
    ],
    [
      'a limit of another controller is none of the processor',
      { 'proc/self/cgroup': '4:cpuset:/a\n', ...v1('cpuset/a', 50000) },
      cores,
    ],
    ['nonsense', { 'proc/self/cgroup': 'x\n0::/a\n', 'sys/fs/cgroup/a/cpu.max': 'y z\n' }, cores],
  ];
  for (const [what, files, expected] of rows) test(what, () => assert.equal(coresWith(files), expected));

  test('more than there are do not count', () => {
    const files = { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': `${cores + 5}00000 100000\n` };
    assert.equal(coresWith(files), cores);
  });
});

test('the pool begins with as many threads', () => {
  assert.equal(cv.async.configure().threads, allowedCores(''));
  assert.ok(cv.async.configure().threads <= availableParallelism());
});

test('affinity counts', () => {
  const program = "console.log(require('node-cv2').async.configure().threads)";
  const answer = execFileSync('taskset', ['-c', '0', process.execPath, '-e', program], { encoding: 'utf8' });
  assert.equal(answer, '1\n');
});
