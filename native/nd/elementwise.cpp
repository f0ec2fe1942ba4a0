#include "nd/elementwise.hpp"

#include <algorithm>

#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "nd/blocks.hpp"
#include "nd/conversion.hpp"
#include "nd/lookup.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

bool isComparison(Operation operation) { return operation >= Operation::Gt && operation <= Operation::Ne; }

/// What a float's kernel gives for a result of integers.
Operation withoutInfinity(Operation operation) {
  if (operation == Operation::Div) return Operation::DivOrZero;
  if (operation == Operation::Mod) return Operation::ModOrZero;
  return operation;
}

bool isNumber(const Nd& array, double value) {
  return array.size() == 1 && readElement(array.data, array.depth) == value;
}

/// `out` of each value of `a`, which has 256 at most, is computed once. Worth it where an element costs more
/// than a look into a table.
bool isTabled(Operation operation, int working, const Nd& a, const Nd& b, const Nd& out) {
  constexpr size_t kWorthwhile = 4096;
  const bool steep = operation == Operation::Mod || operation == Operation::Pow;
  const bool rounds = (isFloat(working) || operation == Operation::Div) && !isFloat(out.depth);
  return a.itemsize() == 1 && b.size() == 1 && (steep || rounds) && out.size() >= kWorthwhile;
}

void run(Operation operation, int working, const Nd& a, const Nd& b, const Nd& out) {
  if (!isTabled(operation, working, a, b, out)) return compute(operation, working, a, b, out);
  lookup(
      a, [&](const Nd& values, const Nd& table) { compute(operation, working, values, b, table); }, out);
}

}  // namespace

void compute(Operation operation, int working, const Nd& a, const Nd& b, const Nd& out) {
  const Kernel kernel = kernelOf(operation, working);
  const int made = isComparison(operation) ? CV_8U : working;
  const Conversion finish = made == out.depth ? nullptr : conversion(made, out.depth);
  // What is repeated is converted once.
  const auto operand = [&](const Nd& array) {
    return spread(array.size() < out.size() ? converted(array, working) : array, out.shape);
  };
  const Nd left = operand(a), right = operand(b);
  forParts(out.size(), [&](size_t start, size_t end) {
    Lane lefts(left, working), rights(right, working);
    alignas(64) uchar room[kBlock * 8];
    forBlocks(start, end, [&](size_t at, size_t count) {
      uchar* target = out.data + at * out.itemsize();
      kernel(lefts.read(at, count), rights.read(at, count), finish == nullptr ? target : room, count);
      if (finish != nullptr) finish(room, target, count);
    });
  });
}

Nd arithmetic(Operation operation, const Nd& a, const Operand& b, int depth) {
  // Squares are by far the most frequent powers.
  if (operation == Operation::Pow && b.weak && isNumber(b.array, 2))
    return arithmetic(Operation::Mul, a, {a, false}, depth);
  const int common = b.weak ? a.depth : promote(a.depth, b.array.depth);
  const int result = depth < 0 ? common : depth;
  // In the result's depth where that holds all values of both, or else in one where nothing is cut off before
  // the end.
  int working = promote(common, result) == result ? workingDepth(result) : CV_64F;
  if (b.weak && !isFloat(working) && !fits(b.array, working)) working = CV_64F;
  Nd out = Nd::make(broadcastShape(a.shape, b.array.shape), result);
  run(isFloat(result) ? operation : withoutInfinity(operation), working, a, b.array, out);
  return out;
}

Nd comparison(Operation operation, const Nd& a, const Operand& b) {
  int working = workingDepth(b.weak ? a.depth : promote(a.depth, b.array.depth));
  if (b.weak && !isFloat(working) && !fits(b.array, working)) working = CV_64F;
  Nd out = Nd::make(broadcastShape(a.shape, b.array.shape), CV_8U);
  run(operation, working, a, b.array, out);
  return out;
}

Nd spread(const Nd& operand, const std::vector<int>& shape) {
  constexpr int kShort = 64;
  Nd result = broadcast(operand, shape);
  const size_t ndim = shape.size();
  const bool repeated = ndim >= 2 && shape[ndim - 1] > 1 && shape[ndim - 1] < kShort && shape[ndim - 2] > 1 &&
                        result.strides[ndim - 1] != 0 && result.strides[ndim - 2] == 0 && result.size() > 0;
  if (!repeated) return result;
  return writtenOut(result, 2);
}

Nd writtenOut(const Nd& array, size_t axes) {
  Nd once = array;
  for (size_t i = 0; i + axes < array.ndim(); ++i) {
    if (array.strides[i] == 0) once.shape[i] = std::min(array.shape[i], 1);
  }
  return broadcast(gather(once), array.shape);
}

Nd truthOf(const Nd& array) {
  if (array.itemsize() == 1) return array;
  return comparison(Operation::Ne, array, {numberNd(0), true});
}

int workingDepth(int depth) { return depth == CV_16F ? CV_32F : depth; }

bool fits(const Nd& numbers, int depth) {
  const Nd kept = converted(numbers, depth);
  const Nd same = comparison(Operation::Eq, numbers, {kept, false});
  return std::all_of(same.data, same.data + same.size(), [](uchar is) { return is != 0; });
}

Nd numberNd(double value) {
  Nd number = Nd::make({}, CV_64F);
  *reinterpret_cast<double*>(number.data) = value;
  return number;
}

}  // namespace node_cv2
