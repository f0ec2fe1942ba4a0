#include "memory/pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace node_cv2 {

namespace {

constexpr size_t kHugePage = size_t{2} << 20;

unsigned char* map(size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<unsigned char*>(memory);
}

}  // namespace

unsigned char* mapPages(size_t bytes) {
  if (bytes < kHugePage) return map(bytes);
  // More than is needed, then without what lies before and after the aligned part.
  unsigned char* const start = map(bytes + kHugePage);
  if (start == nullptr) return nullptr;
  const size_t before = -reinterpret_cast<uintptr_t>(start) & (kHugePage - 1);
  if (before > 0) munmap(start, before);
  unsigned char* const memory = start + before;
  munmap(memory + bytes, kHugePage - before);
#ifdef MADV_HUGEPAGE
  madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return memory;
}

void unmapPages(unsigned char* memory, size_t bytes) { munmap(memory, bytes); }

}  // namespace node_cv2
