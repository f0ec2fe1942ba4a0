#include "memory/guarded.hpp"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace node_cv2 {

namespace {

constexpr size_t kAlignment = 16;
/// OpenCV compares descriptors by words: up to seven bytes beyond the last, masked off, and aligned as it is
/// no page ends there.
constexpr size_t kWord = 8;
/// So that what was never written does not look like zeros: as many bytes as the sanitizer fills elsewhere.
constexpr size_t kFilled = 4096;

size_t roundedUp(size_t size, size_t unit) { return (size + unit - 1) / unit * unit; }

const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));

/// From a block's start to the guard behind it.
size_t blockFor(size_t size) { return roundedUp(size + kWord - 1, kAlignment); }
/// With the pages at both ends.
size_t lengthFor(size_t size) { return roundedUp(blockFor(size), page) + 2 * page; }

}  // namespace

Guarded& Guarded::instance() {
  static Guarded& guarded = *new Guarded;
  return guarded;
}

unsigned char* Guarded::take(size_t size) {
  const size_t length = lengthFor(size);
  void* const mapped = mmap(nullptr, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  auto* const start = static_cast<unsigned char*>(mapped);
  if (mprotect(start + page, length - 2 * page, PROT_READ | PROT_WRITE) != 0) {
    munmap(start, length);
    return nullptr;
  }
  unsigned char* const memory = start + length - page - blockFor(size);
  std::memset(memory, 0xbe, std::min(size, kFilled));
  // What is instrumented sees each byte.
  ASAN_POISON_MEMORY_REGION(start, static_cast<size_t>(memory - start));
  ASAN_POISON_MEMORY_REGION(memory + size, static_cast<size_t>(start + length - memory) - size);
  return memory;
}

void Guarded::give(unsigned char* memory, size_t size) {
  const size_t length = lengthFor(size);
  unsigned char* const start = memory + blockFor(size) + page - length;
  ASAN_UNPOISON_MEMORY_REGION(start, length);
  munmap(start, length);
}

}  // namespace node_cv2
#endif
