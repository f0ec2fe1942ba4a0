import { itemsize } from './dtype.js';
import type { ViewOf } from './layout.js';
import type { Mat } from './mat.js';
import type { MatInterchange } from './types/interchange.js';

function describe({ shape, dtype }: Mat): string {
  return `[${shape.join(', ')}] of ${dtype}`;
}

/** An 8-bit image's sizes; a TypeError of `method` for what is none with so many channels. */
function imageSize(mat: Mat, method: string, channels: readonly number[]): [number, number, number] {
  const { shape, dtype } = mat;
  const [height = 0, width = 0, count = 1] = shape;
  if (dtype !== 'uint8' || shape.length < 2 || shape.length > 3 || !channels.includes(count)) {
    const expected = channels.length === 1 ? String(channels[0]) : `${channels[0]} to ${channels.at(-1)}`;
    throw new TypeError(
      `Mat.${method}: expected an image of uint8 with ${expected} channels, got ${describe(mat)}`,
    );
  }
  return [height, width, count];
}

/** A typed array over all bytes between a view's first element and its last, and where in it index 0, 0, ... lies. */
function enclose(viewOf: ViewOf, mat: Mat): { data: Mat['data']; offset: number } {
  const { shape, strides } = mat;
  const size = itemsize(mat.dtype);
  const reaches = strides.map((stride, axis) => (stride * (shape[axis]! - 1)) / size);
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  const before = -sum(reaches.filter((reach) => reach < 0));
  const after = sum(reaches.filter((reach) => reach > 0));
  const whole = viewOf(mat, { offset: -before * size, shape: [before + 1 + after], strides: [size] });
  return { data: whole.data, offset: before + 0 };
}

export function makeInterchange(viewOf: ViewOf): MatInterchange & ThisType<Mat> {
  return {
    toBuffer() {
      const { buffer, byteOffset, byteLength } = this.data;
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    toImageData() {
      const [height, width] = imageSize(this, 'toImageData', [4]);
      const { buffer, byteOffset, byteLength } = this.data;
      const data = new Uint8ClampedArray(buffer, byteOffset, byteLength);
      return { data, width, height, colorSpace: 'srgb' };
    },
    toRaw() {
      const [height, width, channels] = imageSize(this, 'toRaw', [1, 2, 3, 4]);
      return { data: this.toBuffer(), info: { width, height, channels: channels as 1 | 2 | 3 | 4 } };
    },
    toTensor(tensor) {
      return new tensor(this.dtype as never, this.data as never, this.shape);
    },
    toNdarray(ndarray) {
      const { shape, strides } = this;
      const size = itemsize(this.dtype);
      const { data, offset } = this.isContinuous ? { data: this.data, offset: 0 } : enclose(viewOf, this);
      return ndarray(
        data as never,
        shape,
        strides.map((stride) => stride / size),
        offset,
      );
    },
  };
}
