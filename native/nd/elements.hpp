#pragma once
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>
#include <type_traits>

namespace node_cv2 {

// Elements of any dtype as one of the types that are computed with, and back: int (of dtypes up to 16 bits),
// float or double. In blocks that stay in the first cache, so that kernels are compiled for three types and
// not for eight times eight times eight.

/// Elements of a block.
constexpr ptrdiff_t kBlock = 1024;

/// Rounds half to even. Adding a number so large that no fraction is left does it, and unlike `lrint` in
/// vectors.
inline double roundEven(double value) {
  constexpr double magic = 6755399441055744.0;  // 1.5 * 2^52
  return (value + magic) - magic;
}
inline float roundEven(float value) {
  constexpr float magic = 12582912.0f;  // 1.5 * 2^23
  return (value + magic) - magic;
}

/// To the nearest value of T: NaN is its least. Within the block's type.
template <class T, class C>
inline T saturate(C value) {
  if constexpr (std::is_same_v<T, cv::float16_t>) {
    return cv::float16_t(static_cast<float>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(value);
  } else {
    using Limits = std::numeric_limits<T>;
    // 2^31 - 1 is no float: an int from a float is cut as a double.
    using Wide = std::conditional_t<std::is_same_v<C, float> && sizeof(T) == 4, double, C>;
    Wide wide = value;
    wide = wide > static_cast<Wide>(Limits::min()) ? wide : static_cast<Wide>(Limits::min());
    wide = wide < static_cast<Wide>(Limits::max()) ? wide : static_cast<Wide>(Limits::max());
    if constexpr (std::is_floating_point_v<Wide>) wide = roundEven(wide);
    return static_cast<T>(wide);
  }
}

/// `count` elements as C: into `room`, or where they are when nothing is to be done.
template <class C>
using Load = const C* (*)(const uchar* from, ptrdiff_t stride, ptrdiff_t count, C* room);
/// The way back.
template <class C>
using Store = void (*)(const C* from, ptrdiff_t count, uchar* to, ptrdiff_t stride);

template <class C>
Load<C> loadOf(int depth);
template <class C>
Store<C> storeOf(int depth);

extern template Load<int> loadOf<int>(int);
extern template Load<float> loadOf<float>(int);
extern template Load<double> loadOf<double>(int);
extern template Store<int> storeOf<int>(int);
extern template Store<float> storeOf<float>(int);
extern template Store<double> storeOf<double>(int);

}  // namespace node_cv2
