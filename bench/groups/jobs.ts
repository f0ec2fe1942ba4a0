import { inputs } from '../inputs.js';

/** For the set-up of a program: `job`, the work of a server on one upload, `file`. */
export const jobs = {
  ours: `
  const cv = require('node-cv2');
  const file = require('node:fs').readFileSync('${inputs.jpeg}');
  const job = async () => {
    const image = await cv.imdecodeAsync(file, cv.IMREAD_REDUCED_COLOR_4);
    const small = await cv.resizeAsync(image, [800, 600], { interpolation: cv.INTER_AREA });
    image.release();
    const jpeg = await cv.imencodeAsync('.jpg', small, [cv.IMWRITE_JPEG_QUALITY, 80]);
    small.release();
    return jpeg;
  };`,
  sharp: `
  const sharp = peer('sharp');
  const file = require('node:fs').readFileSync('${inputs.jpeg}');
  const job = () => sharp(file).resize(800, 600).jpeg({ quality: 80 }).toBuffer();`,
  cv2: `
import cv2
import numpy as np
file = np.fromfile('${inputs.jpeg}', np.uint8)
def job(_):
    image = cv2.resize(cv2.imdecode(file, cv2.IMREAD_REDUCED_COLOR_4), (800, 600), interpolation=cv2.INTER_AREA)
    return cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
`,
};
