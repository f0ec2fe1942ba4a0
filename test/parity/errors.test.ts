import { errors } from './cases/errors.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('errors', errors);
