#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {

#ifdef HAVE_OPENCV_VIDEO
/// `number`: see refine/remembers.ts. MOG2 without a model gives an empty image.
inline bool hasBackground(const cv::BackgroundSubtractor& subtractor, int64_t number) {
  if (number != 0) return number > 0;
  return dynamic_cast<const cv::BackgroundSubtractorKNN*>(&subtractor) == nullptr;
}
inline bool hasGarbage(const cv::DenseOpticalFlow& flow, int64_t number) {
  return number != 0 || dynamic_cast<const cv::DISOpticalFlow*>(&flow) == nullptr;
}
#endif

}  // namespace node_cv2::precondition
