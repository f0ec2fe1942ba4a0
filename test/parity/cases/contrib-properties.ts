import { readManifest } from '../../../scripts/coverage/manifest.js';
import type { Class, Func, Overload, TypeRef } from '../../../scripts/generator/model/api.js';
import { call, item, matrix, random, script, type Case, type Value } from '../values.js';

// Getters, setters and readable properties, taken from the manifest: each object that can be made is read, every
// setter with a getter of the same type is called, and the getter is read again.

const api = readManifest();
const nameOf = ({ path }: Class): string => path.join('.');
const isBound = ({ skip }: { skip?: string }): boolean => skip === undefined;

/** The modules of OpenCV's main repository have cases of their own. */
const MAIN = new Set(
  'core imgproc imgcodecs videoio highgui features2d flann calib3d objdetect dnn ml photo video stitching gapi viz'.split(
    ' ',
  ),
);

const CAMERA = matrix([
  [525, 0, 80],
  [0, 525, 60],
  [0, 0, 1],
]);
const PICTURE = random('uint8', [48, 64, 3], 3);

/** Arguments of what makes an object and requires some. Elsewhere none are given. */
const ARGUMENTS: Readonly<Record<string, readonly Value[]>> = {
  'bioinspired.Retina': [[64, 48]],
  'bioinspired.TransientAreasSegmentationModule': [[64, 48]],
  'hfs.HfsSegment': [48, 64],
  'plot.Plot2d': [random('float64', [20, 1], 4)],
  'quality.QualityPSNR': [PICTURE],
  'quality.QualityMSE': [PICTURE],
  'quality.QualitySSIM': [PICTURE],
  'quality.QualityGMSD': [PICTURE],
  'rgbd.RgbdNormals': [48, 64, 'cv.CV_32F', CAMERA],
  'rgbd.DepthCleaner': ['cv.CV_32F'],
  'rgbd.RgbdPlane': ['cv.rgbd.RgbdPlane_RGBD_PLANE_METHOD_DEFAULT', 10, 200, 0.02],
  'rgbd.FastICPOdometry': [CAMERA],
  'structured_light.GrayCodePattern': [64, 48],
  'stereo.QuasiDenseStereo': [[64, 48]],
  'ximgproc.createSuperpixelLSC': [PICTURE],
  'ximgproc.createSuperpixelSLIC': [PICTURE],
  'ximgproc.createSuperpixelSEEDS': [64, 48, 3, 20, 2],
  'ximgproc.createScanSegment': [64, 48, 20],
  'ximgproc.createDisparityWLSFilterGeneric': [false],
  'kinfu.VolumeParams.defaultParams': [0],
  'kinfu.VolumeParams.coarseParams': [1],
  createAffineTransformer: [true],
};

/** What setters are given where the value for the type would be refused, or would not be kept. */
const VALUES: Readonly<Record<string, Value>> = {
  'bgsegm.BackgroundSubtractorCNT#setMaxPixelStability': 30,
  'img_hash.RadialVarianceHash#setSigma': 1.5,
  'ximgproc.RICInterpolator#setSuperpixelMode': 'cv.ximgproc.SLICO',
  'rgbd.FastICPOdometry#setTransformType': 'cv.rgbd.Odometry_RIGID_BODY_MOTION',
};

/** What is not read, and why. */
const EXCLUDED: Readonly<Record<string, string>> = {
  'dnn_superres.DnnSuperResImpl': 'OpenCV leaves the scale without a value until there is a model',
  'new kinfu.Params': 'OpenCV leaves most members without a value; the statics fill them',
  'new colored_kinfu.Params': 'as kinfu.Params',
  'aruco.EstimateParameters': 'all zero: a comparison proves nothing',
  'line_descriptor.KeyLine': 'all zero: a comparison proves nothing',
  'linemod.Feature': 'all zero: a comparison proves nothing',
  'linemod.Match': 'all zero: a comparison proves nothing',
  'stereo.MatchQuasiDense': 'all zero: a comparison proves nothing',
  'stereo.QuasiDenseStereo': 'the disparity has no value before there are pictures',
  'ppf_match_3d.Pose3D': 'OpenCV leaves the quaternion without a value until there is a pose',
  'ximgproc.ScanSegment': 'all zero before there is a picture',
  'xphoto.TonemapDurand': 'patented: OpenCV is built without it',
  'kinfu.VolumeParams#unitResolution': 'cv2 lacks it',
};

/** OpenCV's constructors leave the members of these without a value: they are set before they are read. */
const WITHOUT_VALUE = new Set(['mcc.CChecker', 'saliency.MotionSaliencyBinWangApr2014']);

interface Factory {
  /** What a case calls. */
  path: string;
  construct: boolean;
  args: readonly Value[];
}

/** Everything that makes an object of the class: constructors, its own statics, and functions of any module. */
function factoriesOf(owner: Class): Factory[] {
  const name = nameOf(owner);
  const made = ({ returns }: Overload): boolean =>
    returns?.name === 'cv::Ptr' && returns.args[0]?.refersTo?.id === owner.id;
  const found = [
    { path: name, overloads: owner.constructors, construct: true },
    ...owner.statics.map((one) => ({
      path: `${name}.${one.name}`,
      overloads: one.overloads,
      construct: false,
    })),
    ...api.namespaces.flatMap(({ path, functions }) =>
      functions.map((one) => ({
        path: [...path, one.name].join('.'),
        overloads: one.overloads,
        construct: false,
      })),
    ),
  ];
  return found.flatMap(({ path, overloads, construct }) => {
    const usable = overloads.filter((one) => isBound(one) && (construct || made(one)));
    if (usable.length === 0) return [];
    const args = ARGUMENTS[path] ?? ARGUMENTS[name];
    if (usable.some(({ required }) => required === 0)) return [{ path, construct, args: [] }];
    return args === undefined ? [] : [{ path, construct, args }];
  });
}

/** A value that setters of the type take, and that is nobody's default; nothing for what is no plain value. */
function valueOf({ name, refersTo }: TypeRef): Value | undefined {
  if (refersTo?.kind === 'enum') return 1;
  switch (name) {
    case 'bool':
      return true;
    case 'int':
    case 'unsigned int':
    case 'size_t':
      return 3;
    case 'float':
    case 'double':
      return 0.75;
    case 'cv::String':
      return 'name';
    case 'cv::Size':
      return [5, 7];
    case 'cv::Point2f':
    case 'cv::Point':
      return [3, 4];
    case 'cv::Mat':
      return CAMERA;
    default:
      return undefined;
  }
}

/** What reads as a value, and not as an object with a life of its own. */
const isReadable = (type: TypeRef): boolean =>
  valueOf(type) !== undefined || /^cv::(Size|Rect|Point|Vec|Matx|Scalar)\w*$/.test(type.name);

const classes = new Map(api.classes.map((one) => [one.id, one]));

/** The class and its bases outside the main modules, the derived one first. */
const lineage = (owner: Class | undefined): Class[] =>
  owner === undefined || MAIN.has(owner.module) ? [] : [owner, ...lineage(classes.get(owner.base ?? ''))];

const single = ({ overloads }: Func, args: number): Overload | undefined =>
  overloads.find((one) => isBound(one) && one.args.length === args);

interface Access {
  read: Value;
  writes: Value[];
}

function accessOf(owner: Class): Access[] {
  const family = lineage(owner);
  const methods = new Map(family.flatMap((one) => one.methods).map((one) => [one.name, one]));
  const getters = [...methods.values()].flatMap((getter) => {
    const type = single(getter, 0)?.returns;
    if (!/^get[A-Z]/.test(getter.name) || type === undefined || !isReadable(type)) return [];
    const read = call(`$object.${getter.name}`);
    const setter = methods.get(getter.name.replace('get', 'set'));
    const overload = setter && single(setter, 1);
    const taken = overload?.parameters[overload.args[0] ?? -1]?.type;
    if (!setter || taken?.name !== type.name) return [{ read, writes: [] }];
    const value = VALUES[`${nameOf(owner)}#${setter.name}`] ?? valueOf(taken) ?? null;
    const values = type.name === 'bool' ? [true, false] : [value];
    return [{ read, writes: values.map((one) => call(`$object.${setter.name}`, [one])) }];
  });
  const properties = family
    .flatMap((one) => one.properties)
    .filter((one) => isBound(one) && isReadable(one.type) && !(`${nameOf(owner)}#${one.name}` in EXCLUDED))
    .map(({ name }) => ({ read: item('$object', name), writes: [] }));
  return [...getters, ...properties];
}

function casesOf(owner: Class): Case[] {
  const access = accessOf(owner);
  if (access.length === 0 || nameOf(owner) in EXCLUDED) return [];
  return factoriesOf(owner)
    .map((factory) => ({ ...factory, name: `${factory.construct ? 'new ' : ''}${factory.path}` }))
    .filter(({ name }) => !(name in EXCLUDED))
    .map(({ name, path, construct, args }) =>
      script(
        name,
        { object: { ...call(path, args), construct } },
        access.flatMap(({ read, writes }) => [
          ...(WITHOUT_VALUE.has(nameOf(owner)) ? [] : [read]),
          ...writes.flatMap((write) => [write, read]),
        ]),
      ),
    );
}

export const contribProperties: Case[] = api.classes
  .filter((one) => isBound(one) && !MAIN.has(one.module))
  .flatMap(casesOf);
