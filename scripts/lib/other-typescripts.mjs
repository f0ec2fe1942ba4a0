import { existsSync } from 'node:fs';
import { addPackages } from './npm-packages.mjs';
import { inRoot } from './paths.mjs';

/** The oldest and the newest compiler that understand the declarations, besides the project's own. */
export const otherTypeScripts = ['4.7.4', '7.0.2'];

/** @param {string} version */
const folderOf = (version) => inRoot('build', 'typescripts', version);

/** @param {string} version */
export const otherCompiler = (version) => `${folderOf(version)}/node_modules/typescript/bin/tsc`;

/** Brings them from npm, for the tests alone. */
export async function fetchOtherTypeScripts() {
  for (const version of otherTypeScripts) {
    if (existsSync(otherCompiler(version))) continue;
    const code = await addPackages([`typescript@${version}`], folderOf(version));
    if (code !== 0) console.log(`setup: no TypeScript ${version}; the test of it will be skipped`);
  }
}
