import { objdetectCodes } from './cases/objdetect-codes.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('codes and faces', objdetectCodes);
