import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { contribCharts } from './cases/contrib-charts.js';
import { contribColour } from './cases/contrib-colour.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, colours', [...contribColour, ...contribCharts]);

test('contrib, colours: the static compute, hidden by the method in cv2, is the function of that name', async () => {
  const picture = cv.Mat.random([40, 50, 3], { seed: 1, dtype: 'uint8' });
  const other = cv.blur(picture, [3, 3]);
  const { QualityMSE, QualityPSNR, QualitySSIM, QualityGMSD } = cv.quality;
  assert.deepEqual(QualityMSE.compute(picture, other)[0], cv.quality.QualityMSE_compute(picture, other)[0]);
  assert.deepEqual(QualityPSNR.compute(picture, other)[0], cv.quality.QualityPSNR_compute(picture, other)[0]);
  assert.deepEqual(QualitySSIM.compute(picture, other)[0], cv.quality.QualitySSIM_compute(picture, other)[0]);
  assert.deepEqual(
    (await QualityGMSD.computeAsync(picture, other))[0],
    cv.quality.QualityGMSD_compute(picture, other)[0],
  );
});

test('contrib, colours: QualityMSE takes an image, which cv2 makes a list of', () => {
  const picture = cv.Mat.random([40, 50, 3], { seed: 1, dtype: 'uint8' });
  const other = cv.blur(picture, [3, 3]);
  const quality = cv.quality.QualityMSE_create(picture);
  assert.deepEqual(quality.compute(other), cv.quality.QualityMSE_compute(picture, other)[0]);
  const [, map] = cv.quality.QualityMSE_compute(picture, other);
  assert.deepEqual(quality.getQualityMap().toArray(), map.toArray());
});
