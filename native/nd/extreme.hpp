#pragma once
#include <type_traits>

namespace node_cv2 {

/// Does `candidate` go beyond `best`: greater, or less? A NaN goes beyond everything but a NaN.
template <bool greatest, class T>
inline bool beyond(T best, T candidate) {
  const bool further = greatest ? candidate > best : candidate < best;
  if constexpr (std::is_floating_point_v<T>)
    return further | ((candidate != candidate) & (best == best));
  else
    return further;
}

template <bool greatest, class T>
inline T further(T best, T candidate) {
  return beyond<greatest>(best, candidate) ? candidate : best;
}

}  // namespace node_cv2
