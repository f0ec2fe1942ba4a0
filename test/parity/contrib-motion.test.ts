import { contribMotion } from './cases/contrib-motion.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('contrib, motion', contribMotion);
