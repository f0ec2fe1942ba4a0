/** libjpeg leaves its errors by `longjmp`: whatever it had allocated must go all the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import cv from '../../src/index.js';

test('broken JPEG files in great numbers leave no memory behind', async () => {
  const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
  const whole = cv.imencode('.jpg', photo);
  const broken = cv.imencode('.jpg', photo, { progressive: true });
  // The last scans become another's, of a component that there is not.
  broken.fill(0xc4, broken.lastIndexOf(Buffer.from([0xff, 0xda])) + 1, broken.length - 2);
  const decode = (file: Buffer): cv.Mat => cv.imdecode(file, 1, { fit: [400, 400] });

  const round = async (): Promise<void> => {
    for (let i = 0; i < 100; i++) {
      assert.throws(() => decode(broken), cv.CvError);
      assert.throws(() => decode(whole.subarray(0, 300)), cv.CvError);
    }
    await cv.imdecodeAsync(whole, 1, { fit: [40, 40] });
  };
  await round();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 5; i++) await round();
  // Each left behind would be its coefficients: 0.56 MB.
  assert.ok((process.memoryUsage.rss() - before) / 1e6 < 60);
});
