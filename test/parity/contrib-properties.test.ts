import { readManifest } from '../../scripts/coverage/manifest.js';
import { contribRows } from './cases/contrib-properties.js';
import { memberCases } from './members.js';
import { compareWithCv2 } from './runner.js';

/** All but the main repository's, which have `members.test.ts`. */
const MODULES = (
  'alphamat aruco barcode bgsegm bioinspired ccalib dnn_superres face freetype fuzzy hdf hfs img_hash ' +
  'intensity_transform line_descriptor mcc optflow phase_unwrapping plot quality rapid reg rgbd saliency shape ' +
  'stereo structured_light surface_matching text tracking wechat_qrcode ximgproc xphoto'
).split(' ');

compareWithCv2('contrib, members', memberCases(readManifest(), MODULES, contribRows));
