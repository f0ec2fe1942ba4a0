#pragma once
#include <cstdint>
#include <type_traits>

#include "nd/reduce.hpp"

namespace node_cv2 {

/// What holds a sum of elements exactly, or, of floats, as well as float64 can.
template <class T>
using Sum = std::conditional_t<std::is_integral_v<T>, int64_t, double>;

/// What holds the sum of one tile's rows. The narrower, the more of them a processor adds at once.
template <class T>
struct TileSum {
  using type = Sum<T>;
};
template <>
struct TileSum<uchar> {
  using type = uint16_t;
};
template <>
struct TileSum<schar> {
  using type = int16_t;
};
template <>
struct TileSum<ushort> {
  using type = uint32_t;
};
template <>
struct TileSum<short> {
  using type = int32_t;
};
static_assert(Tile::kRows * 255 <= 65535 && Tile::kRows * 128 <= 32768);

/// Sums, for `Reduce`.
template <class T>
struct SumOf {
  using Total = Sum<T>;
  static Total identity(Total) { return 0; }
  static void merge(Total& into, const Total& from) { into += from; }
  static void fold(const Tile& tile, Total* totals) {
    using Part = typename TileSum<T>::type;
    Part parts[Tile::kCols];
    std::fill(parts, parts + tile.cols, Part(0));
    tile.each<T>([&](int col, T element) { parts[col] = static_cast<Part>(parts[col] + element); });
    for (int col = 0; col < tile.cols; ++col) totals[col] += parts[col];
  }
};

}  // namespace node_cv2
