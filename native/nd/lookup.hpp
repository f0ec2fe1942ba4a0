#pragma once
#include "nd/nd.hpp"

namespace node_cv2 {

/// Elements of `table`, 256 of any depth, at the bits of those of `from` (uint8 or int8), into `out`, which
/// is contiguous.
void lookUp(const Nd& from, const Nd& table, const Nd& out);
/// All 256 elements of an 8-bit depth, in the order of their bits.
Nd allValues(int depth);

/// What `fill(values, table)` computes for each value that 8 bits can have, into `out` for those of `from`.
template <class Fill>
void lookup(const Nd& from, const Fill& fill, const Nd& out) {
  const Nd table = Nd::make({256}, out.depth);
  fill(allValues(from.depth), table);
  lookUp(from, table, out);
}

}  // namespace node_cv2
