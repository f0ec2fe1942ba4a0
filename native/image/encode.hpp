#pragma once
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "convert/reader.hpp"

namespace node_cv2 {

/// How many pixels of brightness share one of colour, side by side and one above the other.
struct ChromaSubsampling {
  int horizontal = 2;
  int vertical = 2;
};

template <>
struct Value<ChromaSubsampling> {
  using type = ChromaSubsampling;
  static bool read(Reader& reader, napi_value value, ChromaSubsampling& out);
  static napi_value write(Env& env, ChromaSubsampling& in);
  static void describe(std::string& text, const ChromaSubsampling& in);
};

namespace image {

/// What is said by name of how to encode, in the order of refine/additions.ts.
struct EncodeOptions {
  std::optional<int> quality;
  std::optional<bool> progressive;
  std::optional<bool> optimizeCoding;
  std::optional<ChromaSubsampling> chromaSubsampling;
  std::optional<bool> lossless;
  std::optional<int> compressionLevel;
};

bool encode(const cv::String& ext, cv::InputArray img, std::vector<uchar>& buf, std::vector<int> params,
            const EncodeOptions& options);
bool write(const cv::String& filename, cv::InputArray img, std::vector<int> params,
           const EncodeOptions& options);

// What refine/additions.ts calls in place of OpenCV's: the same functions, with the options behind.

template <class... Option>
bool imencode(const cv::String& ext, cv::InputArray img, std::vector<uchar>& buf,
              const std::vector<int>& params, const Option&... options) {
  return encode(ext, img, buf, params, {options...});
}
template <class... Option>
bool imwrite(const cv::String& filename, cv::InputArray img, const std::vector<int>& params,
             const Option&... options) {
  return write(filename, img, params, {options...});
}

}  // namespace image
}  // namespace node_cv2
