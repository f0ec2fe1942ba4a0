#pragma once
#include <opencv2/opencv_modules.hpp>

#ifdef HAVE_OPENCV_FEATURES2D
#include <opencv2/features2d.hpp>
#endif
#ifdef HAVE_OPENCV_BIOINSPIRED
#include <opencv2/bioinspired.hpp>
#endif

#include "object/descriptor.hpp"

// What large objects hold, so that those nobody uses are collected in time. All others take less than a
// megabyte. Found by making some of each and looking at the process.

namespace node_cv2 {

#ifdef HAVE_OPENCV_FEATURES2D
/// The pattern, for each scale and rotation.
template <>
inline constexpr size_t (*heldBy<cv::BRISK>)(const void*) = [](const void*) { return size_t{48} << 20; };
#endif

#ifdef HAVE_OPENCV_BIOINSPIRED
/// Filters in float for every pixel.
template <>
inline constexpr size_t (*heldBy<cv::bioinspired::Retina>)(const void*) = [](const void* pointer) {
  const cv::Size size =
      const_cast<cv::bioinspired::Retina*>(static_cast<const cv::bioinspired::Retina*>(pointer))
          ->getInputSize();
  return size_t{192} * size.area();
};
#endif

}  // namespace node_cv2
