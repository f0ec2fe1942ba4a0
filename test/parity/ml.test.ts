import { ml } from './cases/ml.js';
import { mlFiles } from './cases/ml-files.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('ml', [...ml, ...mlFiles]);
