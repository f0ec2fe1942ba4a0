import { features2d } from './cases/features2d.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('features2d', features2d);
