#pragma once
#include <cstdint>
#include <vector>

#include "image/source.hpp"

namespace node_cv2::image {

/// One picture of a file.
struct Picture {
  uint64_t width = 0;
  uint64_t height = 0;
  int channels = 0;
  /// OpenCV's: CV_8U, ...
  int depth = 0;
};

/// What a file says of its pictures, as OpenCV decodes them with IMREAD_UNCHANGED.
struct Header {
  const char* format = "";
  /// At least one. All of them where each has a size of its own (TIFF), if all were asked for.
  std::vector<Picture> pictures;
  /// EXIF's: 1 to 8.
  int orientation = 1;
  /// Pictures in the file, or frames of an animation, if all were asked for.
  uint64_t frames = 1;
  /// JPEG: the decoder can make it smaller while it decodes it (image/jpeg-decoder.hpp)...
  bool scales = false;
  /// ... and holds no more than some rows meanwhile: all colours come together, and but once.
  bool oneScan = false;
};

/// What one file is read for: the first picture, or how many there are as well.
enum class Extent { First, All };

/// False when it is of a format unknown here; throws `NoHeader` when its header is broken.
bool readHeader(Source& source, Extent extent, Header& header);
/// False too when it is broken: OpenCV will get to know.
bool readQuietly(Source& source, Extent extent, Header& header);

// One for each format: is it that, and its header. In the order in which OpenCV looks for a decoder.
bool readBmp(Source& source, Extent extent, Header& header);
bool readGif(Source& source, Extent extent, Header& header);
bool readAvif(Source& source, Extent extent, Header& header);
bool readHdr(Source& source, Extent extent, Header& header);
bool readJpeg(Source& source, Extent extent, Header& header);
bool readWebp(Source& source, Extent extent, Header& header);
bool readSunRaster(Source& source, Extent extent, Header& header);
bool readPnm(Source& source, Extent extent, Header& header);
bool readPam(Source& source, Extent extent, Header& header);
bool readPfm(Source& source, Extent extent, Header& header);
bool readTiff(Source& source, Extent extent, Header& header);
bool readPng(Source& source, Extent extent, Header& header);
bool readJpeg2000(Source& source, Extent extent, Header& header);
bool readExr(Source& source, Extent extent, Header& header);

/// The orientation that EXIF data (a TIFF structure at `start`) tells; 1 when it tells none.
int exifOrientation(Source& source, uint64_t start);

}  // namespace node_cv2::image
