#include <cmath>
#include <limits>

#include "convert/optional.hpp"
#include "convert/text.hpp"
#include "env/errors.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/extreme.hpp"
#include "nd/method.hpp"
#include "nd/tally.hpp"

namespace node_cv2 {

namespace {

/// Equal bins by their edges; the last holds its upper edge too.
class Bins {
 public:
  Bins(int count, double first, double last)
      : edges(Nd::make({count + 1}, CV_64F)), count_(count), scale_(count / (last - first)) {
    edge_ = reinterpret_cast<double*>(edges.data);
    const double width = (last - first) / count;
    for (int i = 0; i < count; ++i) edge_[i] = first + i * width;
    edge_[count] = last;
  }

  /// -1 for what is outside, and for NaN.
  int of(double value) const {
    if (!(value >= edge_[0] && value <= edge_[count_])) return -1;
    const double place = (value - edge_[0]) * scale_;
    const int bin = place < count_ ? static_cast<int>(place) : count_ - 1;
    // The edges decide, where rounding has it otherwise.
    if (bin > 0 && value < edge_[bin]) return bin - 1;
    return bin + 1 < count_ && value >= edge_[bin + 1] ? bin + 1 : bin;
  }

  const Nd edges;

 private:
  double* edge_;
  int count_;
  double scale_;
};

struct Histogram {
  Nd self;
  int bins = 10;
  std::optional<cv::Vec2d> range;
  Nd counts;
  Nd edges;

  void run() {
    if (bins < 1 || bins == std::numeric_limits<int>::max())
      throw BadArgument("argument 'bins': expected 1 to 2147483646, got " + std::to_string(bins));
    const Nd values = widened(flattened(self));
    byDepth(values.depth, [&](auto zero) { count<decltype(zero)>(values); });
  }

 private:
  template <class T>
  void count(const Nd& values) {
    const T* at = reinterpret_cast<const T*>(values.data);
    const Bins in = binsFor<T>(values);
    edges = in.edges;
    if constexpr (sizeof(T) <= 2) {
      // Each value once.
      constexpr int least = std::numeric_limits<T>::lowest();
      const Nd often = tally(values.size(), 1 << (8 * sizeof(T)), [at](size_t from, size_t to, int* counts) {
        for (size_t i = from; i < to; ++i) ++counts[at[i] - least];
      });
      const int* times = reinterpret_cast<const int*>(often.data);
      counts = tally(often.size(), bins, [&](size_t from, size_t to, int* sums) {
        for (size_t i = from; i < to; ++i) {
          const int bin = times[i] == 0 ? -1 : in.of(static_cast<double>(i) + least);
          if (bin >= 0) sums[bin] += times[i];
        }
      });
    } else {
      counts = tally(values.size(), bins, [&](size_t from, size_t to, int* sums) {
        for (size_t i = from; i < to; ++i) {
          const int bin = in.of(at[i]);
          if (bin >= 0) ++sums[bin];
        }
      });
    }
  }

  template <class T>
  Bins binsFor(const Nd& values) const {
    cv::Vec2d ends = range.value_or(cv::Vec2d(0, 1));
    if (!range && values.size() > 0)
      ends = {static_cast<double>(extremeOf<T, false>(values)),
              static_cast<double>(extremeOf<T, true>(values))};
    // Also where the distance is no number.
    if (!(ends[0] <= ends[1]) || !std::isfinite(ends[1] - ends[0])) {
      throw BadArgument((range ? "argument 'range': expected two finite numbers in order, got ["
                               : "argument 'range': needed for these elements, which go from [") +
                        numberText(ends[0]) + ", " + numberText(ends[1]) + "]");
    }
    if (ends[0] == ends[1]) ends = {ends[0] - 0.5, ends[1] + 0.5};
    return {bins, ends[0], ends[1]};
  }
};

}  // namespace

void addHistogram(Methods& methods) {
  methods.method<Histogram>("histogram")
      .optional<Value<int>>("bins", &Histogram::bins)
      .optional<Optional<Value<cv::Vec2d>>>("range", &Histogram::range)
      .result<Value<Nd>>(&Histogram::counts)
      .result<Value<Nd>>(&Histogram::edges);
}

}  // namespace node_cv2
