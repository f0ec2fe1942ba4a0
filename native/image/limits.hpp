#pragma once
#include <limits>
#include <opencv2/core.hpp>

#include "convert/reader.hpp"
#include "image/decode.hpp"

// Declared in the dialect of OpenCV's headers, since the generator reads this too.

namespace node_cv2 {

constexpr double Infinity = std::numeric_limits<double>::infinity();

/// The largest image that may be decoded.
struct ImageLimits {
  double maxWidth;
  double maxHeight;
  double maxPixels;
  double maxBytes;
};

template <>
struct Value<ImageLimits> {
  using type = ImageLimits;
  static bool read(Reader& reader, napi_value value, ImageLimits&) { return reader.fail("nothing", value); }
  static napi_value write(Env& env, ImageLimits& in);
  static void describe(std::string& text, const ImageLimits&) { text += "{...}"; }
};

namespace precondition {

// Words for refine/additions.ts, which throw themselves, to name the image's size and the limit. What a
// header does not tell is left to OpenCV, which has limits of its own.

/// The picture that imread or imdecode will decode.
void requireWithinLimits(const cv::String& path, int flags, double maxPixels, double maxBytes,
                         const Fit& fit = {});
void requireWithinLimits(const cv::Mat& bytes, int flags, double maxPixels, double maxBytes,
                         const Fit& fit = {});
/// Those that imreadmulti or imdecodemulti will decode, by their numbers.
void requireWithinLimits(const cv::String& path, const cv::Range& pages, int flags, double maxPixels,
                         double maxBytes);
void requireWithinLimits(const cv::Mat& bytes, const cv::Range& pages, int flags, double maxPixels,
                         double maxBytes);
/// So many from `start` on; all if `count` is negative.
cv::Range pagesFrom(int start, int count);

}  // namespace precondition
}  // namespace node_cv2

namespace cv {

/** @brief Sets what is given of the limits on images that are decoded, in the whole process, and tells all of
them.

A larger image is refused before it is decoded, by its header: `imread`, `imdecode` and `imreadmulti` throw a
CvError with the code `cv.Error.StsOutOfRange`. They have `maxPixels` and `maxBytes` for themselves too. Of a
JPEG file that is decoded to `fit`, what counts is what the decoder makes of it; the whole of a progressive
one, which it has to hold. At first, and at the most, the limits are OpenCV's: it read
`OPENCV_IO_MAX_IMAGE_WIDTH`, `OPENCV_IO_MAX_IMAGE_HEIGHT` and `OPENCV_IO_MAX_IMAGE_PIXELS` from the
environment when it was loaded.

@param maxWidth The most pixels in a row; a negative number leaves a limit as it is.
@param maxHeight The most rows.
@param maxPixels The most pixels of one image.
@param maxBytes The most bytes that the decoded pixels of one call take, of all pages together.
 */
CV_EXPORTS_W node_cv2::ImageLimits imageLimits(double maxWidth = -1, double maxHeight = -1,
                                               double maxPixels = -1, double maxBytes = -1);

}  // namespace cv
