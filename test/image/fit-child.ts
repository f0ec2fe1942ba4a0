import cv from '../../src/index.js';

console.log(
  cv
    .imread(process.argv[2]!, { fit: [100, 100] })
    .shape.slice(0, 2)
    .join('x'),
);
