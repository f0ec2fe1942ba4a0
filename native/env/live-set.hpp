#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace node_cv2 {

/// The addresses of this environment's living boxes. An object wrapped by another addon, or by another copy
/// of this one, yields a pointer that is not in here, so it is refused without being touched. This costs a
/// few nanoseconds an argument; Node-API's type tags cost about ninety.
class LiveSet {
 public:
  LiveSet() : slots_(1024, nullptr) {}

  bool contains(const void* pointer) const {
    for (size_t i = home(pointer);; i = next(i)) {
      if (slots_[i] == pointer) return pointer != nullptr;
      if (slots_[i] == nullptr) return false;
    }
  }

  void insert(const void* pointer) {
    if (++size_ * 2 > slots_.size()) grow();
    place(pointer);
  }

  /// Closes the gap by moving later entries of the same run back, so that no tombstones gather.
  void erase(const void* pointer) {
    size_t gap = home(pointer);
    while (slots_[gap] != pointer) {
      if (slots_[gap] == nullptr) return;
      gap = next(gap);
    }
    --size_;
    for (size_t i = next(gap); slots_[i] != nullptr; i = next(i)) {
      const size_t wanted = home(slots_[i]);
      const bool reachable = gap <= i ? (wanted <= gap || wanted > i) : (wanted <= gap && wanted > i);
      if (!reachable) continue;
      slots_[gap] = slots_[i];
      gap = i;
    }
    slots_[gap] = nullptr;
  }

  template <class F>
  void each(F visit) const {
    for (const void* pointer : slots_) {
      if (pointer != nullptr) visit(pointer);
    }
  }

 private:
  size_t home(const void* pointer) const {
    auto bits = reinterpret_cast<uintptr_t>(pointer) >> 4;
    return (bits * 0x9E3779B97F4A7C15ull >> 20) & (slots_.size() - 1);
  }
  size_t next(size_t i) const { return (i + 1) & (slots_.size() - 1); }
  void place(const void* pointer) {
    size_t i = home(pointer);
    while (slots_[i] != nullptr) i = next(i);
    slots_[i] = pointer;
  }
  void grow() {
    std::vector<const void*> old(slots_.size() * 2, nullptr);
    old.swap(slots_);
    for (const void* pointer : old) {
      if (pointer != nullptr) place(pointer);
    }
  }

  std::vector<const void*> slots_;
  size_t size_ = 0;
};

}  // namespace node_cv2
