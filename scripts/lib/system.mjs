import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PlainError, env, onPath, run } from './run.mjs';

/**
 * What the machine must have: a Debian package, and how to see that it is there.
 * @typedef {object} Need
 * @property {string} package
 * @property {string} [command] found on PATH, from wherever it came
 * @property {string} [folder] checked instead of the package: container images often drop documentation files
 */

/** @type {Need[]} */
const tools = [
  { package: 'g++', command: 'c++' },
  { package: 'cmake', command: 'cmake' },
  { package: 'ninja-build', command: 'ninja' },
  { package: 'make', command: 'make' },
  { package: 'ccache', command: 'ccache' },
  { package: 'libjpeg-dev' },
];
/** @type {Need[]} */
const opencv = [{ package: 'libopencv-dev' }, { package: 'libopencv-contrib-dev' }];
/** @type {Need[]} */
const samples = [
  { package: 'opencv-data', folder: '/usr/share/opencv4/haarcascades' },
  { package: 'opencv-doc', folder: '/usr/share/doc/opencv-doc/examples' },
];
/** @type {Need[]} */
const forTests = [
  { package: 'python3-opencv' },
  { package: 'clang-format', command: 'clang-format' },
  // OpenCL on a CPU, for UMats on a device.
  { package: 'pocl-opencl-icd' },
  // Windows: a display without a screen, a mouse without a hand, and a look at what is shown.
  { package: 'xvfb', command: 'Xvfb' },
  { package: 'xdotool', command: 'xdotool' },
  { package: 'x11-apps', command: 'xwd' },
];

const whichOpenCV =
  'OpenCV 4.5 or later is needed, with its headers; contrib modules are bound when they are there. ' +
  'Set OpenCV_DIR to the folder that holds its OpenCVConfig.cmake.';

/** @param {string[]} packages */
function installedPackages(packages) {
  const format = '${Package} ${db:Status-Status}\n';
  let output;
  try {
    output = execFileSync('dpkg-query', ['-W', '-f', format, ...packages], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // dpkg-query exits with 1 when it does not know one of them, after it has printed the others.
    output = /** @type {{ stdout: string }} */ (error).stdout;
  }
  return new Set(
    output.split('\n').flatMap((line) => (line.endsWith(' installed') ? line.split(' ')[0] : [])),
  );
}

/** @param {Need[]} needs */
function missingPackages(needs) {
  const installed = installedPackages(needs.map((need) => need.package));
  return needs
    .filter(({ package: name, command, folder }) =>
      command ? !onPath(command) : folder ? !existsSync(folder) : !installed.has(name),
    )
    .map((need) => need.package);
}

/** Another system than Debian: the reader installs things in the system's own way. */
function checkForeignSystem() {
  const missing = ['c++', 'cmake', 'ninja'].filter((command) => !onPath(command));
  if (missing.length) {
    throw new PlainError(
      `This is no Debian or Ubuntu (there is no apt-get). Install ${missing.join(', ')}, libjpeg-turbo and OpenCV with the ` +
        `system's own package manager. ${whichOpenCV}`,
    );
  }
}

/**
 * Installs the Debian packages that are missing, or says how.
 * @param {{ tests: boolean }} options
 */
export async function installSystemPackages({ tests }) {
  if (!onPath('apt-get')) {
    checkForeignSystem();
    return;
  }
  const ownOpenCV = Boolean(process.env.OpenCV_DIR);
  const missing = missingPackages([
    ...tools,
    ...(ownOpenCV ? [] : opencv),
    ...samples,
    ...(tests ? forTests : []),
  ]);
  if (!missing.length) return;
  if (process.getuid?.() !== 0) {
    const hint = ownOpenCV ? '' : ` (or set OpenCV_DIR, if you have an OpenCV of your own)`;
    throw new PlainError(
      `These packages are missing${hint}. Run this, then start again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    );
  }
  console.log(`setup: installing ${missing.join(' ')}`);
  const unattended = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  await run('apt-get', [...quiet, 'update'], unattended);
  await run(
    'apt-get',
    [
      ...quiet,
      ...['install', '-y', '--no-install-recommends', '--reinstall'],
      ...['-o', 'Dpkg::Options::=--path-include=/usr/share/doc/opencv-doc/*'],
      ...missing,
    ],
    unattended,
  );
}
