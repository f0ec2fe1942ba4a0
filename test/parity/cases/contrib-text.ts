import { existsSync } from 'node:fs';
import {
  call,
  item,
  make,
  matrix,
  numbers,
  random,
  row,
  sample,
  script,
  temporary,
  trained,
  zeros,
  type Case,
  type Value,
} from '../values.js';
import { SMALL, SMALL_GRAY } from './inputs.js';

const TEXT = '/usr/share/doc/opencv-doc/examples/text';
const inText = (name: string, flags = 'cv.IMREAD_COLOR'): Value => ({
  kind: 'image',
  path: `${TEXT}/${name}`,
  flags,
});
/** Why a case is skipped: the file that it needs is not on this machine. */
const needs = (path: string): { skip?: string } => (existsSync(path) ? {} : { skip: `there is no ${path}` });

const FIRST = `${TEXT}/trained_classifierNM1.xml`;
const SECOND = `${TEXT}/trained_classifierNM2.xml`;
const DETECTION: Record<string, Value> = {
  picture: inText('scenetext_word01.jpg'),
  channels: call('text.computeNMChannels', ['$picture']),
  firstStage: call('text.loadClassifierNM1', [FIRST]),
  secondStage: call('text.loadClassifierNM2', [SECOND]),
  first: call('text.createERFilterNM1', ['$firstStage', 16, 0.00015, 0.13, 0.2, true, 0.1]),
  second: call('text.createERFilterNM2', ['$secondStage', 0.5]),
};
const CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const KNN = `${TEXT}/OCRHMM_knn_model_data.xml.gz`;
const CNN = `${TEXT}/OCRBeamSearch_CNN_model_data.xml.gz`;
const TABLES: Record<string, Value> = {
  file: make('FileStorage', [`${TEXT}/OCRHMM_transitions_table.xml`, 'cv.FILE_STORAGE_READ']),
  node: call('$file.getNode', ['transition_probabilities']),
  transitions: call('$node.mat'),
  emissions: matrix(
    Array.from({ length: 62 }, (_, i) => Array.from({ length: 62 }, (_, j) => (i === j ? 1 : 0))),
  ),
  word: inText('scenetext_segmented_word01_mask.png', 'cv.IMREAD_GRAYSCALE'),
};

const scenes: Case[] = [
  script('text: extremal regions', DETECTION, [
    '$channels',
    call('text.detectRegions', [item('$channels', 0), '$first', '$second']),
  ]),
  script(
    'text.erGrouping',
    {
      ...DETECTION,
      quickFirst: call('text.createERFilterNM1', [FIRST]),
      quickSecond: call('text.createERFilterNM2', [SECOND]),
      regions: call('text.detectRegions', [item('$channels', 0), '$quickFirst', '$quickSecond']),
    },
    [
      '$regions',
      call('text.erGrouping', [
        '$picture',
        item('$channels', 0),
        [
          [
            [3, 4],
            [5, 6],
            [9, 9],
          ],
          [
            [20, 4],
            [25, 6],
          ],
        ],
      ]),
    ],
  ),
  row('text.detectTextSWT', [inText('scenetext_word01.jpg'), true]),
  row('text.createOCRHMMTransitionsTable', ['abc', ['abc', 'cab', 'bac']]),
  ...['text.loadOCRHMMClassifierNM', 'text.loadOCRHMMClassifier'].map((load) =>
    script(
      `${load}: a word`,
      {
        ...TABLES,
        classifier: call(load, load.endsWith('NM') ? [KNN] : [KNN, 'cv.text.OCR_KNN_CLASSIFIER']),
        decoder: call('text.OCRHMMDecoder.create', ['$classifier', CHARACTERS, '$transitions', '$emissions']),
      },
      [call('$decoder.run', ['$word', 0])],
    ),
  ),
  script(
    'text.loadOCRHMMClassifierCNN: a word',
    {
      ...TABLES,
      decoder: call('text.OCRHMMDecoder_create', [
        call('text.loadOCRHMMClassifierCNN', [CNN]),
        CHARACTERS,
        '$transitions',
        '$emissions',
      ]),
    },
    [call('$decoder.run', [inText('scenetext_segmented_word01.jpg'), '$word', 0])],
  ),
  // Its run crashes, in cv2 too.
  script(
    'text.OCRBeamSearchDecoder',
    {
      ...TABLES,
      classifier: call('text.loadOCRBeamSearchClassifierCNN', [CNN]),
      decoder: call('text.OCRBeamSearchDecoder.create', [
        '$classifier',
        CHARACTERS,
        '$transitions',
        '$emissions',
      ]),
    },
    ['$decoder', '$transitions'],
  ),
  // There is no such data, and not the model of the network.
  script(
    'text.OCRTesseract',
    {
      page: call('resize', [
        { kind: 'image', path: sample('imageTextN.png'), flags: 'cv.IMREAD_GRAYSCALE' },
        [600, 300],
      ]),
      reader: call('text.OCRTesseract.create'),
      whole: call('$reader.run', ['$page', 0]),
      letters: call('$reader.setWhiteList', ['abcdefgh']),
    },
    ['$whole', call('$reader.run', ['$page', 0])],
    needs('/usr/share/tesseract-ocr/5/tessdata/eng.traineddata'),
  ),
  row('text.OCRTesseract_create', ['/nowhere'], {}, { throws: true }),
  row(
    'text.TextDetectorCNN_create',
    [`${TEXT}/textbox.prototxt`, 'missing.caffemodel'],
    {},
    { throws: true },
  ),
];

const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';
const LETTERING: Record<string, Value> = {
  letters: call('freetype.createFreeType2'),
  loaded: call('$letters.loadFontData', [FONT, 0]),
  split: call('$letters.setSplitNumber', [20]),
};

const drawing: Case[] = [
  script(
    'freetype.FreeType2',
    LETTERING,
    [
      call('$letters.getTextSize', ['Grüße, Node', 40, -1]),
      call('$letters.putText', [
        call('cvtColor', [zeros('uint8', [100, 320]), 'cv.COLOR_GRAY2BGR']),
        'Grüße, Node',
        [10, 60],
        40,
        [255, 200, 100],
        -1,
        'cv.LINE_AA',
        true,
      ]),
    ],
    needs(FONT),
  ),
  ...['_create', '.create'].map((create) =>
    script(
      `plot.Plot2d${create}`,
      {
        plot: call(`plot.Plot2d${create}`, [
          random('float64', [20, 1], 1, [0, 10]),
          random('float64', [20, 1], 2, [-5, 5]),
        ]),
        minX: call('$plot.setMinX', [-1]),
        minY: call('$plot.setMinY', [-6]),
        maxX: call('$plot.setMaxX', [12]),
        maxY: call('$plot.setMaxY', [7]),
        width: call('$plot.setPlotLineWidth', [2]),
        line: call('$plot.setNeedPlotLine', [true]),
        colour: call('$plot.setPlotLineColor', [[0, 200, 255]]),
        background: call('$plot.setPlotBackgroundColor', [[40, 30, 20]]),
        axis: call('$plot.setPlotAxisColor', [[255, 0, 0]]),
        gridColour: call('$plot.setPlotGridColor', [[90, 90, 90]]),
        textColour: call('$plot.setPlotTextColor', [[255, 255, 255]]),
        size: call('$plot.setPlotSize', [500, 400]),
        grid: call('$plot.setShowGrid', [true]),
        text: call('$plot.setShowText', [true]),
        gridLines: call('$plot.setGridLinesNumber', [6]),
        inverted: call('$plot.setInvertOrientation', [true]),
        point: call('$plot.setPointIdxToPrint', [3]),
      },
      [call('$plot.render')],
    ),
  ),
];

const MODEL = '../shared/models/sr_ESPCN_x2.pb';
const NET: Record<string, Value> = {
  resolution: call('dnn_superres.DnnSuperResImpl.create'),
  read: call('$resolution.readModel', [MODEL]),
  set: call('$resolution.setModel', ['espcn', 2]),
  backend: call('$resolution.setPreferableBackend', ['cv.dnn.DNN_BACKEND_OPENCV']),
  target: call('$resolution.setPreferableTarget', ['cv.dnn.DNN_TARGET_CPU']),
};

const resolutions: Case[] = [
  script(
    'dnn_superres.DnnSuperResImpl',
    NET,
    [call('$resolution.upsample', [SMALL]), call('$resolution.getScale'), call('$resolution.getAlgorithm')],
    needs(MODEL),
  ),
  // It is for LapSRN alone, whose model there is none of.
  script(
    'dnn_superres.DnnSuperResImpl: several outputs',
    NET,
    call('$resolution.upsampleMultioutput', [SMALL, [], [2], ['NCHW_output']]),
    { ...needs(MODEL), throws: true },
  ),
];

const FACES = [1, 2, 3].map((seed) => random('uint8', [64, 64], seed));
const PHOTO = '../shared/pictures/fr_obama.jpg';
const PERSON: Value = { kind: 'image', path: PHOTO, flags: 'cv.IMREAD_COLOR' };
const LABELS = numbers('int32', [3, 1], [0, 1, 2]);
const MACE: Record<string, Value> = {
  filter: call('face.MACE_create', [64]),
  salted: call('$filter.salt', ['pepper']),
  trained: call('$filter.train', [FACES]),
  path: temporary('mace.yml'),
  saved: call('$filter.save', ['$path']),
};

const faces: Case[] = [
  row(
    'face.getFacesHAAR',
    [
      call('resize', [PERSON, [240, 240]], { interpolation: 'cv.INTER_AREA' }),
      trained('haarcascades/haarcascade_frontalface_alt.xml'),
    ],
    {},
    needs(PHOTO),
  ),
  script('face.BIF', { features: call('face.BIF_create') }, [
    call('$features.compute', [
      call('add', [call('resize', [SMALL_GRAY, [60, 60]]), 0], { dtype: 'cv.CV_32F' }),
    ]),
  ]),
  row('face.drawFacemarks', [SMALL, random('float32', [5, 1, 2], 3, [10, 100])]),
  script('face.MACE', MACE, [
    call('$filter.same', [FACES[0] ?? null]),
    call('$filter.same', [random('uint8', [64, 64], 9)]),
  ]),
  ...['MACE_load', 'MACE.load'].map((load) =>
    script(`face.${load}`, { ...MACE, other: call(`face.${load}`, ['$path']) }, [
      call('$other.same', [FACES[1] ?? null]),
    ]),
  ),
  script(
    'face.FaceRecognizer',
    {
      model: call('face.LBPHFaceRecognizer_create'),
      trained: call('$model.train', [FACES, LABELS]),
      updated: call('$model.update', [[random('uint8', [64, 64], 4)], numbers('int32', [1, 1], [7])]),
      named: call('$model.setLabelInfo', [1, 'second']),
      collector: call('face.StandardCollector_create'),
      collected: call('$model.predict_collect', [FACES[2] ?? null, '$collector']),
    },
    [
      call('$model.predict_label', [random('uint8', [64, 64], 4)]),
      call('$model.getLabelInfo', [1]),
      call('$model.getLabelsByString', ['sec']),
      call('$collector.getResults', [true]),
      call('$collector.getMinLabel'),
      call('$collector.getMinDist'),
    ],
  ),
  ...['EigenFaceRecognizer', 'FisherFaceRecognizer'].map((name) =>
    script(
      `face.${name}: what it learned`,
      { model: call(`face.${name}_create`), trained: call('$model.train', [FACES, LABELS]) },
      [
        call('$model.getProjections'),
        call('$model.getLabels'),
        call('$model.getEigenValues'),
        call('$model.getEigenVectors'),
        call('$model.getMean'),
      ],
    ),
  ),
  // There is no trained model of the landmarks: all that can be told is that a missing one is refused.
  ...['LBF', 'Kazemi'].map((kind) =>
    script(
      `face.createFacemark${kind}: no model`,
      { marks: call(`face.createFacemark${kind}`) },
      call('$marks.loadModel', ['missing.yml']),
      { throws: true },
    ),
  ),
  script(
    'face.createFacemarkAAM',
    { marks: call('face.createFacemarkAAM') },
    call('$marks.loadModel', ['missing.yml']),
    {
      trivial: 'it takes a missing model for an empty one',
    },
  ),
];

export const contribText: Case[] = [...scenes, ...drawing, ...resolutions, ...faces];
