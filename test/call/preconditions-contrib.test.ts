/** As preconditions.test.ts, of the modules of opencv_contrib, and of their classes behind the main modules' methods. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import cv from '../../src/index.js';
import { type Refusal, testRefusals } from './refusals.js';

const folder = mkdtempSync(join(tmpdir(), 'node-cv2-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const image = cv.Mat.random([40, 40, 3], { dtype: 'uint8', seed: 1 });
const sized = (rows: number, cols: number): cv.Mat =>
  cv.blur(cv.Mat.random([rows, cols, 3], { dtype: 'uint8', seed: 2 }), [5, 5]);
const lines = cv.Mat.random([5, 32], { dtype: 'uint8', seed: 3 });
const lineMatcher = new cv.line_descriptor.BinaryDescriptorMatcher();
const points = cv.Mat.from([10, 10, 20, 15], { dtype: 'float32', shape: [2, 1, 2] });

const landmarks = (text: string): string => {
  const path = join(folder, 'landmarks.txt');
  writeFileSync(path, text);
  return path;
};
const pca = (one: cv.Mat): cv.Mat => cv.optflow.createOptFlow_PCAFlow().calc(one, one, null);
const sparse = (one: cv.Mat, prior: boolean): unknown => {
  const parameters = cv.optflow.RLOFOpticalFlowParameter.create();
  parameters.setUseGlobalMotionPrior(prior);
  return cv.optflow.SparseRLOFOpticalFlow.create(parameters).calc(one, one, points, points.clone());
};

const rows: readonly Refusal[] = [
  [
    'BinaryDescriptorMatcher.knnMatch',
    () => lineMatcher.knnMatch(lines, lines, 6),
    () => lineMatcher.knnMatch(lines, lines, 5),
  ],
  [
    'RetinaFastToneMapping.create',
    () => cv.bioinspired.RetinaFastToneMapping.create([40, 40]),
    () => cv.bioinspired.Retina.create([40, 40]).applyFastToneMapping(image),
  ],
  [
    'createSuperpixelLSC',
    () => cv.ximgproc.createSuperpixelLSC(cv.Mat.zeros([8, 48, 3], 'uint8'), 10),
    () => cv.ximgproc.createSuperpixelLSC(image, 10),
  ],
  [
    'createSuperpixelSEEDS',
    () => cv.ximgproc.createSuperpixelSEEDS(64, 64, 3, 10, 100),
    () => cv.ximgproc.createSuperpixelSEEDS(64, 64, 3, 10, 4),
  ],
  [
    'ft.createKernel',
    () => cv.ft.createKernel(cv.ft.SINUS, 2, 1),
    () => cv.ft.createKernel(cv.ft.LINEAR, 2, 1),
  ],
  ['PCAFlow.calc, on too few rows', () => pca(sized(55, 72)), () => pca(sized(56, 72))],
  ['PCAFlow.calc, on too few columns', () => pca(sized(56, 71)), () => pca(sized(56, 72))],
  ['SparseRLOFOpticalFlow.calc', () => sparse(sized(29, 48), true), () => sparse(sized(29, 48), false)],
  [
    'calcOpticalFlowSparseRLOF',
    () => cv.optflow.calcOpticalFlowSparseRLOF(sized(30, 39), sized(30, 39), points, points.clone()),
    () => cv.optflow.calcOpticalFlowSparseRLOF(sized(30, 40), sized(30, 40), points, points.clone()),
  ],
  [
    'bgsegm.BackgroundSubtractorMOG.apply, of other settings',
    () => {
      const subtractor = cv.bgsegm.createBackgroundSubtractorMOG();
      subtractor.apply(image);
      subtractor.setNMixtures(100);
      subtractor.apply(image, null, 0);
    },
    () => {
      const subtractor = cv.bgsegm.createBackgroundSubtractorMOG();
      subtractor.apply(image);
      subtractor.setNMixtures(100);
      subtractor.apply(image, null, 1);
      subtractor.apply(image, null, 0);
    },
  ],
  [
    'face.loadTrainingData',
    () => cv.face.loadTrainingData([landmarks('image.png\n1,2\n3,\n')], [], []),
    () => cv.face.loadTrainingData([landmarks('image.png\n1,2\n3,4,5\n,6\n')], [], []),
  ],
];

testRefusals(rows);
