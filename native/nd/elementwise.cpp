#include "nd/elementwise.hpp"

namespace node_cv2 {

namespace {

bool isSmallInteger(int depth) { return depth <= CV_16S; }

/// What holds the values: those of a number, one by one.
Compute computeOf(const Operand& operand) {
  if (!operand.weak) {
    const int depth = operand.array.depth;
    if (isSmallInteger(depth)) return Compute::Int;
    return depth == CV_32F || depth == CV_16F ? Compute::Float : Compute::Double;
  }
  Compute least = Compute::Int;
  const auto* values = reinterpret_cast<const double*>(operand.array.data);
  for (size_t i = 0; i < operand.array.size(); ++i) {
    // Small enough that nothing overflows with it.
    if (values[i] == std::trunc(values[i]) && std::abs(values[i]) <= 32768) continue;
    if (std::abs(values[i]) > 1e6 || static_cast<float>(values[i]) != values[i]) return Compute::Double;
    least = Compute::Float;
  }
  return least;
}

}  // namespace

Compute computeFor(const Operand& a, const Operand& b) { return std::max(computeOf(a), computeOf(b)); }

Nd spread(const Nd& operand, const std::vector<int>& shape) {
  constexpr int kShort = 64;
  Nd result = broadcast(operand, shape);
  const size_t ndim = shape.size();
  const bool repeated = ndim >= 2 && shape[ndim - 1] > 1 && shape[ndim - 1] < kShort && shape[ndim - 2] > 1 &&
                        result.strides[ndim - 2] == 0 && result.size() > 0;
  if (!repeated) return result;
  Nd row = result;
  for (size_t i = 0; i + 2 < ndim; ++i) {
    if (result.strides[i] == 0) row.shape[i] = 1;
  }
  return broadcast(gather(row), shape);
}

void convertElements(const Nd& from, const Nd& to, double scale, double shift) {
  const bool plain = scale == 1 && shift == 0;
  if (plain && from.depth == to.depth) return copyElements(from, to);
  if (plain && isSmallInteger(from.depth)) return elementwise<int>(from, to, [](int value) { return value; });
  if (plain && from.depth == CV_32F) return elementwise<float>(from, to, [](float value) { return value; });
  elementwise<double>(from, to, [=](double value) { return value * scale + shift; });
}

Nd converted(const Nd& array, int depth) {
  if (array.depth == depth) return array;
  Nd copy = Nd::make(array.shape, depth);
  convertElements(array, copy);
  return copy;
}

}  // namespace node_cv2
