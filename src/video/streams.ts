import { Readable, Writable } from 'node:stream';
import type { Mat } from '../mat/mat.js';
import type { MatConstructor } from '../mat/types/creation.js';
import { requireFormat } from './frame-format.js';
import { requireOpen, type Opened } from './opened.js';

export interface VideoStreamOptions {
  /** How many frames may wait in the stream: 2 unless given. */
  highWaterMark?: number | undefined;
  /** Destroys the stream, which closes the video. */
  signal?: AbortSignal | undefined;
}

/** What a `VideoCapture` has beside OpenCV's own. */
export interface FrameSource extends AsyncIterable<Mat> {
  /**
   * The frames as a stream of Mats, decoded off the JavaScript thread and no faster than they are taken. The stream
   * owns the capture: it is released when the stream ends or is destroyed.
   */
  toReadable(options?: VideoStreamOptions): Readable;
}

/** What a `VideoWriter` has beside OpenCV's own. */
export interface FrameSink {
  /**
   * A stream that takes Mats and encodes them off the JavaScript thread. The stream owns the writer: when it emits
   * `finish`, the file is complete. A frame of another size or number of channels than the writer's, which OpenCV
   * drops without a word, is an error. A frame must not change between its `write` and the callback.
   */
  toWritable(options?: VideoStreamOptions): Writable;
}

interface Capture extends Opened {
  readAsync(): Promise<Mat | null>;
}

interface Writer extends Opened {
  writeAsync(frame: Mat): Promise<void>;
}

/** Frames are large: far fewer may wait than Node's default of 16 objects. */
const settings = ({ highWaterMark = 2, signal }: VideoStreamOptions) => ({
  objectMode: true,
  highWaterMark,
  ...(signal !== undefined && { signal }),
});

type Done = (error?: Error | null) => void;

/** Behind what is in flight. That fails only where the object was disposed of, which closed the video too. */
function close(video: Opened, error: Error | null, done: Done): void {
  const closed = (): void => done(error);
  video.releaseAsync().then(closed, closed);
}

class FrameReadable extends Readable {
  constructor(
    private readonly capture: Capture,
    options: VideoStreamOptions,
  ) {
    super(settings(options));
  }

  override _read(): void {
    this.capture.readAsync().then(
      (frame) => this.push(frame),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, done: Done): void {
    close(this.capture, error, done);
  }
}

class FrameWritable extends Writable {
  constructor(
    private readonly writer: Writer,
    private readonly Mat: MatConstructor,
    options: VideoStreamOptions,
  ) {
    super(settings(options));
  }

  override _write(frame: unknown, _encoding: string, done: Done): void {
    this.put(frame).then(() => done(), done);
  }

  override _final(done: Done): void {
    this.writer.releaseAsync().then(() => done(), done);
  }

  override _destroy(error: Error | null, done: Done): void {
    close(this.writer, error, done);
  }

  private async put(frame: unknown): Promise<void> {
    await this.writer.writeAsync(requireFormat(this.writer, frame, this.Mat));
  }
}

export function toReadable(this: Capture, options: VideoStreamOptions = {}): Readable {
  requireOpen(this, 'VideoCapture', 'toReadable');
  return new FrameReadable(this, options);
}

export function makeToWritable(Mat: MatConstructor) {
  return function toWritable(this: Writer, options: VideoStreamOptions = {}): Writable {
    requireOpen(this, 'VideoWriter', 'toWritable');
    return new FrameWritable(this, Mat, options);
  };
}
