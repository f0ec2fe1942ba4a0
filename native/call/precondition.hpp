#pragma once
#include <algorithm>
#include <vector>

#include <opencv2/opencv_modules.hpp>

#include "callback/display.hpp"

// What OpenCV needs of its arguments and does not check, in words for the conditions of the generator's table
// (refine/preconditions.ts).

namespace node_cv2::precondition {

/// A CvError, where the process would die.
inline void require(bool holds, const char* function, const char* text) {
  if (!holds) throw cv::Exception(cv::Error::StsBadArg, text, function, "node-cv2", 0);
}

template <class T>
bool isIndexOf(int index, const std::vector<T>& list) {
  return index >= 0 && static_cast<size_t>(index) < list.size();
}

template <class T>
bool areIndicesOf(const std::vector<int>& indices, const std::vector<T>& list) {
  return std::all_of(indices.begin(), indices.end(), [&](int index) { return isIndexOf(index, list); });
}

template <class A, class B>
bool sameLengths(const std::vector<A>& lists, const std::vector<B>& others) {
  return std::equal(lists.begin(), lists.end(), others.begin(), others.end(),
                    [](const A& list, const B& other) { return list.size() == other.size(); });
}

inline bool areMatchesOf(const std::vector<std::vector<cv::DMatch>>& lists,
                         const std::vector<cv::KeyPoint>& from, const std::vector<cv::KeyPoint>& to) {
  for (const auto& list : lists)
    for (const cv::DMatch& match : list)
      if (!isIndexOf(match.queryIdx, from) || !isIndexOf(match.trainIdx, to)) return false;
  return true;
}

inline bool is3x3(const cv::Mat& mat) { return mat.dims == 2 && mat.rows == 3 && mat.cols == 3; }

inline bool areCorners(const cv::Mat& points, cv::Size pattern) {
  const int64_t numbers = static_cast<int64_t>(points.total()) * points.channels();
  return pattern.width > 0 && pattern.height > 0 && numbers / 2 / pattern.width >= pattern.height;
}

/// In sixteenths of a pixel, and one below the least for "none".
inline bool areDisparities(const cv::Mat& disparities, int least, int count) {
  if (disparities.type() != CV_16S) return true;
  return std::all_of(disparities.begin<int16_t>(), disparities.end<int16_t>(), [&](int disparity) {
    const int pixels = (disparity + 8) >> 4;
    return disparity == (least - 1) * 16 || (pixels >= least && pixels <= int64_t{least} + count);
  });
}

// The state of objects is reached through an heir: C++ gives it the protected members of its base.

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

#ifdef HAVE_OPENCV_IMGPROC
struct Subdivision : cv::Subdiv2D {
  static const auto& vertices(const Subdiv2D& plane) { return plane.*(&Subdivision::vtx); }
  static const auto& edges(const Subdiv2D& plane) { return plane.*(&Subdivision::qedges); }
};
/// Each is stored with its opposite and the two that cross them.
inline bool isEdge(const cv::Subdiv2D& plane, int edge) {
  return isIndexOf(edge >> 2, Subdivision::edges(plane));
}
inline bool isVertex(const cv::Subdiv2D& plane, int vertex) {
  return isIndexOf(vertex, Subdivision::vertices(plane));
}
inline bool haveFacets(const cv::Subdiv2D& plane, const std::vector<int>& vertices) {
  // One that is never used, and the corners of the triangle around everything.
  constexpr int outer = 4;
  return std::all_of(vertices.begin(), vertices.end(),
                     [&](int vertex) { return vertex >= outer && isVertex(plane, vertex); });
}
#endif

#ifdef HAVE_OPENCV_FEATURES2D
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

#ifdef HAVE_OPENCV_OBJDETECT
inline bool divides(cv::Size part, cv::Size whole) {
  return part.width > 0 && part.height > 0 && whole.width % part.width == 0 &&
         whole.height % part.height == 0;
}
inline bool areHogSizes(cv::Size window, cv::Size block, cv::Size stride, cv::Size cell, int bins) {
  return bins > 0 && block.width > 0 && block.height > 0 && window.width >= block.width &&
         window.height >= block.height && divides(cell, block) && divides(stride, window - block);
}
inline bool fitsWindow(const cv::HOGDescriptor& hog, const cv::Mat& image, cv::Size stride,
                       cv::Size padding) {
  const bool moves = stride == cv::Size() || (stride.width > 0 && stride.height > 0);
  const auto holds = [](int64_t size, int64_t around, int window) {
    return size + 2 * std::max<int64_t>(around, 0) >= window;
  };
  return moves && holds(image.cols, padding.width, hog.winSize.width) &&
         holds(image.rows, padding.height, hog.winSize.height);
}
#endif

#ifdef HAVE_OPENCV_ML
inline bool isClassifier(const cv::ml::StatModel& model) {
  if (const auto* svm = dynamic_cast<const cv::ml::SVM*>(&model))
    return svm->getType() == cv::ml::SVM::C_SVC || svm->getType() == cv::ml::SVM::NU_SVC;
  return dynamic_cast<const cv::ml::NormalBayesClassifier*>(&model) != nullptr;
}
inline bool areClasses(const cv::ml::StatModel& model, const cv::Mat& responses) {
  return responses.depth() != CV_32F || !isClassifier(model);
}
inline bool areClasses(const cv::ml::StatModel& model, const cv::Ptr<cv::ml::TrainData>& data) {
  return !data->getClassLabels().empty() || !isClassifier(model);
}
inline bool isWritable(const cv::Algorithm& algorithm) {
  const auto* trees = dynamic_cast<const cv::ml::DTrees*>(&algorithm);
  return trees == nullptr || trees->isTrained();
}
#else
inline bool isWritable(const cv::Algorithm&) { return true; }
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
