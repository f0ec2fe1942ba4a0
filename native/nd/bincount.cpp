#include <limits>

#include "convert/optional.hpp"
#include "env/errors.hpp"
#include "mat/dtype.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/extreme.hpp"
#include "nd/method.hpp"
#include "nd/tally.hpp"

namespace node_cv2 {

namespace {

struct Bincount {
  Nd self;
  std::optional<Operand> weights;
  int minlength = 0;
  Nd result;

  void run() {
    if (self.depth > CV_32S)
      throw BadArgument(std::string("expected a Mat of integers, got ") + dtypeName(self.depth), false);
    if (minlength < 0) {
      throw BadArgument("argument 'minlength': expected 0 or more, got " + std::to_string(minlength));
    }
    if (weights && weights->array.size() != self.size()) {
      throw BadArgument("argument 'weights': expected as many as shape " + describeShape(self.shape) +
                        " has elements, got shape " + describeShape(weights->array.shape));
    }
    const Nd values = flattened(steady(self));
    byDepth(values.depth, [&](auto zero) {
      using T = decltype(zero);
      if constexpr (std::is_integral_v<T>) count<T>(values);
    });
  }

 private:
  template <class T>
  void count(const Nd& values) {
    const T* at = reinterpret_cast<const T*>(values.data);
    const size_t size = values.size();
    const int bins = std::max(minlength, size == 0 ? 0 : lengthFor<T>(values));
    if (!weights) {
      result = tally(size, bins, [at](size_t from, size_t to, int* counts) {
        for (size_t i = from; i < to; ++i) ++counts[at[i]];
      });
      return;
    }
    const Nd wide = widened(flattened(weights->array));
    result = Nd::make({bins}, CV_64F);
    double* sums = reinterpret_cast<double*>(result.data);
    std::fill(sums, sums + bins, 0);
    byDepth(wide.depth, [&](auto zero) {
      const auto* weight = reinterpret_cast<const decltype(zero)*>(wide.data);
      for (size_t i = 0; i < size; ++i) sums[at[i]] += weight[i];
    });
  }

  template <class T>
  static int lengthFor(const Nd& values) {
    const T least = extremeOf<T, false>(values), greatest = extremeOf<T, true>(values);
    if (least < 0) throw BadArgument("expected no negative elements, got " + std::to_string(least));
    if (greatest == std::numeric_limits<int>::max())
      throw BadArgument("expected elements below 2147483647, got " + std::to_string(greatest));
    return static_cast<int>(greatest) + 1;
  }
};

}  // namespace

void addBincount(Methods& methods) {
  methods.method<Bincount>("bincount")
      .optional<Optional<Value<Operand>>>("weights", &Bincount::weights)
      .optional<Value<int>>("minlength", &Bincount::minlength)
      .result<Value<Nd>>(&Bincount::result);
}

}  // namespace node_cv2
