import type { Departure } from './table.js';

/** What differs from cv2 for a reason that no table of the generator knows. */
export const departures: readonly Departure[] = [
  {
    where: '`VideoCapture`',
    cv2: '',
    here: 'an async iterable too',
    why: '`for await (const frame of capture)`',
  },
  {
    where: 'an empty Mat as a result',
    cv2: '`None`',
    here: 'a Mat whose `empty` is true',
    why: 'types stay free of `null`',
  },
  {
    where: 'a list of numbers, points, rectangles as a result',
    cv2: 'an ndarray',
    here: 'an array of numbers or tuples',
    why: 'it is read one by one; contours and the like, which are Mats in C++, stay Mats',
  },
  {
    where: 'an array of numbers where an array is expected',
    cv2: 'a tuple is taken, a list refused',
    here: 'taken, as the tuple: n x 1 float64',
    why: 'JavaScript has only one of them',
  },
  {
    where: 'a list of points, as an array argument',
    cv2: '`np.array(points)`',
    here: "`cv.Mat.from(points, { dtype: 'int32' })`; nested arrays are refused",
    why: "they are converted by the parameter's type",
  },
  {
    where: 'a `dst` that does not fit',
    cv2: 'left as it is; a new array is returned',
    here: 'made anew and returned: the same object',
    why: 'a Mat can change its size, as in C++',
  },
  {
    where: "an object's array (`kalman.transitionMatrix`)",
    cv2: 'shares its memory with what is read or set',
    here: 'copies: set it again after a change',
    why: 'a call of that object may run on another thread',
  },
  {
    where: 'a class without constructor',
    cv2: 'an object that crashes when used',
    here: 'a `TypeError`; use `create()`',
    why: 'nothing may crash',
  },
  {
    where: 'a wrong argument',
    cv2: '`cv.error`, code -5, or `TypeError`',
    here: '`TypeError` or `RangeError`',
    why: "only OpenCV's own failures are `CvError`",
  },
  {
    where: '`cv.error`',
    cv2: 'the fields `err`, `msg`',
    here: '`cv.CvError`, with `expression`, `message`, `call`',
    why: 'a JavaScript `Error`',
  },
  {
    where: 'integers',
    cv2: '`5.0` is refused, `uchar` saturates',
    here: '`5.0` is 5, `5.5` is a `RangeError`, as is 256 for `uchar`',
    why: 'JavaScript has one type of number',
  },
  {
    where: '64-bit integers',
    cv2: 'exact',
    here: 'arguments may be BigInts; results are numbers, exact up to 2^53',
    why: 'as above',
  },
  {
    where: 'arrays of 64-bit integers',
    cv2: 'copied to int32, cut off',
    here: 'refused',
    why: 'silent damage',
  },
  {
    where: 'float16',
    cv2: 'refused',
    here: "`Mat.from(bits, { dtype: 'float16' })`, `CV_16F`",
    why: 'OpenCV has it',
  },
  {
    where: "flann's and dnn's parameter values",
    cv2: '`1` and `1.0` differ',
    here: "flann: by the parameter's name; dnn: a whole number is an integer",
    why: 'as above',
  },
  {
    where: '`PCACompute(data, mean, 0.9)`',
    cv2: 'takes 0.9 for the output, and ignores it',
    here: '`retainedVariance`',
    why: 'as it is declared',
  },
  {
    where: 'seeded functions (`setRNGSeed`, `randu`)',
    cv2: 'one generator',
    here: 'one per thread: as in cv2 when synchronous, other numbers when asynchronous',
    why: '`cv::theRNG()` is per thread; so `setRNGSeed` has no twin',
  },
  {
    where: 'PNG with a compression or strategy given',
    cv2: '',
    here: 'the same pixels, perhaps other bytes',
    why: 'inside Node, libpng uses the zlib that Node exports',
  },
  {
    where: '`UMat`',
    cv2: 'a class',
    here: 'none; where C++ takes a UMat, a Mat is copied to and from it',
    why: 'its header is not installed',
  },
  {
    where: "`viz`'s widgets and `Viz3d`",
    cv2: 'there',
    here: 'missing',
    why: 'their header is not installed',
  },
  {
    where:
      '`createTrackbar`, `createButton`, `setMouseCallback`, `redirectError`, `dnn_registerLayer`, `dnn_unregisterLayer`, `_registerMatType`',
    cv2: 'there',
    here: 'missing',
    why: 'written by hand in cv2: no header declares them',
  },
  {
    where: '`cuda.GpuMat.cudaPtr`, `cuda.Stream.cudaPtr`',
    cv2: 'a number',
    here: 'missing',
    why: 'nothing here takes a `void*`',
  },
  {
    where: '`Feature2D`',
    cv2: 'has no base',
    here: 'extends `Algorithm`: `save`, `clear`, `empty`, ...',
    why: "cv2's parser reads both branches of an `#if`",
  },
  {
    where: '`detail.GraphCutSeamFinder`',
    cv2: 'has no base',
    here: 'extends `detail.SeamFinder`',
    why: "C++'s inheritance, through a class that is not wrapped",
  },
  {
    where: "a method that hides its base's",
    cv2: "the base's is lost",
    here: 'both are callable',
    why: 'such an object must do where its base does',
  },
  {
    where: '`rgbd.Odometry.DEFAULT_*`',
    cv2: 'methods of an object',
    here: 'static, `rgbd.Odometry_DEFAULT_*` too',
    why: 'declared `static inline`',
  },
  {
    where: '`ximgproc.BrightEdges`, `kinfu` `VolumeParams.unitResolution`',
    cv2: 'missing',
    here: 'there',
    why: "cv2's parser loses them",
  },
  {
    where:
      'constants of `hdf.HDF5`, `ppf_match_3d.ICP`, `line_descriptor`, `ximgproc.RO_*`, more of `flann`, `CV_16F`',
    cv2: 'missing',
    here: 'there',
    why: 'as above',
  },
];
