#pragma once
#include <cstddef>

namespace node_cv2 {

/// In place of the pool under the address sanitizer. OpenCV's own code is not instrumented, so the processor
/// has to see what that does beyond its Mats: each block ends where a page begins that nobody may touch,
/// another one lies before it, and what was given back is not there any more.
class Guarded {
 public:
  static constexpr size_t kSmallest = 1;
  static constexpr size_t kLargest = size_t{1} << 32;

  static Guarded& instance();

  /// As `Pool::take`, aligned to 16.
  unsigned char* take(size_t size);
  void give(unsigned char* memory, size_t size);
};

}  // namespace node_cv2
