import { umat } from './cases/umat.js';
import { compareOnDevice, deviceCases } from './on-device.js';
import { compareWithCv2 } from './runner.js';

// Without a device: OpenCV takes one of a CPU only where it is told to, as `opencl.test.ts` does.
compareOnDevice('device', deviceCases);
compareWithCv2('UMat', umat);
