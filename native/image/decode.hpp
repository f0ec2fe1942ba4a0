#pragma once
#include <limits>
#include <opencv2/core.hpp>

#include "convert/reader.hpp"
#include "image/header.hpp"

namespace node_cv2 {

/// The box that an image is made to fit into; a side that is infinite limits nothing.
struct Fit {
  double width = std::numeric_limits<double>::infinity();
  double height = std::numeric_limits<double>::infinity();
};

template <>
struct Value<Fit> {
  using type = Fit;
  static bool read(Reader& reader, napi_value value, Fit& out);
  static napi_value write(Env& env, Fit& in);
  static void describe(std::string& text, const Fit& in);
};

namespace image {

// What refine/additions.ts calls in place of OpenCV's: the same functions, with a box besides.

cv::Mat imread(const cv::String& filename, int flags, const Fit& fit);
cv::Mat imdecode(cv::InputArray buf, int flags, const Fit& fit);
/// Since OpenCV 4.10.
inline void imread(const cv::String& filename, cv::OutputArray dst, int flags, const Fit& fit) {
  imread(filename, flags, fit).copyTo(dst);
}

/// How a picture is decoded for a box.
struct Plan {
  /// The result's size, as the picture is stored: not yet turned.
  cv::Size size;
  /// How much of each side the decoder makes, in eighths: 1, 2, 4 or 8.
  int eighths = 8;
  /// EXIF's, or 1 where `flags` leave it alone.
  int orientation = 1;
};
Plan planOf(const Header& header, int flags, const Fit& fit);

/// One side, scaled as libjpeg does.
constexpr uint64_t scaledSide(uint64_t side, int eighths) { return (side * eighths + 7) / 8; }

}  // namespace image
}  // namespace node_cv2
