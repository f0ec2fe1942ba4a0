#pragma once
#include <cstddef>

namespace node_cv2 {

/// From elements that lie one after the other to such elements, saturating; of at most `kBlock` (blocks.hpp).
using Conversion = void (*)(const void* from, void* to, size_t count);

/// For two different depths.
Conversion conversion(int from, int to);

}  // namespace node_cv2
