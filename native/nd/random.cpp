#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <random>

#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "nd/computing.hpp"
#include "nd/elementwise.hpp"
#include "nd/promote.hpp"

namespace node_cv2 {

namespace {

uint64_t anySeed() {
  std::random_device source;
  return uint64_t{source()} << 32 | source();
}

/// One above the greatest value of an integer dtype, 1 of floats.
double defaultHigh(int depth) {
  constexpr double highs[] = {256, 128, 65536, 32768, 2147483648.0, 1, 1, 1};
  return highs[depth];
}

/// The greatest number of a float dtype that is not above `value`, or, of `below`, not `value` itself either.
double floatTo(int depth, double value, bool below) {
  const auto over = [&](double number) { return number > value || (below && number == value); };
  if (depth == CV_64F) return below ? std::nextafter(value, -HUGE_VAL) : value;
  if (depth == CV_32F) {
    auto number = static_cast<float>(value);
    while (over(number)) number = std::nextafter(number, -HUGE_VALF);
    return number;
  }
  const cv::float16_t nearest(static_cast<float>(value));
  uint16_t bits = 0;
  std::memcpy(&bits, &nearest, sizeof bits);
  const auto number = [&] { return static_cast<float>(*reinterpret_cast<const cv::float16_t*>(&bits)); };
  // By one or two.
  while (over(number())) {
    const bool negative = (bits & 0x8000) != 0, zero = (bits & 0x7FFF) == 0;
    bits = zero ? 0x8001 : negative ? bits + 1 : bits - 1;
  }
  return number();
}

struct Random {
  std::vector<int> shape;
  std::optional<int64_t> seed;
  double low = 0;
  std::optional<double> high;
  int dtype = CV_64F;
  Nd result;

  void run() {
    const bool integers = !isFloat(dtype);
    double from = low, to = high.value_or(defaultHigh(dtype));
    check(from, to);
    // OpenCV cuts off what is not whole.
    if (integers) from = std::ceil(from), to = std::ceil(to);
    // It draws no float16.
    result = Nd::make(shape, dtype == CV_16F ? CV_32F : dtype);
    if (result.size() == 0) return;
    cv::RNG rng(static_cast<uint64_t>(seed.value_or(0)));
    if (!seed) rng.state = anySeed();
    rng.fill(result.memory, cv::RNG::UNIFORM, cv::Mat(1, 1, CV_64F, cv::Scalar(from)),
             cv::Mat(1, 1, CV_64F, cv::Scalar(to)));
    if (!integers) bound(leastFrom(from), floatTo(dtype, to, true));
  }

 private:
  double leastFrom(double from) const { return -floatTo(dtype, -from, false); }

  void check(double from, double to) const {
    const std::string got = ", got " + numberText(from) + " and " + numberText(to);
    const bool integers = !isFloat(dtype);
    // float32 is what OpenCV computes float16 in, too.
    const auto fits = [&](double number) {
      return std::isfinite(number) && (dtype == CV_64F || std::abs(number) <= FLT_MAX);
    };
    if (!(from < to) || (integers && std::ceil(from) >= to)) {
      throw BadArgument(std::string("expected ") + (integers ? "integers" : "numbers") +
                        " from 'low', below 'high'" + got);
    }
    if (!integers &&
        (!fits(from) || !fits(to) || !fits(to - from) || leastFrom(from) > floatTo(dtype, to, true)))
      throw BadArgument(std::string("expected 'low' and 'high' with numbers of ") + dtypeName(dtype) +
                        " between" + got);
    // Of a wider range OpenCV draws the least alone, always.
    constexpr double end = 2147483648.0;
    if (integers && (from < -end || to > end || to - from > end)) {
      throw BadArgument("expected 'low' and 'high' within int32, at most 2147483648 apart" + got);
    }
  }

  /// What is rounded beyond the bounds comes back.
  void bound(double least, double most) {
    const int wide = result.depth;
    const Nd raised = Nd::make(shape, wide);
    compute(Operation::Max, wide, result, numberNd(least), raised);
    if (dtype != wide) result = Nd::make(shape, dtype);
    compute(Operation::Min, wide, raised, numberNd(most), result);
  }
};

}  // namespace

void addRandom(Methods& methods) {
  methods.statics<Random>("random")
      .required<ShapeKind>("shape", &Random::shape)
      .optional<Optional<Value<int64_t>>>("seed", &Random::seed)
      .optional<Value<double>>("low", &Random::low)
      .optional<Optional<Value<double>>>("high", &Random::high)
      .optional<DtypeKind>("dtype", &Random::dtype)
      .result<Value<Nd>>(&Random::result);
}

}  // namespace node_cv2
