#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace node_cv2 {

/// Elements of any type as unsigned integers in the order wanted, NaN last: so one sort does for all.
template <class Key>
class KeyCode {
 public:
  /// `merging`: -0 and 0 get one key, as they are equal.
  KeyCode(bool isFloat, bool isSigned, bool descending, bool merging)
      : isFloat_(isFloat), flip_(isSigned ? kSign : 0), reverse_(descending ? kLast : 0), merging_(merging) {}

  void encode(Key* keys, size_t count) const {
    for (size_t i = 0; i < count; ++i) keys[i] = encoded(keys[i]);
  }
  void decode(Key* keys, size_t count) const {
    for (size_t i = 0; i < count; ++i) keys[i] = decoded(keys[i]);
  }
  Key encoded(Key bits) const {
    if (!isFloat_) return (bits ^ flip_) ^ reverse_;
    if (static_cast<Key>(bits & ~kSign) > kInfinity) return kLast;
    if (merging_ && bits == kSign) bits = 0;
    return ((bits & kSign) != 0 ? ~bits : bits | kSign) ^ reverse_;
  }
  Key decoded(Key key) const {
    if (!isFloat_) return (key ^ reverse_) ^ flip_;
    // The last key is that of all NaNs: any of them.
    if (key == kLast) return kLast & ~kSign;
    key ^= reverse_;
    return (key & kSign) != 0 ? key & ~kSign : ~key;
  }

 private:
  static constexpr Key kLast = std::numeric_limits<Key>::max();
  static constexpr Key kSign = kLast ^ (kLast >> 1);
  /// The bits of the exponent: 5, 8 or 11 of them.
  static constexpr int kExponent = sizeof(Key) == 8 ? 11 : sizeof(Key) == 4 ? 8 : 5;
  static constexpr Key kInfinity = kSign - (Key(1) << (8 * sizeof(Key) - 1 - kExponent));

  bool isFloat_;
  Key flip_;
  Key reverse_;
  bool merging_;
};

/// A key and where it was; those with equal keys stay in order.
template <class Key>
struct Placed {
  Key key;
  int place;
  bool operator<(const Placed& other) const {
    return key < other.key || (key == other.key && place < other.place);
  }
};

template <class Key>
Key keyOf(Key key) {
  return key;
}
template <class Key>
Key keyOf(const Placed<Key>& placed) {
  return placed.key;
}

/// Sorts keys, or keys with their places, which come in order. Long runs byte by byte, the lowest first;
/// bytes that are the same in all keys are passed over.
template <class Item>
void sortByKey(Item* items, size_t count) {
  constexpr int kBytes = sizeof(keyOf(*items));
  constexpr size_t kLong = 128 * kBytes;
  if (count < kLong) return std::sort(items, items + count);
  std::vector<size_t> counts(kBytes * 256);
  for (size_t i = 0; i < count; ++i) {
    for (int byte = 0; byte < kBytes; ++byte) ++counts[byte * 256 + (keyOf(items[i]) >> (8 * byte) & 255)];
  }
  std::vector<Item> spare(count);
  Item *from = items, *to = spare.data();
  for (int byte = 0; byte < kBytes; ++byte) {
    size_t* at = &counts[byte * 256];
    if (std::any_of(at, at + 256, [count](size_t same) { return same == count; })) continue;
    size_t before = 0;
    for (int i = 0; i < 256; ++i) before += std::exchange(at[i], before);
    for (size_t i = 0; i < count; ++i) to[at[keyOf(from[i]) >> (8 * byte) & 255]++] = from[i];
    std::swap(from, to);
  }
  if (from != items) std::copy(from, from + count, items);
}

}  // namespace node_cv2
