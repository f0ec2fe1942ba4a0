import { call, gray, image, random, row, script, zeros, type Case, type Value } from '../values.js';
import { array, FRUITS, SMALL, SMALL_GRAY } from './inputs.js';

const MASK = call('circle', [zeros('uint8', [120, 160]), [80, 60], 25, 255, -1]);
const EXPOSURES = [0.25, 1, 3].map((gain) => call('convertScaleAbs', [SMALL], { alpha: gain }));
const TIMES = { kind: 'numbers', dtype: 'float32', shape: [3], numbers: [0.25, 1, 3] } as const;
const RADIANCE = random('float32', [40, 50, 3], 2, [0.01, 20]);
/** An array that OpenCV made itself: what it writes to an argument that is declared as an input stays there. */
const made = (shape: readonly number[]): Value => call('flip', [zeros('uint8', shape), 0]);
const RESPONSE = random('float32', [256, 1, 3], 4, [0.1, 5]);
const NOISY = [1, 2, 3].map((seed) => call('add', [SMALL_GRAY, random('uint8', [120, 160], seed, [0, 30])]));
const NOISY_COLOR = [1, 2, 3].map((seed) =>
  call('add', [SMALL, random('uint8', [120, 160, 3], seed, [0, 30])]),
);

const denoising: Case[] = [
  row('fastNlMeansDenoising', [NOISY[0] ?? null]),
  row('fastNlMeansDenoising', [NOISY[0] ?? null, null, 10, 5, 15]),
  row('fastNlMeansDenoising', [array('uint16'), [500]], {
    normType: 'cv.NORM_L1',
    templateWindowSize: 3,
    searchWindowSize: 9,
  }),
  row('fastNlMeansDenoisingColored', [NOISY_COLOR[0] ?? null], { h: 5, hColor: 8 }),
  row('fastNlMeansDenoisingMulti', [NOISY, 1, 3], { h: 6 }),
  row('fastNlMeansDenoisingColoredMulti', [NOISY_COLOR, 1, 3]),
  row('inpaint', [SMALL, MASK, 4, 'cv.INPAINT_TELEA']),
  row('inpaint', [SMALL_GRAY, MASK, 4, 'cv.INPAINT_NS']),
];

const stylizing: Case[] = [
  row('edgePreservingFilter', [SMALL], { sigma_s: 30, sigma_r: 0.5 }),
  row('edgePreservingFilter', [SMALL, null, 'cv.NORMCONV_FILTER']),
  row('detailEnhance', [SMALL]),
  row('pencilSketch', [SMALL], { shade_factor: 0.05 }),
  row('stylization', [SMALL]),
  row('decolor', [SMALL]),
  row('colorChange', [SMALL, MASK], { red_mul: 1.5, blue_mul: 0.5 }),
  row('illuminationChange', [SMALL, MASK, null, 0.3, 0.5]),
  row('textureFlattening', [SMALL, MASK], { low_threshold: 20, high_threshold: 60 }),
  ...['NORMAL_CLONE', 'MIXED_CLONE', 'MONOCHROME_TRANSFER'].map((flags) =>
    row('seamlessClone', [SMALL, FRUITS, MASK, [250, 240], `cv.${flags}`]),
  ),
];

const tonemaps: Case[] = [
  ['createTonemap', []] as const,
  ['createTonemapDrago', [1.2, 0.8, 0.9]] as const,
  ['createTonemapMantiuk', [2.2, 0.8]] as const,
  ['createTonemapReinhard', [1.5, 0.3]] as const,
].map(([create, args]) =>
  script(create, { tonemap: call(create, args) }, [
    call('$tonemap.process', [RADIANCE]),
    call('$tonemap.getGamma'),
  ]),
);

const exposures: Case[] = [
  ...['createMergeDebevec', 'createMergeRobertson'].map((create) =>
    script(create, { merge: call(create) }, [call('$merge.process', [EXPOSURES, TIMES])]),
  ),
  script('createMergeMertens', { merge: call('createMergeMertens', [1, 0.8, 0.2]) }, [
    call('$merge.process', [EXPOSURES]),
    call('$merge.getContrastWeight'),
    call('$merge.getSaturationWeight'),
  ]),
  ...['createCalibrateDebevec', 'createCalibrateRobertson'].map((create) =>
    script(create, { calibrate: call(create) }, [call('$calibrate.process', [EXPOSURES, TIMES])], {
      seed: 3,
    }),
  ),
  script('AlignMTB', { align: call('createAlignMTB') }, [
    call('$align.calculateShift', [gray('rubberwhale1.png'), gray('rubberwhale2.png')]),
    call('$align.shiftMat', [SMALL, [3, -2]]),
    call('$align.computeBitmaps', [SMALL_GRAY]),
    call('$align.getMaxBits'),
  ]),
  ...['AlignMTB', 'AlignExposures'].map((name) =>
    script(
      `${name}: a whole series, written to what is passed`,
      {
        align: call('createAlignMTB'),
        one: made([120, 160, 3]),
        two: made([120, 160, 3]),
        three: made([120, 160, 3]),
        done: call(`${name}#process`, ['$align', EXPOSURES, ['$one', '$two', '$three'], TIMES, RESPONSE]),
      },
      // The one in the middle, to which the others are moved, is the source itself: for cv2 it is lost.
      ['$one', '$three'],
    ),
  ),
  script('MergeExposures: by the base class', { merge: call('createMergeDebevec') }, [
    call('MergeExposures#process', ['$merge', EXPOSURES, TIMES, RESPONSE]),
  ]),
  script(
    'denoise_TVL1: written to what is passed',
    {
      clean: made([120, 160]),
      done: call('denoise_TVL1', [NOISY, '$clean', 1.2, 20]),
    },
    '$clean',
  ),
];

const stitching: Case[] = [
  script(
    'Stitcher: two halves of a photo',
    {
      photo: image('building.jpg'),
      left: call('getRectSubPix', ['$photo', [500, 500], [260, 300]]),
      right: call('getRectSubPix', ['$photo', [500, 500], [600, 300]]),
      stitcher: call('Stitcher_create', ['cv.STITCHER_SCANS']),
    },
    [
      call('$stitcher.stitch', [['$left', '$right']]),
      call('$stitcher.workScale'),
      call('$stitcher.registrationResol'),
      call('$stitcher.panoConfidenceThresh'),
    ],
    { seed: 1 },
  ),
];

export const photo: Case[] = [...denoising, ...stylizing, ...tonemaps, ...exposures, ...stitching];
