import {
  call,
  content,
  item,
  make,
  matrix,
  or,
  random,
  row,
  sample,
  script,
  temporary,
  file,
  type Case,
  type Value,
} from '../values.js';

const NO_CUDA = { throws: true } as const;
const UNTIMED = { alike: 'a time' } as const;

/** Switches of the whole process: each case leaves them as they were. */
const switches: Case[] = [
  script('setUseOptimized', { off: call('setUseOptimized', [false]), then: call('useOptimized') }, [
    '$then',
    call('setUseOptimized', [true]),
    call('useOptimized'),
  ]),
  script('setNumThreads', { two: call('setNumThreads', [2]), then: call('getNumThreads') }, [
    '$then',
    call('setNumThreads', [1]),
    call('getNumThreads'),
  ]),
  script('setLogLevel', { before: call('setLogLevel', [2]), then: call('getLogLevel') }, [
    '$then',
    call('setLogLevel', ['$before']),
    call('getLogLevel'),
  ]),
  row('getThreadNum', [], {}, { trivial: 'outside of a parallel loop' }),
  row('getTickCount', [], {}, UNTIMED),
  row('getCPUTickCount', [], {}, UNTIMED),
  script(
    'OpenVX is not built in',
    { off: call('setUseOpenVX', [false]) },
    [call('haveOpenVX'), call('useOpenVX')],
    {
      trivial: 'it is not built in',
    },
  ),
  row('setUseOpenVX', [true], {}, { throws: true }),
  row('ipp.getIppVersion'),
  script(
    'IPP is not built in',
    { on: call('ipp.setUseIPP', [true]), inexact: call('ipp.setUseIPP_NotExact', [false]) },
    [call('ipp.useIPP'), call('ipp.useIPP_NotExact')],
    { trivial: 'it is not built in' },
  ),
  script(
    'backends for loops that are not there: each name is remembered',
    {},
    ['NONE', 'NEITHER'].map((name) => call('parallel.setParallelForBackend', [name])),
    { trivial: 'there is none' },
  ),
];

const MISSING = 'no such file.png';

const samples: Case[] = [
  script(
    'samples: files found on the paths that were added',
    {
      path: call('samples.addSamplesDataSearchPath', ['/usr/share/doc/opencv-doc/examples']),
      folder: call('samples.addSamplesDataSearchSubDirectory', ['data']),
    },
    [
      call('samples.findFile', ['data/fruits.jpg']),
      call('samples.findFile', [sample('fruits.jpg')]),
      call('samples.findFile', [MISSING, false, true]),
      call('samples.findFileOrKeep', ['data/fruits.jpg']),
      call('samples.findFileOrKeep', [MISSING, true]),
    ],
  ),
  row('samples.findFile', [MISSING, true, true], {}, { throws: true }),
];

const meters: Case[] = [
  script(
    'TickMeter: started and stopped',
    { meter: make('TickMeter'), started: call('$meter.start'), stopped: call('$meter.stop') },
    [
      ...['Counter', 'TimeTicks', 'TimeMicro', 'TimeMilli', 'TimeSec', 'FPS', 'AvgTimeSec', 'AvgTimeMilli'],
    ].map((name) => call(`$meter.get${name}`)),
    UNTIMED,
  ),
  script(
    'TickMeter: the times it was started and stopped',
    {
      meter: make('TickMeter'),
      a: call('$meter.start'),
      b: call('$meter.stop'),
      c: call('$meter.start'),
      d: call('$meter.stop'),
      count: call('$meter.getCounter'),
      reset: call('$meter.reset'),
    },
    ['$count', call('$meter.getCounter'), call('$meter.getTimeTicks')],
  ),
];

const TEXT_FILE =
  '%YAML:1.0\n---\nlist: [ 1, 2.5, "three" ]\nmap: { inner: { deep: 7 } }\n...\n---\nsecond: 2\n';
const IN_MEMORY = or('cv.FILE_STORAGE_WRITE', 'cv.FILE_STORAGE_MEMORY');

const storage: Case[] = [
  script(
    'FileStorage: a file opened again, with two documents',
    {
      path: file('two.yml', TEXT_FILE),
      storage: make('FileStorage'),
      opened: call('$storage.open', ['$path', 'cv.FILE_STORAGE_READ']),
      first: call('$storage.root'),
      second: call('$storage.root', [1]),
      list: call('$first.getNode', ['list']),
      map: call('$storage.getNode', ['map']),
      inner: call('$map.getNode', ['inner']),
      deep: call('$inner.getNode', ['deep']),
      number: call('$list.at', [1]),
      text: call('$list.at', [2]),
      later: call('$second.getNode', ['second']),
      top: call('$storage.getFirstTopLevelNode'),
      empty: make('FileNode'),
    },
    [
      '$opened',
      call('$number.real'),
      call('$text.string'),
      call('$deep.real'),
      call('$deep.rawSize'),
      call('$list.rawSize'),
      call('$deep.isNamed'),
      call('$number.isNamed'),
      call('$empty.isNone'),
      call('$empty.isInt'),
      call('$later.real'),
      call('$top.size'),
      call('$storage.release'),
      call('$storage.isOpened'),
    ],
  ),
  script(
    'FileStorage: written to a file, and let go',
    {
      path: temporary('written.yml'),
      storage: make('FileStorage'),
      opened: call('$storage.open', ['$path', 'cv.FILE_STORAGE_WRITE']),
      a: call('$storage.write', ['words', ['one', 'two']]),
      b: call('$storage.write', ['matrix', random('float32', [3, 2], 4)]),
      released: call('$storage.release'),
    },
    ['$opened', content('$path')],
  ),
];

/** `Algorithm`'s own methods, by one of its classes. */
const algorithms: Case[] = [
  script(
    'Algorithm: written, read, cleared',
    {
      matcher: call('StereoBM_create', [32, 9]),
      writer: make('FileStorage', ['.yml', IN_MEMORY]),
      begun: call('$writer.startWriteStruct', ['matcher', 'cv.FILE_NODE_MAP']),
      written: call('$matcher.write', ['$writer']),
      ended: call('$writer.endWriteStruct'),
      named: call('$matcher.write', ['$writer', 'again']),
      text: call('$writer.releaseAndGetString'),
      reader: make('FileStorage', ['$text', or('cv.FILE_STORAGE_READ', 'cv.FILE_STORAGE_MEMORY')]),
      node: call('$reader.getNode', ['matcher']),
      other: call('StereoBM_create'),
      read: call('$other.read', ['$node']),
      cleared: call('$matcher.clear'),
    },
    [
      '$text',
      call('$other.getNumDisparities'),
      call('$other.getBlockSize'),
      call('$matcher.empty'),
      call('$matcher.getDefaultName'),
    ],
  ),
];

const opencl: Case[] = [
  script(
    'OpenCL is not there',
    { off: call('ocl.setUseOpenCL', [false]), finished: call('ocl.finish') },
    [call('ocl.haveOpenCL'), call('ocl.useOpenCL'), call('ocl.haveAmdBlas'), call('ocl.haveAmdFft')],
    { trivial: 'it is not there', syncOnly: 'setUseOpenCL has no twin' },
  ),
  script(
    'OpenCL is not there, asked on another thread',
    { finished: call('ocl.finish'), device: call('ocl.Device_getDefault') },
    [
      call('ocl.haveOpenCL'),
      call('ocl.useOpenCL'),
      call('ocl.haveAmdBlas'),
      call('ocl.haveAmdFft'),
      call('$device.name'),
      call('$device.isExtensionSupported', ['cl_khr_fp64']),
    ],
    { trivial: 'it is not there' },
  ),
];

/** This OpenCV has no CUDA: what can be done with nothing, and how the rest is refused. */
const EMPTY = make('cuda.GpuMat');
const withNothing: Case[] = [
  row('cuda.getCudaEnabledDeviceCount', [], {}, { trivial: 'there is none' }),
  row(
    'cuda.createContinuous',
    [2, 3, 0],
    {},
    { alike: 'its memory is not initialised', trivial: 'that may be zeros' },
  ),
  row('cuda.unregisterPageLocked', [matrix([[1, 2]])], {}, { trivial: 'it does nothing' }),
  script('cuda.ensureSizeIsEnough', {}, [call('cuda.ensureSizeIsEnough', [0, 0, 0])], {
    trivial: 'an empty array is enough',
  }),
  script(
    'cuda.GpuMat: empty',
    {
      mat: EMPTY,
      other: make('cuda.GpuMat', [EMPTY]),
      same: call('$mat.reshape', [1]),
      rows: call('$mat.rowRange', [0, 0]),
      columns: call('$mat.colRange', [[0, 0]]),
      a: call('$mat.swap', ['$other']),
      b: call('$mat.assignTo', ['$other']),
      c: call('$mat.updateContinuityFlag'),
      d: call('$mat.release'),
    },
    [
      ...['size', 'type', 'depth', 'channels', 'elemSize', 'elemSize1', 'step1', 'isContinuous', 'empty'].map(
        (name) => call(`$mat.${name}`),
      ),
      item('$mat', 'step'),
      ...['same', 'rows', 'columns', 'other'].map((name) => call(`$${name}.size`)),
    ],
  ),
  script(
    'cuda.HostMem: empty',
    {
      mem: make('cuda.HostMem'),
      other: make('cuda.HostMem', ['cv.cuda.HostMem_SHARED']),
      same: call('$mem.reshape', [1]),
      a: call('$mem.swap', ['$other']),
    },
    [
      ...['size', 'type', 'depth', 'channels', 'elemSize', 'elemSize1', 'step1', 'isContinuous', 'empty'].map(
        (name) => call(`$mem.${name}`),
      ),
      call('$same.size'),
      call('$mem.createMatHeader'),
    ],
  ),
];

const onMat = (method: string, args: readonly Value[] = []): Case =>
  script(`cuda.GpuMat.${method}, refused`, { mat: EMPTY }, call(`$mat.${method}`, args), NO_CUDA);

const refused: Case[] = [
  row('cuda.getDevice', [], {}, NO_CUDA),
  row('cuda.resetDevice', [], {}, NO_CUDA),
  row('cuda.printCudaDeviceInfo', [0], {}, NO_CUDA),
  row('cuda.printShortCudaDeviceInfo', [0], {}, NO_CUDA),
  row('cuda.setBufferPoolUsage', [true], {}, NO_CUDA),
  row('cuda.setBufferPoolConfig', [0, 10, 2], {}, NO_CUDA),
  row('cuda.registerPageLocked', [matrix([[1, 2]])], {}, NO_CUDA),
  row('cuda.setDevice', [0], {}, { throws: true, syncOnly: 'setDevice has no twin' }),
  ...['has', 'hasPtx', 'hasBin', 'hasEqualOrLessPtx', 'hasEqualOrGreater'].map((name) =>
    row(`cuda.TargetArchs_${name}`, [5, 0], {}, NO_CUDA),
  ),
  ...['Stream', 'Event', 'DeviceInfo'].map((name) =>
    script(`cuda.${name}, refused`, {}, make(`cuda.${name}`), NO_CUDA),
  ),
  script('cuda.GpuMat of a size, refused', {}, make('cuda.GpuMat', [3, 4, 0]), NO_CUDA),
  script('cuda.HostMem of a size, refused', {}, make('cuda.HostMem', [3, 4, 0]), NO_CUDA),
  onMat('clone'),
  onMat('download'),
  onMat('upload', [matrix([[1, 2]])]),
  onMat('create', [2, 2, 0]),
  onMat('setTo', [[1, 2, 3, 4]]),
  onMat('convertTo', [5]),
  onMat('copyTo'),
  onMat('row', [0]),
  onMat('col', [0]),
];

export const coreSystem: Case[] = [
  ...switches,
  ...samples,
  ...meters,
  ...storage,
  ...algorithms,
  ...opencl,
  ...withNothing,
  ...refused,
];
