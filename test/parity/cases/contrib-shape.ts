import {
  assign,
  call,
  gray,
  item,
  make,
  matrix,
  random,
  script,
  zeros,
  type Case,
  type Value,
} from '../values.js';
import { FRUITS, SMALL } from './inputs.js';

/** Sixty points along the border of an ellipse from which a piece is missing. */
const outline = (center: Value, angle: number): Value =>
  call('ximgproc.contourSampling', [
    item(
      call('findContours', [
        call('ellipse', [zeros('uint8', [200, 240]), center, [60, 30], angle, 0, 300, 255, -1]),
        'cv.RETR_EXTERNAL',
        'cv.CHAIN_APPROX_NONE',
      ]),
      0,
      0,
    ),
    60,
  ]);
const OUTLINES: Record<string, Value> = { one: outline([100, 80], 20), other: outline([120, 90], 60) };
/** The outlines as rows, one column for each point. */
const ROWS: Record<string, Value> = {
  ...OUTLINES,
  from: call('transpose', ['$one']),
  to: call('transpose', ['$other']),
  matcher: call('BFMatcher_create', ['cv.NORM_L2']),
  matches: call('$matcher.match', [
    call('resize', [random('float32', [60, 4], 3), [4, 60]]),
    call('resize', [random('float32', [60, 4], 3), [4, 60]]),
  ]),
};

const shapes: Case[] = [
  script('HausdorffDistanceExtractor', { ...OUTLINES, distance: call('createHausdorffDistanceExtractor') }, [
    call('$distance.computeDistance', ['$one', '$other']),
  ]),
  script(
    'ShapeContextDistanceExtractor',
    {
      ...OUTLINES,
      distance: call('createShapeContextDistanceExtractor'),
      pictures: call('$distance.setImages', [
        call('resize', [gray('fruits.jpg'), [240, 200]]),
        call('resize', [gray('home.jpg'), [240, 200]]),
      ]),
      cost: call('createNormHistogramCostExtractor', [], { nDummies: 20 }),
      setCost: call('$distance.setCostExtractor', ['$cost']),
      transformer: call('createAffineTransformer', [true]),
      setTransformer: call('$distance.setTransformAlgorithm', ['$transformer']),
      held: call('$distance.getCostExtractor'),
      heldTransformer: call('$distance.getTransformAlgorithm'),
    },
    [
      call('$distance.computeDistance', ['$one', '$other']),
      call('$distance.getImages'),
      call('$held.getNDummies'),
    ],
  ),
  ...['Norm', 'EMD', 'Chi', 'EMDL1'].map((kind) =>
    script(`create${kind}HistogramCostExtractor`, { cost: call(`create${kind}HistogramCostExtractor`) }, [
      call('$cost.buildCostMatrix', [random('float32', [6, 20], 1), random('float32', [6, 20], 2)]),
    ]),
  ),
  ...[call('createThinPlateSplineShapeTransformer', [5]), call('createAffineTransformer', [true])].map(
    (transformer) =>
      script(
        transformer.fn,
        {
          ...ROWS,
          transformer,
          estimated: call('$transformer.estimateTransformation', ['$from', '$to', '$matches']),
        },
        [
          call('$transformer.applyTransformation', ['$from']),
          call('$transformer.warpImage', [call('resize', [FRUITS, [240, 200]])]),
        ],
      ),
  ),
];

const DOUBLES = call('add', [SMALL, 0], { dtype: 'cv.CV_64F' });
const MOVED = call('warpAffine', [
  DOUBLES,
  matrix([
    [1.01, 0.005, 1.5],
    [-0.004, 0.99, -1],
  ]),
  [160, 120],
]);
const MAPS: Readonly<Record<string, { made: readonly Value[]; read: readonly string[]; cast: string }>> = {
  Shift: { made: [matrix([[1.5], [-2]])], read: ['getShift'], cast: 'toShift' },
  Affine: {
    made: [
      matrix([
        [1.1, 0.1],
        [-0.05, 0.9],
      ]),
      matrix([[1.5], [-2]]),
    ],
    read: ['getLinTr', 'getShift'],
    cast: 'toAffine',
  },
  Projec: {
    made: [
      matrix([
        [1.1, 0.1, 1],
        [-0.05, 0.9, 2],
        [1e-4, 2e-4, 1.5],
      ]),
    ],
    read: ['getProjTr'],
    cast: 'toProjec',
  },
};
const CASTS: Readonly<Record<string, string>> = {
  Shift: 'Shift',
  Euclid: 'Affine',
  Similar: 'Affine',
  Affine: 'Affine',
  Proj: 'Projec',
};
const reads = (map: string, kind: string): Value[] =>
  (MAPS[kind]?.read ?? []).map((read) => call(`${map}.${read}`));

const registration: Case[] = [
  ...Object.entries(MAPS).flatMap(([kind, { made, cast }]) => [
    script(
      `reg.Map${kind}`,
      {
        map: make(`reg.Map${kind}`, made),
        warped: call('$map.warp', [DOUBLES]),
        inverse: call('$map.inverseMap'),
        inverted: call(`reg.MapTypeCaster_${cast}`, ['$inverse']),
        other: make(`reg.Map${kind}`, made),
        composed: call('$other.compose', ['$map']),
        scaled: call('$other.scale', [0.5]),
        ...(kind === 'Projec' ? { normal: call('$other.normalize') } : {}),
        identity: make(`reg.Map${kind}`),
      },
      [
        '$warped',
        call('$map.inverseWarp', [DOUBLES]),
        ...reads('$map', kind),
        ...reads('$inverted', kind),
        ...reads('$other', kind),
        ...reads('$identity', kind),
      ],
    ),
  ]),
  ...Object.entries(CASTS).map(([kind, cast]) =>
    script(
      `reg.MapperGrad${kind}`,
      {
        mapper: make(`reg.MapperGrad${kind}`),
        found: call('$mapper.calculate', [DOUBLES, MOVED]),
        empty: call('$mapper.getMap'),
        map: call(`reg.MapTypeCaster.to${cast}`, ['$found']),
        start: call(`reg.MapTypeCaster.to${cast}`, ['$empty']),
      },
      [...reads('$map', cast), ...reads('$start', cast), call('$found.inverseWarp', [DOUBLES])],
    ),
  ),
  script(
    'reg.MapperPyramid',
    {
      mapper: make('reg.MapperGradProj'),
      pyramid: make('reg.MapperPyramid', ['$mapper']),
      levels: assign('$pyramid', 'numLev_', 2),
      rounds: assign('$pyramid', 'numIterPerScale_', 2),
      found: call('$pyramid.calculate', [DOUBLES, MOVED]),
      map: call('reg.MapTypeCaster.toProjec', ['$found']),
      // Of the pyramid it is none, which cv2 shows as an object that crashes when used.
      none: call('$pyramid.getMap'),
    },
    [...reads('$map', 'Projec'), item('$pyramid', 'numLev_'), item('$pyramid', 'numIterPerScale_')],
  ),
];

const CUBE = matrix(
  [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z]))),
  'float32',
);
const TRIANGLES = matrix(
  [
    [0, 1, 3],
    [0, 3, 2],
    [4, 6, 7],
    [4, 7, 5],
    [0, 4, 5],
    [0, 5, 1],
    [2, 3, 7],
    [2, 7, 6],
    [0, 2, 6],
    [0, 6, 4],
    [1, 5, 7],
    [1, 7, 3],
  ],
  'int32',
);
const LENS = matrix([
  [400, 0, 160],
  [0, 400, 120],
  [0, 0, 1],
]);
const pose = (numbers: readonly number[]): Value => matrix(numbers.map((one) => [one]));
const TURNED = pose([0.4, 0.5, 0.1]);
const AWAY = pose([0, 0, 8]);
const SCENE: Record<string, Value> = {
  projected: item(call('projectPoints', [CUBE, TURNED, AWAY, LENS, null]), 0),
  whole: call('add', ['$projected', [0, 0, 0, 0]], { dtype: 'cv.CV_32S' }),
  seen: call('fillConvexPoly', [zeros('uint8', [240, 320]), call('convexHull', ['$whole']), 190]),
  coloured: call('cvtColor', ['$seen', 'cv.COLOR_GRAY2BGR']),
  points: call('rapid.extractControlPoints', [40, 10, CUBE, TURNED, AWAY, LENS, [320, 240], TRIANGLES]),
  lines: call('rapid.extractLineBundle', [10, item('$points', 0), '$seen']),
  found: call('rapid.findCorrespondencies', [item('$lines', 0)]),
};
/** Somewhat beside the pose that is to be found. */
const GUESS = [pose([0.42, 0.52, 0.12]), pose([0.05, 0.05, 8.05])];

const tracking: Case[] = [
  script('rapid: step by step', SCENE, [
    '$points',
    '$lines',
    '$found',
    call('rapid.convertCorrespondencies', [item('$found', 0), item('$lines', 1), null, item('$points', 1)]),
    call('rapid.drawWireframe', ['$coloured', '$projected', TRIANGLES, [0, 255, 0]], { cullBackface: true }),
    call('rapid.drawSearchLines', ['$coloured', item('$lines', 1), [0, 0, 255]]),
    call('rapid.drawCorrespondencies', [
      call('cvtColor', [item('$lines', 0), 'cv.COLOR_GRAY2BGR']),
      item('$found', 0),
    ]),
  ]),
  script('rapid.rapid', SCENE, [call('rapid.rapid', ['$seen', 40, 10, CUBE, TRIANGLES, LENS, ...GUESS])]),
  ...['Rapid', 'OLSTracker', 'GOSTracker'].flatMap((kind) =>
    ['_create', '.create'].map((create) =>
      script(
        `rapid.${kind}${create}`,
        { ...SCENE, tracker: call(`rapid.${kind}${create}`, [CUBE, TRIANGLES]) },
        [
          call('$tracker.compute', [kind === 'Rapid' ? '$seen' : '$coloured', 40, 10, LENS, ...GUESS]),
          call('$tracker.clearState'),
        ],
      ),
    ),
  ),
];

const HOME_GRAY = gray('home.jpg');
const lineOf = (list: Value, index: number): Value[] =>
  ['angle', 'pt', 'octave', 'class_id', 'response', 'size', 'lineLength', 'numOfPixels'].map((name) =>
    item(list, index, name),
  );
const LINES: Record<string, Value> = {
  descriptor: call('line_descriptor.BinaryDescriptor.createBinaryDescriptor'),
  picture: HOME_GRAY,
  mirrored: call('flip', [HOME_GRAY, 1]),
  found: call('$descriptor.compute', ['$picture', call('$descriptor.detect', ['$picture'])]),
  other: call('$descriptor.compute', ['$mirrored', call('$descriptor.detect', ['$mirrored'])]),
  lines: item('$found', 0),
  first: item('$lines', 0),
  matcher: make('line_descriptor.BinaryDescriptorMatcher'),
};
const END_POINTS = ['getStartPoint', 'getEndPoint', 'getStartPointInOctave', 'getEndPointInOctave'];
const PARAMETERS = make('line_descriptor.LSDParam');

const lines: Case[] = [
  script('line_descriptor.BinaryDescriptor', LINES, [
    ...lineOf('$lines', 0),
    ...lineOf('$lines', 40),
    item('$found', 1),
    ...END_POINTS.map((method) => call(`$first.${method}`)),
    call('line_descriptor.drawKeylines', [call('cvtColor', ['$picture', 'cv.COLOR_GRAY2BGR']), '$lines'], {
      color: [0, 200, 50],
    }),
  ]),
  // Without a mask for the matches drawLineMatches reads beyond it, and without a trained set matchQuery and
  // knnMatchQuery crash, in cv2 too; nothing that is bound trains it.
  script(
    'line_descriptor.BinaryDescriptorMatcher',
    { ...LINES, matches: call('$matcher.match', [item('$found', 1), item('$other', 1)]) },
    [
      '$matches',
      call('$matcher.knnMatch', [item('$found', 1), item('$other', 1), 2]),
      call(
        'line_descriptor.drawLineMatches',
        [
          call('cvtColor', ['$picture', 'cv.COLOR_GRAY2BGR']),
          '$lines',
          call('cvtColor', ['$mirrored', 'cv.COLOR_GRAY2BGR']),
          item('$other', 0),
          '$matches',
        ],
        {
          matchColor: [0, 0, 255, 0],
          singleLineColor: [255, 0, 0, 0],
          matchesMask: Array<number>(400).fill(1),
        },
      ),
    ],
  ),
  ...['LSDDetector_createLSDDetector', 'LSDDetector.createLSDDetector'].map((create) =>
    script(
      `line_descriptor.${create}`,
      { detector: call(`line_descriptor.${create}`), lines: call('$detector.detect', [HOME_GRAY, 2, 1]) },
      lineOf('$lines', 7),
    ),
  ),
  ...[
    call('line_descriptor.LSDDetector_createLSDDetectorWithParams', [PARAMETERS]),
    call('line_descriptor.LSDDetector.createLSDDetectorWithParams', [PARAMETERS]),
    make('line_descriptor.LSDDetector', [PARAMETERS]),
  ].map((detector) =>
    script(
      `${detector.construct ? 'new ' : ''}${detector.fn}`,
      { detector, lines: call('$detector.detect', [HOME_GRAY, 2, 1]) },
      lineOf('$lines', 3),
    ),
  ),
  script(
    'line_descriptor.KeyLine: what is set',
    {
      line: make('line_descriptor.KeyLine'),
      ...Object.fromEntries(
        [
          ...['startPointX', 'startPointY', 'endPointX', 'endPointY'],
          ...['sPointInOctaveX', 'sPointInOctaveY', 'ePointInOctaveX', 'ePointInOctaveY'],
          ...['angle', 'response', 'size', 'lineLength', 'class_id', 'octave', 'numOfPixels'],
        ].map((name, i) => [`set${i}`, assign('$line', name, i + 2)]),
      ),
      setPoint: assign('$line', 'pt', [3.5, 4.5]),
    },
    [
      ...END_POINTS.map((method) => call(`$line.${method}`)),
      ...['angle', 'class_id', 'octave', 'pt', 'response', 'size', 'lineLength', 'numOfPixels'].map((name) =>
        item('$line', name),
      ),
      ...['startPointX', 'startPointY', 'endPointX', 'endPointY'].map((name) => item('$line', name)),
      ...['sPointInOctaveX', 'sPointInOctaveY', 'ePointInOctaveX', 'ePointInOctaveY'].map((name) =>
        item('$line', name),
      ),
    ],
  ),
];

export const contribShape: Case[] = [...shapes, ...registration, ...tracking, ...lines];
