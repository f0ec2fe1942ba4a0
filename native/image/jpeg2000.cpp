#include <opencv2/core.hpp>

#include "image/boxes.hpp"
#include "image/header.hpp"

namespace node_cv2::image {

namespace {

int depthOf(int bits) { return bits <= 8 ? CV_8U : bits <= 16 ? CV_16U : bits <= 23 ? CV_32F : CV_64F; }

/// The codestream, which begins with the image's size.
Picture readStream(Source& source, uint64_t at) {
  if (!source.has(at, "\xFF\x4F\xFF\x51")) throw NoHeader();
  const auto coordinate = [&](uint64_t index) { return source.big<uint32_t>(at + 8 + index * 4); };
  const uint32_t right = coordinate(0), bottom = coordinate(1), left = coordinate(2), top = coordinate(3);
  if (right < left || bottom < top) throw NoHeader();
  const auto components = source.big<uint16_t>(at + 40);
  int bits = 0;
  for (uint64_t i = 0; i < components; ++i) bits = std::max(bits, (source.byte(at + 42 + i * 3) & 0x7F) + 1);
  return {right - left, bottom - top, std::min<int>(components, CV_CN_MAX), depthOf(bits)};
}

}  // namespace

/// A codestream, alone or in a JP2 file.
bool readJpeg2000(Source& source, Extent, Header& header) {
  const bool file = source.has(0, "\0\0\0\x0CjP  \r\n\x87\n");
  if (!file && !source.has(0, "\xFF\x4F\xFF\x51")) return false;
  header.format = "jpeg2000";
  if (!file) header.pictures.push_back(readStream(source, 0));
  if (file)
    eachBox(source, 0, source.size(), [&](const Box& box) {
      if (!box.is(source, "jp2c")) return true;
      header.pictures.push_back(readStream(source, box.start));
      return false;
    });
  if (header.pictures.empty()) throw NoHeader();
  return true;
}

}  // namespace node_cv2::image
