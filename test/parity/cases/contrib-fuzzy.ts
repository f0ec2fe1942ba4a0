import { call, matrix, random, row, script, temporary, zeros, type Case, type Value } from '../values.js';
import { SMALL, SMALL_GRAY } from './inputs.js';

const ARRAY = random('float32', [4, 6], 5);
const STORE: Record<string, Value> = { path: temporary('store.h5'), store: call('hdf.open', ['$path']) };

const stores: Case[] = [
  script(
    'hdf.HDF5: data sets',
    {
      ...STORE,
      group: call('$store.grcreate', ['/group']),
      written: call('$store.dswrite', [ARRAY, '/group/whole']),
      created: call('$store.dscreate', [8, 6, 'cv.CV_32F', 'part', 3, [2, 3]]),
      inserted: call('$store.dsinsert', [ARRAY, 'part', [4, 0]]),
      first: call('$store.dswrite', [ARRAY, 'part', [0, 0]]),
    },
    [
      call('$store.hlexists', ['group']),
      call('$store.hlexists', ['missing']),
      call('$store.dsread', ['/group/whole']),
      call('$store.dsread', ['part']),
      call('$store.dsread', ['part', [1, 2], null, [3, 3]]),
      call('$store.dsgetsize', ['part']),
      call('$store.dsgettype', ['part']),
      call('$store.close'),
    ],
  ),
  script(
    'hdf.HDF5: attributes',
    {
      ...STORE,
      whole: call('$store.atwrite', [7, 'whole']),
      real: call('$store.atwrite', [2.5, 'real']),
      text: call('$store.atwrite', ['words', 'text']),
      array: call('$store.atwrite', [ARRAY, 'array']),
      there: call('$store.atexists', ['whole']),
      removed: call('$store.atdelete', ['whole']),
    },
    ['$there', call('$store.atexists', ['whole']), call('$store.atread', ['array']), call('$store.close')],
  ),
];

const FLOATS = call('add', [call('resize', [SMALL_GRAY, [80, 60]]), 0], { dtype: 'cv.CV_32F' });
const COLOURED = call('resize', [SMALL, [80, 60]]);
const HOLE = call('rectangle', [call('bitwise_not', [zeros('uint8', [60, 80])]), [20, 20, 3, 3], 0, -1]);
const HAT = [0, 0.5, 1, 0.5, 0];
/** With ft.SINUS createKernel ends the process, in cv2 too. */
const KERNEL: Record<string, Value> = { kernel: call('ft.createKernel', ['cv.ft.LINEAR', 2, 1]) };

const fuzzy: Case[] = [
  script('ft.FT02D', { ...KERNEL, parts: call('ft.FT02D_components', [FLOATS, '$kernel']) }, [
    '$kernel',
    '$parts',
    call('ft.FT02D_inverseFT', ['$parts', '$kernel', 80, 60]),
    call('ft.FT02D_process', [FLOATS, '$kernel']),
    call('ft.FT02D_iteration', [FLOATS, '$kernel', HOLE, true]),
    call('ft.FT02D_FL_process', [COLOURED, 2]),
    call('ft.FT02D_FL_process_float', [COLOURED, 2]),
  ]),
  script('ft.FT12D', { ...KERNEL, parts: call('ft.FT12D_components', [FLOATS, '$kernel']) }, [
    '$parts',
    call('ft.FT12D_polynomial', [FLOATS, '$kernel']),
    call('ft.FT12D_inverseFT', ['$parts', '$kernel', 80, 60]),
    call('ft.FT12D_process', [FLOATS, '$kernel']),
    call('ft.FT12D_createPolynomMatrixVertical', [2, 1]),
    call('ft.FT12D_createPolynomMatrixHorizontal', [2, 1]),
  ]),
  row('ft.createKernel1', [
    matrix([HAT], 'float32'),
    matrix(
      HAT.map((one) => [one]),
      'float32',
    ),
    1,
  ]),
  ...['ONE_STEP', 'MULTI_STEP', 'ITERATIVE'].map((algorithm) =>
    row('ft.inpaint', [COLOURED, HOLE, 2, 'cv.ft.LINEAR', `cv.ft.${algorithm}`]),
  ),
  script('ft.filter', { kernel: call('ft.createKernel', ['cv.ft.LINEAR', 2, 3]) }, [
    call('ft.filter', [COLOURED, '$kernel']),
  ]),
];

/** The fuzzy transform, and files of HDF5. */
export const contribFuzzy: Case[] = [...stores, ...fuzzy];
