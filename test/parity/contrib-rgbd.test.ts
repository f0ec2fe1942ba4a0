import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { contribRgbd } from './cases/contrib-rgbd.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('rgbd', contribRgbd);

test('rgbd: the defaults of Odometry, static here, are those of a new object', async () => {
  const { Odometry, RgbdOdometry_create } = cv.rgbd;
  const odometry = RgbdOdometry_create();
  assert.equal(Odometry.DEFAULT_MIN_DEPTH(), odometry.getMinDepth());
  assert.equal(Odometry.DEFAULT_MAX_DEPTH(), odometry.getMaxDepth());
  assert.equal(Odometry.DEFAULT_MAX_DEPTH_DIFF(), odometry.getMaxDepthDiff());
  assert.equal(Odometry.DEFAULT_MAX_POINTS_PART(), odometry.getMaxPointsPart());
  assert.equal(Odometry.DEFAULT_MAX_TRANSLATION(), odometry.getMaxTranslation());
  assert.equal(Odometry.DEFAULT_MAX_ROTATION(), odometry.getMaxRotation());
  assert.equal(await cv.rgbd.Odometry_DEFAULT_MAX_ROTATIONAsync(), odometry.getMaxRotation());
});
