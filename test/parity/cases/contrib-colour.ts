import { call, item, row, script, trained, zeros, type Case, type Value } from '../values.js';
import { FRUITS, HOME, SMALL, SMALL_GRAY } from './inputs.js';

const TINY = call('resize', [FRUITS, [40, 30]], { interpolation: 'cv.INTER_AREA' });
const photos: Case[] = [
  // INPAINT_SHIFTMAP gives another result in each process, in cv2 too.
  script(
    'xphoto.inpaint',
    {
      dst: call('flip', [TINY, 0]),
      mask: call('rectangle', [call('bitwise_not', [zeros('uint8', [30, 40])]), [15, 12, 6, 5], 0, -1]),
      done: call('xphoto.inpaint', [TINY, '$mask', '$dst', 'cv.xphoto.INPAINT_FSR_FAST']),
    },
    ['$dst'],
  ),
  script('xphoto.LearningBasedWB', { balance: call('xphoto.createLearningBasedWB') }, [
    call('$balance.extractSimpleFeatures', [FRUITS]),
    call('$balance.balanceWhite', [FRUITS]),
  ]),
  // Patented: OpenCV is built without them.
  row('xphoto.bm3dDenoising', [SMALL_GRAY], {}, { throws: true }),
  row('xphoto.createTonemapDurand', [], {}, { throws: true }),
  ...[['autoscaling', []] as const, ['contrastStretching', [60, 20, 180, 230]] as const].map(([name, rest]) =>
    script(
      `intensity_transform.${name}`,
      {
        picture: call('flip', [SMALL, 1]),
        done: call(`intensity_transform.${name}`, [SMALL, '$picture', ...rest]),
      },
      ['$picture'],
    ),
  ),
  row('intensity_transform.BIMEF', [SMALL]),
  row('intensity_transform.BIMEF2', [SMALL, 2, 0.5, -0.33, 1.1]),
  row('alphamat.infoFlow', [
    TINY,
    call('rectangle', [
      call('rectangle', [zeros('uint8', [30, 40]), [5, 5, 30, 20], 128, -1]),
      [14, 10, 12, 10],
      255,
      -1,
    ]),
  ]),
  script('hfs.HfsSegment', { segment: call('hfs.HfsSegment_create', [120, 160]) }, [
    call('$segment.performSegmentCpu', [SMALL]),
    call('$segment.performSegmentCpu', [SMALL, false]),
    call('$segment.performSegmentGpu', [SMALL]),
  ]),
];

const BLURRED = call('GaussianBlur', [HOME, [5, 5], 1]);
const [MODEL, RANGE] = ['model', 'range'].map((name) => trained(`quality/brisque_${name}_live.yml`));

const quality: Case[] = [
  row('quality.QualityBRISQUE_compute', [HOME, MODEL ?? '', RANGE ?? '']),
  ...['MSE', 'PSNR', 'SSIM', 'GMSD'].flatMap((name) => [
    ...['_create', '.create'].map((create) =>
      script(
        `quality.Quality${name}${create}`,
        { quality: call(`quality.Quality${name}${create}`, [HOME]) },
        [
          // cv2 makes a list of the image for QualityMSE's own method, and OpenCV refuses that.
          ...(name === 'MSE' ? [] : [call('$quality.compute', [BLURRED]), call('$quality.getQualityMap')]),
          call('$quality.empty'),
          call('$quality.clear'),
          call('$quality.empty'),
        ],
      ),
    ),
  ]),
  ...['_', '.'].flatMap((dot) => [
    row(`quality.QualityBRISQUE${dot}computeFeatures`, [HOME]),
    script(
      `quality.QualityBRISQUE${dot}create`,
      { quality: call(`quality.QualityBRISQUE${dot}create`, [MODEL ?? '', RANGE ?? '']) },
      [call('$quality.compute', [HOME]), call('$quality.empty'), call('$quality.clear')],
    ),
  ]),
];

const hashes: Case[] = [
  ...['AverageHash', 'BlockMeanHash', 'ColorMomentHash', 'PHash'].flatMap((name) =>
    ['_create', '.create'].map((create) =>
      script(`img_hash.${name}${create}`, { hash: call(`img_hash.${name}${create}`) }, [
        call('$hash.compute', [HOME]),
      ]),
    ),
  ),
  script(
    'img_hash.BlockMeanHash: mode',
    {
      hash: call('img_hash.BlockMeanHash_create'),
      mode: call('$hash.setMode', ['cv.img_hash.BLOCK_MEAN_HASH_MODE_1']),
    },
    [call('$hash.compute', [HOME]), call('$hash.getMean')],
  ),
  script(
    'img_hash.MarrHildrethHash: kernel',
    { hash: call('img_hash.MarrHildrethHash_create'), kernel: call('$hash.setKernelParam', [3, 2]) },
    [call('$hash.getAlpha'), call('$hash.getScale'), call('$hash.compute', [HOME])],
  ),
];

const BING = '/usr/share/doc/opencv-doc/examples/saliency/ObjectnessTrainedModel';

const saliency: Case[] = [
  ...['_create', '.create'].map((create) =>
    script(
      `saliency.StaticSaliencyFineGrained${create}`,
      {
        saliency: call(`saliency.StaticSaliencyFineGrained${create}`),
        map: call('$saliency.computeSaliency', [SMALL]),
      },
      ['$map', call('$saliency.computeBinaryMap', [item('$map', 1)])],
      // By kmeans.
      { seed: 7 },
    ),
  ),
  script(
    'saliency.MotionSaliencyBinWangApr2014',
    {
      saliency: call('saliency.MotionSaliencyBinWangApr2014_create'),
      width: call('$saliency.setImageWidth', [32]),
      height: call('$saliency.setImageHeight', [24]),
      set: [call('$saliency.getImageWidth'), call('$saliency.getImageHeight')],
      size: call('$saliency.setImagesize', [160, 120]),
      ready: call('$saliency.init'),
      first: call('$saliency.computeSaliency', [SMALL_GRAY]),
      second: call('$saliency.computeSaliency', [SMALL_GRAY]),
      third: call('$saliency.computeSaliency', [call('flip', [SMALL_GRAY, 1])]),
    },
    [
      '$set',
      '$ready',
      '$second',
      '$third',
      call('$saliency.getImageWidth'),
      call('$saliency.getImageHeight'),
    ],
  ),
  script(
    'saliency.ObjectnessBING',
    {
      saliency: call('saliency.ObjectnessBING_create'),
      model: call('$saliency.setTrainingPath', [BING]),
      results: { kind: 'temporary', name: 'results' },
      folder: call('$saliency.setBBResDir', ['$results']),
    },
    [
      call('$saliency.computeSaliency', [SMALL]),
      call('$saliency.getobjectnessValues'),
      call('$saliency.read'),
      call('$saliency.write'),
    ],
  ),
];

const RETINA: Record<string, Value> = {
  retina: call('bioinspired.Retina_create', [[160, 120]]),
  seen: call('$retina.run', [SMALL]),
};

const bioinspired: Case[] = [
  script('bioinspired.Retina', RETINA, [
    call('$retina.getParvo'),
    call('$retina.getMagno'),
    call('$retina.getParvoRAW'),
    call('$retina.getMagnoRAW'),
    call('$retina.applyFastToneMapping', [SMALL]),
    call('$retina.printSetup'),
  ]),
  script(
    'bioinspired.Retina: set up',
    {
      retina: call('bioinspired.Retina.create', [[160, 120], true]),
      parvo: call('$retina.setupOPLandIPLParvoChannel', [true, true, 0.8, 0.4], { HcellsSpatialConstant: 5 }),
      magno: call('$retina.setupIPLMagnoChannel', [true, 0, 0, 5]),
      colours: call('$retina.setColorSaturation', [true, 3]),
      moving: call('$retina.activateMovingContoursProcessing', [true]),
      contours: call('$retina.activateContoursProcessing', [true]),
      cleared: call('$retina.clearBuffers'),
      first: call('$retina.run', [SMALL]),
      second: call('$retina.run', [call('flip', [SMALL, 1])]),
    },
    [call('$retina.getParvo'), call('$retina.getMagno')],
  ),
  script(
    'bioinspired.Retina: written and read',
    {
      retina: call('bioinspired.Retina_create', [[160, 120]]),
      magno: call('$retina.setupIPLMagnoChannel', [true, 0, 0, 5]),
      path: { kind: 'temporary', name: 'retina.xml' },
      written: call('$retina.write', ['$path']),
      other: call('bioinspired.Retina_create', [[160, 120]]),
      read: call('$other.setup', ['$path']),
    },
    [call('$other.printSetup')],
  ),
  // RetinaFastToneMapping.create writes beyond its memory, in cv2 too: it is not called.
  script(
    'bioinspired.TransientAreasSegmentationModule',
    {
      ...RETINA,
      areas: call('bioinspired.TransientAreasSegmentationModule_create', [[160, 120]]),
      path: { kind: 'temporary', name: 'areas.xml' },
      written: call('$areas.write', ['$path']),
      set: call('$areas.setup', ['$path']),
      cleared: call('$areas.clearAllBuffers'),
      magno: call('$retina.getMagno'),
      run: call('$areas.run', ['$magno']),
    },
    [call('$areas.printSetup'), call('$areas.getSegmentationPicture')],
  ),
];

export const contribColour: Case[] = [...photos, ...quality, ...hashes, ...saliency, ...bioinspired];
