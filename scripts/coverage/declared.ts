import type { Api, DeclarationCounts } from '../generator/model/api.js';
import { emptyCounts } from '../generator/model/counts.js';

export type Kind = keyof DeclarationCounts;

export const kinds = Object.keys(emptyCounts()) as Kind[];

/** What OpenCV's own parser of headers counts in those of Debian's OpenCV 4.6.0. */
export const theirs: { opencv: string; counts: DeclarationCounts } = {
  opencv: '4.6.0',
  counts: {
    functions: 751,
    classes: 369,
    methods: 2022,
    statics: 201,
    constructors: 159,
    properties: 431,
    enums: 274,
    constants: 1879,
  },
};

const staticInline = 'rgbd::Odometry::DEFAULT_*: theirs reads `static inline` as `inline`';
const umat = 'UMat: its declarations for Python are in a header that is not installed; ours are in shadow/';
const wrapEnum = 'HDF5 and ICP: theirs does not know an enum behind CV_WRAP';
const propertyEnum = 'DrawLinesMatchesFlags: theirs does not know an enum behind CV_PROP_RW';
const typedefEnum = 'ximgproc::RulesOption: theirs skips every typedef, that of an enum too';
const flannDefines = 'flann/defines.h: only read here, for the enums that flann::Index takes';

/** Where ours differ: their parser errs, or reads less. */
export const differences: readonly { of: Kind; by: number; reason: string }[] = [
  {
    of: 'functions',
    by: 1,
    reason: 'ximgproc::BrightEdges: a byte order mark before its header hides the whole file from theirs',
  },
  {
    of: 'functions',
    by: 6,
    reason: "native/callback/: what cv2 adds by hand, declared in the headers' dialect",
  },
  { of: 'functions', by: 3, reason: 'native/image/: imageInfo and imageLimits, which are ours' },
  { of: 'classes', by: 1, reason: umat },
  { of: 'methods', by: 4, reason: umat },
  { of: 'constructors', by: 9, reason: umat },
  { of: 'properties', by: 1, reason: umat },
  { of: 'methods', by: -6, reason: staticInline },
  { of: 'statics', by: 6, reason: staticInline },
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
  { of: 'enums', by: 2, reason: wrapEnum },
  { of: 'constants', by: 7, reason: wrapEnum },
  { of: 'enums', by: 1, reason: propertyEnum },
  { of: 'constants', by: 3, reason: propertyEnum },
  { of: 'enums', by: 1, reason: typedefEnum },
  { of: 'constants', by: 2, reason: typedefEnum },
  {
    of: 'constants',
    by: 3,
    reason: 'CV__*: theirs ignores lines that begin so; here they are excluded by a table',
  },
  { of: 'enums', by: 6, reason: flannDefines },
  { of: 'constants', by: 63, reason: flannDefines },
];

/** What all headers together declare. */
export function declaredCounts(api: Api): DeclarationCounts {
  const counts = emptyCounts();
  for (const { declared } of api.modules) for (const kind of kinds) counts[kind] += declared[kind];
  return counts;
}
