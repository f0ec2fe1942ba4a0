#include <opencv2/core.hpp>

#include <cstdio>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

/// Up to the line break, as `fgets` gives it to OpenCV: a longer one comes in pieces.
std::string line(Source& source, uint64_t& at) {
  constexpr size_t longest = 127;
  std::string text;
  while (text.size() < longest) {
    text.push_back(static_cast<char>(source.byte(at++)));
    if (text.back() == '\n') break;
  }
  return text;
}

}  // namespace

/// Radiance: lines up to an empty one, then the resolution.
bool readHdr(Source& source, Extent, Header& header) {
  if (!source.has(0, "#?RGBE") && !source.has(0, "#?RADIANCE")) return false;
  header.format = "hdr";
  uint64_t at = 0;
  line(source, at);
  while (line(source, at) != "\n") {
  }
  int width = 0, height = 0;
  if (std::sscanf(line(source, at).c_str(), "-Y %d +X %d", &height, &width) < 2 || width <= 0 || height <= 0)
    throw NoHeader();
  header.pictures.push_back({static_cast<uint64_t>(width), static_cast<uint64_t>(height), 3, CV_32F});
  return true;
}

}  // namespace node_cv2::image
