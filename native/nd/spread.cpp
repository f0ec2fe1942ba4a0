#include <cmath>

#include "nd/accumulate.hpp"
#include "nd/computing.hpp"
#include "nd/depths.hpp"
#include "nd/reduction.hpp"

namespace node_cv2 {

namespace {

/// Of integers up to 16 bits: sums and sums of squares, both exact.
template <class T>
struct MomentsOf {
  struct Total {
    int64_t sum;
    uint64_t squares;
  };
  static Total identity(const Total&) { return {0, 0}; }
  static void merge(Total& into, const Total& from) {
    into.sum += from.sum;
    into.squares += from.squares;
  }
  static void fold(const Tile& tile, Total* totals) {
    using Square = std::conditional_t<sizeof(T) == 1, uint32_t, uint64_t>;
    typename TileSum<T>::type sums[Tile::kCols];
    Square squares[Tile::kCols];
    std::fill(sums, sums + tile.cols, 0);
    std::fill(squares, squares + tile.cols, 0);
    tile.each<T>([&](int col, T element) {
      sums[col] += element;
      squares[col] += static_cast<uint32_t>(element * static_cast<int64_t>(element));
    });
    for (int col = 0; col < tile.cols; ++col) merge(totals[col], {sums[col], squares[col]});
  }
  static std::vector<Total> of(const Nd& array, const Reduced& reduced) {
    return Reduce<MomentsOf>::all(array, reduced);
  }
  /// The sum of the squared distances from the mean: from the integer nearest to it first, which is exact, so
  /// that nothing cancels.
  static double squaredDistances(const Total& total, size_t count) {
    const double near = std::nearbyint(static_cast<double>(total.sum) / static_cast<double>(count));
    const auto centre = static_cast<int64_t>(near);
    const auto n = static_cast<int64_t>(count);
    const int64_t rest = total.sum - centre * n;
    // Modulo 2^64: the result fits, what it is made of need not.
    const uint64_t distances = total.squares -
                               2 * static_cast<uint64_t>(centre) * static_cast<uint64_t>(total.sum) +
                               static_cast<uint64_t>(centre) * static_cast<uint64_t>(centre) * count;
    return static_cast<double>(distances) - static_cast<double>(rest) * static_cast<double>(rest) / n;
  }
};

/// Of others, in a second pass: distances from the mean, and their squares. With the exact mean the distances
/// would sum to 0; what they do sum to corrects the squares.
template <class T>
struct DistancesOf {
  struct Total {
    double mean;
    double sum;
    double squares;
  };
  static Total identity(const Total& of) { return {of.mean, 0, 0}; }
  static void merge(Total& into, const Total& from) {
    into.sum += from.sum;
    into.squares += from.squares;
  }
  static void fold(const Tile& tile, Total* totals) {
    double means[Tile::kCols], sums[Tile::kCols], squares[Tile::kCols];
    for (int col = 0; col < tile.cols; ++col) {
      means[col] = totals[col].mean;
      sums[col] = squares[col] = 0;
    }
    tile.each<T>([&](int col, T element) {
      const double distance = element - means[col];
      sums[col] += distance;
      squares[col] += distance * distance;
    });
    for (int col = 0; col < tile.cols; ++col) merge(totals[col], {0, sums[col], squares[col]});
  }
  static std::vector<Total> of(const Nd& array, const Reduced& reduced) {
    std::vector<Total> totals(reduced.results);
    const auto sums = Reduce<SumOf<T>>::all(array, reduced);
    for (size_t i = 0; i < sums.size(); ++i)
      totals[i] = {static_cast<double>(sums[i]) / static_cast<double>(reduced.count), 0, 0};
    return Reduce<DistancesOf>::all(array, reduced, std::move(totals));
  }
  static double squaredDistances(const Total& total, size_t count) {
    return total.squares - total.sum * total.sum / static_cast<double>(count);
  }
};

template <bool root>
struct Spread {
  Nd self;
  Axes axis;
  bool keepdims = false;
  double ddof = 0;
  Reduction result;

  void run() {
    const Reduced reduced = reducedAxes(self, axis, keepdims);
    const Nd array = widened(self);
    const double divisor = std::max(static_cast<double>(reduced.count) - ddof, 0.0);
    result.whole = axis.all && !keepdims;
    result.array = byDepth(array.depth, [&](auto zero) {
      using T = decltype(zero);
      using Op = std::conditional_t<std::is_integral_v<T> && sizeof(T) <= 2, MomentsOf<T>, DistancesOf<T>>;
      return finished(Op::of(array, reduced), reduced.shape, [&](const auto& total) {
        const double distances = reduced.count == 0 ? 0 : Op::squaredDistances(total, reduced.count);
        return root ? std::sqrt(distances / divisor) : distances / divisor;
      });
    });
  }
};

template <bool root>
void addSpread(Methods& methods, const char* name) {
  methods.method<Spread<root>>(name)
      .template optional<Value<Axes>>("axis", &Spread<root>::axis)
      .template optional<Value<bool>>("keepdims", &Spread<root>::keepdims)
      .template optional<Value<double>>("ddof", &Spread<root>::ddof)
      .template result<NumberOrNd>(&Spread<root>::result);
}

}  // namespace

void addSpreads(Methods& methods) {
  addSpread<true>(methods, "std");
  addSpread<false>(methods, "var");
}

}  // namespace node_cv2
