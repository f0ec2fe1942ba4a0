#include <opencv2/core.hpp>

#include "image/boxes.hpp"
#include "image/header.hpp"

namespace node_cv2::image {

namespace {

/// The properties of a file's items: of sizes the largest is the picture's, others are of its tiles and
/// thumbnails.
void readProperties(Source& source, const Box& list, Picture& picture) {
  eachBox(source, list.start, list.end, [&](const Box& box) {
    if (box.is(source, "ispe")) {
      const uint64_t width = source.big<uint32_t>(box.start + 4),
                     height = source.big<uint32_t>(box.start + 8);
      if (width * height > picture.width * picture.height) {
        picture.width = width;
        picture.height = height;
      }
    } else if (box.is(source, "pixi")) {
      picture.depth = source.byte(box.start + 5) > 8 ? CV_16U : CV_8U;
    } else if (box.is(source, "auxC") &&
               source.has(box.start + 4, "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")) {
      picture.channels = 4;
    }
    return true;
  });
}

/// The samples of the first track, so many boxes deep: the frames of an animation.
uint64_t countSamples(Source& source, const Box& outer, int levels) {
  uint64_t samples = 0;
  eachBox(source, outer.start, outer.end, [&](const Box& box) {
    if (box.is(source, "stsz"))
      samples = source.big<uint32_t>(box.start + 8);
    else if (levels > 0 && (box.is(source, "trak") || box.is(source, "mdia") || box.is(source, "minf") ||
                            box.is(source, "stbl")))
      samples = countSamples(source, box, levels - 1);
    return samples == 0;
  });
  return samples;
}

}  // namespace

bool readAvif(Source& source, Extent, Header& header) {
  if (!source.has(4, "ftypavif") && !source.has(4, "ftypavis")) return false;
  header.format = "avif";
  Picture picture{0, 0, 3, CV_8U};
  eachBox(source, 0, source.size(), [&](const Box& box) {
    if (box.is(source, "meta"))
      // A full box: a version and flags come first.
      eachBox(source, box.start + 4, box.end, [&](const Box& inner) {
        if (inner.is(source, "iprp"))
          eachBox(source, inner.start, inner.end, [&](const Box& list) {
            if (list.is(source, "ipco")) readProperties(source, list, picture);
            return true;
          });
        return true;
      });
    if (box.is(source, "moov")) header.frames = std::max<uint64_t>(1, countSamples(source, box, 4));
    return true;
  });
  if (picture.width == 0) throw NoHeader();
  header.pictures.push_back(picture);
  return true;
}

}  // namespace node_cv2::image
