import { networks, objdetect } from './cases/objdetect.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('objdetect and dnn', [...objdetect, ...networks]);
