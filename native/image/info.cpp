#include "image/info.hpp"

#include "convert/number.hpp"
#include "convert/string.hpp"
#include "mat/dtype.hpp"

namespace node_cv2 {

namespace {

[[noreturn]] void fail(int code, const std::string& text) {
  throw cv::Exception(code, text, "imageInfo", "node-cv2", 0);
}

ImageInfo infoOf(image::Source& source) {
  ImageInfo info;
  try {
    if (!image::readHeader(source, image::Extent::All, info.header))
      fail(cv::Error::StsUnsupportedFormat, "it is of no format that is known here");
  } catch (const image::NoHeader&) {
    fail(cv::Error::StsParseError,
         std::string("the header of the ") + info.header.format + " file is broken or cut off");
  }
  return info;
}

}  // namespace

napi_value Value<ImageInfo>::write(Env& env, ImageInfo& in) {
  napi_value object = nullptr;
  napi_create_object(env.raw, &object);
  const auto set = [&](const char* name, auto value) {
    napi_set_named_property(env.raw, object, name, Value<decltype(value)>::write(env, value));
  };
  const image::Picture& picture = in.header.pictures.front();
  set("format", std::string(in.header.format));
  set("width", static_cast<double>(picture.width));
  set("height", static_cast<double>(picture.height));
  set("channels", picture.channels);
  set("depth", picture.depth);
  set("dtype", std::string(dtypeName(picture.depth)));
  set("orientation", in.header.orientation);
  set("frames", static_cast<double>(in.header.frames));
  return object;
}

}  // namespace node_cv2

namespace cv {

node_cv2::ImageInfo imageInfo(const String& filename) {
  node_cv2::image::Source source(filename);
  if (source.size() == 0)
    node_cv2::fail(Error::StsObjectNotFound, "there is no such file, or it is empty or cannot be read");
  return node_cv2::infoOf(source);
}

node_cv2::ImageInfo imageInfo(InputArray buf) {
  const Mat mat = buf.getMat();
  if (mat.depth() != CV_8U || !mat.isContinuous())
    node_cv2::fail(Error::StsBadArg, "'buf' must hold a file's bytes: uint8, without gaps");
  node_cv2::image::Source source(mat.data, mat.total() * mat.elemSize());
  return node_cv2::infoOf(source);
}

}  // namespace cv
