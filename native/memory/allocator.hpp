#pragma once
#include <cstddef>

namespace node_cv2 {

/// What pixels OpenCV holds, whoever asked it for them. Of the whole process.
struct PixelStatistics {
  size_t bytes;
  size_t blocks;
  /// The most that `bytes` was.
  size_t peak;
};
PixelStatistics pixelStatistics();

/// Makes all of OpenCV take the memory of its Mats from here. For the whole process, once. It counts the
/// pixels, takes them from the pool, and refuses a Mat whose size in bytes does not fit: OpenCV multiplies
/// without looking, so 2^30 x 2^30 elements of 16 bytes get no memory at all, and whoever fills them crashes.
void installAllocator();

/// False in a build with the address sanitizer, which would not see the use of a block that the pool holds.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kRecycles = false;
#else
constexpr bool kRecycles = true;
#endif

}  // namespace node_cv2
