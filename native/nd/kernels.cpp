#include "nd/kernels.hpp"

#include <algorithm>
#include <cmath>

#include "nd/depths.hpp"
#include "nd/saturate.hpp"

namespace node_cv2 {

namespace {

template <class T>
constexpr bool isInteger = std::is_integral_v<T>;

/// Wide enough that a quotient of two T, rounded, lies on the right side of all integers and halves.
template <class T>
using Quotient = std::conditional_t<!isInteger<T>, T, std::conditional_t<sizeof(T) == 4, double, float>>;

/// The end of T's range on the side of `sign`.
template <class T>
T limit(T sign) {
  return static_cast<T>((sign >> (8 * sizeof(T) - 1)) ^ std::numeric_limits<T>::max());
}

// `of(a, b)`: one element of the result. Integers stay as narrow as they are, where wider ones would halve
// the vectors: they wrap around, and what did so is replaced.

template <class T>
struct Add {
  static T of(T a, T b) {
    if constexpr (isInteger<T>) {
      const T sum = static_cast<T>(static_cast<unsigned>(a) + static_cast<unsigned>(b));
      if constexpr (std::is_unsigned_v<T>) return sum < a ? std::numeric_limits<T>::max() : sum;
      return static_cast<T>((a ^ sum) & (b ^ sum)) < 0 ? limit(a) : sum;
    } else {
      return a + b;
    }
  }
};
template <class T>
struct Sub {
  static T of(T a, T b) {
    if constexpr (isInteger<T>) {
      const T difference = static_cast<T>(static_cast<unsigned>(a) - static_cast<unsigned>(b));
      if constexpr (std::is_unsigned_v<T>) return a < b ? T(0) : difference;
      return static_cast<T>((a ^ b) & (a ^ difference)) < 0 ? limit(a) : difference;
    } else {
      return a - b;
    }
  }
};
template <class T>
struct Mul {
  static T of(T a, T b) {
    if constexpr (!isInteger<T>) {
      return a * b;
    } else if constexpr (sizeof(T) == 4) {
      return saturate<T>(static_cast<double>(a) * b);
    } else {
      using Wide = std::conditional_t<std::is_unsigned_v<T>, unsigned, int>;
      const Wide product = static_cast<Wide>(a) * static_cast<Wide>(b);
      const auto low = static_cast<T>(product), high = static_cast<T>(product >> (8 * sizeof(T)));
      if constexpr (std::is_unsigned_v<T>) return high == 0 ? low : std::numeric_limits<T>::max();
      return high == static_cast<T>(low >> (8 * sizeof(T) - 1)) ? low : limit<T>(a ^ b);
    }
  }
};

template <class T>
struct DivOrZero {
  static T of(T a, T b) {
    const Quotient<T> quotient = b == 0 ? Quotient<T>(0) : Quotient<T>(a) / Quotient<T>(b);
    if constexpr (!isInteger<T> || sizeof(T) == 4) {
      return saturate<T>(quotient);
    } else {
      // Only the least number by -1 does not fit.
      const int whole = static_cast<int>(rounded(quotient));
      return static_cast<T>(std::min<int>(whole, std::numeric_limits<T>::max()));
    }
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
    if constexpr (isInteger<T>) return a < 0 ? Sub<T>::of(0, a) : a;
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
