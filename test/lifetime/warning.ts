import cv from '../../src/index.js';

/** Makes more pixels than it asked to be warned of. */
cv.memory.configure({ warnAt: 5e6 });
const mats = Array.from({ length: 20 }, () => new cv.Mat(1000, 1000, cv.CV_8U));
console.log(`made ${mats.length}`);
