/** Every integer constant of cv2, at its name, with its value. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { python, readJson } from './oracle.js';

interface Constants {
  version: string;
  constants: Record<string, number>;
}

const { version, constants } = python(
  'constants.py',
  {},
  (folder) => readJson(join(folder, 'constants.json')) as Constants,
);
const here = cv.getVersionString();
const skip = version === here ? false : `cv2 is ${version}, linked here is ${here}`;

/** Declared in a header that only OpenCV's own Python build has. */
const PYTHON_ONLY = /^viz\.(PyWTrajectory|PY_WTRAJECTORY)_/;

const lookup = (name: string): unknown =>
  name.split('.').reduce<unknown>((scope, key) => (scope as Record<string, unknown> | undefined)?.[key], cv);

test('constants have the names and values of cv2', { skip }, () => {
  const names = Object.keys(constants).filter((name) => !PYTHON_ONLY.test(name));
  const missing = names.filter((name) => lookup(name) === undefined);
  const different = names.filter((name) => !missing.includes(name) && lookup(name) !== constants[name]);
  assert.ok(names.length > 2000, `cv2 gave only ${names.length} constants`);
  assert.deepEqual({ missing, different }, { missing: [], different: [] });
  const left = Object.keys(constants).filter((name) => PYTHON_ONLY.test(name));
  console.log(`constants: ${names.length} compared; Python's alone: ${left.join(', ')}`);
});
