#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "nd/computing.hpp"
#include "nd/conversion.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

template <Operation operation>
struct Comparison {
  Nd self;
  Operand other;
  Nd result;
  void run() { result = comparison(operation, self, other); }
};

void checkIntegers(int depth, const char* what) {
  if (!isFloat(depth)) return;
  throw BadArgument(std::string(what) + ": expected an integer dtype, got " + dtypeName(depth), false);
}

template <Operation operation>
struct Bits {
  Nd self;
  Operand other;
  Nd result;
  void run() {
    checkIntegers(self.depth, "'this'");
    if (!other.weak) checkIntegers(other.array.depth, "argument 'other'");
    const int depth = other.weak ? self.depth : promote(self.depth, other.array.depth);
    if (other.weak && !fits(other.array, depth)) {
      throw BadArgument(std::string("argument 'other': expected integers that ") + dtypeName(depth) + " has");
    }
    result = Nd::make(broadcastShape(self.shape, other.array.shape), depth);
    compute(operation, depth, self, other.array, result);
  }
};

struct Not {
  Nd self;
  Nd result;
  void run() {
    checkIntegers(self.depth, "'this'");
    Nd ones = Nd::make({}, self.depth);
    std::fill_n(ones.data, ones.nbytes(), 255);
    result = Nd::make(self.shape, self.depth);
    compute(Operation::Xor, self.depth, self, ones, result);
  }
};

template <class Frame>
void add(Methods& methods, const char* name) {
  methods.method<Frame>(name)
      .template required<Value<Operand>>("other", &Frame::other)
      .template result<Value<Nd>>(&Frame::result);
}

}  // namespace

void addLogic(Methods& methods) {
  add<Comparison<Operation::Gt>>(methods, "gt");
  add<Comparison<Operation::Ge>>(methods, "ge");
  add<Comparison<Operation::Lt>>(methods, "lt");
  add<Comparison<Operation::Le>>(methods, "le");
  add<Comparison<Operation::Eq>>(methods, "eq");
  add<Comparison<Operation::Ne>>(methods, "ne");
  add<Bits<Operation::And>>(methods, "and");
  add<Bits<Operation::Or>>(methods, "or");
  add<Bits<Operation::Xor>>(methods, "xor");
  methods.method<Not>("not").result<Value<Nd>>(&Not::result);
}

}  // namespace node_cv2
