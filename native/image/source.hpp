#pragma once
#include <array>
#include <cstdint>
#include <fstream>
#include <string>

namespace node_cv2::image {

/// Thrown by whoever reads a header that is none: cut off, or not as its format wants it.
struct NoHeader {};

/// The bytes of an encoded image, in memory or in a file of which only the blocks asked for are read.
/// Whatever lies beyond the end throws `NoHeader`.
class Source {
 public:
  /// The memory must outlive it.
  Source(const uint8_t* data, uint64_t size) : data_(data), size_(size) {}
  /// Without content when the file cannot be read.
  explicit Source(const std::string& path);

  uint64_t size() const { return size_; }
  uint8_t byte(uint64_t at);
  /// Big-endian, and little-endian.
  template <class T>
  T big(uint64_t at) {
    uint64_t value = 0;
    for (size_t i = 0; i < sizeof(T); ++i) value = value << 8 | byte(at + i);
    return static_cast<T>(value);
  }
  template <class T>
  T little(uint64_t at) {
    uint64_t value = 0;
    for (size_t i = sizeof(T); i-- > 0;) value = value << 8 | byte(at + i);
    return static_cast<T>(value);
  }
  /// Do these bytes stand there? Never throws.
  bool has(uint64_t at, const char* bytes, size_t count);
  template <size_t n>
  bool has(uint64_t at, const char (&text)[n]) {
    return has(at, text, n - 1);
  }

 private:
  static constexpr size_t kBlock = 1024;

  const uint8_t* data_ = nullptr;
  uint64_t size_ = 0;
  std::ifstream file_;
  /// The block of the file that was read last, and where it starts.
  std::array<uint8_t, kBlock> block_;
  uint64_t start_ = UINT64_MAX;
};

}  // namespace node_cv2::image
