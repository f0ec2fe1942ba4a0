#include "nd/lookup.hpp"

#include <numeric>

#include "nd/blocks.hpp"
#include "nd/depths.hpp"

namespace node_cv2 {

namespace {

/// Elements of `table`, of 256, at the bits of those of `from`.
template <class T>
void lookUpAll(const Nd& from, const Nd& table, const Nd& out) {
  const auto* values = reinterpret_cast<const T*>(table.data);
  forParts(out.size(), [&](size_t start, size_t end) {
    const Source source(from);
    alignas(64) uchar room[kBlock];
    forBlocks(start, end, [&](size_t at, size_t count) {
      const uchar* bits = source.read(at, count, room);
      T* target = reinterpret_cast<T*>(out.data) + at;
      for (size_t i = 0; i < count; ++i) target[i] = values[bits[i]];
    });
  });
}

}  // namespace

void lookUp(const Nd& from, const Nd& table, const Nd& out) {
  byItemsize(out.depth, [&](auto zero) { lookUpAll<decltype(zero)>(from, table, out); });
}

Nd allValues(int depth) {
  Nd values = Nd::make({256}, depth);
  std::iota(values.data, values.data + 256, 0);
  return values;
}

}  // namespace node_cv2
