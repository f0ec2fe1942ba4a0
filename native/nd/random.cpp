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

float halfOf(uint16_t bits) { return static_cast<float>(*reinterpret_cast<const cv::float16_t*>(&bits)); }

/// The greatest float16 below `value`, which is one of float16's range.
float halfBelow(float value) {
  const cv::float16_t half(value);
  if (static_cast<float>(half) < value) return static_cast<float>(half);
  uint16_t bits = 0;
  std::memcpy(&bits, &half, sizeof bits);
  if ((bits & 0x7FFF) == 0) return halfOf(0x8001);
  return halfOf((bits & 0x8000) != 0 ? bits + 1 : bits - 1);
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
    const bool integers = dtype <= CV_32S;
    if (!(integers ? std::ceil(low) < above : low < above) || !std::isfinite(above - low)) {
      throw BadArgument(std::string("expected ") + (integers ? "integers" : "numbers") +
                        " from 'low', below 'high', got " + numberText(low) + " and " + numberText(above));
    }
    result = Nd::make(shape, dtype == CV_16F ? CV_32F : dtype);
    if (result.size() == 0) return;
    // The bounds of int32 as it has them: what is beyond, it would divide by zero.
    constexpr double least = std::numeric_limits<int>::min(), most = 2147483648.0;
    const auto bound = [&](double value) { return integers ? std::clamp(value, least, most) : value; };
    cv::RNG rng(static_cast<uint64_t>(seed.value_or(0)));
    if (!seed) rng.state = anySeed();
    rng.fill(result.memory, cv::RNG::UNIFORM, cv::Mat(1, 1, CV_64F, cv::Scalar(bound(low))),
             cv::Mat(1, 1, CV_64F, cv::Scalar(bound(above))));
    if (dtype == CV_16F) narrow(static_cast<float>(above));
  }

  /// OpenCV draws no float16. What is rounded up to `above` must stay below.
  void narrow(float above) {
    const Nd wide = result;
    result = Nd::make(shape, CV_16F);
    const float most = halfBelow(above);
    elementwise<float>(wide, result, [most](float value) { return value < most ? value : most; });
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
