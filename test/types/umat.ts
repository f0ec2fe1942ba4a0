/**
 * Calls with UMats, in every form. Never run: checked as `signatures.ts` is. What `test/parity/device.test.ts` runs shows that
 * the results are what the types say.
 */
import cv from '../../src/generated/cv.js';
import { exactly } from './exactly.js';

// Mistakes are made on purpose below.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */

type Either = cv.Mat | cv.UMat;

export function made(mat: cv.Mat, umat: cv.UMat): void {
  exactly<cv.UMat>()(new cv.UMat(mat));
  exactly<cv.UMat>()(new cv.UMat(480, 640, cv.CV_8UC3, [0, 0, 255], { usageFlags: cv.USAGE_DEFAULT }));
  exactly<cv.UMat>()(new cv.UMat([640, 480], cv.CV_32F));
  exactly<cv.UMat>()(new cv.UMat(umat, [0, 10], [0, 10]));
  exactly<cv.UMat>()(new cv.UMat(umat, [0, 0, 10, 10]));
  exactly<Promise<cv.UMat>>()(cv.UMat.newAsync(mat));
  exactly<cv.Mat>()(umat.get());
  exactly<Promise<cv.Mat>>()(umat.getAsync(cv.ACCESS_READ));
  exactly<boolean>()(umat.isContinuous());
  exactly<number>()(umat.offset);
  umat.release();
}

export function device(): void {
  exactly<boolean>()(cv.ocl.haveOpenCL() && cv.ocl.useOpenCL());
  cv.ocl.setUseOpenCL(true);
  cv.ocl.finish();
  exactly<string>()(cv.ocl.Device.getDefault().name());
}

export function forms(umat: cv.UMat, out: cv.UMat, mat: cv.Mat): void {
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, out, 2, cv.BORDER_REFLECT));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, null, 2));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, undefined, 2));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, { dst: out, sigmaY: 2 }));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, { sigmaY: 2 }));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, out, { sigmaY: 2 }));
  exactly<cv.UMat>()(cv.GaussianBlur(umat, [5, 5], 1.5, null, 2, { borderType: cv.BORDER_REFLECT }));
  exactly<Promise<cv.UMat>>()(cv.GaussianBlurAsync(umat, [5, 5], 1.5, { sigmaY: 2 }));
  exactly<Promise<cv.UMat>>()(cv.GaussianBlurAsync(umat, [5, 5], 1.5, out));
  exactly<cv.UMat>()(cv.rectangle(umat, [1, 2, 3, 4], [0, 0, 255], 2));
  exactly<cv.UMat>()(cv.normalize(umat, null, { norm_type: cv.NORM_MINMAX }));
  // A UMat to write to is enough.
  exactly<cv.UMat>()(cv.cvtColor(mat, cv.COLOR_BGR2GRAY, out));
  exactly<cv.UMat>()(cv.cvtColor(mat, cv.COLOR_BGR2GRAY, { dst: out }));
}

export function mixed(umat: cv.UMat, mat: cv.Mat): void {
  exactly<cv.UMat>()(cv.add(umat, mat));
  exactly<cv.UMat>()(cv.add(mat, umat));
  exactly<cv.UMat>()(cv.add(umat, [1, 2, 3]));
  exactly<cv.UMat>()(cv.add(10, umat));
  exactly<cv.Mat>()(cv.add(mat, [1, 2, 3]));
  exactly<cv.UMat>()(cv.bitwise_and(mat, mat, { mask: umat }));
  exactly<cv.UMat>()(cv.bitwise_and(mat, mat, null, umat));
  exactly<cv.Mat>()(cv.bitwise_and(mat, mat, null, null));
  exactly<cv.UMat>()(cv.warpAffine(umat, mat, [640, 480]));
  exactly<cv.UMat>()(cv.filter2D(umat, -1, new Float32Array(9)));
  exactly<cv.UMat>()(cv.add(cv.blur(mat, [3, 3]), cv.blur(umat, [3, 3])));
  // A Mat to write to stays one, and is what comes back.
  exactly<Either>()(cv.add(umat, umat, mat));
}

export function unknown(either: Either, maybe: cv.Mat | null, umat: cv.UMat, mat: cv.Mat): void {
  exactly<Either>()(cv.blur(either, [3, 3]));
  exactly<Either>()(cv.add(mat, either));
  exactly<cv.UMat>()(cv.add(umat, either));
  exactly<Either>()(cv.blur(mat, [3, 3], either));
  exactly<cv.Mat>()(cv.blur(mat, [3, 3], maybe));
  exactly<Either>()(cv.blur(umat, [3, 3], maybe));
}

/** A function of a user's for both. */
export function edges<Image extends cv.OutputArray>(image: Image): cv.NewArray<[Image]> {
  return cv.Canny(image, 50, 150);
}

export function used(mat: cv.Mat, umat: cv.UMat): void {
  exactly<cv.Mat>()(edges(mat));
  exactly<cv.UMat>()(edges(umat));
}

export function lists(umat: cv.UMat, mat: cv.Mat): void {
  exactly<cv.UMat[]>()(cv.split(umat));
  exactly<cv.UMat>()(cv.merge([umat, umat]));
  exactly<cv.Mat>()(cv.merge([mat, new Uint8Array(4)]));
  exactly<Either>()(cv.merge([mat, umat]));
  exactly<cv.UMat>()(cv.calcHist([umat], [0], null, [256], [0, 256]));
  exactly<[cv.Mat[], cv.UMat]>()(mixedList(umat));
  exactly<[number, cv.UMat]>()(cv.Stitcher.create().stitch([umat, umat]));
}

/** Contours come in a list of arrays, the hierarchy as one. */
function mixedList(umat: cv.UMat): [cv.Mat[], cv.UMat] {
  const [contours, hierarchy] = cv.findContours(umat, cv.RETR_TREE, cv.CHAIN_APPROX_SIMPLE);
  exactly<cv.UMat[]>()(contours);
  return [contours.map((contour) => contour.get()), hierarchy];
}

export function several(umat: cv.UMat, mat: cv.Mat): void {
  exactly<[number, cv.UMat]>()(cv.threshold(umat, 0, 255, cv.THRESH_OTSU));
  exactly<[number, cv.UMat, cv.UMat, cv.UMat]>()(cv.connectedComponentsWithStats(umat));
  exactly<[number, cv.UMat, cv.UMat, cv.UMat]>()(cv.connectedComponentsWithStats(mat, umat));
  exactly<[number, Either, cv.UMat, cv.UMat]>()(cv.connectedComponentsWithStats(umat, mat));
  exactly<[cv.UMat, cv.UMat]>()(cv.meanStdDev(umat, { mask: mat }));
  // Each follows what was passed for it, and those for which nothing was follow all that was passed.
  exactly<[Either, cv.UMat]>()(cv.meanStdDev(mat, mat, umat));
  exactly<[cv.UMat, Either]>()(cv.meanStdDev(mat, umat, mat));
  exactly<[cv.UMat, Either]>()(cv.meanStdDev(mat, null, { stddev: mat, mask: umat }));
  exactly<[cv.UMat, cv.UMat]>()(cv.meanStdDev(mat, { stddev: umat }));
  exactly<[cv.Mat, cv.Mat]>()(cv.meanStdDev(mat, mat));
  exactly<Promise<[mean: Either, stddev: cv.UMat]>>()(cv.meanStdDevAsync(mat, mat, umat));
  exactly<[cv.Mat, cv.UMat, cv.Mat]>()(cv.grabCut(umat, mat, [0, 0, 9, 9], umat, mat, 1));
  exactly<Promise<[number, cv.UMat]>>()(cv.thresholdAsync(umat, 0, 255, cv.THRESH_OTSU));
}

export function numbers(umat: cv.UMat): void {
  exactly<cv.Rect>()(cv.boundingRect(umat));
  exactly<number>()(cv.countNonZero(umat));
  exactly<cv.Scalar>()(cv.mean(umat, { mask: umat }));
  exactly<boolean>()(cv.imwrite('a.png', umat));
  exactly<Buffer>()(cv.imencode('.png', umat));
  // C++ gives a Mat, whatever it is passed.
  exactly<cv.Mat>()(cv.dnn.blobFromImage(umat));
}

export function methods(umat: cv.UMat, mat: cv.Mat): void {
  const orb = cv.ORB.create();
  const [keypoints, descriptors] = orb.detectAndCompute(umat, null);
  exactly<cv.KeyPoint[]>()(keypoints);
  exactly<cv.UMat>()(descriptors);
  exactly<cv.Mat>()(orb.detectAndCompute(mat, null)[1]);
  exactly<Promise<[keypoints: cv.KeyPoint[], descriptors: cv.UMat]>>()(orb.detectAndComputeAsync(umat, null));
  exactly<cv.DMatch[]>()(new cv.BFMatcher().match(descriptors, descriptors));
  exactly<cv.UMat>()(cv.createCLAHE(2).apply(umat));
  exactly<cv.Rect[]>()(new cv.CascadeClassifier('a.xml').detectMultiScale(umat));
  exactly<cv.UMat | null>()(new cv.VideoCapture('a.avi').read(umat));
  exactly<cv.Mat | null>()(new cv.VideoCapture('a.avi').read());
  exactly<cv.UMat>()(cv.createBackgroundSubtractorMOG2().apply(umat));
  // A static method.
  exactly<[cv.Scalar, cv.UMat]>()(cv.quality.QualitySSIM.compute(umat, umat));
}

export function refused(umat: cv.UMat, mat: cv.Mat): void {
  // @ts-expect-error a Mat is made of Mats
  exactly<cv.UMat>()(cv.blur(mat, [3, 3]));
  // @ts-expect-error what is wanted of the result does not change what is made
  const blurred: cv.UMat = cv.blur(mat, [3, 3]);
  // @ts-expect-error nor the other way round
  const brought: cv.Mat = cv.blur(umat, [3, 3]);
  // @ts-expect-error the elements are on the device
  console.log(umat.data, blurred, brought);
  // @ts-expect-error a Mat's own methods take Mats
  mat.add(umat);
  // @ts-expect-error in C++ this is a Mat
  new cv.KalmanFilter(4, 2).predict(umat);
  // @ts-expect-error an output is no typed array
  cv.blur(umat, [3, 3], new Uint8Array(4));
  // @ts-expect-error a required image is not null
  cv.blur(null, [3, 3]);
}
