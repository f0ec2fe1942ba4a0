#include "image/limits.hpp"

#include <algorithm>
#include <climits>
#include <mutex>

#include "convert/number.hpp"
#include "env/errors.hpp"
#include "image/header.hpp"

// OpenCV's own reader of its environment variables, which it exports, but not the header.
namespace cv::utils {
CV_EXPORTS size_t getConfigurationParameterSizeT(const char* name, size_t defaultValue);
}

namespace node_cv2 {

namespace {

double fromEnvironment(const char* name, size_t otherwise) {
  return static_cast<double>(cv::utils::getConfigurationParameterSizeT(name, otherwise));
}

/// OpenCV's, which nobody can change after it was loaded: so this is read at that time too.
const ImageLimits opencvLimits = {fromEnvironment("OPENCV_IO_MAX_IMAGE_WIDTH", size_t{1} << 20),
                                  fromEnvironment("OPENCV_IO_MAX_IMAGE_HEIGHT", size_t{1} << 20),
                                  fromEnvironment("OPENCV_IO_MAX_IMAGE_PIXELS", size_t{1} << 30), Infinity};

std::mutex mutex;
ImageLimits limits = opencvLimits;

ImageLimits currentLimits() {
  const std::lock_guard<std::mutex> lock(mutex);
  return limits;
}

/// OpenCV's `imread` and `imdecode`: the type that `flags` make of a picture's.
double bytesOf(const image::Picture& picture, int flags) {
  // Of imgcodecs.hpp, which this OpenCV may lack: IMREAD_UNCHANGED, _COLOR, _ANYDEPTH and _ANYCOLOR.
  constexpr int unchanged = -1, color = 1, anyDepth = 2, anyColor = 4;
  int depth = picture.depth, channels = picture.channels;
  if (flags != unchanged) {
    if ((flags & anyDepth) == 0) depth = CV_8U;
    channels = (flags & color) != 0 || ((flags & anyColor) != 0 && channels > 1) ? 3 : 1;
  }
  return static_cast<double>(picture.width) * static_cast<double>(picture.height) * channels *
         static_cast<double>(CV_ELEM_SIZE1(depth));
}

std::string whole(double number) { return cv::format("%.0f", number); }

void check(const image::Header& header, const cv::Range& pages, int flags, double maxPixels,
           double maxBytes) {
  const ImageLimits most = currentLimits();
  double bytes = 0;
  const auto refuse = [&](const image::Picture& picture, const std::string& what, const char* name,
                          double limit) {
    const std::string size = std::to_string(picture.width) + "x" + std::to_string(picture.height);
    throw cv::Exception(cv::Error::StsOutOfRange,
                        "the " + std::string(header.format) + " image of " + size + " has " + what +
                            ", and the limit " + name + " is " + whole(limit),
                        "imageLimits", "node-cv2", 0);
  };
  const auto end = std::min(static_cast<size_t>(std::max(pages.end, 0)), header.pictures.size());
  for (auto i = static_cast<size_t>(std::max(pages.start, 0)); i < end; ++i) {
    const image::Picture& picture = header.pictures[i];
    const auto width = static_cast<double>(picture.width), height = static_cast<double>(picture.height);
    const double pixels = width * height;
    bytes += bytesOf(picture, flags);
    // Not `>`: NaN would be no limit at all.
    if (!(width <= most.maxWidth)) refuse(picture, whole(width) + " columns", "maxWidth", most.maxWidth);
    if (!(height <= most.maxHeight)) refuse(picture, whole(height) + " rows", "maxHeight", most.maxHeight);
    for (const double limit : {most.maxPixels, maxPixels})
      if (!(pixels <= limit)) refuse(picture, whole(pixels) + " pixels", "maxPixels", limit);
    for (const double limit : {most.maxBytes, maxBytes})
      if (!(bytes <= limit)) refuse(picture, whole(bytes) + " bytes when decoded", "maxBytes", limit);
  }
}

/// Without content where it is no file: OpenCV refuses that itself.
image::Source sourceOf(const cv::Mat& bytes) {
  const bool isFile = bytes.depth() == CV_8U && bytes.isContinuous();
  return {bytes.data, isFile ? bytes.total() * bytes.elemSize() : 0};
}

void checkFirst(image::Source source, int flags, double maxPixels, double maxBytes, const Fit& fit) {
  image::Header header;
  if (!image::readQuietly(source, image::Extent::First, header)) return;
  if (header.oneScan) {
    image::Picture& picture = header.pictures.front();
    const int eighths = image::planOf(header, flags, fit).eighths;
    picture.width = image::scaledSide(picture.width, eighths);
    picture.height = image::scaledSide(picture.height, eighths);
  }
  check(header, {0, 1}, flags, maxPixels, maxBytes);
}

void checkPages(image::Source source, const cv::Range& pages, int flags, double maxPixels, double maxBytes) {
  image::Header header;
  if (image::readQuietly(source, image::Extent::All, header))
    check(header, pages, flags, maxPixels, maxBytes);
}

/// Sets a limit, unless it is not given.
void set(double& limit, double value, double opencv, const char* name) {
  if (value < 0) return;
  if (!(value <= opencv))
    throw BadArgument(std::string("argument '") + name + "': OpenCV's own limit is " + whole(opencv) +
                      "; only the environment raises it, before OpenCV is loaded");
  limit = value;
}

}  // namespace

napi_value Value<ImageLimits>::write(Env& env, ImageLimits& in) {
  napi_value object = nullptr;
  napi_create_object(env.raw, &object);
  const auto put = [&](const char* name, double& value) {
    napi_set_named_property(env.raw, object, name, Value<double>::write(env, value));
  };
  put("maxWidth", in.maxWidth);
  put("maxHeight", in.maxHeight);
  put("maxPixels", in.maxPixels);
  put("maxBytes", in.maxBytes);
  return object;
}

namespace precondition {

void requireWithinLimits(const cv::String& path, int flags, double maxPixels, double maxBytes,
                         const Fit& fit) {
  checkFirst(image::Source(path), flags, maxPixels, maxBytes, fit);
}

void requireWithinLimits(const cv::Mat& bytes, int flags, double maxPixels, double maxBytes, const Fit& fit) {
  checkFirst(sourceOf(bytes), flags, maxPixels, maxBytes, fit);
}

void requireWithinLimits(const cv::String& path, const cv::Range& pages, int flags, double maxPixels,
                         double maxBytes) {
  checkPages(image::Source(path), pages, flags, maxPixels, maxBytes);
}

void requireWithinLimits(const cv::Mat& bytes, const cv::Range& pages, int flags, double maxPixels,
                         double maxBytes) {
  checkPages(sourceOf(bytes), pages, flags, maxPixels, maxBytes);
}

cv::Range pagesFrom(int start, int count) {
  const int first = std::max(start, 0);
  return {first, count < 0 || count > INT_MAX - first ? INT_MAX : first + count};
}

}  // namespace precondition
}  // namespace node_cv2

namespace cv {

node_cv2::ImageLimits imageLimits(double maxWidth, double maxHeight, double maxPixels, double maxBytes) {
  using namespace node_cv2;
  const std::lock_guard<std::mutex> lock(mutex);
  ImageLimits now = limits;
  set(now.maxWidth, maxWidth, opencvLimits.maxWidth, "maxWidth");
  set(now.maxHeight, maxHeight, opencvLimits.maxHeight, "maxHeight");
  set(now.maxPixels, maxPixels, opencvLimits.maxPixels, "maxPixels");
  set(now.maxBytes, maxBytes, opencvLimits.maxBytes, "maxBytes");
  return limits = now;
}

}  // namespace cv
