#include "image/source.hpp"

#include <algorithm>

namespace node_cv2::image {

Source::Source(const std::string& path) {
  // Without a buffer of its own, which would be filled at each place.
  file_.rdbuf()->pubsetbuf(nullptr, 0);
  file_.open(path, std::ios::binary);
  file_.seekg(0, std::ios::end);
  const std::streamoff size = file_.tellg();
  // A folder opens too, and is said to be of the largest size.
  file_.seekg(0);
  if (file_ && size > 0 && file_.peek() != std::ifstream::traits_type::eof())
    size_ = static_cast<uint64_t>(size);
}

uint8_t Source::byte(uint64_t at) {
  if (at >= size_) throw NoHeader();
  if (data_ != nullptr) return data_[at];
  if (at / kBlock * kBlock != start_) {
    const uint64_t start = at / kBlock * kBlock;
    const auto count = static_cast<std::streamsize>(std::min<uint64_t>(kBlock, size_ - start));
    file_.seekg(static_cast<std::streamoff>(start));
    // It may have become shorter meanwhile.
    if (!file_.read(reinterpret_cast<char*>(block_.data()), count)) throw NoHeader();
    start_ = start;
  }
  return block_[at - start_];
}

bool Source::has(uint64_t at, const char* bytes, size_t count) {
  if (at > size_ || count > size_ - at) return false;
  for (size_t i = 0; i < count; ++i)
    if (byte(at + i) != static_cast<uint8_t>(bytes[i])) return false;
  return true;
}

}  // namespace node_cv2::image
