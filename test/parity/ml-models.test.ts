import { mlModels } from './cases/ml-models.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('ml models', mlModels);
