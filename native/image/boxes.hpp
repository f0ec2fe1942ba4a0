#pragma once
#include "image/source.hpp"

namespace node_cv2::image {

/// A box of ISO's media files (AVIF, JP2): its four letters, and where its content is.
struct Box {
  uint64_t type;
  uint64_t start;
  uint64_t end;

  bool is(Source& source, const char (&name)[5]) const { return source.has(type, name); }
};

/// Calls `visit` for each box from `start` to `end` until it gives false.
template <class Visit>
void eachBox(Source& source, uint64_t start, uint64_t end, Visit visit) {
  while (start + 8 <= end) {
    uint64_t size = source.big<uint32_t>(start), head = 8;
    if (size == 1) {
      size = source.big<uint64_t>(start + 8);
      head = 16;
    } else if (size == 0) {
      size = end - start;
    }
    if (size < head) throw NoHeader();
    // One that is cut off may be looked at as far as it goes.
    const uint64_t stop = size > end - start ? end : start + size;
    if (!visit(Box{start + 4, start + head, stop})) return;
    start = stop;
  }
}

}  // namespace node_cv2::image
