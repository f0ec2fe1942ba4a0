import { flann } from './cases/flann.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('flann', flann);
