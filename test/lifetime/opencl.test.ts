import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { runChild } from './child.js';

const skip = cv.ocl.haveOpenCL() ? false : 'OpenCL finds no device: pocl-opencl-icd is not installed';

for (const task of [
  'made on other threads',
  'alive in workers that end',
  'dropped in a loop',
  'released',
  'in use at the end',
]) {
  test(`UMats on a device: ${task}`, { skip }, async () => {
    const { status, signal, stderr } = await runChild(new URL('opencl.ts', import.meta.url), {
      args: [task],
      env: { OPENCV_OPENCL_DEVICE: ':CPU:' },
    });
    assert.deepEqual({ status, signal }, { status: 0, signal: null }, stderr);
  });
}
