import cv from '../../src/index.js';

/** Ways for a process to end while graphs run; the argument chooses. */
const image = new cv.Mat(600, 600, cv.CV_8U, 3);
const graph = cv.graph((mat: cv.Mat) => [cv.blur(mat, [31, 31]), cv.medianBlur(mat, 31), cv.add(mat, 1)]);
let done = 0;
for (let i = 0; i < 40; i++) void graph.async(image).then(() => done++);
switch (process.argv[2]) {
  case 'process.exit':
    setImmediate(() => process.exit(3));
    break;
  case 'an exception':
    setImmediate(() => {
      throw new Error('enough');
    });
    break;
  default:
    process.on('exit', () => (process.exitCode = done === 40 ? 0 : 1));
}
