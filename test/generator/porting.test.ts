import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nullableRows } from '../../scripts/generator/refine/nullable.js';
import { inRoot, tsxLoader } from '../../scripts/lib/paths.mjs';

test('PORTING.md has the table that the tables of the generator give', () => {
  const arguments_ = [...tsxLoader, inRoot('scripts', 'porting.ts'), '--check'];
  const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: inRoot(), encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('and with it every argument that takes null', () => {
  const text = readFileSync(inRoot('PORTING.md'), 'utf8');
  for (const { parameter } of nullableRows) assert.ok(text.includes(`\`${parameter}\``), parameter);
});
