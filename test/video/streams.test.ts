import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, test } from 'node:test';
import cv from '../../src/index.js';
import { clip, frame, inFolder, LENGTH, MJPG, numberOf, numbers, numbersIn, SIZE, writerTo } from './clip.js';

async function* flipped(images: AsyncIterable<cv.Mat>): AsyncGenerator<cv.Mat> {
  for await (const image of images) yield cv.flipAsync(image, 1);
}

/** A sink that takes its time. */
const slow = (taken: number[]): Writable =>
  new Writable({
    objectMode: true,
    highWaterMark: 1,
    write: (image: cv.Mat, _encoding, done) => {
      taken.push(numberOf(image));
      void setTimeout(1).then(() => done());
    },
  });

test('from a capture through a generator into a writer', async () => {
  const [capture, writer] = [new cv.VideoCapture(clip), writerTo('through.avi')];
  await pipeline(capture.toReadable(), flipped, writer.toWritable());
  assert.deepEqual(numbersIn(inFolder('through.avi')), numbers());
  assert.deepEqual([capture.isOpened(), writer.isOpened()], [false, false]);
});

describe('toReadable', () => {
  test('is a Readable of Mats, whose end releases the capture', async () => {
    const capture = new cv.VideoCapture(clip);
    const stream = capture.toReadable();
    assert.ok(stream instanceof Readable);
    assert.ok(stream.readableObjectMode);
    const closed = once(stream, 'close');
    const found: number[] = [];
    for await (const image of stream) found.push(numberOf(image as cv.Mat));
    await closed;
    assert.deepEqual(found, numbers());
    assert.ok(!capture.isOpened());
  });

  test('begins where the capture is', async () => {
    const capture = new cv.VideoCapture(clip);
    capture.set(cv.CAP_PROP_POS_FRAMES, 55);
    const found = await capture.toReadable().map(numberOf).toArray();
    assert.deepEqual(found, [55, 56, 57, 58, 59]);
  });

  for (const highWaterMark of [undefined, 1, 5]) {
    test(`reads no further than ${highWaterMark ?? 'two'} frames ahead`, async () => {
      const capture = new cv.VideoCapture(clip);
      const stream = capture.toReadable({ highWaterMark });
      for (let taken = 0; taken < 10; taken++) {
        if (stream.readableLength === 0) await once(stream, 'readable');
        assert.equal(numberOf(stream.read() as cv.Mat), taken);
        await setTimeout(5);
        const ahead = capture.get(cv.CAP_PROP_POS_FRAMES) - taken - 1;
        assert.ok(ahead <= (highWaterMark ?? 2), `${ahead} frames ahead`);
      }
      stream.destroy();
    });
  }

  test('a slow consumer gets all frames', async () => {
    const taken: number[] = [];
    await pipeline(new cv.VideoCapture(clip).toReadable(), slow(taken));
    assert.deepEqual(taken, numbers());
  });

  test('destroy, early or in the middle, releases the capture', async () => {
    for (const frames of [0, 3]) {
      const capture = new cv.VideoCapture(clip);
      const stream = capture.toReadable();
      for (let i = 0; i < frames; i++) {
        if (stream.readableLength === 0) await once(stream, 'readable');
        stream.read();
      }
      stream.destroy();
      await once(stream, 'close');
      assert.ok(!capture.isOpened());
    }
  });

  test('a break of for await releases the capture', async () => {
    const capture = new cv.VideoCapture(clip);
    for await (const image of capture.toReadable()) if (numberOf(image as cv.Mat) === 2) break;
    assert.ok(!capture.isOpened());
  });

  test('a signal destroys it', async () => {
    const capture = new cv.VideoCapture(clip);
    const aborter = new AbortController();
    const stream = capture.toReadable({ signal: aborter.signal });
    const loop = async (): Promise<void> => {
      for await (const image of stream) if (numberOf(image as cv.Mat) === 3) aborter.abort();
    };
    await assert.rejects(loop, { name: 'AbortError' });
    assert.ok(!capture.isOpened());
  });

  test('a failing consumer releases the capture, and its error is the one', async () => {
    const capture = new cv.VideoCapture(clip);
    const failing = new Writable({
      objectMode: true,
      write: (_image, _encoding, done) => done(new Error('full')),
    });
    await assert.rejects(pipeline(capture.toReadable(), failing), /full/);
    assert.ok(!capture.isOpened());
  });

  test('a capture that was disposed of: an error when it is read, none when it is closed', async () => {
    const read = new cv.VideoCapture(clip);
    const stream = read.toReadable();
    read[Symbol.dispose]();
    await assert.rejects(stream.toArray(), /VideoCapture that is not released/);

    const closed = new cv.VideoCapture(clip);
    const other = closed.toReadable();
    closed[Symbol.dispose]();
    other.destroy();
    await once(other, 'close');
  });

  test('an exception of OpenCV is the error of the stream', async () => {
    const capture = new cv.VideoCapture(clip);
    capture.setExceptionMode(true);
    // In this mode the end of the film is one.
    await assert.rejects(capture.toReadable().toArray(), cv.CvError);
    assert.ok(!capture.isOpened());
  });

  test('what is not open has no stream', () => {
    assert.throws(() => new cv.VideoCapture().toReadable(), /VideoCapture.toReadable: the video is not open/);
  });
});

describe('toWritable', () => {
  test('at finish the file is complete, and the writer released', async () => {
    const writer = writerTo('finish.avi');
    const stream = writer.toWritable();
    assert.ok(stream instanceof Writable);
    for (const number of numbers()) if (!stream.write(frame(number))) await once(stream, 'drain');
    stream.end();
    await once(stream, 'finish');
    assert.ok(!writer.isOpened());
    assert.deepEqual(numbersIn(inFolder('finish.avi')), numbers());
  });

  test('frames that wait are counted: it asks to wait at two', () => {
    const stream = writerTo('wait.avi').toWritable();
    assert.deepEqual(
      [stream.write(frame(0)), stream.write(frame(1)), stream.writableHighWaterMark],
      [true, false, 2],
    );
    stream.destroy();
  });

  test('an empty film', async () => {
    const writer = writerTo('empty.avi');
    await pipeline(Readable.from([]), writer.toWritable());
    assert.deepEqual(numbersIn(inFolder('empty.avi')), []);
  });

  const gray = (): cv.VideoWriter =>
    new cv.VideoWriter(inFolder('gray.avi'), MJPG, 10, SIZE, { isColor: false });
  const opened = (open: (writer: cv.VideoWriter) => void): cv.VideoWriter => {
    const writer = new cv.VideoWriter();
    open(writer);
    return writer;
  };
  const path = inFolder('wrong.avi');
  const writers: Record<string, () => cv.VideoWriter | Promise<cv.VideoWriter>> = {
    new: () => writerTo('wrong.avi'),
    'new, size by name': () => new cv.VideoWriter(path, MJPG, 10, { height: SIZE[1], width: SIZE[0] }),
    'new, with a backend': () => new cv.VideoWriter(path, cv.CAP_FFMPEG, MJPG, 10, SIZE),
    'new, with parameters': () =>
      new cv.VideoWriter(path, cv.CAP_FFMPEG, MJPG, 10, SIZE, [cv.VIDEOWRITER_PROP_IS_COLOR, 1]),
    newAsync: () => cv.VideoWriter.newAsync(path, MJPG, 10, SIZE, true),
    open: () => opened((writer) => writer.open(path, MJPG, 10, SIZE)),
    openAsync: async () => {
      const writer = new cv.VideoWriter();
      await writer.openAsync(path, MJPG, 10, SIZE);
      return writer;
    },
    'open for another size than before': () => {
      const writer = writerTo('before.avi', [32, 32]);
      writer.open(path, MJPG, 10, SIZE);
      return writer;
    },
  };
  for (const [how, make] of Object.entries(writers)) {
    test(`a frame of another size is an error (${how}); those before are in the file`, async () => {
      const writer = await make();
      const frames = [frame(0), frame(1), cv.Mat.zeros([48, 63, 3], 'uint8'), frame(2)];
      await assert.rejects(pipeline(Readable.from(frames), writer.toWritable()), {
        name: 'RangeError',
        message:
          'VideoWriter.toWritable: expected frames of 64x48 with 3 channels, got 63x48 with 3 channels',
      });
      assert.deepEqual(numbersIn(path), [0, 1]);
    });
  }

  test('so is one of another number of channels', async () => {
    const one = (image: cv.Mat): cv.Mat => cv.cvtColor(image, cv.COLOR_BGR2GRAY);
    await assert.rejects(pipeline(Readable.from([one(frame(0))]), writerTo('color.avi').toWritable()), {
      message: 'VideoWriter.toWritable: expected frames of 64x48 with 3 channels, got 64x48 with 1 channel',
    });
    await assert.rejects(pipeline(Readable.from([frame(0)]), gray().toWritable()), {
      message: 'VideoWriter.toWritable: expected frames of 64x48 with 1 channel, got 64x48 with 3 channels',
    });
    await pipeline(Readable.from(numbers().map((number) => one(frame(number)))), gray().toWritable());
    assert.deepEqual(numbersIn(inFolder('gray.avi')), numbers());
  });

  test('of another dtype: OpenCV says so', async () => {
    const writer = writerTo('dtype.avi');
    await assert.rejects(
      pipeline(Readable.from([frame(0).astype('float32')]), writer.toWritable()),
      cv.CvError,
    );
    assert.ok(!writer.isOpened());
  });

  test('of no Mat at all, or one that was released', async () => {
    await assert.rejects(pipeline(Readable.from(['text']), writerTo('text.avi').toWritable()), {
      name: 'TypeError',
      message: "VideoWriter.toWritable: expected Mats, got 'text'",
    });
    const released = frame(0);
    released.release();
    await assert.rejects(pipeline(Readable.from([released]), writerTo('text.avi').toWritable()), TypeError);
  });

  test('destroy releases the writer, behind the frame that is being written', async () => {
    const writer = writerTo('destroyed.avi');
    const stream = writer.toWritable({ highWaterMark: LENGTH });
    for (const number of numbers()) stream.write(frame(number));
    stream.destroy();
    await once(stream, 'close');
    assert.ok(!writer.isOpened());
    assert.deepEqual(numbersIn(inFolder('destroyed.avi')), [0]);
  });

  test('what is not open has no stream', () => {
    const none = cv.VideoWriter.fourcc('n', 'o', 'n', 'e');
    const closed = writerTo('closed.avi');
    closed.release();
    const absent = new cv.VideoWriter(inFolder('no folder/film.avi'), MJPG, 10, SIZE);
    const codec = new cv.VideoWriter(inFolder('codec.avi'), none, 10, SIZE);
    for (const writer of [new cv.VideoWriter(), closed, absent, codec]) {
      assert.throws(() => writer.toWritable(), /VideoWriter.toWritable: the video is not open.*encoder/);
    }
  });
});
