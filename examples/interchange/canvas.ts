// Draws with a canvas on what OpenCV made, and back: node --import tsx examples/interchange/canvas.ts
import { createCanvas, ImageData } from '@napi-rs/canvas';
import cv from '../../src/index.js';

const edges = cv.Canny(cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg'), 100, 200);
const { data, width, height } = cv.cvtColor(edges, cv.COLOR_GRAY2RGBA).toImageData();
const context = createCanvas(width, height).getContext('2d');
context.putImageData(new ImageData(data, width, height), 0, 0);
context.fillStyle = 'red';
context.fillRect(10, 10, 50, 20);
// The canvas gives a copy of its pixels; the Mat stands on that without another one.
const drawn = cv.Mat.from(context.getImageData(0, 0, width, height));
console.log(`${drawn.shape.join(' x ')}, and red at the corner: ${String(drawn.at(15, 20))}`);
