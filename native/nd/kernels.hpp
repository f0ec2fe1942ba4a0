#pragma once
#include <cstddef>

namespace node_cv2 {

enum class Operation {
  Add,
  Sub,
  Mul,
  Div,
  Mod,
  /// Of floats, 0 where the divisor is: for results of an integer depth. Those of integers always are so.
  DivOrZero,
  ModOrZero,
  Pow,
  Max,
  Min,
  /// Of the first side alone.
  Abs,
  Gt,
  Ge,
  Lt,
  Le,
  Eq,
  Ne,
  And,
  Or,
  Xor
};

/// One operation on elements that lie one after the other. Comparisons give uint8 masks, all others the depth
/// of the operands, saturated.
using Kernel = void (*)(const void* a, const void* b, void* out, size_t count);

/// For operands of `depth`, which is not CV_16F; for the operations on bits an integer's.
Kernel kernelOf(Operation operation, int depth);

}  // namespace node_cv2
