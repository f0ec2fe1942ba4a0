#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

/// Chunks: IHDR need not be the first for libpng, which passes over those that it does not know.
bool readPng(Source& source, Extent extent, Header& header) {
  if (!source.has(0, "\x89PNG\r\n\x1A\n")) return false;
  header.format = "png";
  constexpr uint8_t kColor = 2, kAlpha = 4;
  uint8_t kind = 0;
  bool pixels = false;
  for (uint64_t at = 8; !source.has(at + 4, "IEND"); at += 12 + uint64_t{source.big<uint32_t>(at)}) {
    const uint64_t length = source.big<uint32_t>(at);
    if (header.pictures.empty() && source.has(at + 4, "IHDR")) {
      const int depth = source.byte(at + 16) == 16 ? CV_16U : CV_8U;
      kind = source.byte(at + 17);
      const int channels = (kind & kAlpha) != 0 ? 4 : (kind & kColor) != 0 ? 3 : 1;
      header.pictures.push_back(
          {source.big<uint32_t>(at + 8), source.big<uint32_t>(at + 12), channels, depth});
    } else if (!pixels && (kind & kColor) != 0 && length > 0 && source.has(at + 4, "tRNS")) {
      header.pictures.front().channels = 4;
    } else if (source.has(at + 4, "acTL")) {
      header.frames = source.big<uint32_t>(at + 8);
    } else if (source.has(at + 4, "eXIf")) {
      header.orientation = exifOrientation(source, at + 8);
    } else if (source.has(at + 4, "IDAT")) {
      pixels = true;
      // EXIF data may come after the pixels too.
      if (extent == Extent::First) break;
    }
    // Of a file that is cut off the header counts all the same.
    if (pixels && source.size() - at < 24 + length) break;
  }
  if (header.pictures.empty()) throw NoHeader();
  return true;
}

}  // namespace node_cv2::image
