#pragma once
#include <opencv2/core/utility.hpp>

#include "nd/reduce-plan.hpp"

namespace node_cv2 {

/// Rows of columns, in bytes: what an operation folds in one go, column by column.
struct Tile {
  static constexpr int kRows = 255;
  static constexpr int kCols = 1024;
  const uchar* data;
  ptrdiff_t rowStride;
  ptrdiff_t colStride;
  int rows;
  int cols;

  /// `body(column, element)`, row by row. Vectorised when the columns lie close.
  template <class T, class Body>
  void each(const Body& body) const {
    const uchar* row = data;
    for (int i = 0; i < rows; ++i, row += rowStride) {
      if (colStride == sizeof(T)) {
        const T* at = reinterpret_cast<const T*>(row);
        for (int j = 0; j < cols; ++j) body(j, at[j]);
      } else {
        const uchar* at = row;
        for (int j = 0; j < cols; ++j, at += colStride) body(j, *reinterpret_cast<const T*>(at));
      }
    }
  }
};

/// Folds the elements of an array into one `Op::Total` for each result, in the order of the axes that stay.
///   static Total identity(const Total& of);               // of the same result, before any element
///   static void merge(Total& into, const Total& from);
///   static void fold(const Tile& tile, Total* totals);    // into as many totals as there are columns
template <class Op>
class Reduce {
 public:
  using Total = typename Op::Total;

  static std::vector<Total> all(const Nd& array, const Reduced& reduced) {
    return all(array, reduced, std::vector<Total>(reduced.results, Op::identity(Total())));
  }

  /// On top of `totals`.
  static std::vector<Total> all(const Nd& array, const Reduced& reduced, std::vector<Total> totals) {
    if (array.size() == 0) return totals;
    const ReducePlan plan(array, reduced);
    const ReducePlan::Cut cut = plan.cut(kSeparate);
    if (cut.parts == 1) {
      Reduce(plan, totals).run();
      return totals;
    }
    // Parts of an axis that is taken meet in the same results.
    std::vector<std::vector<Total>> partial;
    if (plan.axes[cut.axis].taken) {
      std::vector<Total> none(totals.size());
      std::transform(totals.begin(), totals.end(), none.begin(), Op::identity);
      partial.assign(cut.parts, none);
    }
    cv::parallel_for_(cv::Range(0, cut.parts), [&](const cv::Range& range) {
      for (int i = range.start; i < range.end; ++i)
        Reduce(plan.part(cut, i), partial.empty() ? totals : partial[i]).run();
    });
    for (const std::vector<Total>& part : partial) {
      for (size_t i = 0; i < totals.size(); ++i) Op::merge(totals[i], part[i]);
    }
    return totals;
  }

 private:
  using Axis = ReducePlan::Axis;
  static constexpr size_t kSeparate = 1 << 14;
  /// Runs shorter than this are not worth a tile of their own.
  static constexpr ptrdiff_t kShort = 32;

  Reduce(const ReducePlan& plan, std::vector<Total>& totals)
      : data_(plan.data), totals_(totals.data() + plan.start), outer_(plan.axes) {}

  Axis takeLast(bool taken) {
    for (size_t i = outer_.size(); i-- > 0;) {
      if (outer_[i].taken != taken) continue;
      const Axis axis = outer_[i];
      outer_.erase(outer_.begin() + i);
      return axis;
    }
    return {1, 0, 0, taken};
  }

  void run() {
    const bool keptInside = !outer_.empty() && !outer_.back().taken;
    const Axis rows = takeLast(true);
    Axis cols = takeLast(false);
    const bool periodic = keptInside ? cols.size < kShort && rows.in == cols.in * cols.size
                                     : rows.size >= kShort || cols.size == 1;
    if (!periodic) {
      return descend(0, data_, totals_, [&](const uchar* data, Total* totals) {
        tiles(data, rows.size, rows.in, cols.size, cols.in, cols.size, totals, cols.out);
      });
    }
    if (!keptInside && cols.size > 1) {
      outer_.push_back(cols);
      cols = {1, 0, 0, false};
    }
    const ptrdiff_t stride = keptInside ? cols.in : rows.in;
    descend(0, data_, totals_, [&](const uchar* data, Total* totals) {
      fold(data, rows.size * cols.size, stride, cols.size, totals, cols.out);
    });
  }

  template <class Body>
  void descend(size_t level, const uchar* data, Total* totals, const Body& body) const {
    if (level == outer_.size()) return body(data, totals);
    const Axis& axis = outer_[level];
    for (ptrdiff_t i = 0; i < axis.size; ++i)
      descend(level + 1, data + i * axis.in, totals + i * axis.out, body);
  }

  /// One run, whose elements belong to `period` results in turn: seen as rows of so many columns that the
  /// processor has enough to do side by side.
  static void fold(const uchar* data, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t period, Total* totals,
                   ptrdiff_t out) {
    const ptrdiff_t cols = period * ((count < 1 << 14 ? 64 : 512) / period);
    const ptrdiff_t rows = count / cols, rest = count % cols;
    if (rows > 0) tiles(data, rows, stride * cols, cols, stride, period, totals, out);
    if (rest > 0) tiles(data + stride * cols * rows, 1, 0, rest, stride, period, totals, out);
  }

  static void tiles(const uchar* data, ptrdiff_t rows, ptrdiff_t rowStride, ptrdiff_t cols,
                    ptrdiff_t colStride, ptrdiff_t period, Total* totals, ptrdiff_t out) {
    Total lanes[Tile::kCols];
    for (ptrdiff_t col = 0; col < cols; col += Tile::kCols) {
      const int width = static_cast<int>(std::min<ptrdiff_t>(Tile::kCols, cols - col));
      const auto eachLane = [&](const auto& body) {
        for (ptrdiff_t j = 0, k = col % period; j < width; ++j, k = k + 1 == period ? 0 : k + 1)
          body(lanes[j], totals[k * out]);
      };
      eachLane([](Total& lane, const Total& total) { lane = Op::identity(total); });
      for (ptrdiff_t row = 0; row < rows; row += Tile::kRows) {
        const int height = static_cast<int>(std::min<ptrdiff_t>(Tile::kRows, rows - row));
        Op::fold({data + row * rowStride + col * colStride, rowStride, colStride, height, width}, lanes);
      }
      eachLane([](const Total& lane, Total& total) { Op::merge(total, lane); });
    }
  }

  const uchar* data_;
  Total* totals_;
  /// The axes around the innermost two.
  std::vector<Axis> outer_;
};

}  // namespace node_cv2
