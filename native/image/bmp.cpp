#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

/// A palette with a colour in it; entries that the file does not have are black.
bool hasColor(Source& source, uint64_t at, uint64_t entries) {
  for (uint64_t i = 0; i < entries; ++i, at += 4)
    if (source.byte(at) != source.byte(at + 1) || source.byte(at) != source.byte(at + 2)) return true;
  return false;
}

}  // namespace

bool readBmp(Source& source, Extent, Header& header) {
  constexpr uint32_t kOldSize = 12, kMasks = 3;
  if (!source.has(0, "BM")) return false;
  header.format = "bmp";
  const auto size = source.little<uint32_t>(14);
  if (size == kOldSize) {
    header.pictures.push_back({source.little<uint16_t>(18), source.little<uint16_t>(20), 1, CV_8U});
    return true;
  }
  if (size < 36) throw NoHeader();
  const auto width = source.little<int32_t>(18), height = source.little<int32_t>(22);
  if (width <= 0 || height == 0) throw NoHeader();
  const auto bits = source.little<uint16_t>(28);
  const auto compression = source.little<uint32_t>(30);
  int channels = bits == 32 && compression == kMasks ? 4 : 3;
  if (bits <= 8) {
    const auto used = source.little<uint32_t>(46);
    if (used > 256) throw NoHeader();
    const uint64_t all = uint64_t{1} << bits;
    channels = hasColor(source, uint64_t{14} + size, used == 0 ? all : std::min<uint64_t>(used, all)) ? 3 : 1;
  }
  // Upside down when negative.
  header.pictures.push_back(
      {static_cast<uint64_t>(width), static_cast<uint64_t>(std::abs(int64_t{height})), channels, CV_8U});
  return true;
}

}  // namespace node_cv2::image
