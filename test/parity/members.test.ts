import { readManifest } from '../../scripts/coverage/manifest.js';
import { rows } from './cases/members.js';
import { memberCases } from './members.js';
import { compareWithCv2 } from './runner.js';

const MODULES = [
  ...[
    'core',
    'imgproc',
    'objdetect',
    'features2d',
    'flann',
    'calib3d',
    'video',
    'videoio',
    'photo',
    'dnn',
    'ml',
  ],
  'stitching',
];

compareWithCv2('members', memberCases(readManifest(), MODULES, rows));
