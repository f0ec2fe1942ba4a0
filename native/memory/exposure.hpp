#pragma once
#include <opencv2/core.hpp>

namespace node_cv2 {

/// A typed array over a Mat's memory: JavaScript may write there at any time, unseen. Lives with the array
/// buffer, so on any thread.
class Exposure {
 public:
  explicit Exposure(const cv::Mat& memory);
  Exposure(const Exposure&) = delete;
  Exposure& operator=(const Exposure&) = delete;
  ~Exposure() { end(); }
  /// To be called before the memory goes.
  void end();

  /// Is there one over the block that this Mat lies in, taken from whichever Mat?
  static bool of(const cv::Mat& memory);

 private:
  const void* block_;
};

}  // namespace node_cv2
