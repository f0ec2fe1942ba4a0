import { contribDepth } from './cases/contrib-depth.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, depth', contribDepth);
