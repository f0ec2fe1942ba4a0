import type { PreconditionRow } from '../preconditions.js';

export const contrib: readonly PreconditionRow[] = [
  {
    module: 'bgsegm',
    callable: 'bgsegm.BackgroundSubtractorMOG.setNMixtures',
    needs: 'nmix_ > 0',
    says: "'nmix' must be positive",
    reason: 'apply reads the first of them',
  },
  {
    module: 'bioinspired',
    callable: 'bioinspired.RetinaFastToneMapping*create',
    needs: 'false',
    says: "it cannot be made without writing beyond its memory: use a Retina's applyFastToneMapping",
    reason: 'its constructor fills the third of two filters',
  },
  {
    module: 'face',
    callable: 'face.loadTrainingData',
    needs: 'areLandmarks(filename_)',
    says: "a line of the files is not 'x,y'",
    reason: 'it takes the second part of what has one',
  },
  {
    module: 'rgbd',
    callable: 'rgbd.RgbdNormals.apply',
    needs:
      'this_->getMethod() != cv::rgbd::RgbdNormals::RGBD_NORMALS_METHOD_LINEMOD || points_.in().channels() == 1',
    says: 'LINEMOD needs a depth image of one channel',
    reason: 'it takes the third channel of nothing',
  },
  {
    module: 'fuzzy',
    callable: 'ft.createKernel',
    needs: 'function_ == cv::ft::LINEAR && isBetween(1, radius_, 1024) && isBetween(1, chn_, CV_CN_MAX)',
    says: "'function' must be LINEAR, 'radius' 1 to 1024, and 'chn' 1 to 512",
    reason: 'no other function is there, and it writes to the middle',
  },
  {
    module: 'line_descriptor',
    callable: 'line_descriptor.drawLineMatches',
    needs:
      'matchesMask_.size() >= matches1to2_.size() && areMatchesOf({matches1to2_}, keylines1_, keylines2_)',
    says: "'matchesMask' must be as long as 'matches1to2' at least, and that must not go beyond the lines",
    reason: 'it reads an element of each for every match',
  },
  ...['queryDescriptors', 'trainDescriptors'].map((descriptors) => ({
    module: 'line_descriptor',
    callable: 'line_descriptor.BinaryDescriptorMatcher.*',
    needs: `areLineDescriptors(${descriptors}_)`,
    says: `'${descriptors}' must be uint8 with 32 columns, and not empty`,
    reason: 'it reads 256 bits of each',
  })),
  {
    module: 'line_descriptor',
    callable: 'line_descriptor.BinaryDescriptorMatcher.*',
    needs: 'isMatchMask(mask_, queryDescriptors_)',
    says: "'mask' must be uint8 with a row for each of 'queryDescriptors'",
    reason: 'it reads as many',
  },
  {
    module: 'line_descriptor',
    callable: 'line_descriptor.BinaryDescriptorMatcher.knnMatch',
    needs: 'isBetween(1, k_, trainDescriptors_.rows)',
    says: "'k' must be positive, and not more than there are in 'trainDescriptors'",
    reason: 'it tells of as many as were found',
  },
  {
    module: 'line_descriptor',
    callable: 'line_descriptor.BinaryDescriptorMatcher.*Query',
    needs: 'false',
    says: 'there is nothing to search: only C++ can add descriptors',
    reason: 'it takes the first of no images',
  },
  {
    module: 'ximgproc',
    callable: 'ximgproc.createSuperpixelLSC',
    needs: 'hasLscSeeds(image_.in().size(), region_size_)',
    says: "'region_size' must be positive, and fit into the image",
    reason: 'it divides by the number of regions',
  },
  {
    module: 'ximgproc',
    callable: 'ximgproc.createSuperpixelSLIC',
    needs: 'isBetween(1, region_size_, std::max(image_.in().size().width, image_.in().size().height))',
    says: "'region_size' must be positive, and fit into the image",
    reason: 'it divides by it',
  },
  {
    module: 'ximgproc',
    callable: 'ximgproc.createSuperpixelSEEDS',
    needs:
      'hasSeeds({image_width_, image_height_}, num_superpixels_, num_levels_) && isHistogram(image_channels_, histogram_bins_)',
    says: 'the image is too small for the superpixels and their levels, or the histogram too large',
    reason: 'it halves the number of superpixels for each level down to none',
  },
];
