import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cv from '../../../src/index.js';

/** Lines, areas and noise: something for each part of a coder. */
function picture(channels: 1 | 3 | 4, dtype: 'uint8' | 'uint16' | 'float32' = 'uint8'): cv.Mat {
  const noise = cv.Mat.random([24, 32, channels], { dtype: 'uint8', seed: channels });
  cv.rectangle(noise, [4, 4, 12, 14], [200, 100, 50, 255], -1);
  cv.line(noise, [0, 23], [31, 2], [0, 255, 30, 128], 2);
  return dtype === 'uint8' ? noise : noise.astype(dtype, dtype === 'uint16' ? 257 : 1 / 255);
}

const encode = (extension: string, image: cv.Mat, params: readonly number[] = []): Buffer =>
  cv.imencode(extension, image, params);

/** An orientation, as cameras write it. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const segment = Buffer.from([0xff, 0xe1, 0, tiff.length + 8, ...Buffer.from('Exif\0\0'), ...tiff]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Of so many bits a pixel, which OpenCV does not write: with a palette, and runs where `compression` says so. */
function bmp(bits: number, compression: number, pixels: readonly number[]): Buffer {
  const header = Buffer.alloc(54);
  const palette = Buffer.from(Array.from({ length: 4 << bits }, (_, at) => (at * 37) % 256));
  header.write('BM');
  header.writeUInt32LE(54 + palette.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(16, 18);
  header.writeInt32LE(8, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, palette, Buffer.from(pixels)]);
}

function pages(path: string): Buffer {
  cv.imwritemulti(path, [picture(3), picture(1), picture(3, 'uint16')]);
  return readFileSync(path);
}

const runs = [4, 1, 0, 4, 9, 8, 7, 6, 0, 0, 0, 2, 3, 2, 8, 5, 0, 0, 16, 2, 0, 1];
/** All rows, as OpenCV wants them of 4 bits. */
const rows = Array.from({ length: 8 }, (_, y) => [10, y, 6, y + 1, 0, 0]).flat();

/** Small files of each format, whole ones; `folder` is for those that are written by name only. */
export function imageSamples(folder: string): Record<string, Buffer[]> {
  const color = picture(3);
  const gray = picture(1);
  const alpha = picture(4);
  const deep = picture(3, 'uint16');
  const real = picture(3, 'float32');
  const large = cv.resize(color, [160, 120]);
  const compressed = [1, 5, 8, 32773].map((kind) =>
    encode('.tiff', color, [cv.IMWRITE_TIFF_COMPRESSION, kind]),
  );
  return {
    jpg: [
      encode('.jpg', color),
      encode('.jpg', gray, [cv.IMWRITE_JPEG_QUALITY, 30]),
      encode('.jpg', color, [cv.IMWRITE_JPEG_PROGRESSIVE, 1]),
      encode('.jpg', color, [cv.IMWRITE_JPEG_RST_INTERVAL, 1, cv.IMWRITE_JPEG_OPTIMIZE, 1]),
      withExif(encode('.jpg', color)),
    ],
    png: [
      encode('.png', color),
      encode('.png', alpha),
      encode('.png', deep),
      encode('.png', cv.threshold(gray, 127, 255, 0)[1], [cv.IMWRITE_PNG_BILEVEL, 1]),
    ],
    webp: [
      encode('.webp', color, [cv.IMWRITE_WEBP_QUALITY, 60]),
      encode('.webp', color, [cv.IMWRITE_WEBP_QUALITY, 101]),
      encode('.webp', alpha, [cv.IMWRITE_WEBP_QUALITY, 60]),
    ],
    tiff: [
      ...compressed,
      encode('.tiff', gray),
      encode('.tiff', deep),
      encode('.tiff', real),
      pages(join(folder, 'pages.tiff')),
    ],
    bmp: [
      encode('.bmp', color),
      encode('.bmp', gray),
      encode('.bmp', alpha),
      bmp(8, 1, runs),
      bmp(4, 2, [...rows, 0, 1]),
      bmp(1, 0, new Array<number>(32).fill(0xa5)),
    ],
    pnm: [
      ...['.pbm', '.pgm', '.pam', '.pgm'].map((extension, at) =>
        encode(extension, gray, at === 3 ? [cv.IMWRITE_PXM_BINARY, 0] : []),
      ),
      encode('.ppm', color),
      encode('.ppm', deep, [cv.IMWRITE_PXM_BINARY, 0]),
      encode('.pfm', real),
    ],
    jp2: [encode('.jp2', large), encode('.jp2', cv.resize(deep, [160, 120]))],
    hdr: [encode('.hdr', real)],
    exr: [encode('.exr', real), encode('.exr', picture(1, 'float32'))],
    ras: [encode('.ras', color), encode('.ras', gray)],
  };
}
