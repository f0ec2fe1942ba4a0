import cv from '../../src/index.js';

let message = '';
try {
  cv.imread(process.argv[2]!);
} catch (error) {
  message = String(error);
}
console.log(JSON.stringify({ ...cv.imageLimits(), message }));
