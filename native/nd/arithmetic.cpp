#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

// Operations on two elements. C is int where both have at most 16 bits.

struct Add {
  template <class C>
  static C of(C a, C b) {
    return a + b;
  }
};

struct Sub {
  template <class C>
  static C of(C a, C b) {
    return a - b;
  }
};

struct Mul {
  template <class C>
  static C of(C a, C b) {
    return a * b;
  }
};

struct Div {
  template <class C>
  static C of(C a, C b) {
    return a / b;
  }
};

struct Mod {
  template <class C>
  static C of(C a, C b) {
    if constexpr (std::is_integral_v<C>) {
      if (b == 0) return 0;
      const C rest = a % b;
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    } else {
      const C rest = std::fmod(a, b);
      if (rest == 0) return std::copysign(C(0), b);
      return (rest < 0) != (b < 0) ? rest + b : rest;
    }
  }
};

struct Pow {
  template <class C>
  static C of(C a, C b) {
    return static_cast<C>(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
};

/// What the operation needs beyond what holds the operands.
template <class Op>
Compute least(int depth) {
  if constexpr (std::is_same_v<Op, Pow>) return Compute::Double;
  // Quotients of small integers, and products of uint16 that do not saturate, are exact enough in float.
  if constexpr (std::is_same_v<Op, Div>) return Compute::Float;
  if constexpr (std::is_same_v<Op, Mul>) return depth == CV_16U ? Compute::Float : Compute::Int;
  return Compute::Int;
}

template <class Op>
struct Binary {
  Nd self;
  Operand other;
  int dtype = -1;
  Nd result;

  void run() {
    const int depth = other.weak ? self.depth : promote(self.depth, other.array.depth);
    const std::vector<int> shape = broadcastShape(self.shape, other.array.shape);
    result = Nd::make(shape, dtype >= 0 ? dtype : depth);
    const Nd a = spread(self, shape), b = spread(other.array, shape);
    // What is asked for may be wider than float, or than what int holds.
    const bool wide = result.depth == CV_64F || (result.depth == CV_32S && !std::is_same_v<Op, Mod>);
    switch (wide ? Compute::Double : std::max(computeFor({self}, other), least<Op>(depth))) {
      case Compute::Int:
        return compute<int>(a, b);
      case Compute::Float:
        return compute<float>(a, b);
      case Compute::Double:
        return compute<double>(a, b);
    }
  }

  template <class C>
  void compute(const Nd& a, const Nd& b) {
    const bool integer = result.depth <= CV_32S;
    // As OpenCV has it: nothing to divide by gives 0.
    if constexpr (std::is_same_v<Op, Div> || (std::is_same_v<Op, Mod> && !std::is_integral_v<C>)) {
      if (integer)
        return elementwise<C>(a, b, result,
                              [](C x, C y) { return y == 0 ? C(0) : Op::template of<C>(x, y); });
    }
    elementwise<C>(a, b, result, [](C x, C y) { return Op::template of<C>(x, y); });
  }
};

struct Neg {
  Nd self;
  Nd result;
  void run() {
    result = Nd::make(self.shape, self.depth);
    elementwise<double>(self, result, [](double value) { return -value; });
  }
};

struct Abs {
  Nd self;
  Nd result;
  void run() {
    result = Nd::make(self.shape, self.depth);
    elementwise<double>(self, result, [](double value) { return std::abs(value); });
  }
};

struct Astype {
  Nd self;
  int dtype = -1;
  double scale = 1;
  double shift = 0;
  Nd result;
  void run() {
    result = Nd::make(self.shape, dtype);
    convertElements(self, result, scale, shift);
  }
};

template <class Op>
void addBinary(Methods& methods, const char* name) {
  methods.method<Binary<Op>>(name)
      .template required<Value<Operand>>("other", &Binary<Op>::other)
      .template optional<DtypeKind>("dtype", &Binary<Op>::dtype)
      .template result<Value<Nd>>(&Binary<Op>::result);
}

}  // namespace

void addArithmetic(Methods& methods) {
  addBinary<Add>(methods, "add");
  addBinary<Sub>(methods, "sub");
  addBinary<Mul>(methods, "mul");
  addBinary<Div>(methods, "div");
  addBinary<Mod>(methods, "mod");
  addBinary<Pow>(methods, "pow");
  methods.method<Neg>("neg").result<Value<Nd>>(&Neg::result);
  methods.method<Abs>("abs").result<Value<Nd>>(&Abs::result);
  methods.method<Astype>("astype")
      .required<DtypeKind>("dtype", &Astype::dtype)
      .optional<Value<double>>("scale", &Astype::scale)
      .optional<Value<double>>("shift", &Astype::shift)
      .result<Value<Nd>>(&Astype::result);
}

}  // namespace node_cv2
