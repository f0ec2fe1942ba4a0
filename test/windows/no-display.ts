// Run by windows.test.ts where there is no display; writes the errors as JSON.
import cv from '../../src/index.js';

const image = new cv.Mat(4, 4, cv.CV_8UC3);
const uses = [
  () => cv.namedWindow('w'),
  () => cv.imshow('w', image),
  () => cv.waitKey(1),
  () => cv.selectROI('w', image),
  () => cv.createTrackbar('t', 'w', 0, 1, () => undefined),
];
const refusals = uses.map((use) => {
  try {
    use();
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
});
// There is nothing to destroy, which is no error.
cv.destroyAllWindows();
console.log(JSON.stringify(refusals));
