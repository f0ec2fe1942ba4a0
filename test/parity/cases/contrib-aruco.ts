import {
  assign,
  call,
  item,
  make,
  matrix,
  numbers,
  random,
  script,
  temporary,
  zeros,
  type Case,
  type Value,
} from '../values.js';

const CAMERA = matrix([
  [600, 0, 320],
  [0, 600, 240],
  [0, 0, 1],
]);
const UNDISTORTED = zeros('float64', [1, 5]);
const DICTIONARY = call('aruco.getPredefinedDictionary', ['cv.aruco.DICT_4X4_50']);

/** How a camera sees the sheet, from three sides. */
const VIEWS = [
  [
    [0.8, 0.05, 40],
    [-0.04, 0.85, 30],
    [1e-4, 3e-4, 1],
  ],
  [
    [0.8, -0.1, 70],
    [0.1, 0.75, 10],
    [4e-4, -1e-4, 1],
  ],
  [
    [0.7, 0.1, 20],
    [-0.1, 0.9, 60],
    [-3e-4, 2e-4, 1],
  ],
];
const photo = (sheet: Value, view: number): Value =>
  call('warpPerspective', [sheet, matrix(VIEWS[view] ?? []), [640, 480]], { borderValue: 255 });

const GRID: Record<string, Value> = {
  dictionary: DICTIONARY,
  board: call('aruco.GridBoard_create', [3, 2, 0.04, 0.01, '$dictionary']),
  sheet: call('$board.draw', [[480, 360]], { marginSize: 20 }),
  photo: photo('$sheet', 0),
  found: call('aruco.detectMarkers', ['$photo', '$dictionary']),
  corners: item('$found', 0),
  ids: item('$found', 1),
};
/** The three views' markers, six in each, one after the other. */
const GRID_VIEWS: Record<string, Value> = {
  ...GRID,
  second: call('aruco.detectMarkers', [photo('$sheet', 1), '$dictionary']),
  third: call('aruco.detectMarkers', [photo('$sheet', 2), '$dictionary']),
  allIds: call('vconcat', [[item('$found', 1), item('$second', 1), item('$third', 1)]]),
};
const SIX = [0, 1, 2, 3, 4, 5];
const ALL_CORNERS = ['$found', '$second', '$third'].flatMap((view) => SIX.map((i) => item(view, 0, i)));
const COUNTER = numbers('int32', [3, 1], [6, 6, 6]);

const grids: Case[] = [
  script('aruco.GridBoard', GRID, [
    '$sheet',
    '$corners',
    '$ids',
    call('$board.getGridSize'),
    call('$board.getMarkerLength'),
    call('$board.getMarkerSeparation'),
    call('aruco.drawPlanarBoard', ['$board', [300, 200]], { marginSize: 5 }),
  ]),
  script(
    'aruco.GridBoard.create',
    {
      dictionary: DICTIONARY,
      board: call('aruco.GridBoard.create', [2, 2, 3, 1, '$dictionary', 8]),
      renamed: call('$board.setIds', [numbers('int32', [4, 1], [9, 5, 7, 1])]),
    },
    [item('$board', 'ids'), item('$board', 'objPoints'), item('$board', 'rightBottomBorder')],
  ),
  ...['Board_create', 'Board.create'].map((create) =>
    script(
      `aruco.${create}`,
      {
        dictionary: DICTIONARY,
        board: call(`aruco.${create}`, [
          [
            matrix(
              [
                [0, 0, 0],
                [1, 0, 0],
                [1, 1, 0],
                [0, 1, 0],
              ],
              'float32',
            ),
          ],
          '$dictionary',
          numbers('int32', [1, 1], [3]),
        ]),
      },
      [item('$board', 'ids'), item('$board', 'objPoints', 0)],
    ),
  ),
  script('aruco: poses', GRID, [
    call('aruco.estimatePoseSingleMarkers', ['$corners', 0.04, CAMERA, UNDISTORTED]),
    call('aruco.estimatePoseBoard', ['$corners', '$ids', '$board', CAMERA, UNDISTORTED, null, null]),
  ]),
  ...['EstimateParameters_create', 'EstimateParameters.create'].map((create) =>
    script(`aruco.${create}`, { ...GRID, how: call(`aruco.${create}`) }, [
      call('aruco.estimatePoseSingleMarkers', ['$corners', 0.04, CAMERA, UNDISTORTED], {
        estimateParameters: '$how',
      }),
      item('$how', 'pattern'),
    ]),
  ),
  script(
    'aruco.refineDetectedMarkers',
    {
      ...GRID,
      firstIds: numbers('int32', [4, 1], [3, 4, 5, 0]),
      refined: call('aruco.refineDetectedMarkers', [
        '$photo',
        '$board',
        SIX.slice(0, 4).map((i) => item('$corners', i)),
        '$firstIds',
        SIX.slice(4).map((i) => item('$corners', i)),
        CAMERA,
        UNDISTORTED,
      ]),
    },
    ['$refined'],
  ),
  script('aruco: calibration by markers', GRID_VIEWS, [
    call('aruco.calibrateCameraAruco', [ALL_CORNERS, '$allIds', COUNTER, '$board', [640, 480], null, null]),
    call('aruco.calibrateCameraArucoExtended', [
      ALL_CORNERS,
      '$allIds',
      COUNTER,
      '$board',
      [640, 480],
      null,
      null,
    ]),
  ]),
];

const charucoOf = (name: string, view: number): Record<string, Value> => ({
  [`${name}Photo`]: photo('$sheet', view),
  [`${name}Found`]: call('aruco.detectMarkers', [`$${name}Photo`, '$dictionary']),
  [name]: call('aruco.interpolateCornersCharuco', [
    item(`$${name}Found`, 0),
    item(`$${name}Found`, 1),
    `$${name}Photo`,
    '$board',
  ]),
});
const CHARUCO: Record<string, Value> = {
  dictionary: DICTIONARY,
  board: call('aruco.CharucoBoard.create', [6, 5, 0.04, 0.03, '$dictionary']),
  sheet: call('$board.draw', [[480, 400]], { marginSize: 10 }),
  ...charucoOf('first', 0),
  ...charucoOf('second', 1),
  ...charucoOf('third', 2),
};
const CHARUCO_CORNERS = ['$first', '$second', '$third'].map((view) => item(view, 1));
const CHARUCO_IDS = ['$first', '$second', '$third'].map((view) => item(view, 2));

const charuco: Case[] = [
  script('aruco.CharucoBoard: poses and drawing', CHARUCO, [
    '$first',
    call('$board.getSquareLength'),
    call('$board.getMarkerLength'),
    call('aruco.estimatePoseCharucoBoard', [
      item('$first', 1),
      item('$first', 2),
      '$board',
      CAMERA,
      UNDISTORTED,
      null,
      null,
    ]),
    call('aruco.drawDetectedCornersCharuco', [
      call('cvtColor', ['$firstPhoto', 'cv.COLOR_GRAY2BGR']),
      item('$first', 1),
      item('$first', 2),
    ]),
    call('aruco.testCharucoCornersCollinear', ['$board', numbers('int32', [3, 1], [0, 1, 2])]),
    call('aruco.testCharucoCornersCollinear', ['$board', numbers('int32', [3, 1], [0, 1, 7])]),
  ]),
  script('aruco: calibration by ChArUco corners', CHARUCO, [
    call('aruco.calibrateCameraCharuco', [CHARUCO_CORNERS, CHARUCO_IDS, '$board', [640, 480], null, null]),
    call('aruco.calibrateCameraCharucoExtended', [
      CHARUCO_CORNERS,
      CHARUCO_IDS,
      '$board',
      [640, 480],
      null,
      null,
    ]),
  ]),
  script(
    'aruco: diamonds',
    {
      dictionary: DICTIONARY,
      sheet: call('aruco.drawCharucoDiamond', ['$dictionary', [1, 2, 3, 4], 60, 40], { marginSize: 20 }),
      found: call('aruco.detectMarkers', ['$sheet', '$dictionary']),
      diamonds: call('aruco.detectCharucoDiamond', ['$sheet', item('$found', 0), item('$found', 1), 1.5]),
    },
    [
      '$sheet',
      '$diamonds',
      call('aruco.drawDetectedDiamonds', [
        call('cvtColor', ['$sheet', 'cv.COLOR_GRAY2BGR']),
        item('$diamonds', 0),
        item('$diamonds', 1),
      ]),
    ],
  ),
];

const stored = (write: Value): Record<string, Value> => ({
  path: temporary('aruco.yml'),
  file: make('FileStorage', ['$path', 'cv.FILE_STORAGE_WRITE']),
  written: write,
  closed: call('$file.release'),
  again: make('FileStorage', ['$path', 'cv.FILE_STORAGE_READ']),
  node: call('$again.root'),
});
const WORDS = item('$dictionary', 'bytesList');
const BITS = matrix(
  [
    [1, 0, 0, 1],
    [1, 0, 0, 1],
    [0, 1, 0, 0],
    [0, 1, 1, 0],
  ],
  'uint8',
);

const dictionaries: Case[] = [
  script('aruco.drawMarker', { dictionary: DICTIONARY }, [call('aruco.drawMarker', ['$dictionary', 7, 60])]),
  script(
    'aruco.Dictionary: what is set',
    {
      dictionary: call('aruco.Dictionary_create', [3, 4, 2]),
      words: assign('$dictionary', 'bytesList', random('uint8', [2, 2, 4], 3)),
      size: assign('$dictionary', 'markerSize', 5),
      bits: assign('$dictionary', 'maxCorrectionBits', 2),
    },
    [WORDS, item('$dictionary', 'markerSize'), item('$dictionary', 'maxCorrectionBits')],
  ),
  script(
    'aruco.CharucoBoard: what it holds',
    {
      dictionary: DICTIONARY,
      board: call('aruco.CharucoBoard_create', [4, 3, 4, 3, '$dictionary']),
      held: item('$board', 'dictionary'),
      numbered: assign('$board', 'ids', [5, 4, 3, 2, 1, 0]),
    },
    [
      item('$board', 'nearestMarkerIdx'),
      item('$board', 'nearestMarkerCorners'),
      item('$board', 'ids'),
      item('$held', 'markerSize'),
    ],
  ),
  ...['custom_dictionary', 'Dictionary_create', 'Dictionary.create'].map((create) =>
    script(`aruco.${create}`, { dictionary: call(`aruco.${create}`, [5, 4, 1]) }, [
      WORDS,
      item('$dictionary', 'maxCorrectionBits'),
    ]),
  ),
  ...['custom_dictionary_from', 'Dictionary_create_from', 'Dictionary.create_from'].map((create) =>
    script(
      `aruco.${create}`,
      {
        base: call('aruco.Dictionary_create', [3, 4, 2]),
        dictionary: call(`aruco.${create}`, [6, 4, '$base', 3]),
      },
      [WORDS, item('$dictionary', 'markerSize')],
    ),
  ),
  ...['Dictionary_get', 'Dictionary.get'].map((get) =>
    script(`aruco.${get}`, { dictionary: call(`aruco.${get}`, ['cv.aruco.DICT_5X5_100']) }, [
      WORDS,
      call('$dictionary.drawMarker', [17, 70]),
    ]),
  ),
  ...['Dictionary_', 'Dictionary.'].map((owner) =>
    script(`aruco.${owner}getByteListFromBits`, { word: call(`aruco.${owner}getByteListFromBits`, [BITS]) }, [
      '$word',
      call(`aruco.${owner}getBitsFromByteList`, ['$word', 4]),
    ]),
  ),
  script('aruco.Dictionary: distances', { dictionary: DICTIONARY }, [
    call('$dictionary.identify', [BITS, 0.6]),
    call('$dictionary.getDistanceToId', [BITS, 3]),
    call('$dictionary.getDistanceToId', [BITS, 4, false]),
  ]),
  script(
    'aruco.Dictionary: written and read',
    {
      dictionary: DICTIONARY,
      ...stored(call('$dictionary.writeDictionary', ['$file'])),
      other: call('aruco.Dictionary_create', [1, 4]),
    },
    [call('$other.readDictionary', ['$node']), item('$other', 'bytesList')],
  ),
  script(
    'aruco.DetectorParameters: read',
    {
      ...stored(call('$file.write', ['adaptiveThreshWinSizeMin', 7])),
      parameters: call('aruco.DetectorParameters.create'),
    },
    [call('$parameters.readDetectorParameters', ['$node']), item('$parameters', 'adaptiveThreshWinSizeMin')],
  ),
];

/** The EAN-13 code 5901234123457, module by module. */
const BARS =
  '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101';
const enlarge = (code: Value, size: Value): Value =>
  call(
    'copyMakeBorder',
    [
      call('resize', [code, size], { interpolation: 'cv.INTER_NEAREST' }),
      100,
      100,
      100,
      100,
      'cv.BORDER_CONSTANT',
    ],
    { value: 255 },
  );
const BARCODE = call('GaussianBlur', [
  enlarge(
    numbers(
      'uint8',
      [1, 95],
      Array.from(BARS, (bar) => (bar === '1' ? 0 : 255)),
    ),
    [190, 100],
  ),
  [3, 3],
  1,
]);

const codes: Case[] = [
  script(
    'barcode.BarcodeDetector',
    {
      picture: call('cvtColor', [BARCODE, 'cv.COLOR_GRAY2BGR']),
      detector: make('barcode.BarcodeDetector'),
      found: call('$detector.detect', ['$picture']),
    },
    [
      '$found',
      call('$detector.decode', ['$picture', item('$found', 1)]),
      call('$detector.detectAndDecode', ['$picture']),
    ],
  ),
  script(
    'wechat_qrcode.WeChatQRCode',
    {
      encoder: call('QRCodeEncoder_create'),
      picture: enlarge(call('$encoder.encode', ['OpenCV for Node']), [150, 150]),
      detector: make('wechat_qrcode.WeChatQRCode'),
    },
    [call('$detector.detectAndDecode', ['$picture'])],
  ),
];

export const contribAruco: Case[] = [...grids, ...charuco, ...dictionaries, ...codes];
