/**
 * UMats on a device: that of PoCL, which is OpenCL on a CPU. Both sides run the same kernels, so the bytes are the same.
 * One case of each function, as kernels are compiled when they are first used; all of them: `OPENCL_CASES=all`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { umat } from './cases/umat.js';
import { compareOnDevice, deviceCases } from './on-device.js';
import { compareWithCv2 } from './runner.js';
import type { Case, Notes } from './values.js';

// Read when OpenCL is first used; cv2, in a process of its own, inherits it.
process.env.OPENCV_OPENCL_DEVICE ??= ':CPU:';

/** What is called first in the value that a case compares. */
const called = ({ value }: Case): string => /"fn":"(?!UMat")(.*?)"/.exec(JSON.stringify(value))?.[1] ?? '';
/** cv2 dies of Laplacians with a kernel of 5 and more; here they are refused. */
const deadly = (one: Case): boolean => called(one) === 'Laplacian' && one.name.includes('CV_64F');
/** What cv2's kernels do otherwise than its code for Mats. */
const NOTES: Record<string, Notes> = {
  Canny: { alike: 'its work groups race: some pixels differ from run to run, in cv2 too' },
  fastNlMeansDenoising: { trivial: 'nothing but 0 in cv2 too, of uint16' },
};

const cases = deviceCases
  .filter((one) => !deadly(one))
  .map((one): Case => ({ ...one, notes: { ...one.notes, ...NOTES[called(one)] } }));
const firstOfEach = new Map(cases.map((one) => [called(one), one] as const).reverse());

if (cv.ocl.haveOpenCL() && cv.ocl.useOpenCL()) {
  console.log(`on ${cv.ocl.Device.getDefault().name()}`);
  compareOnDevice('opencl', process.env.OPENCL_CASES === 'all' ? cases : [...firstOfEach.values()]);
  compareWithCv2('opencl UMat', umat);
  test('a Laplacian that kills cv2 is an error', () => {
    const image = new cv.UMat(cv.Mat.random([40, 40], { dtype: 'uint8', seed: 1 }));
    assert.throws(() => cv.Laplacian(image, cv.CV_64F, null, 5), /'ksize' must be 3 at most/);
    assert.equal(cv.Laplacian(image, cv.CV_64F, null, 3).get().shape[0], 40);
  });
} else {
  test('UMats on a device', { skip: 'OpenCL finds none: pocl-opencl-icd is not installed' }, () => {});
}
