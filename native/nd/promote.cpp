#include "nd/promote.hpp"

#include <algorithm>
#include <opencv2/core.hpp>

namespace node_cv2 {

namespace {

struct Bits {
  /// What integers need beside the sign; what a float's mantissa holds.
  int value;
  bool isSigned;
  bool isFloat;
};

Bits bitsOf(int depth) {
  switch (depth) {
    case CV_8U:
      return {8, false, false};
    case CV_8S:
      return {7, true, false};
    case CV_16U:
      return {16, false, false};
    case CV_16S:
      return {15, true, false};
    case CV_32S:
      return {31, true, false};
    case CV_16F:
      return {11, true, true};
    case CV_32F:
      return {24, true, true};
    default:
      return {53, true, true};
  }
}

}  // namespace

int promote(int a, int b) {
  const Bits x = bitsOf(a), y = bitsOf(b);
  const int value = std::max(x.value, y.value);
  // From the least to the widest, integers only for integers.
  for (int depth : {CV_8U, CV_8S, CV_16U, CV_16S, CV_32S, CV_16F, CV_32F, CV_64F}) {
    const Bits bits = bitsOf(depth);
    const bool isFloat = x.isFloat || y.isFloat;
    if (bits.isFloat == isFloat && bits.value >= value && bits.isSigned >= (x.isSigned || y.isSigned))
      return depth;
  }
  return CV_64F;
}

int promote(std::vector<int> depths) {
  std::stable_partition(depths.begin(), depths.end(), isFloat);
  int common = depths.at(0);
  for (int depth : depths) common = promote(common, depth);
  return common;
}

}  // namespace node_cv2
