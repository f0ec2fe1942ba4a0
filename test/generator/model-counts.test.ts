/**
 * What the headers of Debian's OpenCV 4.6.0 declare, against the counts of OpenCV's own parser of headers
 * over the same files. Where they differ, that parser errs or reads less, and a row says how.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclarationCounts } from '../../scripts/generator/model/api.js';
import { emptyCounts } from '../../scripts/generator/model/counts.js';
import { readApi } from '../../scripts/generator/model/read.js';

type Kind = keyof DeclarationCounts;

const theirs: DeclarationCounts = {
  functions: 751,
  classes: 369,
  methods: 2022,
  statics: 201,
  constructors: 159,
  properties: 431,
  enums: 274,
  constants: 1879,
};

const differences: { of: Kind; by: number; reason: string }[] = [
  {
    of: 'functions',
    by: 1,
    reason: 'ximgproc::BrightEdges: a byte order mark before its header hides the whole file from theirs',
  },
  { of: 'methods', by: -6, reason: 'rgbd::Odometry::DEFAULT_*: theirs reads `static inline` as `inline`' },
  { of: 'statics', by: 6, reason: 'rgbd::Odometry::DEFAULT_*: theirs reads `static inline` as `inline`' },
  {
    of: 'methods',
    by: -1,
    reason:
      'PyRotationWarper::warpPointBackward: theirs reads both branches of an #if, so the same overload twice',
  },
  {
    of: 'properties',
    by: 1,
    reason: 'kinfu::VolumeParams::unitResolution: theirs loses a field with an initialiser in braces',
  },
  { of: 'enums', by: 2, reason: 'HDF5 and ICP: theirs does not know an enum behind CV_WRAP' },
  { of: 'constants', by: 7, reason: 'HDF5 and ICP: theirs does not know an enum behind CV_WRAP' },
  { of: 'enums', by: 1, reason: 'DrawLinesMatchesFlags: theirs does not know an enum behind CV_PROP_RW' },
  {
    of: 'constants',
    by: 3,
    reason: 'DrawLinesMatchesFlags: theirs does not know an enum behind CV_PROP_RW',
  },
  { of: 'enums', by: 1, reason: 'ximgproc::RulesOption: theirs skips every typedef, that of an enum too' },
  {
    of: 'constants',
    by: 2,
    reason: 'ximgproc::RulesOption: theirs skips every typedef, that of an enum too',
  },
  {
    of: 'constants',
    by: 3,
    reason: 'CV__*: theirs ignores lines that begin so; here they are excluded by a table',
  },
  { of: 'enums', by: 6, reason: 'flann/defines.h: only read here, for the enums that flann::Index takes' },
  {
    of: 'constants',
    by: 63,
    reason: 'flann/defines.h: only read here, for the enums that flann::Index takes',
  },
];

test('declarations of OpenCV 4.6.0', (context) => {
  const api = readApi([process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4']);
  if (api.opencv !== '4.6.0') return context.skip(`the counts are of 4.6.0, not ${api.opencv}`);
  const ours = emptyCounts();
  const kinds = Object.keys(ours) as Kind[];
  for (const { declared } of api.modules) for (const kind of kinds) ours[kind] += declared[kind];
  const explained = { ...theirs };
  for (const { of, by } of differences) explained[of] += by;
  for (const kind of kinds) {
    console.log(`${kind}: ${ours[kind]}, OpenCV's own parser ${theirs[kind]}`);
    for (const { by, reason } of differences.filter((row) => row.of === kind)) {
      console.log(`  ${by > 0 ? '+' : ''}${by} ${reason}`);
    }
  }
  assert.deepEqual(ours, explained);
});
