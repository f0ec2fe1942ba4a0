// sharp decodes and resizes, OpenCV blurs what sharp gave, sharp encodes: node --import tsx examples/interchange/sharp.ts
import sharp from 'sharp';
import cv from '../../src/index.js';

const photo = '/usr/share/doc/opencv-doc/examples/data/messi5.jpg';
const raw = await sharp(photo).resize(320).removeAlpha().raw().toBuffer({ resolveWithObject: true });
// The same bytes, as a Mat. sharp's channels are red, green, blue; OpenCV's are blue, green, red.
const rgb = cv.Mat.from(raw);
cv.GaussianBlur(rgb, [15, 15], 0, rgb);
const { data, info } = rgb.toRaw();
const webp = await sharp(data, { raw: info }).webp().toBuffer();
console.log(`${info.width} x ${info.height}, ${webp.length} bytes of WebP`);
