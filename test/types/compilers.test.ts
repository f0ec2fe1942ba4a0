/** The declarations as they are installed, in a project of their own, by the oldest and the newest compiler. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { otherCompiler, otherTypeScripts } from '../../scripts/lib/other-typescripts.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const PROGRAMS = ['signatures.ts', 'umat.ts', 'graph.ts', 'exactly.ts'];
const OPTIONS = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'NodeNext',
  types: ['node'],
};

describe('compilers', () => {
  let project: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'node-cv2-types-'));
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(inRoot(), join(project, 'node_modules', 'node-cv2'));
    symlinkSync(inRoot('node_modules', '@types'), join(project, 'node_modules', '@types'));
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: OPTIONS, files: PROGRAMS }),
    );
    for (const name of PROGRAMS) {
      const program = readFileSync(inRoot('test', 'types', name), 'utf8');
      writeFileSync(join(project, name), program.replace("'../../src/generated/cv.js'", "'node-cv2'"));
    }
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  for (const version of otherTypeScripts) {
    const compiler = otherCompiler(version);
    const skip = existsSync(compiler) ? false : `TypeScript ${version} was not fetched`;
    test(`TypeScript ${version} finds the declarations sound, strict and unskipped`, { skip }, () => {
      const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  }
});
