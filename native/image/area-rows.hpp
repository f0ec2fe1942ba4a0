#pragma once
#include <opencv2/core.hpp>
#include <vector>

namespace node_cv2::image {

/// Shrinks an image of bytes, of one channel or three, while its rows come one by one: each pixel becomes the
/// mean of the area that it covers. The sums are those of `cv::resize` with INTER_AREA, in the same order of
/// floats, but it takes pixels one by one; here their channels are one vector.
class AreaRows {
 public:
  /// From an image of that size to `to`, which is no larger.
  AreaRows(cv::Size from, cv::Mat& to);
  /// The next row.
  void push(const uchar* row);

 private:
  /// Of a pixel (or row) `from`, what goes to pixel `to`.
  struct Share {
    int from;
    int to;
    float weight;
  };
  static std::vector<Share> sharesOf(int from, int to);

  template <int channels>
  void shrink();

  cv::Mat& to_;
  const cv::Size from_;
  const std::vector<Share> columns_;
  const std::vector<Share> rows_;
  /// The next of `rows_`, and how many rows came.
  size_t next_ = 0;
  int came_ = 0;
  /// A row as it came, shrunk, and the sum of those.
  std::vector<float> source_;
  std::vector<float> narrow_;
  std::vector<float> sum_;
};

}  // namespace node_cv2::image
