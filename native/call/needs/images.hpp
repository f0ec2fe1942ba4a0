#pragma once
#include <opencv2/core/ocl.hpp>

#include "call/needs/common.hpp"

namespace node_cv2::precondition {

// Drawing goes row by row from the first coordinate, be it far outside, and around a circle step by step. The
// last bits of a coordinate are a fraction, `shift` of them.

inline bool isNear(double coordinate, int shift = 0) {
  return std::abs(coordinate) <= static_cast<double>(1 << 24) * (1 << std::clamp(shift, 0, 16));
}
template <class T>
bool isNear(cv::Point_<T> point, int shift = 0) {
  return isNear(point.x, shift) && isNear(point.y, shift);
}
inline bool isNear(cv::Size size, int shift = 0) {
  return isNear(size.width, shift) && isNear(size.height, shift);
}
inline bool isNear(cv::Rect place, int shift = 0) {
  return isNear(place.tl(), shift) && isNear(place.size(), shift);
}
inline bool isNear(const cv::RotatedRect& box) { return isNear(box.center) && isNear(cv::Point2f(box.size)); }
inline bool areNear(const cv::Mat& points, int shift = 0) {
  if (points.depth() != CV_32S) return true;
  const cv::Mat numbers = points.reshape(1);
  return std::all_of(numbers.begin<int>(), numbers.end<int>(),
                     [&](int number) { return isNear(number, shift); });
}
inline bool areNear(const std::vector<cv::Mat>& lists, int shift = 0) {
  return std::all_of(lists.begin(), lists.end(),
                     [&](const cv::Mat& points) { return areNear(points, shift); });
}

/// A kernel of ones is made as large as its iterations together; any other runs as often.
inline bool isMorphology(cv::Size kernel, int iterations) {
  const auto grown = [&](int size) { return int64_t{iterations} * (std::max(size, 3) - 1) + 1; };
  return iterations <= 1 << 16 && grown(kernel.width) * grown(kernel.height) <= 1 << 26;
}

/// The diameter, which follows from the deviation where it is not given.
inline bool isBilateral(int diameter, double deviation) {
  return (diameter > 0 ? diameter : 3 * deviation) <= 1 << 11;
}

/// For each column it sums up as many distances as there are places to search.
inline bool isSearch(int window, cv::Size image) {
  return window <= 1 << 12 && int64_t{window} * window * image.width <= 1 << 28;
}
inline bool isSearch(int window, const std::vector<cv::Mat>& images) {
  return images.empty() || isSearch(window, images.front().size());
}

inline bool isOnCpuDevice(const cv::_InputArray& array) {
  return array.isUMat() && cv::ocl::useOpenCL() &&
         cv::ocl::Device::getDefault().type() == cv::ocl::Device::TYPE_CPU;
}

/// One level of the pyramid at least: each halves the sizes.
inline bool hasLevel(const cv::Mat& image) { return std::max(image.rows, image.cols) > 1; }
inline bool haveLevels(const std::vector<cv::Mat>& images) {
  return std::all_of(images.begin(), images.end(), hasLevel);
}

/// Beyond these the finer accumulator has no element for some of the pixels.
inline bool isHoughStep(double rho, double theta, cv::Size image) {
  return theta <= 2 * CV_PI && rho <= std::hypot(image.width, image.height);
}

#ifdef HAVE_OPENCV_IMGPROC
struct Subdivision : cv::Subdiv2D {
  static const auto& vertices(const Subdiv2D& plane) { return plane.*(&Subdivision::vtx); }
  static const auto& edges(const Subdiv2D& plane) { return plane.*(&Subdivision::qedges); }
};
/// Copies of such an object, as its methods give them, share their state.
struct Scissors : cv::segmentation::IntelligentScissorsMB {
  static std::shared_ptr<const void> state(const IntelligentScissorsMB& tool) {
    return tool.*(&Scissors::impl);
  }
};
inline std::shared_ptr<const void> stateOf(const cv::Ptr<cv::segmentation::IntelligentScissorsMB>& tool) {
  return Scissors::state(*tool);
}
inline cv::Size firstSize(std::initializer_list<cv::_InputArray> features) {
  const auto first =
      std::find_if(features.begin(), features.end(), [](const auto& array) { return !array.empty(); });
  return first == features.end() ? cv::Size() : first->size();
}
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

}  // namespace node_cv2::precondition
