import type { MemberRows } from '../members.js';
import { call, item, make, matrix, random, type Value } from '../values.js';

const CAMERA = matrix([
  [525, 0, 80],
  [0, 525, 60],
  [0, 0, 1],
]);
const PICTURE = random('uint8', [48, 64, 3], 3);

/** What the manifest does not say of the classes of contrib: their getters, setters and properties need no more. */
export const contribRows: MemberRows = {
  makers: {
    'bioinspired.Retina': call('bioinspired.Retina_create', [[64, 48]]),
    'bioinspired.TransientAreasSegmentationModule': call(
      'bioinspired.TransientAreasSegmentationModule_create',
      [[64, 48]],
    ),
    'linemod.Match': make('linemod.Match', [3, 4, 87.5, 'fruit', 2]),
    'hfs.HfsSegment': call('hfs.HfsSegment_create', [48, 64]),
    'plot.Plot2d': call('plot.Plot2d_create', [random('float64', [20, 1], 4)]),
    'quality.QualityPSNR': call('quality.QualityPSNR_create', [PICTURE]),
    'rgbd.RgbdNormals': call('rgbd.RgbdNormals_create', [48, 64, 'cv.CV_32F', CAMERA]),
    'rgbd.DepthCleaner': call('rgbd.DepthCleaner_create', ['cv.CV_32F']),
    'rgbd.RgbdPlane': call('rgbd.RgbdPlane_create', [
      'cv.rgbd.RgbdPlane_RGBD_PLANE_METHOD_DEFAULT',
      10,
      200,
      0.02,
    ]),
    'rgbd.FastICPOdometry': call('rgbd.FastICPOdometry_create', [CAMERA]),
    'structured_light.GrayCodePattern': call('structured_light.GrayCodePattern_create', [64, 48]),
    'kinfu.Params': call('kinfu.Params_defaultParams'),
    'kinfu.VolumeParams': call('kinfu.VolumeParams_defaultParams', ['cv.kinfu.VolumeType_TSDF']),
    'colored_kinfu.Params': call('colored_kinfu.Params_defaultParams'),
    'ximgproc.SuperpixelLSC': call('ximgproc.createSuperpixelLSC', [PICTURE]),
    'ximgproc.SuperpixelSLIC': call('ximgproc.createSuperpixelSLIC', [PICTURE]),
    'ximgproc.SuperpixelSEEDS': call('ximgproc.createSuperpixelSEEDS', [64, 48, 3, 20, 2]),
    'ximgproc.DisparityWLSFilter': call('ximgproc.createDisparityWLSFilterGeneric', [false]),
    'stereo.PropagationParameters': item(call('stereo.QuasiDenseStereo_create', [[64, 48]]), 'Param'),
    AffineTransformer: call('createAffineTransformer', [true]),
    // OpenCV leaves members of these without a value; they have cases of their own.
    'dnn_superres.DnnSuperResImpl': null,
    'line_descriptor.KeyLine': null,
    'mcc.CChecker': null,
    'ppf_match_3d.Pose3D': null,
    'saliency.MotionSaliencyBinWangApr2014': null,
    // Its other constructor is the only one that cv2 calls.
    'line_descriptor.LSDDetector': null,
    // Patented: OpenCV is built without it.
    'xphoto.TonemapDurand': null,
  },
  values: {
    ...Object.fromEntries<readonly Value[]>(
      ['kinfu', 'colored_kinfu', 'large_kinfu'].flatMap((family) => [
        [`${family}.Params#intr`, [CAMERA]],
        [`${family}.Params#rgb_intr`, [CAMERA]],
        [`${family}.Params#volumeDims`, [[64, 32, 16]]],
        [`${family}.Params#lightPose`, [[1, 2, 3]]],
        [`${family}.Params#icpIterations`, [[8, 4]]],
      ]),
    ),
    'kinfu.VolumeParams#resolution': [[64, 32, 16]],
    'mcc.DetectorParameters#minGroupSize': [5],
    'bgsegm.BackgroundSubtractorCNT#setMaxPixelStability': [30],
    'img_hash.RadialVarianceHash#setSigma': [1.5],
    'ximgproc.RICInterpolator#setSuperpixelMode': ['cv.ximgproc.SLICO'],
    'rgbd.FastICPOdometry#setTransformType': ['cv.rgbd.Odometry_RIGID_BODY_MOTION'],
  },
  // No object yet, which cv2 shows as one that crashes when used; or missing in cv2.
  facts: [],
  elsewhere: [
    'mcc.CCheckerDetector#getBestColorChecker',
    'optflow.DenseRLOFOpticalFlow#getRLOFOpticalFlowParameter',
    'optflow.SparseRLOFOpticalFlow#getRLOFOpticalFlowParameter',
    'rgbd.ICPOdometry#getNormalsComputer',
    'rgbd.RgbdICPOdometry#getNormalsComputer',
    'kinfu.VolumeParams#unitResolution',
  ],
  // It writes keys that no format takes.
  unsaved: ['optflow.DualTVL1OpticalFlow'],
};
