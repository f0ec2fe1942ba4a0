import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { addPackages } from '../scripts/lib/npm-packages.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';

/** The libraries to compare with, besides Debian's cv2. */
const peers = {
  sharp: { version: '0.35.5' },
  '@techstark/opencv-js': { version: '4.12.0-release.1' },
  // Compiled for some minutes, so only when it is asked for.
  '@u4/opencv4nodejs': {
    version: '7.1.2',
    env: {
      OPENCV4NODEJS_DISABLE_AUTOBUILD: '1',
      OPENCV_INCLUDE_DIR: '/usr/include/opencv4',
      OPENCV_LIB_DIR: '/usr/lib/x86_64-linux-gnu',
      OPENCV_BIN_DIR: '/usr/bin',
      npm_config_nodedir: dirname(dirname(process.execPath)),
    },
  },
} satisfies Record<string, { version: string; env?: NodeJS.ProcessEnv }>;

export type Peer = keyof typeof peers;

/** For a set-up: `cv` of opencv.js. It is a thenable that resolves to itself, so it is not to be awaited. */
export const loadOpencvJs = `const cv = peer('@techstark/opencv-js');
  await new Promise((resolve) => (cv.onRuntimeInitialized = resolve));`;

/** What `--with` takes. */
export const optional: Record<string, Peer> = { opencv4nodejs: '@u4/opencv4nodejs' };

const names = Object.keys(peers) as Peer[];
const folderOf = (name: Peer): string => inRoot('build', 'peers', name);
const manifestOf = (name: Peer): string =>
  inRoot('build', 'peers', name, 'node_modules', name, 'package.json');

export const isInstalled = (name: Peer): boolean => existsSync(manifestOf(name));

/** Brings those that are missing, each into a folder of its own below build/peers. One that cannot be had is left out. */
export async function installPeers(asked: readonly Peer[]): Promise<void> {
  const optionalOnes = Object.values(optional);
  for (const name of names.filter((name) => asked.includes(name) || !optionalOnes.includes(name))) {
    if (isInstalled(name)) continue;
    const { version, env } = { env: {}, ...peers[name] };
    const code = await addPackages([`${name}@${version}`], folderOf(name), env);
    if (code !== 0) console.log(`bench: ${name} could not be installed`);
  }
}

export function peerVersions(): string[] {
  return names.filter(isInstalled).map((name) => {
    const { version } = JSON.parse(readFileSync(manifestOf(name), 'utf8')) as { version: string };
    return `${name} ${version}`;
  });
}
