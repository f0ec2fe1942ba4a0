/** What `cv` offers besides OpenCV's own: names that the hand-written modules, as seen from the generated file, export. */
export const HANDWRITTEN: { module: string; names: string[] }[] = [
  { module: '../mat/mat.js', names: ['Mat', 'NestedArray'] },
  {
    module: '../mat/types/creation.js',
    names: ['MatConstructor', 'MatFromOptions', 'MatToken', 'RandomOptions', 'Shape'],
  },
  { module: '../mat/types/views.js', names: ['SlicePart', 'SliceRange'] },
  { module: '../mat/dtype.js', names: ['Dtype', 'DtypeLike'] },
  { module: '../errors.js', names: ['CvError'] },
  {
    module: '../lifetime/memory.js',
    names: ['memory', 'Memory', 'MemorySettings', 'MemoryStatistics'],
  },
  { module: '../lifetime/report.js', names: ['MemoryPlace', 'MemoryReport'] },
  { module: '../lifetime/scope.js', names: ['scope'] },
  { module: '../video/streams.js', names: ['FrameSink', 'FrameSource', 'VideoStreamOptions'] },
  {
    module: '../types.js',
    names: [
      'ButtonHandler',
      'CvObject',
      'ErrorHandler',
      'FileValue',
      'FileValueLike',
      'FlannParams',
      'LayerClass',
      'LayerParams',
      'MatLike',
      'MouseHandler',
      'Point',
      'Point3',
      'Point3Like',
      'PointLike',
      'Range',
      'RangeLike',
      'Rect',
      'RectLike',
      'RotatedRect',
      'RotatedRectLike',
      'Scalar',
      'ScalarLike',
      'ScriptLayer',
      'Size',
      'SizeLike',
      'TermCriteria',
      'TermCriteriaLike',
      'TrackbarHandler',
      'TypedArray',
    ],
  },
];

/** What hand-written members make of OpenCV's classes, by C++ name. */
export const INTERFACES: Readonly<Record<string, string>> = {
  'cv::FileNode': 'Iterable<cv.FileNode>',
  'cv::VideoCapture': 'FrameSource',
  'cv::VideoWriter': 'FrameSink',
};
