import { call, make, numbers, random, row, script, zeros, type Case, type Value } from '../values.js';

/** OpenCV's own functions to test a binding with: the text of what C++ got, for each kind of argument. */
const ACCEPTED: Readonly<Record<string, readonly Value[]>> = {
  dumpBool: [true, false],
  dumpInt: [1, 10, 2147483647, -2147483648, 'cv.BORDER_REFLECT'],
  dumpSizeT: [0, 1, 1000, 4294967296],
  dumpFloat: [0, 2.5, -1.25e-30, 3.4028234663852886e38, 7],
  dumpDouble: [0, -2.5, 1.7976931348623157e308, 5e-324, 7],
  dumpCString: ['', 'Hello', 'two words', 'π'],
  dumpString: ['', 'hello', 'two\nlines'],
  dumpRect: [
    [1, 2, 3, 4],
    [-1, -2, 0, 0],
  ],
  dumpTermCriteria: [
    [3, 10, 0.5],
    ['cv.TERM_CRITERIA_EPS', 0, 1e-9],
  ],
  dumpRotatedRect: [
    [[1.5, 2], [3, 4.25], 30],
    [[0, 0], [0, 0], -720.5],
  ],
  dumpRange: [[1, 5], [-3, 3], []],
  dumpVectorOfInt: [[], [1], [-5, 2147483647, 0], numbers('int32', [3], [1, 2, 3])],
  dumpVectorOfDouble: [[], [0.5], [1, -2.5, 1e300], numbers('float64', [2], [0.5, 3])],
  dumpVectorOfRect: [
    [],
    [[1, 2, 3, 4]],
    [
      [1, 2, 3, 4],
      [0, 0, 9, 9],
      [-1, 0, 5, 7],
    ],
  ],
  dumpInputArray: [
    null,
    5,
    [1, 2, 3],
    zeros('uint8', [4, 5]),
    zeros('float32', [4, 5, 3]),
    zeros('int16', [7]),
    zeros('float64', [2, 3, 4, 5]),
    random('int32', [3, 4, 2]),
  ],
  dumpInputArrayOfArrays: [
    [zeros('uint8', [4, 5]), zeros('uint8', [4, 5])],
    [zeros('uint8', [4, 5]), zeros('float32', [6, 7, 3]), zeros('int16', [3])],
  ],
  dumpInputOutputArray: [zeros('uint8', [4, 5]), zeros('float64', [4, 5, 2])],
  dumpInputOutputArrayOfArrays: [[zeros('uint8', [4, 5]), zeros('float32', [6, 7, 3])]],
  testOverwriteNativeMethod: [5],
  testOverloadResolution: [4, [1, 2, 3, 4]],
  testReservedKeywordConversion: [20],
};

/** A list of an empty array is described without its content, and so are arrays as outputs. */
const accepted: Case[] = Object.entries(ACCEPTED).flatMap(([name, values]) =>
  values.map((value) => row(`utils.${name}`, [value])),
);

const TEXT = 'some text';
const OBJECT = make('TickMeter');
const REFUSED: Readonly<Record<string, readonly Value[]>> = {
  dumpBool: [TEXT, [1], OBJECT, 1.5, zeros('uint8', [2])],
  dumpInt: [TEXT, [1, 2], OBJECT, 1.5, true, 2147483648, -2147483649, 1e30, zeros('int32', [2])],
  dumpSizeT: [TEXT, [1, 2], OBJECT, 1.5, true, -1],
  dumpFloat: [TEXT, [1.5, 2], OBJECT, true, zeros('float32', [2])],
  dumpDouble: [TEXT, [1.5, 2], OBJECT, true],
  dumpCString: [1, 1.5, [TEXT], OBJECT, true, null],
  dumpString: [1, 1.5, [TEXT], OBJECT, true, zeros('uint8', [2])],
  dumpRect: [
    1,
    TEXT,
    [1, 2, 3],
    [1, 2, 3, 4, 5],
    [1, 2, 3, TEXT],
    [1.5, 2, 3, 4],
    [
      [1, 2],
      [3, 4],
    ],
    true,
  ],
  dumpTermCriteria: [1, TEXT, [3, 10], [3, 10, 0.5, 1], [TEXT, 10, 0.5], [3, 0.5, 10], true],
  dumpRotatedRect: [
    1,
    TEXT,
    [1, 2, 3, 4, 5],
    [
      [1, 2],
      [3, 4],
    ],
    [[1], [3, 4], 5],
    [[1, 2], [3, 4], TEXT],
  ],
  dumpRange: [1, TEXT, [1], [1, 2, 3], [1.5, 2], [TEXT, 2], true],
  dumpVectorOfInt: [1, [TEXT], [1.5], [true], [[1, 2]], zeros('float64', [3]), zeros('int32', [2, 2])],
  dumpVectorOfDouble: [1, [TEXT], [true], [[1, 2]], zeros('float64', [2, 2])],
  dumpVectorOfRect: [1, [1, 2, 3, 4], [[1, 2, 3]], [TEXT], [[1.5, 2, 3, 4]]],
  dumpInputArray: [TEXT, OBJECT, [TEXT]],
  dumpInputArrayOfArrays: [TEXT, OBJECT, [TEXT], 5],
  dumpInputOutputArrayOfArrays: [TEXT, OBJECT, 5],
  testOverwriteNativeMethod: [TEXT, 1.5],
  testOverloadResolution: [TEXT, 1.5, [1, 2], true, OBJECT],
  testReservedKeywordConversion: [TEXT, 1.5],
  'nested.testEchoBooleanFunction': [TEXT, OBJECT],
  generateVectorOfInt: [TEXT, -1, 1.5],
};

const refused: Case[] = Object.entries(REFUSED).flatMap(([name, values]) =>
  values.map((value) => row(`utils.${name}`, [value], {}, { throws: true })),
);

const others: Case[] = [
  row('utils.testOverloadResolution', [5, [1, 2]]),
  row('utils.testOverloadResolution', [5, [1, 2, 3]], {}, { throws: true }),
  row('utils.testReservedKeywordConversion', [20, 7, 9]),
  row('utils.testRotatedRect', [10, 20.5, 30, 40, 45]),
  row('utils.testRotatedRectVector', [1, 2, 3, 4, -5.5]),
  row('utils.nested.testEchoBooleanFunction', [true]),
  row('utils.nested.testEchoBooleanFunction', [false], {}, { trivial: 'false it is' }),
  row('utils.nested.ExportClassName_originalName'),
  row('utils.nested.OriginalClassName_originalName'),
  row('utils.nested.ExportClassName.originalName'),
  script(
    'utils.nested.ExportClassName: objects',
    {
      plain: call('utils.nested.ExportClassName_create'),
      params: make('utils.nested.ExportClassName.Params'),
      created: call('utils.nested.OriginalClassName_create', ['$params']),
    },
    [call('$plain.getIntParam'), call('$created.getFloatParam'), call('$created.getIntParam')],
  ),
  ...[1, 5].flatMap((count) => [
    script(
      `utils.generateVectorOfRect(${count})`,
      { made: call('utils.generateVectorOfRect', [count]) },
      [
        // The numbers are random, from a generator that is seeded.
        '$made',
      ],
      { seed: 3 },
    ),
    script(
      `utils.generateVectorOfInt(${count})`,
      { made: call('utils.generateVectorOfInt', [count]) },
      ['$made'],
      {
        seed: 3,
      },
    ),
    script(
      `utils.generateVectorOfMat(${count})`,
      { made: call('utils.generateVectorOfMat', [count, 3, 4, 'cv.CV_8UC3']) },
      ['$made'],
      { seed: 3 },
    ),
  ]),
  row('utils.generateVectorOfRect', [0], {}, { trivial: 'none is asked for' }),
  row('utils.generateVectorOfInt', [0], {}, { trivial: 'none is asked for' }),
  row('utils.generateVectorOfMat', [0, 3, 4, 'cv.CV_8U'], {}, { trivial: 'none is asked for' }),
  row('utils.testRaiseGeneralException', [], {}, { throws: true }),
  script(
    'an AsyncArray that has its array',
    { array: random('float32', [3, 4], 2), future: call('utils.testAsyncArray', ['$array']) },
    [call('$future.valid'), call('$future.wait_for', [10]), call('$future.get'), call('$future.valid')],
  ),
  script(
    'an AsyncArray, without a time to wait',
    { future: call('utils.testAsyncArray', [random('uint8', [5])]) },
    [call('$future.get')],
  ),
  script(
    'an AsyncArray: empty, and released',
    {
      empty: make('AsyncArray'),
      future: call('utils.testAsyncArray', [random('uint8', [5])]),
      released: call('$future.release'),
    },
    [call('$empty.valid'), call('$future.valid')],
    { trivial: 'neither has anything' },
  ),
  script('an AsyncArray that has an exception', { future: call('utils.testAsyncException') }, [
    call('$future.valid'),
    call('$future.wait_for', [10]),
  ]),
  row('utils.fs.getCacheDirectoryForDownloads'),
];

export const utils: Case[] = [...accepted, ...refused, ...others];
