#include "nd/computing.hpp"
#include "nd/runs.hpp"

namespace node_cv2 {

namespace {

struct Abs {
  Nd self;
  Nd result;
  void run() { result = gather(self); }
};

}  // namespace

void addArithmetic(Methods& methods) { methods.method<Abs>("abs").result<Value<Nd>>(&Abs::result); }

}  // namespace node_cv2
