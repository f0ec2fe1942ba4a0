#pragma once
#include <algorithm>
#include <vector>

// What OpenCV needs of its arguments and does not check, in words for the conditions of the generator's
// table.

namespace node_cv2::precondition {

/// A CvError, where the process would die.
inline void require(bool holds, const char* function, const char* text) {
  if (!holds) throw cv::Exception(cv::Error::StsBadArg, text, function, "node-cv2", 0);
}

template <class T>
bool indicesOf(const std::vector<int>& indices, const std::vector<T>& list) {
  for (const int index : indices)
    if (index < 0 || static_cast<size_t>(index) >= list.size()) return false;
  return true;
}

/// Of flann::Index, whose methods follow a pointer that only `build` and `load` set.
struct FlannIndex : cv::flann::Index {
  static bool isBuilt(const Index& index) { return index.*(&FlannIndex::index) != nullptr; }
};
inline bool isBuilt(const cv::flann::Index& index) { return FlannIndex::isBuilt(index); }

template <class A, class B>
bool sameLengths(const std::vector<A>& lists, const std::vector<B>& others) {
  return std::equal(lists.begin(), lists.end(), others.begin(), others.end(),
                    [](const A& list, const B& other) { return list.size() == other.size(); });
}

inline bool matchesOf(const std::vector<std::vector<cv::DMatch>>& lists,
                      const std::vector<cv::KeyPoint>& from, const std::vector<cv::KeyPoint>& to) {
  const auto isIndex = [](int index, size_t size) { return index >= 0 && static_cast<size_t>(index) < size; };
  for (const auto& list : lists)
    for (const cv::DMatch& match : list)
      if (!isIndex(match.queryIdx, from.size()) || !isIndex(match.trainIdx, to.size())) return false;
  return true;
}

/// A point keypoint is enough for all but SIFT.
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

inline bool is3x3(const cv::Mat& mat) { return mat.dims == 2 && mat.rows == 3 && mat.cols == 3; }

/// In sixteenths of a pixel, and one below the least for "none".
inline bool areDisparities(const cv::Mat& disparities, int least, int count) {
  if (disparities.type() != CV_16S) return true;
  for (auto at = disparities.begin<int16_t>(); at != disparities.end<int16_t>(); ++at) {
    const int pixels = (*at + 8) >> 4;
    if (*at != (least - 1) * 16 && (pixels < least || pixels > int64_t{least} + count)) return false;
  }
  return true;
}

struct Subdivision : cv::Subdiv2D {
  static bool isEdge(const Subdiv2D& plane, int edge) {
    return edge >= 0 && static_cast<size_t>(edge >> 2) < (plane.*(&Subdivision::qedges)).size();
  }
  static bool isVertex(const Subdiv2D& plane, int vertex) {
    return vertex >= 0 && static_cast<size_t>(vertex) < (plane.*(&Subdivision::vtx)).size();
  }
};
inline bool isEdge(const cv::Subdiv2D& plane, int edge) { return Subdivision::isEdge(plane, edge); }
inline bool isVertex(const cv::Subdiv2D& plane, int vertex) { return Subdivision::isVertex(plane, vertex); }
inline bool haveFacets(const cv::Subdiv2D& plane, const std::vector<int>& vertices) {
  // One that is never used, and the corners of the triangle around everything.
  constexpr int outer = 4;
  for (const int vertex : vertices)
    if (vertex < outer || !isVertex(plane, vertex)) return false;
  return true;
}

}  // namespace node_cv2::precondition
