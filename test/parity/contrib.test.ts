import { contrib } from './cases/contrib.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib', contrib);
