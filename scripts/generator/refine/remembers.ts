import type { Api } from '../model/api.js';
import { applyTable, callables, matches, type Row } from './table.js';

/**
 * What the preconditions have to know of earlier calls, where OpenCV shows nothing of it: `number`, C++ over the
 * frame of a call that went well, is what `remembered(this_)` gives from then on. It is zero before.
 */
export interface RemembersRow extends Row {
  callable: string;
  /** Whose number it is: the receiver's, or that of the object that the call gives. */
  of?: 'return_';
  number: string;
  /** What the number means. */
  meaning: string;
}

/** Of subtractors: the model has the size that the settings tell. */
const model = '1: there is a model; -1: it was made for other settings';

export const remembersRows: readonly RemembersRow[] = [
  {
    module: 'core',
    callable: 'FileStorage.startWriteStruct',
    number: 'remembered(this_) + 1',
    meaning: 'structures that are open',
  },
  {
    module: 'core',
    callable: 'FileStorage.endWriteStruct',
    number: 'remembered(this_) - 1',
    meaning: 'structures that are open',
  },
  ...['open', 'release*'].map((method) => ({
    module: 'core',
    callable: `FileStorage.${method}`,
    number: '0',
    meaning: 'structures that are open',
  })),
  { module: 'video', callable: 'BackgroundSubtractor*.apply', number: '1', meaning: model },
  ...[
    ['video', 'BackgroundSubtractorKNN.setNSamples'],
    ['video', 'BackgroundSubtractorMOG2.setNMixtures'],
    ['bgsegm', 'bgsegm.BackgroundSubtractorMOG.setNMixtures'],
  ].map(([module, callable]) => ({
    module: module!,
    callable: callable!,
    number: '-std::abs(remembered(this_))',
    meaning: model,
  })),
  {
    module: 'core',
    callable: 'Algorithm.read',
    number: 'afterRead(*this_, remembered(this_))',
    meaning: `of a subtractor, ${model}`,
  },
  { module: 'video', callable: 'DenseOpticalFlow.calc', number: '1', meaning: 'it ran' },
  { module: 'video', callable: 'DenseOpticalFlow.collectGarbage', number: '-1', meaning: 'it is used up' },
  {
    module: 'imgproc',
    callable: 'segmentation.IntelligentScissorsMB.applyImage',
    number: 'asNumber(image_.in().size())',
    meaning: 'the size of what was applied',
  },
  {
    module: 'imgproc',
    callable: 'segmentation.IntelligentScissorsMB.applyImageFeatures',
    number:
      'asNumber(firstSize({non_edge_.in(), gradient_direction_.in(), gradient_magnitude_.in(), image_.in()}))',
    meaning: 'the size of what was applied',
  },
  {
    module: 'objdetect',
    callable: 'QRCodeEncoder*create',
    of: 'return_',
    number: 'qrCapacity(parameters_)',
    meaning: 'how long a text may be',
  },
  { module: 'video', callable: 'Tracker.init', number: '1', meaning: 'it ran' },
];

export function remembers(api: Api, rows: readonly RemembersRow[] = remembersRows): void {
  applyTable(api, 'remembers', rows, ({ module, callable, of, number }) => {
    const found = [...callables(api, module)].filter(({ path }) => matches(callable, path));
    const overloads = found.flatMap((one) => one.overloads);
    const those = overloads.filter(({ kind }) => of !== undefined || kind === 'method');
    for (const overload of those) overload.remembers = { of: of ?? 'this_', number };
    return those.length;
  });
}
