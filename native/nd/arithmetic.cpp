#include "nd/computing.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

template <Operation operation>
struct Binary {
  Nd self;
  Operand other;
  int depth = -1;
  Nd result;
  void run() { result = arithmetic(operation, self, other, depth); }
};

template <Operation operation>
void add(Methods& methods, const char* name) {
  using Frame = Binary<operation>;
  methods.method<Frame>(name)
      .template required<Value<Operand>>("other", &Frame::other)
      .template optional<DtypeKind>("dtype", &Frame::depth)
      .template result<Value<Nd>>(&Frame::result);
}

struct Neg {
  Nd self;
  Nd result;
  void run() {
    result = Nd::make(self.shape, self.depth);
    compute(Operation::Sub, workingDepth(self.depth), numberNd(0), self, result);
  }
};

struct Abs {
  Nd self;
  Nd result;
  void run() {
    result = Nd::make(self.shape, self.depth);
    compute(Operation::Abs, workingDepth(self.depth), self, self, result);
  }
};

}  // namespace

void addArithmetic(Methods& methods) {
  add<Operation::Add>(methods, "add");
  add<Operation::Sub>(methods, "sub");
  add<Operation::Mul>(methods, "mul");
  add<Operation::Div>(methods, "div");
  add<Operation::Mod>(methods, "mod");
  add<Operation::Pow>(methods, "pow");
  methods.method<Neg>("neg").result<Value<Nd>>(&Neg::result);
  methods.method<Abs>("abs").result<Value<Nd>>(&Abs::result);
}

}  // namespace node_cv2
