import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { call, callAsync, mat, refuses } from './call.js';

const int = 'an integer from -2147483648 to 2147483647';

describe('overloads', () => {
  test('are taken by number and kind of their arguments', () => {
    const { testOverloadResolution } = cv.utils;
    assert.equal(testOverloadResolution(7), 'overload (int=7, point=(x=42, y=24))');
    assert.equal(testOverloadResolution(7, [1, 2]), 'overload (int=7, point=(x=1, y=2))');
    assert.equal(testOverloadResolution([1, 2, 3, 4]), 'overload (rect=(x=1, y=2, w=3, h=4))');
  });

  test('give a reason each when none fits', async () => {
    const message = (value: string, rect: string): string =>
      'cv.utils.testOverloadResolution: no overload takes these arguments\n' +
      `  testOverloadResolution(value[, point]) -> retval\n    ${value}\n` +
      `  testOverloadResolution(rect) -> retval\n    ${rect}`;
    const rows: [unknown[], string, string][] = [
      [
        [3.4],
        `argument 1 'value': expected ${int}, got 3.4`,
        "argument 1 'rect': expected a Rect [x, y, width, height], got 3.4",
      ],
      [[], "missing argument 1 'value'", "missing argument 1 'rect'"],
      [[1, 'x'], "argument 2 'point': expected a Point [x, y], got 'x'", 'takes at most 1 argument, got 2'],
      [[1, 2, 3], 'takes at most 2 arguments, got 3', 'takes at most 1 argument, got 3'],
      [
        [[1, 2, 3]],
        `argument 1 'value': expected ${int}, got an array of 3`,
        "argument 1 'rect': expected a Rect [x, y, width, height], got an array of 3",
      ],
    ];
    for (const [args, value, rect] of rows) {
      await refuses(cv.utils, 'testOverloadResolution', args, {
        name: 'TypeError',
        message: message(value, rect),
      });
    }
    // An asynchronous call may have options after all arguments: there it is the argument that does not fit.
    const unknown = "unknown option 'colour' (here the options are: point)";
    const [tooMany, other] = [
      'takes at most 1 argument, got 2',
      "argument 1 'rect': expected a Rect [x, y, width, height], got 1",
    ];
    const args = [1, { colour: 1 }];
    assert.throws(() => call(cv.utils, 'testOverloadResolution', ...args), {
      message: message(unknown, tooMany),
    });
    await assert.rejects(callAsync(cv.utils, 'testOverloadResolution', ...args), {
      message: message(unknown, other),
    });
  });

  test('of a method: an image, or a list of images', () => {
    const orb = cv.ORB.create();
    assert.deepEqual(orb.detect(mat(50, 50)), []);
    assert.deepEqual(orb.detect([mat(50, 50), mat(60, 60)]), [[], []]);
  });

  test('a function and its overload that works in place', () => {
    const storage = new cv.FileStorage('.yml', cv.FileStorage_WRITE | cv.FileStorage_MEMORY);
    storage.write('number', 7);
    storage.write('words', 'hello');
    storage.write('image', cv.Mat.from([[1, 2]], { dtype: 'uint8' }));
    storage.write('list', ['a', 'b']);
    const text = storage.releaseAndGetString();
    const back = new cv.FileStorage(text, cv.FileStorage_READ | cv.FileStorage_MEMORY);
    assert.equal(back.getNode('number').real(), 7);
    assert.equal(back.getNode('words').string(), 'hello');
    assert.deepEqual([...back.getNode('image').mat().data], [1, 2]);
    assert.equal(back.getNode('list').size(), 2);
  });

  test('a failure inside the one that fits is final', () => {
    assert.throws(() => cv.ORB.create().detect(mat(40, 40, 2)), { name: 'CvError' });
  });
});
