#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {

inline bool is3x3(const cv::Mat& mat) { return mat.dims == 2 && mat.rows == 3 && mat.cols == 3; }

inline bool areCorners(const cv::Mat& points, cv::Size pattern) {
  const int64_t numbers = static_cast<int64_t>(points.total()) * points.channels();
  return pattern.width > 0 && pattern.height > 0 && numbers / 2 / pattern.width >= pattern.height;
}

/// C's old matrices take what is not float32 for float64: it must be as long at least. A list of points
/// becomes a matrix of one channel.
inline bool isForOldMatrix(const cv::_InputArray& array) {
  return array.type() == CV_32F || CV_ELEM_SIZE(array.type()) >= sizeof(double);
}
inline bool arePointsForOldMatrix(const cv::_InputArray& points) {
  const cv::Size size = points.size();
  if (points.channels() != 2 || (size.width != 1 && size.height != 1)) return isForOldMatrix(points);
  return points.depth() == CV_32F || points.depth() == CV_64F;
}

/// In sixteenths of a pixel, and one below the least for "none".
inline bool areDisparities(const cv::Mat& disparities, int least, int count) {
  if (disparities.type() != CV_16S) return true;
  return std::all_of(disparities.begin<int16_t>(), disparities.end<int16_t>(), [&](int disparity) {
    const int pixels = (disparity + 8) >> 4;
    return disparity == (least - 1) * 16 || (pixels >= least && pixels <= int64_t{least} + count);
  });
}

template <class Item>
bool areMatchesOf(const std::vector<std::vector<cv::DMatch>>& lists, const std::vector<Item>& from,
                  const std::vector<Item>& to) {
  for (const auto& list : lists)
    for (const cv::DMatch& match : list)
      if (!isIndexOf(match.queryIdx, from) || !isIndexOf(match.trainIdx, to)) return false;
  return true;
}

#ifdef HAVE_OPENCV_FEATURES2D
/// As it counts them; each is a whole image to detect in.
inline bool areViews(int last, int first, double step, double rotation) {
  constexpr double most = 10000;
  double count = 0, tilt = 1;
  for (int64_t at = std::max(first, 1); at <= last && count <= most; ++at)
    count += 1 + std::floor(180 / (rotation / (tilt *= step)));
  return first >= 0 && count <= most;
}

/// A keypoint without a size is enough for all but SIFT.
inline bool areDescribable(const cv::Feature2D& feature, const std::vector<cv::KeyPoint>& keypoints) {
  if (dynamic_cast<const cv::SIFT*>(&feature) == nullptr) return true;
  return std::all_of(keypoints.begin(), keypoints.end(),
                     [](const cv::KeyPoint& point) { return point.size > 0; });
}
inline bool areDescribable(const cv::Feature2D& feature,
                           const std::vector<std::vector<cv::KeyPoint>>& lists) {
  return std::all_of(lists.begin(), lists.end(),
                     [&](const auto& list) { return areDescribable(feature, list); });
}
#endif

#ifdef HAVE_OPENCV_FLANN
/// Only `build` and `load` set the pointer that the other methods follow.
inline bool isBuilt(const cv::flann::Index& index) {
  struct Open : cv::flann::Index {
    static bool isBuilt(const Index& index) { return index.*(&Open::index) != nullptr; }
  };
  return Open::isBuilt(index);
}
inline bool hasKeyBits(const cv::Mat& features, const cv::flann::IndexParams& params) {
  std::vector<cv::String> names, texts;
  std::vector<cv::flann::FlannIndexType> types;
  std::vector<double> numbers;
  params.getAll(names, types, texts, numbers);
  const auto number = [&](const char* name, double otherwise) {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? otherwise : numbers[static_cast<size_t>(at - names.begin())];
  };
  return number("algorithm", cvflann::FLANN_INDEX_LINEAR) != cvflann::FLANN_INDEX_LSH ||
         number("key_size", 20) <= 8.0 * features.cols;
}
#endif

#ifdef HAVE_OPENCV_STITCHING
struct Prepared : cv::detail::Blender {
  static cv::Rect place(const Blender& blender) { return blender.*(&Prepared::dst_roi_); }
  static bool is(const Blender& blender) { return !(blender.*(&Prepared::dst_)).empty(); }
};
inline bool isPrepared(const cv::detail::Blender& blender) { return Prepared::is(blender); }
inline bool hasPlace(const cv::detail::Blender& blender, const cv::Mat& image, const cv::Mat& mask,
                     cv::Point at) {
  const cv::Rect to = Prepared::place(blender);
  const auto within = [](int64_t from, int64_t size, int64_t start, int64_t length) {
    return from >= start && from + size <= start + length;
  };
  return isPrepared(blender) && mask.size() == image.size() && within(at.x, image.cols, to.x, to.width) &&
         within(at.y, image.rows, to.y, to.height);
}

inline bool areMasksOf(const std::vector<cv::Mat>& masks, const std::vector<cv::Mat>& images) {
  return std::equal(masks.begin(), masks.end(), images.begin(), images.end(),
                    [](const cv::Mat& mask, const cv::Mat& image) {
                      return mask.type() == CV_8U && mask.size() == image.size();
                    });
}

/// The pointer is private, and no heir sees it: but what is named in an explicit instantiation may be.
template <cv::Ptr<cv::detail::RotationWarper> cv::PyRotationWarper::*pointer>
struct WarperPointer {
  friend bool isUsable(const cv::PyRotationWarper& warper) { return warper.*pointer != nullptr; }
};
template struct WarperPointer<&cv::PyRotationWarper::rw>;
bool isUsable(const cv::PyRotationWarper& warper);
#endif

}  // namespace node_cv2::precondition
