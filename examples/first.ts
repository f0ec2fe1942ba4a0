// Finds the faces in a photo, and draws a box around each: node --import tsx examples/first.ts
import cv from '../src/index.js';

const photo = cv.imread('/usr/share/doc/opencv-doc/examples/data/messi5.jpg');
const gray = cv.cvtColor(photo, cv.COLOR_BGR2GRAY);
const cascade = new cv.CascadeClassifier('/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml');
const faces = cascade.detectMultiScale(gray, 1.1, 5);
for (const face of faces) cv.rectangle(photo, face, [0, 255, 0], 2);
cv.imwrite('faces.jpg', photo);
console.log(`${faces.length} face(s) at ${faces.join(' and ')}: see faces.jpg`);
