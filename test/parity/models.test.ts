import { models } from './cases/models.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('networks', models);
