#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace node_cv2 {

/// Blocks of memory for pixels, recycled: whoever wants as many bytes as were given back a moment ago gets
/// that very block, still in the processor's caches, where the system would make every page anew. For the
/// whole process, for any thread. Never destroyed: calls may still run while the process exits.
class Pool {
 public:
  /// Below, the C library is as fast, and nothing above should be kept.
  static constexpr size_t kSmallest = 1024;
  static constexpr size_t kLargest = size_t{1} << 32;

  static constexpr size_t kDefaultLimit = size_t{128} << 20;

  struct Statistics {
    /// Bytes kept.
    size_t pooled;
    /// Blocks that `take` gave out of the pool, and those that it asked the system for.
    uint64_t recycled;
    uint64_t fresh;
  };

  static Pool& instance();

  /// A block for `size` bytes, at least `kSmallest` and at most `kLargest`, aligned to 64 and more; null when
  /// there is no memory.
  unsigned char* take(size_t size);
  /// Takes back what `take(size)` gave.
  void give(unsigned char* memory, size_t size);

  /// Gives everything kept back to the system; says how many bytes those were.
  size_t trim();
  /// The most bytes to keep. A lower one holds at once.
  void limit(size_t bytes);
  size_t limit() const;
  Statistics statistics() const;

 private:
  struct Free;
  /// Of blocks: which list, and how large each of them really is.
  struct SizeClass {
    size_t index;
    size_t capacity;
    static SizeClass of(size_t size);
  };
  /// From `kSmallest` to `kLargest`, eight to each doubling.
  static constexpr size_t kClasses = 8 * 23;

  Pool() = default;
  unsigned char* obtain(size_t capacity);
  void discard(Free* blocks);
  void link(Free* block);
  void unlink(Free* block);
  template <class Leaves>
  Free* evict(Leaves leaves);
  Free* evictDownTo(size_t bytes);
  void wakeSweeper();
  void sweep();

  mutable std::mutex mutex_;
  /// Of each class the block that came last: it is the likeliest to be in a cache.
  Free* newestOf_[kClasses] = {};
  /// All kept blocks, by when they came.
  Free* newest_ = nullptr;
  Free* oldest_ = nullptr;
  size_t limit_ = kDefaultLimit;
  size_t pooled_ = 0;
  uint64_t recycled_ = 0;
  uint64_t fresh_ = 0;
  /// Mappings, in use or kept.
  std::atomic<size_t> mapped_{0};

  /// The sweeper gives back what lay idle. It sleeps for good (`resting_`) while nothing is kept.
  std::condition_variable wake_;
  bool started_ = false;
  bool resting_ = false;
  uint32_t now_ = 0;
};

}  // namespace node_cv2
