#pragma once
#include <algorithm>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/opencv_modules.hpp>

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

inline bool isBetween(double least, double number, double most) { return least <= number && number <= most; }

// A proxy tells type and size without a look at the elements, which may lie on a device.

/// Rows and columns. Of more axes `rows` and `cols` are -1, and much takes those for a size.
inline bool isPlane(const cv::_InputArray& array) { return array.dims() <= 2; }

inline bool isPositive(cv::Size size) { return size.width > 0 && size.height > 0; }

/// Windows and kernels for which rows are kept, or neighbours added: no image has use for more.
inline bool isWindow(int size) { return size <= 1 << 14; }
inline bool isWindow(cv::Size size) { return isWindow(size.width) && isWindow(size.height); }

/// One whose elements are all made.
inline bool isKernel(cv::Size size) { return isWindow(size) && int64_t{size.width} * size.height <= 1 << 22; }

inline bool isInside(cv::Point point, cv::Size size) {
  return point.x >= 0 && point.y >= 0 && point.x < size.width && point.y < size.height;
}

/// A size as the number that an object is remembered by.
inline int64_t asNumber(cv::Size size) { return int64_t{size.height} << 32 | size.width; }
inline cv::Size asSize(int64_t number) {
  return {static_cast<int>(number & 0x7fffffff), static_cast<int>(number >> 32)};
}

}  // namespace node_cv2::precondition
