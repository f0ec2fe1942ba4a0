import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import cv from '../../src/index.js';
import { clip, frame, inFolder, LENGTH, numberOf, numbers, numbersIn, writerTo } from './clip.js';

const collect = async (capture: AsyncIterable<cv.Mat>): Promise<number[]> => {
  const found: number[] = [];
  for await (const image of capture) found.push(numberOf(image));
  return found;
};

test('all frames, then the end; the event loop turns meanwhile', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const found = await collect(new cv.VideoCapture(clip));
  clearInterval(timer);
  assert.deepEqual(found, numbers());
  assert.ok(turns > 0);
});

test('after a break the capture goes on where it was, also by read', async () => {
  const capture = new cv.VideoCapture(clip);
  for await (const image of capture) if (numberOf(image) === 9) break;
  assert.equal(numberOf(capture.read()!), 10);
  assert.deepEqual(await collect(capture), numbers().slice(11));
  assert.ok(capture.isOpened());
  assert.deepEqual(await collect(capture), []);
  capture.set(cv.CAP_PROP_POS_FRAMES, 50);
  assert.deepEqual(await collect(capture), numbers().slice(50));
});

test('an error in the body leaves the loop, and the capture open', async () => {
  const capture = new cv.VideoCapture(clip);
  const loop = async (): Promise<void> => {
    for await (const image of capture) throw new Error(`frame ${numberOf(image)}`);
  };
  await assert.rejects(loop, /frame 0/);
  assert.equal(numberOf(capture.read()!), 1);
});

test('two loops share the frames: each frame comes once, in order', async () => {
  const capture = new cv.VideoCapture(clip);
  const [left, right] = await Promise.all([collect(capture), collect(capture)]);
  assert.deepEqual(
    [...left, ...right].sort((a, b) => a - b),
    numbers(),
  );
  for (const side of [left, right])
    assert.deepEqual(
      side,
      [...side].sort((a, b) => a - b),
    );
});

test('what is not open is an error at once, and not an empty film', async () => {
  await assert.rejects(collect(new cv.VideoCapture()), /the video is not open/);
  await assert.rejects(collect(new cv.VideoCapture(inFolder('none.avi'))), /the video is not open/);
  const text = inFolder('text.avi');
  writeFileSync(text, 'no film at all');
  await assert.rejects(collect(new cv.VideoCapture(text)), /the video is not open/);
});

test('release during a loop ends it', async () => {
  const capture = new cv.VideoCapture(clip);
  const found: number[] = [];
  for await (const image of capture) {
    found.push(numberOf(image));
    if (found.length === 5) capture.release();
  }
  assert.deepEqual(found, numbers(5));
});

test('disposing of the capture during a loop is an error of the loop', async () => {
  const capture = new cv.VideoCapture(clip);
  const loop = async (): Promise<void> => {
    for await (const image of capture) if (numberOf(image) === 5) capture[Symbol.dispose]();
  };
  await assert.rejects(loop, /VideoCapture that is not released/);
});

test('reads that are asked for at once give their frames in order', async () => {
  const capture = new cv.VideoCapture(clip);
  const images = await Promise.all(numbers().map(() => capture.readAsync()));
  assert.deepEqual(
    images.map((image) => numberOf(image!)),
    numbers(),
  );
  assert.equal(await capture.readAsync(), null);
});

test('a call that is not asynchronous comes after those that were made before it', async () => {
  const capture = new cv.VideoCapture(clip);
  const reads = numbers(20).map(() => capture.readAsync());
  assert.equal(capture.get(cv.CAP_PROP_POS_FRAMES), 20);
  assert.equal(numberOf(capture.read()!), 20);
  const images = await Promise.all(reads);
  assert.deepEqual(
    images.map((image) => numberOf(image!)),
    numbers(20),
  );
});

test('frames that nobody waited for are in the file, in order, when it is released', async () => {
  const writer = writerTo('unawaited.avi');
  const writes = numbers().map((number) => writer.writeAsync(frame(number)));
  writer.release();
  assert.deepEqual(numbersIn(inFolder('unawaited.avi')), numbers());
  await Promise.all(writes);
});

test('many captures at once, more than the pool has threads', async () => {
  const films = await Promise.all(Array.from({ length: 12 }, () => collect(new cv.VideoCapture(clip))));
  for (const film of films) assert.equal(film.length, LENGTH);
});
