import { bytes, call, make, row, sample, script, temporary, type Case, type Value } from '../values.js';
import { HOME } from './inputs.js';

const FRAMES = Array.from({ length: 30 }, () => call('$video.read'));

const basics: Case[] = [
  script(
    'VideoCapture: 30 frames of vtest.avi',
    { video: make('VideoCapture', [sample('vtest.avi')]) },
    FRAMES,
  ),
  script('VideoCapture: properties of vtest.avi', { video: make('VideoCapture', [sample('vtest.avi')]) }, [
    call('$video.isOpened'),
    ...['FRAME_WIDTH', 'FRAME_HEIGHT', 'FPS', 'FRAME_COUNT', 'FOURCC'].map((name) =>
      call('$video.get', [`cv.CAP_PROP_${name}`]),
    ),
    call('$video.getBackendName'),
    call('$video.set', ['cv.CAP_PROP_POS_FRAMES', 20]),
    call('$video.grab'),
    call('$video.retrieve'),
    call('$video.get', ['cv.CAP_PROP_POS_FRAMES']),
  ]),
  script(
    'VideoCapture: another codec',
    { video: make('VideoCapture', [sample('tree.avi'), 'cv.CAP_FFMPEG']) },
    [call('$video.read'), call('$video.read')],
  ),
  script(
    'VideoCapture: no such file',
    { video: make('VideoCapture', ['no such video.avi']) },
    [call('$video.isOpened'), call('$video.read')],
    {
      trivial: 'nothing to read',
    },
  ),
  script(
    'VideoWriter: written and read again',
    {
      path: temporary('video.avi'),
      writer: make('VideoWriter', [
        '$path',
        call('VideoWriter_fourcc', ['M', 'J', 'P', 'G']),
        10,
        [512, 384],
      ]),
      opened: call('$writer.isOpened'),
      first: call('$writer.write', [HOME]),
      second: call('$writer.write', [call('flip', [HOME, 1])]),
      closed: call('$writer.release'),
      video: make('VideoCapture', ['$path']),
    },
    ['$opened', call('$video.read'), call('$video.read'), call('$video.read')],
  ),
  row('VideoWriter_fourcc', ['X', 'V', 'I', 'D']),
  row('videoio_registry.getBackendName', ['cv.CAP_FFMPEG']),
  row('videoio_registry.getBackends'),
  row('videoio_registry.getStreamBackends'),
  row('videoio_registry.getCameraBackends'),
  row('videoio_registry.getWriterBackends'),
  row('videoio_registry.hasBackend', ['cv.CAP_FFMPEG']),
  row('videoio_registry.isBackendBuiltIn', ['cv.CAP_FFMPEG']),
  // Nothing is a plugin here.
  ...['Camera', 'Stream', 'Writer'].map((what) =>
    row(`videoio_registry.get${what}BackendPluginVersion`, ['cv.CAP_FFMPEG'], {}, { throws: true }),
  ),
  script(
    'VideoCapture and VideoWriter: opened later',
    {
      path: temporary('later.avi'),
      writer: make('VideoWriter'),
      opened: call('$writer.open', [
        '$path',
        'cv.CAP_OPENCV_MJPEG',
        call('VideoWriter_fourcc', ['M', 'J', 'P', 'G']),
        10,
        [512, 384],
      ]),
      frame: call('$writer.write', [HOME]),
      quality: call('$writer.get', ['cv.VIDEOWRITER_PROP_QUALITY']),
      set: call('$writer.set', ['cv.VIDEOWRITER_PROP_QUALITY', 50]),
      name: call('$writer.getBackendName'),
      again: call('$writer.write', [HOME]),
      closed: call('$writer.release'),
      video: make('VideoCapture'),
      started: call('$video.open', ['$path', 'cv.CAP_FFMPEG']),
      picture: call('$video.read'),
      released: call('$video.release'),
    },
    ['$opened', '$quality', '$set', '$name', '$started', '$picture', call('$video.isOpened')],
  ),
];

/** Files that are written: name, fourcc, further arguments. */
const FORMATS: readonly (readonly [string, string, ...Value[]])[] = [
  ['video.avi', 'MJPG'],
  ['video.avi', 'XVID'],
  ['video.avi', 'FFV1'],
  ['video.mp4', 'mp4v'],
  ['video.mp4', 'avc1'],
  ['vp8.avi', 'VP80'],
  ['gray.avi', 'MJPG', false],
];

const count = 6;
const each = <T>(make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** A hall with people, some frames of which are written. */
const source = (gray: boolean): Record<string, Value> => ({
  hall: make('VideoCapture', [sample('vtest.avi')]),
  ...Object.fromEntries(
    each((i) => {
      const frame = call('$hall.read');
      return [`frame${i}`, gray ? call('cvtColor', [frame, 'cv.COLOR_BGR2GRAY']) : frame];
    }),
  ),
});

const fourcc = (code: string): Value => call('VideoWriter_fourcc', Array.from(code));

const written = (name: string, code: string, ...more: Value[]): Record<string, Value> => ({
  ...source(more[0] === false),
  path: temporary(name),
  writer: make('VideoWriter', ['$path', fourcc(code), 12.5, [768, 576], ...more]),
  opened: call('$writer.isOpened'),
  backend: call('$writer.getBackendName'),
  ...Object.fromEntries(each((i) => [`written${i}`, call('$writer.write', [`$frame${i}`])])),
  closed: call('$writer.release'),
});

const PROPERTIES = ['FRAME_WIDTH', 'FRAME_HEIGHT', 'FPS', 'FRAME_COUNT', 'FOURCC', 'FORMAT', 'BITRATE'];
const get = (name: string): Value => call('$video.get', [`cv.CAP_PROP_${name}`]);

const formats: Case[] = FORMATS.flatMap(([name, code, ...more]) => [
  script(
    `VideoWriter: ${code} in ${name}${more.length > 0 ? ', gray' : ''}, written and read again`,
    { ...written(name, code, ...more), video: make('VideoCapture', ['$path']) },
    [
      '$opened',
      '$backend',
      bytes('$path'),
      ...PROPERTIES.map(get),
      ...each(() => call('$video.read')),
      call('$video.read'),
    ],
  ),
]);

const SEEKS: readonly (readonly [string, number])[] = [
  ['POS_FRAMES', 100],
  ['POS_FRAMES', 3],
  ['POS_MSEC', 2000],
  ['POS_AVI_RATIO', 0.5],
  ['POS_FRAMES', 794],
  ['POS_FRAMES', 100000],
  ['POS_FRAMES', 0],
];

const seeking: Case[] = [
  ...SEEKS.map(([name, value]) =>
    script(
      `VideoCapture: ${name} ${value}`,
      {
        video: make('VideoCapture', [sample('vtest.avi')]),
        set: call('$video.set', [`cv.CAP_PROP_${name}`, value]),
      },
      ['$set', call('$video.read'), get('POS_FRAMES'), get('POS_MSEC'), get('POS_AVI_RATIO')],
    ),
  ),
  script(
    'VideoCapture: forth and back in mp4, whose frames lean on one another',
    { ...written('video.mp4', 'mp4v'), video: make('VideoCapture', ['$path']) },
    [4, 1, 5, 0].flatMap((at) => [
      call('$video.set', ['cv.CAP_PROP_POS_FRAMES', at]),
      get('POS_FRAMES'),
      call('$video.read'),
      get('POS_MSEC'),
    ]),
  ),
];

const opening: Case[] = [
  script(
    'VideoWriter: of a codec that is not there',
    { writer: make('VideoWriter', [temporary('video.avi'), fourcc('none'), 10, [64, 48]]) },
    call('$writer.isOpened'),
    { trivial: 'it is not opened' },
  ),
  script(
    'VideoWriter: opened later, with a backend and parameters, for gray frames',
    {
      path: temporary('later.avi'),
      writer: make('VideoWriter'),
      opened: call('$writer.open', [
        '$path',
        'cv.CAP_FFMPEG',
        fourcc('MJPG'),
        10,
        [512, 384],
        ['cv.VIDEOWRITER_PROP_IS_COLOR', 0],
      ]),
      written: call('$writer.write', [call('cvtColor', [HOME, 'cv.COLOR_BGR2GRAY'])]),
      closed: call('$writer.release'),
    },
    ['$opened', bytes('$path')],
  ),
  script(
    'VideoWriter: images, one by one',
    {
      path: temporary('image%02d.png'),
      writer: make('VideoWriter', ['$path', 'cv.CAP_IMAGES', 0, 0, [512, 384]]),
      first: call('$writer.write', [HOME]),
      second: call('$writer.write', [call('flip', [HOME, 1])]),
      closed: call('$writer.release'),
      video: make('VideoCapture', ['$path', 'cv.CAP_IMAGES']),
    },
    [call('$video.get', ['cv.CAP_PROP_FRAME_COUNT']), call('$video.read'), call('$video.read')],
  ),
  script(
    'VideoCapture: exceptions, when they are asked for',
    {
      video: make('VideoCapture'),
      mode: call('$video.setExceptionMode', [true]),
      opened: call('$video.open', ['no such video.avi']),
    },
    '$opened',
    { throws: true },
  ),
  script(
    'VideoCapture: with parameters',
    {
      video: make('VideoCapture', [
        sample('vtest.avi'),
        'cv.CAP_FFMPEG',
        ['cv.CAP_PROP_HW_ACCELERATION', 'cv.VIDEO_ACCELERATION_NONE'],
      ]),
    },
    [call('$video.read'), get('HW_ACCELERATION')],
  ),
];

export const videos: Case[] = [...basics, ...formats, ...seeking, ...opening];
