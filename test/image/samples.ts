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

/** A JPEG file with EXIF's orientation, as cameras write it. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  const segment = Buffer.from([
    0xff,
    0xe1,
    0,
    tiff.length + 12,
    ...Buffer.from('Exif\0\0'),
    ...tiff,
    0,
    0,
    0,
    0,
  ]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Segments of a JPEG file by their markers, up to the pixels. */
export function segmentsOf(jpeg: Buffer): Map<number, Buffer> {
  const segments = new Map<number, Buffer>();
  for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2))
    segments.set(jpeg[at + 1]!, jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2)));
  return segments;
}

/** A CMYK JPEG file of one colour, as print shops have them: OpenCV does not write such. */
export function cmykOf(width: number, height: number): Buffer {
  const segment = (marker: number, ...bytes: number[]): number[] => [
    ...[0xff, marker, 0, bytes.length + 2],
    ...bytes,
  ];
  // Two codes of one bit: 0 for the only category, 4 bits (DC), and for the end of a block (AC).
  const table = (kind: number, symbol: number): number[] => [
    kind,
    1,
    ...new Array<number>(15).fill(0),
    symbol,
  ];
  const ids = [1, 2, 3, 4];
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  // The first block of each colour differs from 0 by 4 bits, the others from it by 4 bits as well: 8, then -8.
  const bits = Array.from({ length: blocks }, (_, at) => ids.map(() => (at % 2 === 0 ? '010000' : '001110')))
    .flat()
    .join('');
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const pixels = (padded.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, 0, ...new Array<number>(64).fill(8)),
    ...segment(
      0xc0,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      4,
      ...ids.flatMap((id) => [id, 0x11, 0]),
    ),
    ...segment(0xc4, ...table(0x00, 4)),
    ...segment(0xc4, ...table(0x10, 0)),
    ...segment(0xda, 4, ...ids.flatMap((id) => [id, 0]), 0, 63, 0),
    ...pixels.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])),
    ...[0xff, 0xd9],
  ]);
}

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
