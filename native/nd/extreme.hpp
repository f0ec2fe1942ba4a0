#pragma once
#include <limits>
#include <type_traits>

#include "nd/reduce.hpp"

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

/// The least or greatest elements, for `Reduce`.
template <class T, bool greatest>
struct ExtremeOf {
  using Total = T;
  static T identity(T) {
    using Limits = std::numeric_limits<T>;
    if (Limits::has_infinity) return greatest ? -Limits::infinity() : Limits::infinity();
    return greatest ? Limits::lowest() : Limits::max();
  }
  static void merge(T& into, const T& from) { into = further<greatest>(into, from); }
  static void fold(const Tile& tile, T* __restrict totals) {
    tile.each<T>([totals](int col, T element) { totals[col] = further<greatest>(totals[col], element); });
  }
};

/// Of all elements, of which there must be some.
template <class T, bool greatest>
T extremeOf(const Nd& array) {
  return Reduce<ExtremeOf<T, greatest>>::all(array, reducedAxes(array, Axes(), false))[0];
}

}  // namespace node_cv2
