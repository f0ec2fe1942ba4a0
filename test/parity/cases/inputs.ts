import { join } from 'node:path';
import { call, gray, image, random, type DType, type Value } from '../values.js';

/** Photos of opencv-doc that many cases share. */
export const FRUITS = image('fruits.jpg');
export const FRUITS_GRAY = gray('fruits.jpg');
export const HOME = image('home.jpg');
export const HOME_GRAY = gray('home.jpg');
export const BUILDING_GRAY = gray('building.jpg');
/** Dark marks on white paper. */
export const NOTES_GRAY = gray('notes.png');
/** Half the size and below, for what is slow on whole photos. */
export const SMALL = call('resize', [FRUITS, [160, 120]], { interpolation: 'cv.INTER_AREA' });
export const SMALL_GRAY = call('resize', [FRUITS_GRAY, [160, 120]], { interpolation: 'cv.INTER_AREA' });

export const EVERY_DTYPE: readonly DType[] = [
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'float32',
  'float64',
];
export const FLOATS: readonly DType[] = ['float32', 'float64'];

/** Sizes that no vector register divides, so that tails are compared too. */
export const array = (dtype: DType, channels = 1, seed = 1): Value =>
  random(dtype, channels === 1 ? [23, 37] : [23, 37, channels], seed);

/** One case per dtype and channel count. */
export const over = <T>(
  dtypes: readonly DType[],
  channels: readonly number[],
  make: (dtype: DType, channels: number) => T,
): T[] => dtypes.flatMap((dtype) => channels.map((count) => make(dtype, count)));

/** Networks and pictures beside the repository, which not every machine has: cases with them say what they need. */
export const beside = (path: string): string =>
  join(import.meta.dirname, '..', '..', '..', '..', 'shared', path);
