#include <opencv2/core.hpp>

#include <map>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

std::string text(Source& source, uint64_t& at) {
  constexpr size_t longest = 255;
  std::string name;
  for (char c; (c = static_cast<char>(source.byte(at++))) != 0;)
    if (name.push_back(c); name.size() > longest) throw NoHeader();
  return name;
}

/// How long a value is: OpenEXR looks at the size that the file tells only for types which have none of their
/// own.
uint64_t lengthOf(const std::string& type, uint64_t told) {
  static const std::map<std::string, uint64_t> lengths = {
      {"box2f", 16},      {"box2i", 16},   {"chromaticities", 32},
      {"compression", 1}, {"double", 8},   {"envmap", 1},
      {"float", 4},       {"int", 4},      {"keycode", 28},
      {"lineOrder", 1},   {"m33d", 72},    {"m33f", 36},
      {"m44d", 128},      {"m44f", 64},    {"rational", 8},
      {"tiledesc", 9},    {"timecode", 8}, {"v2d", 16},
      {"v2f", 8},         {"v2i", 8},      {"v3d", 24},
      {"v3f", 12},        {"v3i", 12}};
  const auto found = lengths.find(type);
  return found == lengths.end() ? told : found->second;
}

/// OpenCV's choice: red, green and blue, or luma and perhaps chroma, and alpha with either. Goes behind the
/// list.
int countChannels(Source& source, uint64_t& at) {
  bool color = false, alpha = false;
  for (std::string name = text(source, at); !name.empty(); name = text(source, at)) {
    at += 16;
    color = color || name == "R" || name == "G" || name == "B" || name == "RY" || name == "BY";
    alpha = alpha || name == "A";
  }
  return color ? (alpha ? 4 : 3) : (alpha ? 2 : 1);
}

}  // namespace

/// Attributes, of the first part where there are several.
bool readExr(Source& source, Extent, Header& header) {
  if (!source.has(0, "\x76\x2F\x31\x01")) return false;
  header.format = "exr";
  Picture picture{0, 0, 0, CV_32F};
  uint64_t at = 8;
  for (std::string name = text(source, at); !name.empty(); name = text(source, at)) {
    const std::string type = text(source, at);
    const uint64_t size = source.little<uint32_t>(at);
    at += 4;
    if (type == "chlist") {
      const int channels = countChannels(source, at);
      if (name == "channels") picture.channels = channels;
      continue;
    }
    if (name == "dataWindow" && type == "box2i") {
      const auto corner = [&](uint64_t index) { return int64_t{source.little<int32_t>(at + index * 4)}; };
      const int64_t width = corner(2) - corner(0) + 1, height = corner(3) - corner(1) + 1;
      if (width <= 0 || height <= 0) throw NoHeader();
      picture.width = static_cast<uint64_t>(width);
      picture.height = static_cast<uint64_t>(height);
    }
    at += lengthOf(type, size);
  }
  if (picture.width == 0 || picture.channels == 0) throw NoHeader();
  header.pictures.push_back(picture);
  return true;
}

}  // namespace node_cv2::image
