import { contribLinemod } from './cases/contrib-linemod.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('linemod', contribLinemod);
