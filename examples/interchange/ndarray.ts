// The packages around ndarray work on a Mat's own memory: node --import tsx examples/interchange/ndarray.ts
import ndarray from 'ndarray';
import cv from '../../src/index.js';

const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
// A view in ndarray of a view in OpenCV: every second row of the green channel, from the last one up.
const green = photo.toNdarray<ndarray.NdArray<Uint8Array>>(ndarray).pick(null, null, 1).step(-2, 1);
green.set(0, 0, 255);
const back = cv.Mat.from(green);
console.log(`${back.shape.join(' x ')}, and white in the photo: ${String(photo.at(-1, 0, 1) === 255)}`);
