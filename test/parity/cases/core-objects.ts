import {
  call,
  item,
  make,
  matrix,
  or,
  random,
  row,
  sample,
  script,
  type Case,
  type Value,
} from '../values.js';
import { array, EVERY_DTYPE } from './inputs.js';

const WRITER = (extension: string): Value =>
  make('FileStorage', [extension, or('cv.FILE_STORAGE_WRITE', 'cv.FILE_STORAGE_MEMORY')]);
const reader = (content: Value): Value =>
  make('FileStorage', [content, or('cv.FILE_STORAGE_READ', 'cv.FILE_STORAGE_MEMORY')]);

/** A document with one of everything, as the text that the storage gives. */
const writing = (extension: string): Record<string, Value> => ({
  writer: WRITER(extension),
  comment: call('$writer.writeComment', ['a comment']),
  int: call('$writer.write', ['count', 3]),
  real: call('$writer.write', ['ratio', 0.1]),
  text: call('$writer.write', ['title', 'two words']),
  pixels: call('$writer.write', ['array', array('uint8', 3)]),
  begin: call('$writer.startWriteStruct', ['map', 'cv.FILE_NODE_MAP']),
  innermost: call('$writer.write', ['inner', matrix([[1.5, -2]])]),
  end: call('$writer.endWriteStruct'),
  document: call('$writer.releaseAndGetString'),
});

const storage: Case[] = [
  ...['.yml', '.json', '.xml'].flatMap((extension) => [
    script(`FileStorage writes ${extension}`, writing(extension), '$document'),
    script(
      `FileStorage reads ${extension}`,
      {
        ...writing(extension),
        storage: reader('$document'),
        root: call('$storage.root'),
        count: call('$storage.getNode', ['count']),
        ratio: call('$root.getNode', ['ratio']),
        title: call('$storage.getNode', ['title']),
        array: call('$storage.getNode', ['array']),
        map: call('$storage.getNode', ['map']),
        inner: call('$map.getNode', ['inner']),
      },
      [
        call('$storage.isOpened'),
        call('$storage.getFormat'),
        call('$count.real'),
        call('$count.isInt'),
        call('$ratio.real'),
        call('$ratio.isReal'),
        call('$ratio.type'),
        call('$title.string'),
        call('$title.isString'),
        call('$array.mat'),
        call('$map.keys'),
        call('$map.size'),
        call('$map.isMap'),
        call('$map.name'),
        call('$map.isSeq'),
        call('$map.empty'),
        call('$inner.mat'),
      ],
    ),
  ]),
  ...EVERY_DTYPE.map((dtype) =>
    script(
      `FileStorage round trip of ${dtype}`,
      {
        writer: WRITER('.yml'),
        written: call('$writer.write', ['m', random(dtype, [5, 4, 2], 6)]),
        document: call('$writer.releaseAndGetString'),
        storage: reader('$document'),
        node: call('$storage.getNode', ['m']),
      },
      ['$document', call('$node.mat')],
    ),
  ),
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

const platform: Case[] = [
  row('getVersionString'),
  row('getVersionMajor'),
  row('getVersionMinor'),
  row('getVersionRevision', [], {}, { trivial: '4.6.0 is revision 0' }),
  row('getBuildInformation'),
  row('getCPUFeaturesLine'),
  row('getHardwareFeatureName', [3]),
  row('checkHardwareSupport', [3]),
  row('getNumberOfCPUs'),
  row('getNumThreads'),
  row('getTickFrequency'),
  row('useOptimized'),
];

const objects: Case[] = [
  script(
    'KeyPoint: constructor and fields',
    { point: make('KeyPoint', [1.5, 2.25, 7], { angle: 30, octave: 2 }) },
    ['$point', item('$point', 'pt')],
  ),
  script('KeyPoint: static methods', { a: make('KeyPoint', [10, 10, 8]), b: make('KeyPoint', [12, 10, 8]) }, [
    call('KeyPoint_overlap', ['$a', '$b']),
    call('KeyPoint_convert', [['$a', '$b']]),
  ]),
  row('KeyPoint_convert', [random('float32', [4, 2], 1, [0, 50])], { size: 3, octave: 1 }),
  script('DMatch: constructor and fields', { match: make('DMatch', [3, 4, 1, 0.5]) }, '$match'),
  script(
    'AsyncArray: a result that comes later',
    { later: call('utils.testAsyncArray', [array('uint8', 3)]) },
    [call('$later.valid'), call('$later.wait_for', [0]), call('$later.get'), call('$later.valid')],
  ),
  script('AsyncArray: an exception', { later: call('utils.testAsyncException') }, [
    call('$later.valid'),
    call('$later.wait_for', [0]),
  ]),
  ...[[], [1000]].map((timeout) =>
    script(
      `AsyncArray: an exception is thrown by get(${timeout.join()})`,
      { later: call('utils.testAsyncException') },
      call('$later.get', timeout),
      { throws: true },
    ),
  ),
  ...['get', 'wait_for'].map((method) =>
    script(
      `AsyncArray: of nothing, ${method} throws`,
      { later: make('AsyncArray') },
      call(`$later.${method}`, method === 'get' ? [] : [0]),
      { throws: true },
    ),
  ),
  script(
    'AsyncArray: taken twice',
    {
      later: call('utils.testAsyncArray', [array('uint8')]),
      first: call('$later.get'),
    },
    call('$later.get'),
    { throws: true },
  ),
  script(
    'TickMeter: unused',
    { meter: make('TickMeter') },
    [call('$meter.getCounter'), call('$meter.getTimeSec')],
    {
      trivial: 'nothing was measured',
    },
  ),
];

export const coreObjects: Case[] = [...storage, ...platform, ...objects];
