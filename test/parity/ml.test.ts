import { ml } from './cases/ml.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('ml', ml);
