import { arithmetic } from './cases/arithmetic.js';
import { bitwise, comparison } from './cases/logic.js';
import { compareWithNumpy } from './runner.js';

compareWithNumpy({ ...arithmetic, ...comparison, ...bitwise });
