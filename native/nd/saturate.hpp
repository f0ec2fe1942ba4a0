#pragma once
#include <cmath>
#include <cstring>
#include <limits>
#include <opencv2/core.hpp>
#include <type_traits>

namespace node_cv2 {

/// To the nearest float whose last bit tells that something was lost: rounded once more, to a half, it gives
/// what one rounding would.
inline float roundToOdd(double value) {
  auto result = static_cast<float>(value);
  if (std::isfinite(result) && result != value) {
    if (std::fabs(static_cast<double>(result)) > std::fabs(value)) result = std::nextafterf(result, 0);
    uint32_t bits = 0;
    std::memcpy(&bits, &result, sizeof(bits));
    bits |= 1;
    std::memcpy(&result, &bits, sizeof(bits));
  }
  return result;
}

/// To a whole number, half to even; of at most 2^22 in float, 2^51 in double. Unlike `lrint` in vectors: what
/// is added and taken away leaves no bits for a fraction.
template <class Float>
inline Float rounded(Float value) {
  constexpr Float rounder = std::is_same_v<Float, float> ? Float(3 << 22) : Float(int64_t{3} << 51);
  return (value + rounder) - rounder;
}

/// As a T: rounded, half to even, and cut to T's range; NaN is the least value. cv::saturate_cast says the
/// same, but takes what is beyond int32 for its least value, and keeps compilers from using vectors.
template <class T, class From>
inline T saturate(From value) {
  if constexpr (std::is_same_v<T, cv::float16_t>) {
    return cv::float16_t(roundToOdd(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(value);
  } else if constexpr (std::is_same_v<From, float> && sizeof(T) == 4) {
    return saturate<T>(static_cast<double>(value));
  } else if constexpr (std::is_floating_point_v<From>) {
    constexpr From least = std::numeric_limits<T>::min(), most = std::numeric_limits<T>::max();
    value = value > least ? value : least;
    value = value < most ? value : most;
    return static_cast<T>(static_cast<int>(rounded(value)));
  } else {
    static_assert(sizeof(From) <= 4 && (std::is_signed_v<From> || sizeof(From) < 4));
    constexpr int least = std::numeric_limits<T>::min(), most = std::numeric_limits<T>::max();
    int whole = value;
    whole = whole > least ? whole : least;
    return static_cast<T>(whole < most ? whole : most);
  }
}

}  // namespace node_cv2
