import { inputs } from '../inputs.js';

/** For the set-up of a program: `job`, the work of a server on one upload. Each reads the file, as from a socket. */
export const jobs = {
  ours: `
  const cv = require('node-cv2');
  const { readFile } = require('node:fs/promises');
  const job = async () => {
    const image = await cv.imdecodeAsync(await readFile('${inputs.jpeg}'), cv.IMREAD_COLOR, { fit: [800, Infinity] });
    const jpeg = await cv.imencodeAsync('.jpg', image, { quality: 80 });
    image.release();
    return jpeg;
  };`,
  sharp: `
  const sharp = peer('sharp');
  const { readFile } = require('node:fs/promises');
  const job = async () => {
    const image = sharp(await readFile('${inputs.jpeg}')).rotate().resize(800);
    return await image.jpeg({ quality: 80 }).toBuffer();
  };`,
  cv2: `
import cv2
import numpy as np
def job(_):
    image = cv2.imdecode(np.fromfile('${inputs.jpeg}', np.uint8), cv2.IMREAD_REDUCED_COLOR_4)
    image = cv2.resize(image, (800, 600), interpolation=cv2.INTER_AREA)
    return cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
`,
};
