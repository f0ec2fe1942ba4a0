import cv from '../../src/index.js';

/** Ways for a process to end while calls are running; the argument chooses one. */
const image = new cv.Mat(2000, 2000, cv.CV_8U, 1);
const orb = cv.ORB.create();
for (let i = 0; i < 200; i++) {
  void cv.GaussianBlurAsync(image, [31, 31], 5);
  void orb.detectAsync(image);
  void cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U)).catch(() => undefined);
}

switch (process.argv[2]) {
  case 'at once':
    process.exit(0);
    break;
  case 'while some are running':
    setTimeout(() => process.exit(0), 50);
    break;
  case 'by an exception':
    setTimeout(() => {
      throw new Error('the end');
    }, 50);
    break;
  case 'in a callback':
    void cv.blurAsync(image, [3, 3]).then(() => process.exit(0));
    break;
}
