#include <opencv2/core.hpp>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

enum Marker : uint8_t {
  kTemporary = 0x01,
  kFirstFrame = 0xC0,
  kSequential = 0xC1,
  kHuffman = 0xC4,
  kExtension = 0xC8,
  kArithmetic = 0xCC,
  kLastFrame = 0xCF,
  kFirstRestart = 0xD0,
  kStart = 0xD8,
  kEnd = 0xD9,
  kScan = 0xDA,
  kExif = 0xE1,
};

bool isFrame(uint8_t marker) {
  return marker >= kFirstFrame && marker <= kLastFrame && marker != kHuffman && marker != kExtension &&
         marker != kArithmetic;
}

}  // namespace

/// Markers up to the pixels. Between them libjpeg passes over whatever is no marker, so this does.
bool readJpeg(Source& source, Extent, Header& header) {
  if (!source.has(0, "\xFF\xD8\xFF")) return false;
  header.format = "jpeg";
  int components = 0;
  bool sequential = false;
  for (uint64_t at = 2;;) {
    while (source.byte(at) != 0xFF) ++at;
    while (source.byte(at) == 0xFF) ++at;
    const uint8_t marker = source.byte(at++);
    if (marker == 0 || marker == kTemporary || (marker >= kFirstRestart && marker < kStart)) continue;
    if (marker == kStart || marker == kEnd) throw NoHeader();
    if (marker == kScan) {
      header.oneScan =
          header.scales && sequential && at + 2 < source.size() && source.byte(at + 2) == components;
      break;
    }
    // Of an application's data libjpeg passes over a length that does not even count itself.
    const uint64_t length = std::max<uint64_t>(2, source.big<uint16_t>(at));
    if (isFrame(marker) && header.pictures.empty()) {
      const int depth = source.byte(at + 2) > 8 ? CV_16U : CV_8U;
      components = source.byte(at + 7);
      header.pictures.push_back(
          {source.big<uint16_t>(at + 5), source.big<uint16_t>(at + 3), components > 1 ? 3 : 1, depth});
      header.scales = components != 4;
      sequential = marker <= kSequential;
    } else if (marker == kExif && header.orientation == 1 && source.has(at + 2, "Exif\0")) {
      header.orientation = exifOrientation(source, at + 8);
    }
    at += length;
  }
  if (header.pictures.empty()) throw NoHeader();
  return true;
}

}  // namespace node_cv2::image
