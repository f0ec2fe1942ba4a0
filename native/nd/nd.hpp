#pragma once
#include <opencv2/core.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace node_cv2 {

/// As many axes as cv::Mat can have.
constexpr size_t kMaxDims = 32;

/// An array as numpy has it: any strides, the channels an axis like the others. cv::Mat knows only some of
/// these
/// (`headerOf`). Owns a share of the memory; copied freely, on any thread.
struct Nd {
  /// Some header over the memory, which it keeps alive.
  cv::Mat memory;
  /// The element of index 0, 0, ...
  uchar* data = nullptr;
  int depth = CV_8U;
  std::vector<int> shape;
  /// In bytes.
  std::vector<ptrdiff_t> strides;

  size_t ndim() const { return shape.size(); }
  size_t itemsize() const { return CV_ELEM_SIZE1(depth); }
  /// Elements, and their bytes.
  size_t size() const;
  size_t nbytes() const { return size() * itemsize(); }
  /// The elements lie one after the other, in the order of the axes.
  bool isContiguous() const;

  /// What OpenCV made: its sizes, and the channels where there are more than one.
  static Nd of(cv::Mat mat);
  /// New memory, not filled. Throws cv::Exception when there is none.
  static Nd make(std::vector<int> shape, int depth);
};

/// Strides of contiguous elements.
std::vector<ptrdiff_t> contiguousStrides(const std::vector<int>& shape, int depth);

/// Sizes and type that cv2 gives an array of that shape: three axes of which the last has at most CV_CN_MAX
/// elements are an image with channels; one axis is a column.
void sizesOf(const std::vector<int>& shape, int depth, std::vector<int>& sizes, int& type);

/// The header that cv2 would give OpenCV for this array; none when cv::Mat cannot have such strides.
std::optional<cv::Mat> headerOf(const Nd& array);

/// The array's elements in new memory, contiguous.
Nd gather(const Nd& array);

/// The array itself; a copy where other threads may write to its memory (a SharedArrayBuffer). For what reads
/// elements twice, and would write beyond its results if they differed.
Nd steady(const Nd& array);

/// Copies elements between arrays of one shape and depth, in whatever strides. They must not overlap.
void copyElements(const Nd& from, const Nd& to);

/// The first byte, and the one after the last.
std::pair<uchar*, uchar*> extentOf(const Nd& array);
/// Are all elements aligned to `low`, and in `[low, high)`? Of any shape and strides, hostile ones too.
bool liesWithin(const Nd& array, const uchar* low, const uchar* high);

/// Do the two share bytes, at least by their extents?
bool mayOverlap(const Nd& a, const Nd& b);

/// `array` seen in `shape`, by strides of 0 where it has size 1 or no axis. Throws BadArgument, with the two
/// shapes, when it does not fit.
Nd broadcast(const Nd& array, const std::vector<int>& shape);
/// The shape that both broadcast to.
std::vector<int> broadcastShape(const std::vector<int>& a, const std::vector<int>& b);

/// `[480, 640, 3]`
std::string describeShape(const std::vector<int>& shape);

}  // namespace node_cv2
