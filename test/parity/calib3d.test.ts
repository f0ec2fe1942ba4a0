import { calib3dRigs } from './cases/calib3d-rigs.js';
import { calib3d } from './cases/calib3d.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('calib3d', [...calib3d, ...calib3dRigs]);
