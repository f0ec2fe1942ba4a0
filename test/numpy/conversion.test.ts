import { conversion } from './cases/conversion.js';
import { joining } from './cases/joining.js';
import { compareWithNumpy } from './runner.js';

compareWithNumpy({ ...conversion, ...joining });
