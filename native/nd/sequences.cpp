#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "nd/blocks.hpp"
#include "nd/computing.hpp"

namespace node_cv2 {

namespace {

/// `count` elements on one axis, each computed as a double from its position.
template <class F>
Nd sequence(int count, int depth, const F& value) {
  Nd made = Nd::make({count}, depth);
  const Conversion finish = depth == CV_64F ? nullptr : conversion(CV_64F, depth);
  alignas(64) double room[kBlock];
  forBlocks(0, count, [&](size_t at, size_t size) {
    uchar* target = made.data + at * made.itemsize();
    double* block = finish == nullptr ? reinterpret_cast<double*>(target) : room;
    for (size_t i = 0; i < size; ++i) block[i] = value(at + i);
    if (finish != nullptr) finish(block, target, size);
  });
  return made;
}

struct Arange {
  double start = 0;
  std::optional<double> stop;
  double step = 1;
  int dtype = CV_64F;
  Nd result;

  void run() {
    // One number alone is where to stop.
    const double from = stop ? start : 0, to = stop ? *stop : start;
    if (step == 0 || !std::isfinite(step))
      throw BadArgument("argument 'step': expected a number that is not 0, got " + numberText(step));
    const double count = std::ceil((to - from) / step);
    // NaN does not fit either.
    if (!(count <= std::numeric_limits<int>::max())) {
      throw BadArgument("expected at most 2147483647 elements from " + numberText(from) + " to " +
                        numberText(to) + " in steps of " + numberText(step));
    }
    result = sequence(std::max(0, static_cast<int>(std::max(count, 0.0))), dtype,
                      [&](ptrdiff_t i) { return from + static_cast<double>(i) * step; });
  }
};

struct Linspace {
  double start = 0;
  double stop = 0;
  int num = 50;
  bool endpoint = true;
  int dtype = CV_64F;
  Nd result;

  void run() {
    if (num < 0) throw BadArgument("argument 'num': expected 0 or more, got " + std::to_string(num));
    const int steps = endpoint ? num - 1 : num;
    const double step = (stop - start) / steps;
    result = sequence(num, dtype, [&](ptrdiff_t i) {
      if (i == 0) return start;
      // Not what the sum of steps comes near to.
      return endpoint && i == steps ? stop : start + static_cast<double>(i) * step;
    });
  }
};

}  // namespace

void addSequences(Methods& methods) {
  methods.statics<Arange>("arange")
      .required<Value<double>>("start", &Arange::start)
      .optional<Optional<Value<double>>>("stop", &Arange::stop)
      .optional<Value<double>>("step", &Arange::step)
      .optional<DtypeKind>("dtype", &Arange::dtype)
      .result<Value<Nd>>(&Arange::result);
  methods.statics<Linspace>("linspace")
      .required<Value<double>>("start", &Linspace::start)
      .required<Value<double>>("stop", &Linspace::stop)
      .optional<Value<int>>("num", &Linspace::num)
      .optional<Value<bool>>("endpoint", &Linspace::endpoint)
      .optional<DtypeKind>("dtype", &Linspace::dtype)
      .result<Value<Nd>>(&Linspace::result);
}

}  // namespace node_cv2
