#include <functional>

#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "nd/computing.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

// Comparisons, which give masks, and what is done with masks.

namespace node_cv2 {

namespace {

constexpr int kTrue = 255;

template <class Op>
struct Compare {
  Nd self;
  Operand other;
  Nd result;

  void run() {
    const std::vector<int> shape = broadcastShape(self.shape, other.array.shape);
    result = Nd::make(shape, CV_8U);
    const Nd a = spread(self, shape), b = spread(other.array, shape);
    switch (computeFor({self}, other)) {
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
    elementwise<C>(a, b, result, [](C x, C y) { return C(Op()(x, y) ? kTrue : 0); });
  }
};

template <class Op>
struct Bitwise {
  Nd self;
  Operand other;
  Nd result;

  void run() {
    const int depth = other.weak ? self.depth : promote(self.depth, other.array.depth);
    if (depth > CV_32S) {
      throw BadArgument(std::string("bits are combined of integer dtypes, not of ") + dtypeName(depth),
                        false);
    }
    const std::vector<int> shape = broadcastShape(self.shape, other.array.shape);
    result = Nd::make(shape, depth);
    const Nd a = spread(converted(self, depth), shape), b = spread(converted(other.array, depth), shape);
    const auto bytes = [](const auto& at, ptrdiff_t count, const auto& strides) {
      for (ptrdiff_t i = 0; i < count; ++i)
        at[0][i * strides[0]] = Op()(at[1][i * strides[1]], at[2][i * strides[2]]);
    };
    const auto wholes = [](const auto& at, ptrdiff_t count) {
      for (ptrdiff_t i = 0; i < count; ++i) at[0][i] = Op()(at[1][i], at[2][i]);
    };
    // Byte by byte: the order of bits in an element does not matter.
    const Nd x = asBytes(a), y = asBytes(b), z = asBytes(result);
    Runs<3>({&z, &x, &y}).each([&](const auto& at, ptrdiff_t count, const auto& strides) {
      if (strides[0] == 1 && strides[1] == 1 && strides[2] == 1) return wholes(at, count);
      bytes(at, count, strides);
    });
  }

  static Nd asBytes(Nd array) {
    array.shape.push_back(static_cast<int>(array.itemsize()));
    array.strides.push_back(1);
    array.depth = CV_8U;
    return array;
  }
};

struct Not {
  Nd self;
  Nd result;
  void run() {
    if (self.depth > CV_32S)
      throw BadArgument(std::string("bits are of integer dtypes, not of ") + dtypeName(self.depth), false);
    // -1 - x turns every bit of an integer, signed or not.
    const double ones = self.depth == CV_8U ? 255 : self.depth == CV_16U ? 65535 : -1;
    result = Nd::make(self.shape, self.depth);
    if (self.depth == CV_32S) {
      elementwise<double>(self, result, [=](double value) { return ones - value; });
    } else {
      elementwise<int>(self, result, [ones = static_cast<int>(ones)](int value) { return ones - value; });
    }
  }
};

template <template <class> class Frame, class Op>
void addBinary(Methods& methods, const char* name) {
  methods.method<Frame<Op>>(name)
      .template required<Value<Operand>>("other", &Frame<Op>::other)
      .template result<Value<Nd>>(&Frame<Op>::result);
}

}  // namespace

void addLogic(Methods& methods) {
  addBinary<Compare, std::greater<>>(methods, "gt");
  addBinary<Compare, std::greater_equal<>>(methods, "ge");
  addBinary<Compare, std::less<>>(methods, "lt");
  addBinary<Compare, std::less_equal<>>(methods, "le");
  addBinary<Compare, std::equal_to<>>(methods, "eq");
  addBinary<Compare, std::not_equal_to<>>(methods, "ne");
  addBinary<Bitwise, std::bit_and<>>(methods, "and");
  addBinary<Bitwise, std::bit_or<>>(methods, "or");
  addBinary<Bitwise, std::bit_xor<>>(methods, "xor");
  methods.method<Not>("not").result<Value<Nd>>(&Not::result);
}

}  // namespace node_cv2
