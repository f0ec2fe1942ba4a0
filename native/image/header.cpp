#include "image/header.hpp"

namespace node_cv2::image {

bool readHeader(Source& source, Extent extent, Header& header) {
  constexpr decltype(&readBmp) formats[] = {readBmp,  readGif,       readAvif,     readHdr, readJpeg,
                                            readWebp, readSunRaster, readPnm,      readPam, readPfm,
                                            readTiff, readPng,       readJpeg2000, readExr};
  for (const auto read : formats)
    if (read(source, extent, header)) return true;
  return false;
}

bool readQuietly(Source& source, Extent extent, Header& header) {
  try {
    return readHeader(source, extent, header);
  } catch (const NoHeader&) {
    return false;
  }
}

}  // namespace node_cv2::image
