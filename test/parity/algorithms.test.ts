import { algorithms } from './cases/algorithms.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('algorithms in files', algorithms);
