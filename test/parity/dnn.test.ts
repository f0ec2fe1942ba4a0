import { dnn } from './cases/dnn.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('dnn', dnn);
