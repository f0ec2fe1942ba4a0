#include "mat/allocator.hpp"

#include <opencv2/core.hpp>

namespace node_cv2 {

namespace {

/// OpenCV's own, behind a check of the size.
class CheckedAllocator : public cv::MatAllocator {
 public:
  cv::UMatData* allocate(int dims, const int* sizes, int type, void* data, size_t* step, cv::AccessFlag flags,
                         cv::UMatUsageFlags usage) const override {
    size_t bytes = CV_ELEM_SIZE(type);
    for (int i = 0; i < dims; ++i) {
      if (__builtin_mul_overflow(bytes, static_cast<size_t>(sizes[i]), &bytes) ||
          bytes > size_t{PTRDIFF_MAX}) {
        CV_Error(cv::Error::StsNoMem, "the matrix needs more bytes than there are addresses");
      }
    }
    return cv::Mat::getStdAllocator()->allocate(dims, sizes, type, data, step, flags, usage);
  }
  bool allocate(cv::UMatData* data, cv::AccessFlag flags, cv::UMatUsageFlags usage) const override {
    return cv::Mat::getStdAllocator()->allocate(data, flags, usage);
  }
  void deallocate(cv::UMatData* data) const override { cv::Mat::getStdAllocator()->deallocate(data); }
};

}  // namespace

void installAllocator() {
  // Never destroyed: calls on other threads may still allocate while the process exits.
  static const bool installed = [] {
    cv::Mat::setDefaultAllocator(new CheckedAllocator);
    return true;
  }();
  static_cast<void>(installed);
}

}  // namespace node_cv2
