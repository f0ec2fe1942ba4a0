#pragma once
#include <opencv2/core.hpp>

namespace node_cv2 {

/// A result as its receiver's own. What OpenCV or a UMat still holds, or does not own itself, is given as a
/// copy, as in cv2: an object may write to its own arrays at any time, on another thread.
inline cv::Mat ownOf(cv::Mat& in) {
  const bool alone = in.data == nullptr || (in.u != nullptr && in.u->refcount == 1 && in.u->urefcount == 0);
  return alone ? std::move(in) : in.clone();
}

}  // namespace node_cv2
