import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { equalBytes, noise } from './values.js';

const img = noise([48, 64, 3], 1);
const gray = noise([48, 64], 2);

/** A graph gives what its function gives, synchronously and not, run after run. */
async function same<Inputs extends unknown[]>(
  fn: (...inputs: Inputs) => unknown,
  ...inputs: Inputs
): Promise<void> {
  const graph = cv.graph(fn);
  const expected = fn(...inputs);
  for (let round = 0; round < 2; round++) {
    equalBytes(graph(...inputs), expected);
    equalBytes(await graph.async(...inputs), expected);
  }
}

describe('a graph gives the bytes of the eager calls', () => {
  test('a chain', () =>
    same((mat: cv.Mat) => {
      const smooth = cv.GaussianBlur(cv.cvtColor(mat, cv.COLOR_BGR2GRAY), [5, 5], 1.5);
      const edges = cv.dilate(cv.Canny(smooth, 50, 150), cv.Mat.ones([3, 3], 'uint8'));
      return cv.resize(cv.threshold(edges, 100, 255, cv.THRESH_BINARY)[1], [32, 24]);
    }, img));

  test('options by name, a mask, and a dst that is made between', () =>
    same((mat: cv.Mat) => {
      const mask = cv.threshold(mat, 128, 255, cv.THRESH_BINARY)[1];
      const dst = cv.blur(mat, [3, 3]);
      cv.add(mat, 7, { dst, mask });
      return [cv.subtract(mat, dst, { mask }), dst, cv.bitwise_and(dst, dst, { mask })];
    }, gray));

  test('several inputs and results, by name', () =>
    same(
      (a: cv.Mat, b: cv.Mat) => ({
        sum: cv.add(a, b),
        parts: [cv.min(a, b), cv.max(a, b)],
        text: 'constant',
        a,
      }),
      gray,
      noise([48, 64], 3),
    ));

  test('branches that meet', () =>
    same((mat: cv.Mat) => {
      const [b, g, r] = cv.split(mat) as [cv.Mat, cv.Mat, cv.Mat];
      return cv.merge([cv.blur(b, [3, 3]), cv.medianBlur(g, 3), cv.Laplacian(r, cv.CV_8U)]);
    }, img));

  test('numbers that steps compute', () =>
    same((mat: cv.Mat) => {
      const [t] = cv.threshold(mat, 0, 255, cv.THRESH_OTSU);
      const [least, most, , place] = cv.minMaxLoc(mat);
      const marked = cv.circle(cv.blur(mat, [3, 3]), place, 5, most, 2);
      return [cv.Canny(mat, least, t), t, most, marked];
    }, gray));

  test('an input that is drawn on', async () => {
    const draw = (mat: cv.Mat): cv.Mat => cv.blur(cv.rectangle(mat, [5, 6, 20, 10], [9, 200, 3], 2), [3, 3]);
    const [eager, sync, async] = [img.clone(), img.clone(), img.clone()];
    const expected = draw(eager);
    const graph = cv.graph(draw);
    equalBytes([graph(sync), sync], [expected, eager]);
    equalBytes([await graph.async(async), async], [expected, eager]);
  });

  test('a dst that is an input: written, and given back', async () => {
    const graph = cv.graph((mat: cv.Mat, dst: cv.Mat) => cv.blur(mat, [3, 3], dst));
    for (const run of [graph, graph.async]) {
      const dst = new cv.Mat();
      assert.equal(await run(gray, dst), dst);
      equalBytes(dst, cv.blur(gray, [3, 3]));
    }
  });

  test("Mat's methods", () =>
    same((mat: cv.Mat) => {
      const scaled = mat
        .astype('float32')
        .mul(1 / 255)
        .sub([0.5, 0.4, 0.3]);
      return [
        scaled.transpose([2, 0, 1]).expandDims(0),
        mat.slice('4:20, ::2, 1'),
        mat.roi([3, 4, 20, 12]),
        mat.T,
        mat.row(3),
        mat.col(-1),
        mat.channel(2),
        mat.reshape(-1, 3),
        mat.flip(0).clone(),
        mat.mean(),
        mat.max({ axis: 0 }),
        mat.slice([null, null, -3]).gt(100),
        mat.expandDims(1).squeeze(1),
      ];
    }, img));

  test('views show what is written to them', () =>
    same((mat: cv.Mat) => {
      const copy = mat.clone();
      const part = copy.roi([8, 8, 16, 16]);
      part.fill(7);
      cv.circle(part, [4, 4], 3, [1, 2, 3], -1);
      copy.channel(0).assign(9);
      return [copy, part];
    }, img));

  test('Buffers in and out', () =>
    same(
      (file: Uint8Array) => cv.imencode('.png', cv.resize(cv.imdecode(file, cv.IMREAD_COLOR), [20, 10])),
      cv.imencode('.png', img),
    ));

  test('objects of OpenCV as constants', () => {
    const clahe = cv.createCLAHE(2, [4, 4]);
    const orb = cv.ORB.create(50);
    return same((mat: cv.Mat) => {
      const better = clahe.apply(mat);
      const [points, descriptors] = orb.detectAndCompute(better, null);
      return [better, descriptors, cv.drawKeypoints(mat, points, null)];
    }, gray);
  });

  test('submodules, fields of plain results, and lists', () =>
    same((mat: cv.Mat) => {
      const moments = cv.moments(mat);
      const [contours] = cv.findContours(
        cv.threshold(mat, 128, 255, cv.THRESH_BINARY)[1],
        cv.RETR_EXTERNAL,
        cv.CHAIN_APPROX_SIMPLE,
      );
      const drawn = cv.drawContours(cv.blur(mat, [3, 3]), contours, -1, 255);
      return [cv.add(mat, moments.m00), cv.dnn.blobFromImage(mat, 1, [16, 16]), contours[0], drawn, moments];
    }, gray));

  test('calls without inputs are made while tracing', () =>
    same((mat: cv.Mat) => cv.filter2D(mat, -1, cv.getGaussianKernel(5, 1)), gray));

  test('random numbers, drawn in the order of the calls', () => {
    const noisy = (mat: cv.Mat): cv.Mat[] => {
      const [a, b] = [mat.clone(), cv.blur(mat, [3, 3])];
      return [cv.randu(a, 0, 255), cv.randn(b, 100, 20), cv.medianBlur(mat, 3)] as cv.Mat[];
    };
    const graph = cv.graph(noisy);
    cv.setRNGSeed(7);
    const expected = noisy(gray);
    cv.setRNGSeed(7);
    equalBytes(graph(gray), expected);
  });

  test('a graph in a graph', () => {
    const inner = cv.graph((mat: cv.Mat) => cv.blur(mat, [3, 3]));
    const outer = cv.graph((mat: cv.Mat) => cv.add(inner(mat), 3));
    assert.deepEqual(
      outer.steps.map(({ call }) => call),
      ['cv.blur', 'cv.add'],
    );
    equalBytes(outer(gray), cv.add(cv.blur(gray, [3, 3]), 3));
  });
});
