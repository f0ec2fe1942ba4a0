#include "nd/kernels.hpp"

#include <cmath>

#include "nd/depths.hpp"
#include "nd/saturate.hpp"

namespace node_cv2 {

namespace {

template <class T>
constexpr bool isInteger = std::is_integral_v<T>;

/// Holds sums and products of two T; of ushort products it need not, for they saturate.
template <class T>
using Wide = std::conditional_t<
    !isInteger<T>, T,
    std::conditional_t<sizeof(T) == 4, double, std::conditional_t<std::is_same_v<T, ushort>, float, int>>>;
/// Wide enough that a quotient of two T, rounded, lies on the right side of all integers and halves.
template <class T>
using Quotient = std::conditional_t<!isInteger<T>, T, std::conditional_t<sizeof(T) == 4, double, float>>;

// `of(a, b)`: one element of the result.

template <class T>
struct Add {
  static T of(T a, T b) { return saturate<T>(Wide<T>(a) + Wide<T>(b)); }
};
template <class T>
struct Sub {
  static T of(T a, T b) { return saturate<T>(Wide<T>(a) - Wide<T>(b)); }
};
template <class T>
struct Mul {
  static T of(T a, T b) { return saturate<T>(Wide<T>(a) * Wide<T>(b)); }
};

template <class T>
struct DivOrZero {
  static T of(T a, T b) {
    const Quotient<T> quotient = Quotient<T>(a) / Quotient<T>(b);
    return saturate<T>(b == 0 ? Quotient<T>(0) : quotient);
  }
};
template <class T>
struct Div {
  static T of(T a, T b) {
    if constexpr (isInteger<T>) return DivOrZero<T>::of(a, b);
    return a / b;
  }
};

/// With the sign of the divisor, as numpy has it.
template <class T>
struct Mod {
  static T of(T a, T b) {
    if constexpr (isInteger<T>) {
      // By 1 and -1 the quotient of the least int32 would not be one.
      const Quotient<T> quotient = b >= -1 && b <= 1 ? Quotient<T>(0) : Quotient<T>(a) / Quotient<T>(b);
      const int rest = a - static_cast<int>(quotient) * b;
      const int moved = rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
      return static_cast<T>(b >= -1 && b <= 1 ? 0 : moved);
    } else {
      const T rest = std::fmod(a, b);
      if (rest == 0) return std::copysign(rest, b);
      return (rest < 0) != (b < 0) ? rest + b : rest;
    }
  }
};
template <class T>
struct ModOrZero {
  static T of(T a, T b) { return b == 0 ? T(0) : Mod<T>::of(a, b); }
};

template <class T>
struct Pow {
  static T of(T a, T b) { return saturate<T>(std::pow(static_cast<double>(a), static_cast<double>(b))); }
};

// NaN on either side is the result.
template <class T>
struct Max {
  static T of(T a, T b) { return a >= b || a != a ? a : b; }
};
template <class T>
struct Min {
  static T of(T a, T b) { return a <= b || a != a ? a : b; }
};
template <class T>
struct Abs {
  static T of(T a, T) {
    if constexpr (isInteger<T>) return saturate<T>(a < 0 ? -Wide<T>(a) : Wide<T>(a));
    return std::fabs(a);
  }
};

template <class T>
struct Gt {
  static uchar of(T a, T b) { return a > b ? 255 : 0; }
};
template <class T>
struct Ge {
  static uchar of(T a, T b) { return a >= b ? 255 : 0; }
};
template <class T>
struct Lt {
  static uchar of(T a, T b) { return a < b ? 255 : 0; }
};
template <class T>
struct Le {
  static uchar of(T a, T b) { return a <= b ? 255 : 0; }
};
template <class T>
struct Eq {
  static uchar of(T a, T b) { return a == b ? 255 : 0; }
};
template <class T>
struct Ne {
  static uchar of(T a, T b) { return a != b ? 255 : 0; }
};

template <class T>
struct And {
  static T of(T a, T b) { return a & b; }
};
template <class T>
struct Or {
  static T of(T a, T b) { return a | b; }
};
template <class T>
struct Xor {
  static T of(T a, T b) { return a ^ b; }
};

template <class Op, class T>
void kernel(const void* a, const void* b, void* out, size_t count) {
  const auto* left = static_cast<const T*>(a);
  const auto* right = static_cast<const T*>(b);
  auto* result = static_cast<decltype(Op::of(T(), T()))*>(out);
  for (size_t i = 0; i < count; ++i) result[i] = Op::of(left[i], right[i]);
}

template <template <class> class Op>
Kernel ofNumbers(int depth) {
  return byDepth(depth, [](auto zero) -> Kernel { return kernel<Op<decltype(zero)>, decltype(zero)>; });
}

template <template <class> class Op>
Kernel ofBits(int depth) {
  switch (CV_ELEM_SIZE1(depth)) {
    case 1:
      return kernel<Op<uchar>, uchar>;
    case 2:
      return kernel<Op<ushort>, ushort>;
    default:
      return kernel<Op<int>, int>;
  }
}

}  // namespace

Kernel kernelOf(Operation operation, int depth) {
  switch (operation) {
    case Operation::Add:
      return ofNumbers<Add>(depth);
    case Operation::Sub:
      return ofNumbers<Sub>(depth);
    case Operation::Mul:
      return ofNumbers<Mul>(depth);
    case Operation::Div:
      return ofNumbers<Div>(depth);
    case Operation::Mod:
      return ofNumbers<Mod>(depth);
    case Operation::DivOrZero:
      return ofNumbers<DivOrZero>(depth);
    case Operation::ModOrZero:
      return ofNumbers<ModOrZero>(depth);
    case Operation::Pow:
      return ofNumbers<Pow>(depth);
    case Operation::Max:
      return ofNumbers<Max>(depth);
    case Operation::Min:
      return ofNumbers<Min>(depth);
    case Operation::Abs:
      return ofNumbers<Abs>(depth);
    case Operation::Gt:
      return ofNumbers<Gt>(depth);
    case Operation::Ge:
      return ofNumbers<Ge>(depth);
    case Operation::Lt:
      return ofNumbers<Lt>(depth);
    case Operation::Le:
      return ofNumbers<Le>(depth);
    case Operation::Eq:
      return ofNumbers<Eq>(depth);
    case Operation::Ne:
      return ofNumbers<Ne>(depth);
    case Operation::And:
      return ofBits<And>(depth);
    case Operation::Or:
      return ofBits<Or>(depth);
    default:
      return ofBits<Xor>(depth);
  }
}

}  // namespace node_cv2
