import cv from '../../src/index.js';
import { enter, openFile, untilRunning } from './gate.js';

/** Ways for a process to end; the first argument chooses, the second is a gate that nobody opens. */
const [way, gate = ''] = process.argv.slice(2);
const image = new cv.Mat(100, 100, cv.CV_8U);

/** A call that never ends, and more than the pool has threads for. */
async function fill(): Promise<void> {
  cv.async.configure({ threads: 2 });
  void enter(gate);
  void enter(gate);
  for (let i = 0; i < 100; i++) void cv.blurAsync(image, [3, 3]);
  await untilRunning(2);
}

switch (way) {
  case 'by itself': {
    let done = 0;
    for (let i = 0; i < 100; i++) {
      void cv.blurAsync(image, [3, 3]).then(() => ++done === 100 && console.log(`done ${done}`));
    }
    break;
  }
  case 'process.exit, with a call that never ends and others that wait':
    await fill();
    process.exit(3);
    break;
  case 'an exception, with a call that never ends and others that wait':
    await fill();
    throw new Error('the end');
  case 'process.exit, with a call that never ends and others of its object': {
    const object = new cv.FileStorage();
    void openFile(object, gate);
    for (let i = 0; i < 100; i++) void object.isOpenedAsync();
    await untilRunning(1);
    process.exit(4);
    break;
  }
  case 'process.exit in a callback of a call that another one waits for': {
    const orb = cv.ORB.create();
    cv.redirectError(() => {
      // It waits for the object, which is running this.
      void orb.detectAsync(image);
      process.exit(5);
    });
    orb.compute(new cv.Mat(3, 3, cv.CV_64F), [new cv.KeyPoint(1, 1, 1)]);
    break;
  }
}
