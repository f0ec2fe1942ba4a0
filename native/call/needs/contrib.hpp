#pragma once
#include <fstream>
#include <string>

#include "call/needs/geometry.hpp"

namespace node_cv2::precondition {

#ifdef HAVE_OPENCV_LINE_DESCRIPTOR
inline bool areLineDescriptors(const cv::Mat& descriptors) {
  return descriptors.type() == CV_8U && descriptors.dims == 2 && descriptors.rows > 0 &&
         descriptors.cols == 32;
}
inline bool isMatchMask(const cv::Mat& mask, const cv::Mat& query) {
  return mask.empty() || (mask.type() == CV_8U && mask.cols == 1 && mask.rows == query.rows);
}
#endif

#ifdef HAVE_OPENCV_FACE
/// An image's name, then a point a line: `x,y`. What does not open is refused by OpenCV.
inline bool areLandmarks(const std::vector<cv::String>& files) {
  return std::all_of(files.begin(), files.end(), [](const cv::String& name) {
    std::ifstream file(name);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const size_t comma = line.find(',');
      if (comma == std::string::npos || comma + 1 == line.size()) return false;
    }
    return true;
  });
}
#endif

#ifdef HAVE_OPENCV_XIMGPROC
/// As it computes them: columns, then rows of regions.
inline bool hasLscSeeds(cv::Size image, int region) {
  if (region <= 0 || image.empty()) return false;
  const double count = std::floor(static_cast<float>(image.area()) / (static_cast<float>(region) * region));
  const int columns = static_cast<int>(std::sqrt(count * image.width / image.height));
  return columns > 0 && columns <= image.width && isBetween(1, std::floor(count / columns), image.height);
}
/// As it computes them: levels that are too fine are left out, and each one above has half as many regions.
inline bool hasSeeds(cv::Size image, int count, int levels) {
  if (image.empty() || levels > 30 || image.width > 1 << 15 || image.height > 1 << 15) return false;
  const int rows =
      static_cast<int>(std::sqrt(static_cast<float>(std::max(count, 10)) * image.height / image.width));
  const int columns = rows * image.width / image.height;
  if (rows < 1 || columns < 1) return false;
  for (int level = std::max(levels, 2); level > 0; --level) {
    const int parts = 1 << (level - 1);
    const float width = static_cast<float>(image.width) / columns / parts;
    const float height = static_cast<float>(image.height) / rows / parts;
    if (width < 1 || height < 1) continue;
    return image.width / static_cast<int>(std::ceil(width)) >= parts &&
           image.height / static_cast<int>(std::ceil(height)) >= parts;
  }
  return false;
}
/// Every region has one.
inline bool isHistogram(int channels, int bins) {
  return channels > 0 && bins > 0 && channels * std::log2(bins) <= 16;
}
#endif

}  // namespace node_cv2::precondition
