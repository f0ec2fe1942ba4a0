#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

bool readSunRaster(Source& source, Extent, Header& header) {
  if (!source.has(0, "\x59\xA6\x6A\x95")) return false;
  header.format = "sunraster";
  const auto bits = source.big<uint32_t>(12), palette = source.big<uint32_t>(28);
  int channels = bits > 8 ? 3 : 1;
  // All reds, then all greens, then all blues.
  if (bits <= 8 && palette <= 3 * 256) {
    for (uint64_t i = 0, colors = palette / 3; i < colors; ++i) {
      const uint8_t red = source.byte(32 + i);
      if (source.byte(32 + colors + i) != red || source.byte(32 + 2 * colors + i) != red) channels = 3;
    }
  }
  header.pictures.push_back({source.big<uint32_t>(4), source.big<uint32_t>(8), channels, CV_8U});
  return true;
}

}  // namespace node_cv2::image
