import { codecs } from './cases/codecs.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('imgcodecs', codecs);
