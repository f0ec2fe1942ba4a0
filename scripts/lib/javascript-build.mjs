import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot, tool } from './paths.mjs';
import { run } from './run.mjs';

const inputs = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'src'];
const stampFile = inRoot('build', 'dist.stamp');

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Changes when a file comes, goes, or is written. */
function stampOfInputs() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesBelow(inRoot(input)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Brings dist/ up to date from src/. It is made aside and moved into place, so that it is never half built. */
export async function buildJavaScript() {
  const stamp = stampOfInputs();
  if (existsSync(inRoot('dist')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return;
  const fresh = inRoot('build', 'dist');
  rmSync(fresh, { recursive: true, force: true });
  await run(process.execPath, [tool('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', fresh]);
  // tsc copies no declaration files, and CommonJS is said by a package.json; the manifest is for our own tools.
  const isCode = (/** @type {string} */ path) => !path.endsWith('.json');
  cpSync(inRoot('src', 'generated'), join(fresh, 'generated'), { recursive: true, filter: isCode });
  cpSync(inRoot('src', 'package.json'), join(fresh, 'package.json'));
  rmSync(inRoot('dist'), { recursive: true, force: true });
  renameSync(fresh, inRoot('dist'));
  writeFileSync(stampFile, stamp);
}
