#pragma once
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

}  // namespace node_cv2::precondition
