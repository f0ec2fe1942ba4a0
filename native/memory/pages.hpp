#pragma once
#include <cstddef>

namespace node_cv2 {

/// Memory straight from the system, of zeros: aligned to pages, and from 2 MB up to huge pages, which it asks
/// for. Null when there is none.
unsigned char* mapPages(size_t bytes);
void unmapPages(unsigned char* memory, size_t bytes);

}  // namespace node_cv2
