import cv from '../../src/index.js';

/** Ways for a process to end while calls are running; the argument chooses one. */
const image = new cv.Mat(2000, 2000, cv.CV_8U, 1);
const orb = cv.ORB.create();
for (let i = 0; i < 200; i++) {
  void cv.GaussianBlurAsync(image, [31, 31], 5);
  void orb.detectAsync(image);
  void cv.addAsync(image, new cv.Mat(3, 3, cv.CV_8U)).catch(() => undefined);
}

const dst = new cv.Mat(2000, 2000, cv.CV_8U);
void cv.GaussianBlurAsync(image, [31, 31], 5, dst).catch(() => undefined);

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
  case 'in a scope':
    cv.scope(() => {
      void cv.blurAsync(image.clone(), [9, 9]);
      process.exit(0);
    });
    break;
  case 'in an async scope':
    void cv.scope(async () => {
      await cv.blurAsync(image.clone(), [9, 9]);
      process.exit(0);
    });
    break;
  case 'by an exception in a scope':
    cv.scope(() => {
      void cv.blurAsync(image.clone(), [9, 9]);
      throw new Error('the end');
    });
    break;
  case 'by a refusal that nobody handles':
    void cv.addAsync(image, 1, dst);
    break;
  case 'in a callback':
    void cv.blurAsync(image, [3, 3]).then(() => process.exit(0));
    break;
}
