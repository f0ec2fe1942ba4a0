#include "nd/convert.hpp"

#include <cstring>

#include "nd/blocks.hpp"

namespace node_cv2 {

void convertElements(const Nd& from, const Nd& to) {
  if (from.depth == to.depth) return copyElements(from, to);
  if (!to.isContiguous()) return copyElements(converted(from, to.depth), to);
  const Conversion conversion = node_cv2::conversion(from.depth, to.depth);
  forParts(to.size(), [&](size_t start, size_t end) {
    const Source source(from);
    alignas(64) uchar room[kBlock * 8];
    forBlocks(start, end, [&](size_t at, size_t count) {
      conversion(source.read(at, count, room), to.data + at * to.itemsize(), count);
    });
  });
}

Nd converted(const Nd& array, int depth) {
  if (array.depth == depth) return array;
  Nd result = Nd::make(array.shape, depth);
  convertElements(array, result);
  return result;
}

}  // namespace node_cv2
