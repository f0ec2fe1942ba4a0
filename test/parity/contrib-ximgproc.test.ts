import { contribXimgproc } from './cases/contrib-ximgproc.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('ximgproc', contribXimgproc);
