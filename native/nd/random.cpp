#include <algorithm>
#include <cstring>
#include <random>

#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/elementwise.hpp"

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

/// The greatest float16 that is not above `value`, or, of `below`, not `value` itself either.
float halfTo(float value, bool below) {
  const auto number = [](uint16_t bits) {
    return static_cast<float>(*reinterpret_cast<const cv::float16_t*>(&bits));
  };
  const cv::float16_t nearest(value);
  uint16_t bits = 0;
  std::memcpy(&bits, &nearest, sizeof bits);
  // By one or two.
  while (number(bits) > value || (below && number(bits) == value)) {
    const bool negative = (bits & 0x8000) != 0, zero = (bits & 0x7FFF) == 0;
    bits = zero ? 0x8001 : negative ? bits + 1 : bits - 1;
  }
  return number(bits);
}

struct Random {
  std::vector<int> shape;
  std::optional<int64_t> seed;
  double low = 0;
  std::optional<double> high;
  int dtype = CV_64F;
  Nd result;

  void run() {
    const double above = high.value_or(defaultHigh(dtype));
    check(above);
    result = Nd::make(shape, dtype == CV_16F ? CV_32F : dtype);
    if (result.size() == 0) return;
    const cv::Mat least(1, 1, CV_64F, cv::Scalar(low)), end(1, 1, CV_64F, cv::Scalar(above));
    cv::RNG rng(static_cast<uint64_t>(seed.value_or(0)));
    if (!seed) rng.state = anySeed();
    rng.fill(result.memory, cv::RNG::UNIFORM, least, end);
    if (dtype == CV_16F) narrow(halfLeast(), halfMost(above));
  }

  float halfLeast() const { return -halfTo(static_cast<float>(-low), false); }
  static float halfMost(double above) { return halfTo(static_cast<float>(above), true); }

  void check(double above) const {
    const bool integers = dtype <= CV_32S;
    const std::string got = ", got " + numberText(low) + " and " + numberText(above);
    const bool some = integers          ? std::ceil(low) < above
                      : dtype == CV_16F ? low < above && halfLeast() <= halfMost(above)
                                        : low < above;
    if (!some || !std::isfinite(above - low)) {
      throw BadArgument(std::string("expected ") + (integers ? "integers" : "numbers") +
                        " from 'low', below 'high'" + got);
    }
    // Of a wider range OpenCV draws the least alone, always.
    constexpr double end = 2147483648.0;
    if (integers && (low < -end || above > end || above - low > end)) {
      throw BadArgument("expected 'low' and 'high' within int32, at most 2147483648 apart" + got);
    }
  }

  /// OpenCV draws no float16. What is rounded beyond the bounds comes back.
  void narrow(float least, float most) {
    const Nd wide = result;
    result = Nd::make(shape, CV_16F);
    const Nd bounded = Nd::make(shape, CV_32F);
    compute(Operation::Max, CV_32F, wide, numberNd(least), bounded);
    compute(Operation::Min, CV_32F, bounded, numberNd(most), result);
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
