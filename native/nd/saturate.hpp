#pragma once
#include <limits>
#include <opencv2/core.hpp>
#include <type_traits>

namespace node_cv2 {

/// As a T: rounded, half to even, and cut to T's range; NaN is the least value. cv::saturate_cast says the
/// same, but takes what is beyond int32 for its least value, and keeps compilers from using vectors.
template <class T, class From>
inline T saturate(From value) {
  if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(value);
  } else if constexpr (std::is_same_v<From, float> && sizeof(T) == 4) {
    return saturate<T>(static_cast<double>(value));
  } else if constexpr (std::is_floating_point_v<From>) {
    constexpr From least = std::numeric_limits<T>::min(), most = std::numeric_limits<T>::max();
    // Added and taken away, it leaves no bits for a fraction.
    constexpr From rounder = std::is_same_v<From, float> ? From(3 << 22) : From(int64_t{3} << 51);
    value = value > least ? value : least;
    value = value < most ? value : most;
    return static_cast<T>(static_cast<int>((value + rounder) - rounder));
  } else {
    static_assert(sizeof(From) <= 4 && (std::is_signed_v<From> || sizeof(From) < 4));
    constexpr int least = std::numeric_limits<T>::min(), most = std::numeric_limits<T>::max();
    int whole = value;
    whole = whole > least ? whole : least;
    return static_cast<T>(whole < most ? whole : most);
  }
}

}  // namespace node_cv2
