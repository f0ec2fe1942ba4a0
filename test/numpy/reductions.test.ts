import { ordering } from './cases/ordering.js';
import { reductions } from './cases/reductions.js';
import { compareWithNumpy } from './runner.js';

compareWithNumpy({ ...reductions, ...ordering });
