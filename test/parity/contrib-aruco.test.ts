import { contribAruco } from './cases/contrib-aruco.js';
import { compareWithCv2 } from './runner.js';

compareWithCv2('aruco, barcodes and QR codes', contribAruco);
