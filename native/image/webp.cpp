#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

constexpr uint32_t kBits14 = 0x3FFF;

/// A lossy frame, or a lossless one: its own header, without a chunk's.
bool readFrame(Source& source, uint64_t at, Picture& picture) {
  if (source.has(at + 3, "\x9D\x01\x2A") && (source.byte(at) & 1) == 0) {
    picture = {source.little<uint16_t>(at + 6) & kBits14, source.little<uint16_t>(at + 8) & kBits14, 3,
               CV_8U};
    return true;
  }
  if (!source.has(at, "\x2F")) return false;
  const uint32_t bits = source.little<uint32_t>(at + 1);
  constexpr int kVersionAt = 29, kAlphaAt = 28;
  if (bits >> kVersionAt != 0) return false;
  const int channels = (bits >> kAlphaAt & 1) != 0 ? 4 : 3;
  picture = {(bits & kBits14) + 1, (bits >> 14 & kBits14) + 1, channels, CV_8U};
  return true;
}

bool startsChunk(Source& source, uint64_t at) {
  return source.has(at, "VP8 ") || source.has(at, "VP8L") || source.has(at, "VP8X");
}

}  // namespace

/// A RIFF file; libwebp takes its chunk alone, and even what is in that, for an image too.
bool readWebp(Source& source, Extent extent, Header& header) {
  constexpr uint64_t kSignature = 32;
  const bool riff = source.has(0, "RIFF") && source.has(8, "WEBP");
  const uint64_t first = riff ? 12 : 0;
  if (source.size() < kSignature) return false;
  Picture picture;
  if (riff && source.has(first, "VP8X")) {
    constexpr uint8_t kAlpha = 0x10;
    const auto size = [&](uint64_t at) { return uint64_t{source.little<uint32_t>(at) & 0xFFFFFF} + 1; };
    picture = {size(first + 12), size(first + 15), (source.byte(first + 8) & kAlpha) != 0 ? 4 : 3, CV_8U};
  } else if (!readFrame(source, startsChunk(source, first) ? first + 8 : first, picture)) {
    return false;
  }
  header.format = "webp";
  header.pictures.push_back(picture);
  if (!riff || extent == Extent::First) return true;
  uint64_t frames = 0;
  for (uint64_t at = first; at + 8 <= source.size();) {
    const uint64_t length = source.little<uint32_t>(at + 4);
    if (source.has(at, "ANMF")) ++frames;
    if (source.has(at, "EXIF"))
      header.orientation = exifOrientation(source, at + (source.has(at + 8, "Exif\0\0") ? 14 : 8));
    at += 8 + length + length % 2;
  }
  if (frames > 0) header.frames = frames;
  return true;
}

}  // namespace node_cv2::image
