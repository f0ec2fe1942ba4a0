import { crc32 } from 'node:zlib';
import cv from '../../src/index.js';

/** An image of each sort of pixels that OpenCV's encoders take, none of them square. */
export const images = {
  gray: cv.Mat.random([9, 14], { dtype: 'uint8', seed: 1 }),
  color: cv.Mat.random([9, 14, 3], { dtype: 'uint8', seed: 2 }),
  alpha: cv.Mat.random([9, 14, 4], { dtype: 'uint8', seed: 3 }),
  deep: cv.Mat.random([9, 14, 3], { dtype: 'uint16', seed: 4 }),
  real: cv.Mat.random([9, 14, 3], { dtype: 'float32', seed: 5 }),
  realGray: cv.Mat.random([9, 14], { dtype: 'float32', seed: 6 }),
  // JPEG 2000's usual levels of detail need some size.
  large: cv.Mat.random([70, 110, 3], { dtype: 'uint8', seed: 7 }),
};

type Sort = keyof typeof images;

/** What OpenCV writes: the extension, the format's name, images and parameters. */
export const written: readonly (readonly [
  extension: string,
  format: string,
  sorts: Sort[],
  params?: number[],
])[] = [
  ['.jpg', 'jpeg', ['gray', 'color']],
  ['.jpg', 'jpeg', ['color'], [cv.IMWRITE_JPEG_PROGRESSIVE, 1]],
  ['.png', 'png', ['gray', 'color', 'alpha', 'deep']],
  ['.webp', 'webp', ['color', 'alpha']],
  ['.webp', 'webp', ['color', 'alpha'], [cv.IMWRITE_WEBP_QUALITY, 50]],
  ['.tiff', 'tiff', ['gray', 'color', 'alpha', 'deep', 'real', 'realGray']],
  ['.bmp', 'bmp', ['gray', 'color', 'alpha']],
  ['.pbm', 'pnm', ['gray']],
  ['.pgm', 'pnm', ['gray'], [cv.IMWRITE_PXM_BINARY, 0]],
  ['.ppm', 'pnm', ['color', 'deep']],
  ['.pam', 'pam', ['gray', 'color']],
  ['.pfm', 'pfm', ['real', 'realGray']],
  ['.jp2', 'jpeg2000', ['large']],
  ['.hdr', 'hdr', ['real']],
  ['.exr', 'exr', ['real', 'realGray']],
  ['.ras', 'sunraster', ['gray', 'color']],
];

/** Numbers written into a copy of a file. */
export function patched(file: Buffer, write: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(file);
  write(copy);
  return copy;
}

/** A PNG file whose header tells another size, with the right checksum. */
export const pngOf = (width: number, height: number): Buffer =>
  patched(cv.imencode('.png', images.color), (file) => {
    file.writeUInt32BE(width, 16);
    file.writeUInt32BE(height, 20);
    file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
  });

/** A progressive JPEG file whose frame tells another size. */
export const jpegOf = (width: number, height: number): Buffer =>
  patched(cv.imencode('.jpg', images.color, [cv.IMWRITE_JPEG_PROGRESSIVE, 1]), (file) => {
    const frame = file.indexOf(Buffer.from([0xff, 0xc2]));
    file.writeUInt16BE(height, frame + 5);
    file.writeUInt16BE(width, frame + 7);
  });

/** A TIFF file of nothing but directories: entries are tag, type and value (3 for 16 bits, 4 for 32). */
export function tiffOf(...pages: (readonly [tag: number, type: number, value: number])[][]): Buffer {
  const parts = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  for (const [page, entries] of pages.entries()) {
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const place = 2 + index * 12;
      directory.writeUInt16LE(tag, place);
      directory.writeUInt16LE(type, place + 2);
      directory.writeUInt32LE(1, place + 4);
      directory.writeUInt32LE(value, place + 8);
    }
    at += directory.length;
    directory.writeUInt32LE(page + 1 < pages.length ? at : 0, directory.length - 4);
    parts.push(directory);
  }
  return Buffer.concat(parts);
}
