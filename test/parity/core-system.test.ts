import { coreSystem } from './cases/core-system.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('core system', coreSystem);
