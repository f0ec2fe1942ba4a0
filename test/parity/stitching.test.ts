import { stitching } from './cases/stitching.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('stitching', stitching);
