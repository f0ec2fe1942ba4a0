#include <opencv2/core.hpp>
#include <optional>
#include <unordered_set>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

enum Tag : uint16_t {
  kWidth = 256,
  kHeight = 257,
  kBits = 258,
  kPhotometric = 262,
  kOrientation = 274,
  kSamples = 277,
  kSampleFormat = 339,
};
enum Photometric { kMinIsWhite, kMinIsBlack, kRgb, kPalette, kLogLuv = 32845 };
enum SampleFormat { kUnsigned = 1, kSigned, kFloat };

/// A TIFF structure: a list of directories, each a list of tags with values.
class Tiff {
 public:
  /// `start` is what offsets count from.
  Tiff(Source& source, uint64_t start) : source_(source), start_(start) {
    little_ = source.has(start, "II");
    if (!little_ && !source.has(start, "MM")) throw NoHeader();
    const auto version = read<uint16_t>(2);
    if (version != 42 && version != 43) throw NoHeader();
    large_ = version == 43;
    first_ = large_ ? read<uint64_t>(8) : read<uint32_t>(4);
  }

  uint64_t first() const { return first_; }
  /// Where the next directory is; 0 after the last.
  uint64_t next(uint64_t directory) {
    const uint64_t end = entry(directory, count(directory));
    return large_ ? read<uint64_t>(end) : read<uint32_t>(end);
  }
  /// The first value of a tag; nothing when it is not there. Of two entries the first counts.
  std::optional<uint64_t> find(uint64_t directory, uint16_t tag) {
    for (uint64_t i = 0, entries = count(directory); i < entries; ++i)
      if (read<uint16_t>(entry(directory, i)) == tag) return value(entry(directory, i));
    return std::nullopt;
  }

 private:
  template <class T>
  T read(uint64_t at) {
    if (at > UINT64_MAX / 2) throw NoHeader();
    return little_ ? source_.little<T>(start_ + at) : source_.big<T>(start_ + at);
  }
  uint64_t count(uint64_t directory) {
    // As libtiff has it: beyond, it is no directory.
    constexpr uint64_t most = 4096;
    const uint64_t entries = large_ ? read<uint64_t>(directory) : read<uint16_t>(directory);
    if (entries > most) throw NoHeader();
    return entries;
  }
  uint64_t entry(uint64_t directory, uint64_t index) const {
    return directory + (large_ ? 8 + index * 20 : 2 + index * 12);
  }
  uint64_t value(uint64_t at) {
    const auto type = read<uint16_t>(at + 2);
    const uint64_t values = large_ ? read<uint64_t>(at + 4) : read<uint32_t>(at + 4);
    const uint64_t size = type == 16 || type == 17 ? 8
                          : type == 4 || type == 9 ? 4
                          : type == 3 || type == 8 ? 2
                                                   : 1;
    const uint64_t room = large_ ? 8 : 4, place = at + (large_ ? 12 : 8);
    const bool inside = values <= room / size;
    const uint64_t from = inside ? place : large_ ? read<uint64_t>(place) : read<uint32_t>(place);
    return size == 8   ? read<uint64_t>(from)
           : size == 4 ? read<uint32_t>(from)
           : size == 2 ? read<uint16_t>(from)
                       : read<uint8_t>(from);
  }

  Source& source_;
  const uint64_t start_;
  bool little_ = false;
  bool large_ = false;
  uint64_t first_ = 0;
};

int depthOf(uint64_t bits, uint64_t format) {
  if (bits <= 8) return format == kSigned ? CV_8S : CV_8U;
  if (bits <= 16) return format == kSigned ? CV_16S : CV_16U;
  return bits > 32 ? CV_64F : format == kFloat ? CV_32F : CV_32S;
}

/// OpenCV's choice of a type.
Picture pictureOf(Tiff& tiff, uint64_t directory) {
  const auto width = tiff.find(directory, kWidth), height = tiff.find(directory, kHeight);
  if (!width || !height) throw NoHeader();
  const uint64_t photometric = tiff.find(directory, kPhotometric).value_or(kMinIsWhite);
  const bool gray = photometric == kMinIsWhite || photometric == kMinIsBlack;
  const uint64_t samples = tiff.find(directory, kSamples).value_or(gray ? 1 : 3);
  uint64_t bits = tiff.find(directory, kBits).value_or(1);
  if (samples == 3 && photometric == kLogLuv) return {*width, *height, 3, CV_32F};
  if (bits > 8 && (photometric > kRgb || (samples != 1 && samples != 3 && samples != 4))) bits = 8;
  const int depth = depthOf(bits, tiff.find(directory, kSampleFormat).value_or(kUnsigned));
  const bool single = gray && bits <= 16;
  const bool palette = photometric == kPalette && bits == 8;
  return {*width, *height,
          single    ? 1
          : palette ? 3
                    : static_cast<int>(std::min<uint64_t>(samples, 4)),
          depth};
}

int orientationOf(Tiff& tiff) {
  const uint64_t told = tiff.find(tiff.first(), kOrientation).value_or(1);
  return told >= 1 && told <= 8 ? static_cast<int>(told) : 1;
}

}  // namespace

bool readTiff(Source& source, Extent extent, Header& header) {
  if (!source.has(0, "II*\0") && !source.has(0, "MM\0*") && !source.has(0, "II+\0") &&
      !source.has(0, "MM\0+"))
    return false;
  header.format = "tiff";
  Tiff tiff(source, 0);
  header.orientation = orientationOf(tiff);
  header.pictures.push_back(pictureOf(tiff, tiff.first()));
  if (extent == Extent::First) return true;
  // Directories may form a ring, and overlap; a broken one is the last.
  constexpr size_t most = 65535;
  std::unordered_set<uint64_t> seen{tiff.first()};
  try {
    for (uint64_t at = tiff.next(tiff.first()); at != 0 && seen.size() < most && seen.insert(at).second;
         at = tiff.next(at))
      header.pictures.push_back(pictureOf(tiff, at));
  } catch (const NoHeader&) {
  }
  header.frames = header.pictures.size();
  return true;
}

int exifOrientation(Source& source, uint64_t start) {
  try {
    Tiff tiff(source, start);
    return orientationOf(tiff);
  } catch (const NoHeader&) {
    return 1;
  }
}

}  // namespace node_cv2::image
