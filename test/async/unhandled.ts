import { readFile } from 'node:fs/promises';
import cv from '../../src/index.js';

/** Rejections with and without handlers; the argument chooses. */
const image = new cv.Mat(50, 50, cv.CV_8U, 1);
const other = new cv.Mat(3, 3, cv.CV_8U);

function theCaller(): void {
  void cv.addAsync(image, other);
}

let unhandled = 0;
let handledLater = 0;
const listen = (): void => {
  process.on('unhandledRejection', () => unhandled++);
  process.on('rejectionHandled', () => handledLater++);
};

switch (process.argv[2]) {
  case 'ours':
    theCaller();
    break;
  case "Node's":
    void readFile('/nowhere');
    break;
  case 'listening':
    listen();
    for (let i = 0; i < 10; i++) theCaller();
    process.on('exit', () => console.log(`${unhandled} unhandled, ${handledLater} handled later`));
    break;
  case 'handled': {
    listen();
    let handled = 0;
    // Each is awaited by a function that gets on only when the one before is settled, in the same batch or not.
    const calls = Array.from({ length: 100 }, async () => {
      try {
        await cv.addAsync(image, other);
      } catch {
        handled++;
      }
    });
    await Promise.all(calls);
    process.on('exit', () => console.log(`${unhandled} unhandled, ${handled} handled`));
    break;
  }
}
