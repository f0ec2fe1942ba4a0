#include "image/decode.hpp"

#include <opencv2/opencv_modules.hpp>

#include "convert/tuple.hpp"
#include "env/errors.hpp"

namespace node_cv2 {

bool Value<Fit>::read(Reader& reader, napi_value value, Fit& out) {
  cv::Size2d size;
  if (!Value<cv::Size2d>::read(reader, value, size)) return false;
  const auto isSide = [](double side) { return side >= 1 && side == std::trunc(side); };
  if (!isSide(size.width) || !isSide(size.height))
    return reader.failRange("a Size [width, height] of whole numbers from 1 on, or Infinity", value);
  out = {size.width, size.height};
  return true;
}

napi_value Value<Fit>::write(Env& env, Fit& in) {
  cv::Size2d size(in.width, in.height);
  return Value<cv::Size2d>::write(env, size);
}

void Value<Fit>::describe(std::string& text, const Fit& in) {
  Value<cv::Size2d>::describe(text, {in.width, in.height});
}

namespace image {

namespace {

/// The largest size of the same proportions in the box.
cv::Size sizeIn(const Fit& fit, double width, double height) {
  const double scale = std::min({1., fit.width / width, fit.height / height});
  const auto side = [&](double whole) { return std::max(1, cvRound(whole * scale)); };
  return {side(width), side(height)};
}

// Of imgcodecs.hpp, which this OpenCV may lack.
constexpr int kUnchanged = -1, kColor = 1, kAnyColor = 4, kGdal = 8, kReduced = 16 | 32 | 64,
              kIgnoreOrientation = 128, kColorRgb = 256;

bool isGiven(const Fit& fit) { return std::isfinite(fit.width) || std::isfinite(fit.height); }

}  // namespace

Plan planOf(const Header& header, int flags, const Fit& fit) {
  Plan plan;
  const auto width = header.pictures.front().width, height = header.pictures.front().height;
  if (flags != kUnchanged && (flags & kIgnoreOrientation) == 0) plan.orientation = header.orientation;
  const bool lies = plan.orientation >= 5;
  plan.size = sizeIn(lies ? Fit{fit.height, fit.width} : fit, static_cast<double>(width),
                     static_cast<double>(height));
  const auto enough = [&](int eighths) {
    return scaledSide(width, eighths) >= static_cast<uint64_t>(plan.size.width) &&
           scaledSide(height, eighths) >= static_cast<uint64_t>(plan.size.height);
  };
  if (header.scales && isGiven(fit))
    while (plan.eighths > 1 && enough(plan.eighths / 2)) plan.eighths /= 2;
  return plan;
}

}  // namespace image
}  // namespace node_cv2

#ifdef HAVE_OPENCV_IMGCODECS
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "image/jpeg-decoder.hpp"

namespace node_cv2::image {

namespace {

/// As EXIF has it.
void turn(cv::Mat& image, int orientation) {
  if (orientation >= 5) cv::transpose(image, image);
  switch (orientation) {
    case 2:
    case 6:
      return cv::flip(image, image, 1);
    case 4:
    case 8:
      return cv::flip(image, image, 0);
    case 3:
    case 7:
      return cv::flip(image, image, -1);
  }
}

/// `whole` decodes all of it, by OpenCV.
template <class Whole>
cv::Mat decodeTo(const Fit& fit, Source& source, const JpegFile& file, int flags, const Whole& whole) {
  if (flags != kUnchanged && (flags & kReduced) != 0)
    throw BadArgument("argument 'fit': the IMREAD_REDUCED_ flags tell a size too", false);
  Header header;
  const bool asUsual = flags == kUnchanged || (flags & (kGdal | kColorRgb)) == 0;
  if (asUsual && readQuietly(source, Extent::First, header) && header.scales) {
    const Plan plan = planOf(header, flags, fit);
    const bool has = header.pictures.front().channels > 1;
    const bool color = flags == kUnchanged ? has : (flags & kColor) != 0 || ((flags & kAnyColor) != 0 && has);
    cv::Mat image = decodeJpeg(file, header, plan, !color);
    if (!image.empty()) turn(image, plan.orientation);
    return image;
  }
  cv::Mat image = whole();
  if (image.empty()) return image;
  const cv::Size size = sizeIn(fit, image.cols, image.rows);
  if (size != image.size()) cv::resize(image, image, size, 0, 0, cv::INTER_AREA);
  return image;
}

}  // namespace

cv::Mat imread(const cv::String& filename, int flags, const Fit& fit) {
  const auto whole = [&] { return cv::imread(filename, flags); };
  if (!isGiven(fit)) return whole();
  Source source(filename);
  return decodeTo(fit, source, {nullptr, 0, filename.c_str()}, flags, whole);
}

cv::Mat imdecode(cv::InputArray buf, int flags, const Fit& fit) {
  const auto whole = [&] { return cv::imdecode(buf, flags); };
  const cv::Mat bytes = buf.getMat();
  // OpenCV refuses others.
  if (!isGiven(fit) || bytes.depth() != CV_8U || !bytes.isContinuous()) return whole();
  const size_t size = bytes.total() * bytes.elemSize();
  Source source(bytes.data, size);
  return decodeTo(fit, source, {bytes.data, size, nullptr}, flags, whole);
}

}  // namespace node_cv2::image
#endif
