#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

/// After a chain of blocks, each with its length before it.
uint64_t afterBlocks(Source& source, uint64_t at) {
  while (const uint8_t length = source.byte(at)) at += 1 + uint64_t{length};
  return at + 1;
}

/// After the table of colours that the flags announce, if they do.
uint64_t afterColors(uint64_t at, uint8_t flags) {
  return at + ((flags & 0x80) != 0 ? uint64_t{3} << ((flags & 7) + 1) : 0);
}

uint64_t countFrames(Source& source, uint64_t at) {
  uint64_t frames = 0;
  // A file that is cut off has those that it has.
  try {
    for (; source.byte(at) != ';';) {
      if (source.byte(at) == '!') {
        at = afterBlocks(source, at + 2);
      } else if (source.byte(at) == ',') {
        ++frames;
        at = afterBlocks(source, afterColors(at + 10, source.byte(at + 9)) + 1);
      } else {
        break;
      }
    }
  } catch (const NoHeader&) {
  }
  return std::max<uint64_t>(frames, 1);
}

}  // namespace

bool readGif(Source& source, Extent extent, Header& header) {
  if (!source.has(0, "GIF87a") && !source.has(0, "GIF89a")) return false;
  header.format = "gif";
  header.pictures.push_back({source.little<uint16_t>(6), source.little<uint16_t>(8), 3, CV_8U});
  if (extent == Extent::All) header.frames = countFrames(source, afterColors(13, source.byte(10)));
  return true;
}

}  // namespace node_cv2::image
