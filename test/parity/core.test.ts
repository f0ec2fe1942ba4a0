import { coreArithmetic } from './cases/core-arithmetic.js';
import { coreArrays } from './cases/core-arrays.js';
import { coreLinear } from './cases/core-linear.js';
import { coreObjects } from './cases/core-objects.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('core', [...coreArithmetic, ...coreArrays, ...coreLinear, ...coreObjects]);
