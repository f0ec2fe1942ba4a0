import { call, item, make, random, script, temporary, type Case, type Value } from '../values.js';
import { FRUITS } from './inputs.js';

// A size that the detector's steps divide on both levels of its pyramid.
const SCENE = call('resize', [FRUITS, [320, 240]], { interpolation: 'cv.INTER_AREA' });
const OBJECT = call('rectangle', [random('uint8', [240, 320], 0, [0, 0]), [80, 60, 120, 120], 255, -1]);
const DEPTH = call('resize', [random('uint16', [4, 5], 3, [800, 1500]), [320, 240]], {
  interpolation: 'cv.INTER_CUBIC',
});

const TRAINED: Record<string, Value> = {
  detector: call('linemod.getDefaultLINE'),
  added: call('$detector.addTemplate', [[SCENE], 'fruit', OBJECT]),
  templates: call('$detector.getTemplates', ['fruit', 0]),
};
const match = (found: Value, index: number): Value[] =>
  ['x', 'y', 'similarity', 'class_id', 'template_id'].map((name) => item(found, 0, index, name));
const templateOf = (templates: Value): Value[] =>
  ['width', 'height', 'pyramid_level'].map((name) => item(templates, 0, name));

const detection: Case[] = [
  script(
    'linemod.Detector: a template is found',
    { ...TRAINED, found: call('$detector.match', [[SCENE], 40]) },
    ['$added', ...match('$found', 0), ...match('$found', 1), item('$found', 1)],
  ),
  script(
    'linemod.Detector: what it knows',
    { ...TRAINED, synthetic: call('$detector.addSyntheticTemplate', ['$templates', 'copy']) },
    [
      '$synthetic',
      ...templateOf('$templates'),
      ...['x', 'y', 'label'].map((name) => item('$templates', 0, 'features', 5, name)),
      call('$detector.getT', [1]),
      call('$detector.pyramidLevels'),
      call('$detector.numTemplates'),
      call('$detector.numTemplates', ['copy']),
      call('$detector.numClasses'),
      call('$detector.classIds'),
    ],
  ),
  script(
    'linemod.Detector: with depths',
    {
      detector: call('linemod.getDefaultLINEMOD'),
      added: call('$detector.addTemplate', [[SCENE, DEPTH], 'fruit', OBJECT]),
      modalities: call('$detector.getModalities'),
      depths: item('$modalities', 1),
      found: call('$detector.match', [[SCENE, DEPTH], 80]),
    },
    ['$added', call('$depths.name'), ...match('$found', 0)],
  ),
  script(
    'linemod.Detector: from modalities',
    {
      colours: call('linemod.ColorGradient_create', [10, 63, 55]),
      detector: make('linemod.Detector', [['$colours'], [5, 8]]),
      added: call('$detector.addTemplate', [[SCENE], 'fruit', OBJECT]),
    },
    ['$added', call('$detector.numTemplates')],
  ),
  script(
    'linemod.Detector: written and read',
    {
      ...TRAINED,
      format: temporary('templates_%s.yml.gz'),
      written: call('$detector.writeClasses', ['$format']),
      other: call('linemod.getDefaultLINE'),
      read: call('$other.readClasses', [['fruit'], '$format']),
      kept: call('$other.getTemplates', ['fruit', 0]),
    },
    [call('$other.classIds'), ...templateOf('$kept')],
  ),
  script('linemod.drawFeatures', TRAINED, [call('linemod.drawFeatures', [SCENE, '$templates', [80, 60], 6])]),
];

/** What a file tells of a modality. */
const STORED: Record<string, Value> = {
  path: temporary('modality.yml'),
  file: make('FileStorage', ['$path', 'cv.FILE_STORAGE_WRITE']),
  type: call('$file.write', ['type', 'ColorGradient']),
  weak: call('$file.write', ['weak_threshold', 12.5]),
  features: call('$file.write', ['num_features', 40]),
  strong: call('$file.write', ['strong_threshold', 60.5]),
  closed: call('$file.release'),
  again: make('FileStorage', ['$path', 'cv.FILE_STORAGE_READ']),
  node: call('$again.root'),
};

const modalities: Case[] = [
  ...['Modality_create', 'Modality.create'].flatMap((create) =>
    ['ColorGradient', 'DepthNormal'].map((kind) =>
      script(
        `linemod.${create} ${kind}`,
        {
          modality: call(`linemod.${create}`, [kind]),
          pyramid: call('$modality.process', [kind === 'DepthNormal' ? DEPTH : SCENE, OBJECT]),
          fine: call('$pyramid.quantize'),
          extracted: call('$pyramid.extractTemplate'),
          halved: call('$pyramid.pyrDown'),
        },
        [
          call('$modality.name'),
          '$fine',
          item('$extracted', 0),
          item('$extracted', 1, 'width'),
          call('$pyramid.quantize'),
          call('linemod.colormap', ['$fine']),
        ],
      ),
    ),
  ),
  ...['ColorGradient_create', 'ColorGradient.create'].map((create) =>
    script(`linemod.${create}`, { modality: call(`linemod.${create}`, [10.5, 63, 55]) }, [
      call('$modality.name'),
      item('$modality', 'weak_threshold'),
      item('$modality', 'num_features'),
      item('$modality', 'strong_threshold'),
    ]),
  ),
  ...['DepthNormal_create', 'DepthNormal.create'].map((create) =>
    script(`linemod.${create}`, { modality: call(`linemod.${create}`, [2000, 50, 63, 2]) }, [
      item('$modality', 'distance_threshold'),
      item('$modality', 'difference_threshold'),
      item('$modality', 'num_features'),
      item('$modality', 'extract_threshold'),
    ]),
  ),
  script(
    'linemod.Modality: from a file',
    {
      ...STORED,
      modality: call('linemod.Modality_create', ['$node']),
      read: call('$modality.read', ['$node']),
    },
    [call('$modality.name')],
  ),
  script('linemod.Feature', { feature: make('linemod.Feature', [3, 4, 5]) }, [
    item('$feature', 'x'),
    item('$feature', 'y'),
    item('$feature', 'label'),
  ]),
  script('linemod.Match', { match: make('linemod.Match', [3, 4, 87.5, 'fruit', 2]) }, [
    item('$match', 'x'),
    item('$match', 'similarity'),
    item('$match', 'class_id'),
    item('$match', 'template_id'),
  ]),
];

export const contribLinemod: Case[] = [...detection, ...modalities];
