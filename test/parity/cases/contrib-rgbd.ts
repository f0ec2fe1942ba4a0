import { call, item, make, matrix, random, row, script, zeros, type Case, type Value } from '../values.js';
import { SMALL_GRAY } from './inputs.js';

const CAMERA = matrix(
  [
    [150, 0, 79.5],
    [0, 150, 59.5],
    [0, 0, 1],
  ],
  'float32',
);
/** A bent surface, 1 to 2 m away: a few depths, interpolated. */
const surface = (seed: number): Value =>
  call('resize', [random('float32', [4, 5], seed, [1, 2]), [160, 120]], { interpolation: 'cv.INTER_CUBIC' });
const METRES = surface(11);
const MILLIMETRES = call('multiply', [METRES, 1000], { dtype: 'cv.CV_16U' });
/** Two walls that meet. */
const WALLS = call('resize', [matrix([[1, 1.6, 1]], 'float32'), [160, 120]], {
  interpolation: 'cv.INTER_LINEAR',
});
const POSE = matrix([
  [1, 0, 0.01, 0.02],
  [0, 1, 0, -0.01],
  [-0.01, 0, 1, 0.03],
  [0, 0, 0, 1],
]);

/** Pixels that nothing falls on keep what the output had. */
const WARPED = call('rgbd.warpFrame', [
  SMALL_GRAY,
  METRES,
  random('uint8', [120, 160], 5, [255, 256]),
  POSE,
  CAMERA,
  zeros('float64', [1, 4]),
  zeros('uint8', [120, 160]),
]);

const depths: Case[] = [
  row('rgbd.rescaleDepth', [MILLIMETRES, 'cv.CV_32F']),
  row('rgbd.depthTo3d', [METRES, CAMERA]),
  row('rgbd.depthTo3dSparse', [METRES, CAMERA, random('int32', [20, 1, 2], 4, [5, 100])]),
  row('rgbd.registerDepth', [CAMERA, CAMERA, null, POSE, MILLIMETRES, [160, 120]], { depthDilation: true }),
  script('rgbd.warpFrame', {}, WARPED),
];

const CLOUD: Record<string, Value> = { cloud: call('rgbd.depthTo3d', [WALLS, CAMERA]) };

const normals: Case[] = [
  ...['FALS', 'SRI'].map((method) =>
    script(
      `rgbd.RgbdNormals ${method}`,
      {
        ...CLOUD,
        normals: call('rgbd.RgbdNormals_create', [
          120,
          160,
          'cv.CV_32F',
          CAMERA,
          5,
          `cv.rgbd.RgbdNormals_RGBD_NORMALS_METHOD_${method}`,
        ]),
        ready: call('$normals.initialize'),
      },
      [call('$normals.apply', ['$cloud'])],
    ),
  ),
  // By its depths: with points this method reads beyond the image, in cv2 too.
  script(
    'rgbd.RgbdNormals LINEMOD',
    {
      normals: call('rgbd.RgbdNormals_create', [
        120,
        160,
        'cv.CV_32F',
        CAMERA,
        5,
        'cv.rgbd.RgbdNormals_RGBD_NORMALS_METHOD_LINEMOD',
      ]),
    },
    [call('$normals.apply', [METRES])],
  ),
  script(
    'rgbd.DepthCleaner',
    { cleaner: call('rgbd.DepthCleaner_create', ['cv.CV_16U', 5]), ready: call('$cleaner.initialize') },
    [call('$cleaner.apply', [MILLIMETRES])],
  ),
  script(
    'rgbd.RgbdPlane',
    {
      ...CLOUD,
      computer: call('rgbd.RgbdNormals_create', [120, 160, 'cv.CV_32F', CAMERA]),
      normals: call('$computer.apply', ['$cloud']),
      plane: call('rgbd.RgbdPlane_create', ['cv.rgbd.RgbdPlane_RGBD_PLANE_METHOD_DEFAULT', 20, 1000, 0.01]),
    },
    [call('$plane.apply', ['$cloud', '$normals']), call('$plane.apply', ['$cloud'])],
  ),
];

const MOVED: Record<string, Value> = {
  depth: METRES,
  warped: WARPED,
  image: item('$warped', 0),
  moved: item('$warped', 1),
};
const frame = (image: Value, depth: Value): Value => call('rgbd.OdometryFrame_create', [image, depth]);

const odometries: Case[] = [
  ...['Rgbd', 'ICP', 'RgbdICP'].flatMap((kind) => [
    script(
      `rgbd.${kind}Odometry: compute`,
      { ...MOVED, odometry: call(`rgbd.${kind}Odometry_create`, [CAMERA]) },
      [call('$odometry.compute', [SMALL_GRAY, '$depth', null, '$image', '$moved', null])],
    ),
    script(
      `rgbd.${kind}Odometry: frames`,
      {
        ...MOVED,
        odometry: call(`rgbd.${kind}Odometry_create`, [CAMERA]),
        from: frame(SMALL_GRAY, '$depth'),
        to: frame('$image', '$moved'),
        size: call('$odometry.prepareFrameCache', ['$from', 'cv.rgbd.OdometryFrame_CACHE_ALL']),
      },
      [
        '$size',
        item('$from', 'pyramidImage'),
        item('$from', 'pyramidDepth'),
        item('$from', 'pyramidCloud'),
        call('$odometry.compute2', ['$from', '$to']),
      ],
    ),
  ]),
  script(
    'rgbd.FastICPOdometry',
    {
      ...MOVED,
      odometry: call('rgbd.FastICPOdometry_create', [CAMERA]),
      set: call('$odometry.setMaxDistDiff', [0.25]),
      from: frame(SMALL_GRAY, '$depth'),
    },
    [
      call('$odometry.getMaxDistDiff'),
      call('$odometry.prepareFrameCache', ['$from', 'cv.rgbd.OdometryFrame_CACHE_ALL']),
    ],
  ),
  ...['Odometry_create', 'Odometry.create'].flatMap((create) =>
    ['RgbdOdometry', 'ICPOdometry', 'RgbdICPOdometry'].map((kind) =>
      script(
        `rgbd.${create} ${kind}`,
        {
          odometry: call(`rgbd.${create}`, [kind]),
          camera: call('$odometry.setCameraMatrix', [CAMERA]),
          turning: call('$odometry.setTransformType', ['cv.rgbd.Odometry_ROTATION']),
          from: frame(SMALL_GRAY, METRES),
        },
        [
          call('$odometry.getCameraMatrix'),
          call('$odometry.getTransformType'),
          call('$odometry.prepareFrameCache', ['$from', 'cv.rgbd.OdometryFrame_CACHE_SRC']),
        ],
      ),
    ),
  ),
  ...['ICP', 'RgbdICP'].map((kind) =>
    script(
      `rgbd.${kind}Odometry: the computer of normals`,
      {
        ...MOVED,
        odometry: call(`rgbd.${kind}Odometry_create`, [CAMERA]),
        from: frame(SMALL_GRAY, '$depth'),
        prepared: call('$odometry.prepareFrameCache', ['$from', 'cv.rgbd.OdometryFrame_CACHE_ALL']),
        computer: call('$odometry.getNormalsComputer'),
      },
      [call('$computer.getRows'), call('$computer.getCols'), call('$computer.getK')],
    ),
  ),
  script(
    'rgbd.RgbdFrame: what is released',
    {
      plain: call('rgbd.RgbdFrame_create', [SMALL_GRAY, METRES]),
      other: call('rgbd.RgbdFrame_create', [SMALL_GRAY, METRES]),
      released: call('$other.release'),
      emptied: frame(SMALL_GRAY, METRES),
      gone: call('$emptied.release'),
      odometry: call('rgbd.RgbdOdometry_create', [CAMERA]),
      cached: frame(SMALL_GRAY, METRES),
      prepared: call('$odometry.prepareFrameCache', ['$cached', 'cv.rgbd.OdometryFrame_CACHE_ALL']),
      dropped: call('$cached.releasePyramids'),
    },
    [
      item('$plain', 'image'),
      item('$plain', 'ID'),
      item('$cached', 'pyramidImage'),
      item('$cached', 'depth'),
    ],
  ),
];

const PARAMETERS = ['frameSize', 'intr', 'depthFactor', 'icpIterations', 'truncateThreshold'];
const VOLUME = [...PARAMETERS, 'volumeDims', 'voxelSize', 'tsdf_trunc_dist'];
const read = (names: readonly string[]): Value[] => names.map((name) => item('$parameters', name));

const fusion: Case[] = [
  ...['kinfu', 'colored_kinfu', 'large_kinfu'].flatMap((family) =>
    ['Params_', 'Params.'].flatMap((owner) =>
      [
        ...[true, false].map((coarse) => [`${family}.${owner}hashTSDFParams`, coarse] as const),
        ...(family === 'large_kinfu' ? [] : [[`${family}.${owner}coloredTSDFParams`, true] as const]),
      ].map(([path, coarse]) =>
        script(
          `${path} ${coarse}`,
          { parameters: call(path, [coarse]) },
          read(family === 'large_kinfu' ? PARAMETERS : VOLUME),
        ),
      ),
    ),
  ),
  ...['kinfu', 'colored_kinfu', 'large_kinfu'].map((family) =>
    script(
      `${family}.Params.coarseParams`,
      { parameters: call(`${family}.Params.coarseParams`) },
      read(PARAMETERS),
    ),
  ),
  ...['kinfu', 'colored_kinfu'].map((family) =>
    script(
      `${family}.Params: pose of the volume`,
      {
        parameters: call(`${family}.Params_defaultParams`),
        posed: call('$parameters.setInitialVolumePose', [
          call('multiply', [POSE, 1], { dtype: 'cv.CV_32F' }),
        ]),
        another: make(`${family}.Params`),
      },
      read(VOLUME),
    ),
  ),
  ...['VolumeParams_', 'VolumeParams.'].flatMap((owner) =>
    ['default', 'coarse'].map((kind) =>
      script(
        `kinfu.${owner}${kind}Params`,
        { parameters: call(`kinfu.${owner}${kind}Params`, ['cv.kinfu.VolumeType_TSDF']) },
        read(['resolution', 'voxelSize', 'maxWeight', 'raycastStepFactor']),
      ),
    ),
  ),
  row('kinfu.makeVolume', [
    'cv.kinfu.VolumeType_TSDF',
    0.05,
    matrix(
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      'float32',
    ),
    0.25,
    0.1,
    64,
    4,
    [32, 32, 32],
  ]),
  // Patented, and OpenCV built without it: there is no object to call methods of.
  ...[
    ['kinfu.KinFu', 'kinfu'],
    ['dynafu.DynaFu', 'kinfu'],
    ['colored_kinfu.ColoredKinFu', 'colored_kinfu'],
    ['large_kinfu.LargeKinfu', 'large_kinfu'],
  ].flatMap(([name, family]) =>
    ['_create', '.create'].map((create) =>
      row(`${name}${create}`, [call(`${family}.Params_coarseParams`)], {}, { throws: true }),
    ),
  ),
];

export const contribRgbd: Case[] = [...depths, ...normals, ...odometries, ...fusion];
