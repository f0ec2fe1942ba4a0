import {
  bytes,
  call,
  image,
  make,
  random,
  row,
  sample,
  script,
  temporary,
  text,
  type Case,
  type DType,
} from '../values.js';
import { FRUITS, FRUITS_GRAY, HOME, HOME_GRAY } from './inputs.js';

const PICTURES = [
  'fruits.jpg',
  'ellipses.jpg',
  'cards.png',
  'imageTextN.png',
  'mask.png',
  'aero1.jpg',
  'Blender_Suzanne1.jpg',
];
const FLAGS = [
  'UNCHANGED',
  'GRAYSCALE',
  'COLOR',
  'ANYDEPTH',
  'ANYCOLOR',
  'REDUCED_COLOR_4',
  'IGNORE_ORIENTATION',
];

const reading: Case[] = [
  ...PICTURES.flatMap((name) =>
    FLAGS.flatMap((flag) => [
      row('imread', [sample(name), `cv.IMREAD_${flag}`]),
      row('imdecode', [bytes(sample(name)), `cv.IMREAD_${flag}`]),
    ]),
  ),
  row('imread', [sample('messi5.jpg')]),
  row('imread', [sample('no such picture.jpg')], {}, { throws: true }),
  row('imdecode', [text('not a picture'), 'cv.IMREAD_COLOR'], {}, { throws: true }),
  row('haveImageReader', [sample('fruits.jpg')]),
  row('haveImageReader', [sample('letter-recognition.data')], {}, { trivial: 'no picture' }),
  row('haveImageWriter', ['picture.webp']),
  row('haveImageWriter', ['picture.unknown'], {}, { trivial: 'no such format' }),
];

/** Extension, parameters, and the dtypes beyond uint8 which the format holds. */
const FORMATS: readonly [string, readonly (string | number)[], readonly DType[]][] = [
  ['.jpg', [], []],
  ['.jpg', ['cv.IMWRITE_JPEG_QUALITY', 40], []],
  ['.jpg', ['cv.IMWRITE_JPEG_PROGRESSIVE', 1, 'cv.IMWRITE_JPEG_OPTIMIZE', 1], []],
  ['.png', [], ['uint16']],
  ['.png', ['cv.IMWRITE_PNG_COMPRESSION', 9], []],
  ['.png', ['cv.IMWRITE_PNG_STRATEGY', 'cv.IMWRITE_PNG_STRATEGY_FILTERED'], []],
  ['.webp', [], []],
  ['.webp', ['cv.IMWRITE_WEBP_QUALITY', 30], []],
  ['.webp', ['cv.IMWRITE_WEBP_QUALITY', 101], []],
  ['.tiff', [], ['uint16', 'float32']],
  ['.tiff', ['cv.IMWRITE_TIFF_COMPRESSION', 1], []],
  ['.bmp', [], []],
  ['.pnm', [], ['uint16']],
  ['.jp2', [], []],
  ['.hdr', [], ['float32']],
  ['.pfm', [], ['float32']],
];

/** The pixels are the same, and compared; the bytes can be equal only where the compression has no choice. */
const OTHER_ZLIB = 'node exports a zlib of its own, and libpng compresses with that one';

const encoding: Case[] = FORMATS.flatMap(([extension, parameters, dtypes]) => {
  const args = parameters.length === 0 ? [] : [parameters];
  const floating = extension === '.hdr' || extension === '.pfm';
  const pictures = floating ? [] : [HOME, HOME_GRAY];
  const arrays = dtypes.map((dtype) => random(dtype, [23, 37, 3], 2));
  return [...pictures, ...arrays].flatMap((picture) => [
    row(
      'imencode',
      [extension, picture, ...args],
      {},
      extension === '.png' && args.length > 0 ? { skip: OTHER_ZLIB } : {},
    ),
    row('imdecode', [call('imencode', [extension, picture, ...args]), 'cv.IMREAD_UNCHANGED']),
  ]);
});

const files: Case[] = [
  ...['png', 'jpg', 'webp', 'tiff', 'bmp'].map((extension) =>
    script(`imwrite and imread of ${extension}`, { path: temporary(`picture.${extension}`) }, [
      call('imwrite', ['$path', FRUITS]),
      call('imread', ['$path']),
      call('imcount', ['$path']),
    ]),
  ),
  script('imwrite with an alpha channel', { path: temporary('alpha.png') }, [
    call('imwrite', ['$path', image('cards.png', 'cv.IMREAD_UNCHANGED'), ['cv.IMWRITE_PNG_COMPRESSION', 1]]),
    call('imread', ['$path', 'cv.IMREAD_UNCHANGED']),
  ]),
  script('imwritemulti and imreadmulti', { path: temporary('pages.tiff') }, [
    call('imwritemulti', ['$path', [FRUITS_GRAY, HOME_GRAY]]),
    call('imcount', ['$path']),
    call('imreadmulti', ['$path'], { flags: 'cv.IMREAD_GRAYSCALE' }),
    call('imreadmulti', ['$path', 1, 1]),
  ]),
  row('imwrite', [temporary('picture.unknown'), FRUITS], {}, { throws: true }),
  row('imencode', ['.unknown', FRUITS], {}, { throws: true }),
];

const flow = random('float32', [12, 16, 2], 3, [-5, 5]);
const others: Case[] = [
  script('writeOpticalFlow and readOpticalFlow', { path: temporary('motion.flo') }, [
    call('writeOpticalFlow', ['$path', flow]),
    call('readOpticalFlow', ['$path']),
  ]),
];

const storage: Case[] = [
  script(
    'FileStorage reads a file',
    {
      storage: make('FileStorage', [sample('stereo_calib.xml'), 'cv.FILE_STORAGE_READ']),
      root: call('$storage.getFirstTopLevelNode'),
      second: call('$root.at', [1]),
    },
    [call('$root.size'), call('$root.isSeq'), call('$second.string')],
  ),
];

export const codecs: Case[] = [...reading, ...encoding, ...files, ...others, ...storage];
