#include "image/encode.hpp"

#include <opencv2/opencv_modules.hpp>

#include "convert/inspect.hpp"
#include "convert/string.hpp"
#include "env/errors.hpp"

namespace node_cv2 {

namespace {

constexpr struct {
  const char* name;
  ChromaSubsampling value;
} subsamplings[] = {
    {"4:4:4", {1, 1}}, {"4:4:0", {1, 2}}, {"4:2:2", {2, 1}}, {"4:2:0", {2, 2}}, {"4:1:1", {4, 1}}};

const char* nameOf(const ChromaSubsampling& value) {
  const auto* found = std::find_if(std::begin(subsamplings), std::end(subsamplings), [&](const auto& one) {
    return one.value.horizontal == value.horizontal && one.value.vertical == value.vertical;
  });
  return found->name;
}

}  // namespace

bool Value<ChromaSubsampling>::read(Reader& reader, napi_value value, ChromaSubsampling& out) {
  std::string text;
  if (readString(reader.env.raw, value, text)) {
    for (const auto& [name, subsampling] : subsamplings) {
      if (text != name) continue;
      out = subsampling;
      return true;
    }
  }
  return reader.fail("'4:4:4', '4:4:0', '4:2:2', '4:2:0' or '4:1:1'", value);
}

napi_value Value<ChromaSubsampling>::write(Env& env, ChromaSubsampling& in) {
  return makeString(env.raw, nameOf(in));
}

void Value<ChromaSubsampling>::describe(std::string& text, const ChromaSubsampling& in) {
  text += quoted(nameOf(in));
}

}  // namespace node_cv2

#ifdef HAVE_OPENCV_IMGCODECS
#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "image/jpeg-encoder.hpp"

namespace node_cv2::image {

namespace {

enum class Format { Jpeg, Png, Webp, Avif, Other };

/// Of what stands behind the last dot, as OpenCV looks at it.
Format formatOf(const std::string& name, std::string& extension) {
  const size_t dot = name.rfind('.');
  extension = dot == std::string::npos ? "" : name.substr(dot);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return std::tolower(letter); });
  if (extension == ".jpg" || extension == ".jpeg" || extension == ".jpe") return Format::Jpeg;
  if (extension == ".png") return Format::Png;
  if (extension == ".webp") return Format::Webp;
  if (extension == ".avif") return Format::Avif;
  return Format::Other;
}

/// Which format knows which option, as which parameter of OpenCV's, from where to where.
constexpr struct Row {
  Format format;
  const char* option;
  int flag;
  int least;
  int most;
} table[] = {
    {Format::Jpeg, "quality", cv::IMWRITE_JPEG_QUALITY, 0, 100},
    {Format::Jpeg, "progressive", cv::IMWRITE_JPEG_PROGRESSIVE, 0, 1},
    {Format::Jpeg, "optimizeCoding", cv::IMWRITE_JPEG_OPTIMIZE, 0, 1},
    {Format::Jpeg, "chromaSubsampling", 0, 0, 0},
    {Format::Png, "compressionLevel", cv::IMWRITE_PNG_COMPRESSION, 0, 9},
    {Format::Webp, "quality", cv::IMWRITE_WEBP_QUALITY, 1, 100},
    {Format::Webp, "lossless", 0, 0, 1},
    // IMWRITE_AVIF_QUALITY, since OpenCV 4.9.
    {Format::Avif, "quality", 512, 0, 100},
};

[[noreturn]] void refuse(const std::string& option, const std::string& why, bool range = false) {
  throw BadArgument("argument '" + option + "': " + why, range);
}

/// The row of an option that was given.
const Row& rowOf(Format format, const std::string& extension, const char* option) {
  std::string known;
  for (const Row& row : table) {
    if (row.format != format) continue;
    if (std::string(row.option) == option) return row;
    known += (known.empty() ? "; they have " : ", ") + std::string(row.option);
  }
  refuse(option, (extension.empty() ? "without an extension," : extension) + " files have none" + known);
}

/// `params`, and before them what `options` say.
std::vector<int> paramsOf(Format format, const std::string& extension, const EncodeOptions& options,
                          std::vector<int> params) {
  std::vector<int> list;
  const auto add = [&](const char* option, const auto& given) {
    if (!given) return;
    const Row& row = rowOf(format, extension, option);
    const int value = static_cast<int>(*given);
    if (value < row.least || value > row.most)
      refuse(option,
             std::to_string(value) + " is not from " + std::to_string(row.least) + " to " +
                 std::to_string(row.most) + ", as " + extension + " files have it",
             true);
    if (row.flag != 0) list.insert(list.end(), {row.flag, value});
  };
  add("quality", options.quality);
  add("progressive", options.progressive);
  add("optimizeCoding", options.optimizeCoding);
  add("lossless", options.lossless);
  add("compressionLevel", options.compressionLevel);
  if (options.chromaSubsampling) {
    rowOf(format, extension, "chromaSubsampling");
    if (!params.empty())
      refuse("chromaSubsampling", "with it, `params` must be empty; say the rest by name too");
  }
  if (options.lossless.value_or(false) && options.quality) refuse("quality", "a lossless file has none");
  if (options.lossless && !options.quality)
    list.insert(list.end(), {cv::IMWRITE_WEBP_QUALITY, *options.lossless ? 101 : 100});
  list.insert(list.end(), params.begin(), params.end());
  return list;
}

/// By libjpeg itself.
bool encodeSubsampled(cv::InputArray img, const EncodeOptions& options, std::vector<uchar>& buf) {
  cv::Mat image = img.getMat();
  if (image.empty() || image.dims > 2 ||
      (image.channels() != 1 && image.channels() != 3 && image.channels() != 4))
    CV_Error(cv::Error::StsBadArg, "a JPEG file takes an image of 1, 3 or 4 channels");
  if (image.depth() != CV_8U) image.convertTo(image, CV_8U);
  return encodeJpeg(image, options, buf);
}

}  // namespace

bool encode(const cv::String& ext, cv::InputArray img, std::vector<uchar>& buf, std::vector<int> params,
            const EncodeOptions& options) {
  std::string extension;
  const Format format = formatOf(ext, extension);
  params = paramsOf(format, extension, options, std::move(params));
  return options.chromaSubsampling ? encodeSubsampled(img, options, buf)
                                   : cv::imencode(ext, img, buf, params);
}

bool write(const cv::String& filename, cv::InputArray img, std::vector<int> params,
           const EncodeOptions& options) {
  std::string extension;
  const Format format = formatOf(filename, extension);
  params = paramsOf(format, extension, options, std::move(params));
  if (!options.chromaSubsampling) return cv::imwrite(filename, img, params);
  std::vector<uchar> buf;
  if (!encodeSubsampled(img, options, buf)) return false;
  std::ofstream file(filename, std::ios::binary);
  file.write(reinterpret_cast<const char*>(buf.data()), static_cast<std::streamsize>(buf.size()));
  return static_cast<bool>(file.flush());
}

}  // namespace node_cv2::image
#endif
