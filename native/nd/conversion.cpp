#include "nd/conversion.hpp"

#include <opencv2/core/hal/hal.hpp>

#include "nd/blocks.hpp"
#include "nd/depths.hpp"
#include "nd/saturate.hpp"

namespace node_cv2 {

namespace {

template <class From, class To>
void plain(const void* from, void* to, size_t count) {
  const auto* source = static_cast<const From*>(from);
  auto* target = static_cast<To*>(to);
  for (size_t i = 0; i < count; ++i) target[i] = saturate<To>(source[i]);
}

template <class To>
void fromHalf(const void* from, void* to, size_t count) {
  float room[kBlock];
  auto* wide = std::is_same_v<To, float> ? static_cast<float*>(to) : room;
  cv::hal::cvt16f32f(static_cast<const cv::float16_t*>(from), wide, static_cast<int>(count));
  if constexpr (!std::is_same_v<To, float>) plain<float, To>(room, to, count);
}

template <class From>
void toHalf(const void* from, void* to, size_t count) {
  float room[kBlock];
  const auto* narrow = static_cast<const float*>(from);
  if constexpr (std::is_same_v<From, double>) {
    for (size_t i = 0; i < count; ++i) room[i] = roundToOdd(static_cast<const double*>(from)[i]);
    narrow = room;
  } else if constexpr (!std::is_same_v<From, float>) {
    plain<From, float>(from, room, count);
    narrow = room;
  }
  cv::hal::cvt32f16f(narrow, static_cast<cv::float16_t*>(to), static_cast<int>(count));
}

}  // namespace

Conversion conversion(int from, int to) {
  if (from == CV_16F) return byDepth(to, [](auto zero) -> Conversion { return fromHalf<decltype(zero)>; });
  if (to == CV_16F) return byDepth(from, [](auto zero) -> Conversion { return toHalf<decltype(zero)>; });
  return byDepth(from, [to](auto source) {
    using From = decltype(source);
    return byDepth(to, [](auto target) -> Conversion { return plain<From, decltype(target)>; });
  });
}

void convertElements(const Nd& from, const Nd& to) {
  if (from.depth == to.depth) return copyElements(from, to);
  if (!to.isContiguous()) return copyElements(converted(from, to.depth), to);
  const Conversion conversion = node_cv2::conversion(from.depth, to.depth);
  forParts(to.size(), [&](size_t start, size_t end) {
    const Source source(from);
    alignas(64) uchar room[kBlock * 8];
    forBlocks(start, end, [&](size_t at, size_t count) {
      conversion(source.read(at, count, room), to.data + at * to.itemsize(), count);
    });
  });
}

Nd converted(const Nd& array, int depth) {
  if (array.depth == depth) return array;
  Nd result = Nd::make(array.shape, depth);
  convertElements(array, result);
  return result;
}

}  // namespace node_cv2
