#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {

#ifdef HAVE_OPENCV_VIDEO
/// `number`: see refine/remembers.ts. MOG2 without a model gives an empty image.
inline bool hasBackground(const cv::BackgroundSubtractor& subtractor, int64_t number) {
  if (number != 0) return number > 0;
  return dynamic_cast<const cv::BackgroundSubtractorKNN*>(&subtractor) == nullptr;
}
inline bool isDis(const cv::DenseOpticalFlow& flow) {
  return dynamic_cast<const cv::DISOpticalFlow*>(&flow) != nullptr;
}
inline bool isReady(const cv::DenseOpticalFlow& flow) {
  const auto* dis = dynamic_cast<const cv::DISOpticalFlow*>(&flow);
  // Where the scales do not fit the image, it takes patches of 8.
  return dis == nullptr || (dis->getFinestScale() >= 0 &&
                            isBetween(1, dis->getPatchStride(), std::min(dis->getPatchSize(), 8)));
}
#endif

}  // namespace node_cv2::precondition
