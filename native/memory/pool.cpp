#include "memory/pool.hpp"

#include <chrono>
#include <new>
#include <system_error>
#include <utility>

#include "env/background.hpp"
#include "memory/pages.hpp"

namespace node_cv2 {

/// Lies in the first bytes of a block that is kept.
struct Pool::Free {
  SizeClass cls;
  /// When it came, in sweeps.
  uint32_t since;
  /// Among all, by when they came.
  Free* newer;
  Free* older;
  /// Among those of its class.
  Free* newerOfClass;
  Free* olderOfClass;
};

namespace {

constexpr std::chrono::seconds kSweepEvery{1};
/// A block that lay idle for so many sweeps goes.
constexpr uint32_t kIdleSweeps = 3;

/// From here on the blocks are mappings of their own, which go back to the system at once and whole.
constexpr size_t kMapped = size_t{512} << 10;
/// Linux lets a process have some 65,000 mappings, of which others need some too.
constexpr size_t kMostMapped = 16384;

constexpr std::align_val_t kAlignment{64};

}  // namespace

/// An eighth at most is lost, of which pages that nobody touches are never made. An image just below 2 MB
/// (1080p gray) or 6 MB (1080p BGR) gets whole huge pages.
Pool::SizeClass Pool::SizeClass::of(size_t size) {
  const auto doubling = static_cast<size_t>(63 - __builtin_clzll(size - 1));
  const size_t step = size_t{1} << (doubling - 3);
  const size_t steps = (size + step - 1) / step;
  return {(doubling - 9) * 8 + steps - 9, steps * step};
}

Pool& Pool::instance() {
  static Pool& pool = *new Pool;
  return pool;
}

unsigned char* Pool::take(size_t size) {
  const SizeClass cls = SizeClass::of(size);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (Free* block = newestOf_[cls.index]) {
      unlink(block);
      ++recycled_;
      return reinterpret_cast<unsigned char*>(block);
    }
    ++fresh_;
  }
  unsigned char* memory = obtain(cls.capacity);
  if (memory == nullptr && mapped_ < kMostMapped && trim() > 0) memory = obtain(cls.capacity);
  return memory;
}

void Pool::give(unsigned char* memory, size_t size) {
  const SizeClass cls = SizeClass::of(size);
  auto* block = new (memory) Free{cls, 0, nullptr, nullptr, nullptr, nullptr};
  Free* leaving = block;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (cls.capacity <= limit_) {
      leaving = evictDownTo(limit_ - cls.capacity);
      block->since = now_;
      link(block);
      wakeSweeper();
    }
  }
  discard(leaving);
}

size_t Pool::trim() {
  size_t bytes = 0;
  Free* leaving = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    bytes = pooled_;
    leaving = evictDownTo(0);
  }
  discard(leaving);
  return bytes;
}

void Pool::limit(size_t bytes) {
  Free* leaving = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    limit_ = bytes;
    leaving = evictDownTo(bytes);
  }
  discard(leaving);
}

size_t Pool::limit() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return limit_;
}

Pool::Statistics Pool::statistics() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return {pooled_, recycled_, fresh_};
}

/// From the system; null when it has none.
unsigned char* Pool::obtain(size_t capacity) {
  if (capacity < kMapped) {
    return static_cast<unsigned char*>(::operator new(capacity, kAlignment, std::nothrow));
  }
  if (mapped_.fetch_add(1, std::memory_order_relaxed) < kMostMapped) {
    if (unsigned char* memory = mapPages(capacity)) return memory;
  }
  mapped_.fetch_sub(1, std::memory_order_relaxed);
  return nullptr;
}

/// To the system: a list by `older`. Without the lock, since unmapping takes its time.
void Pool::discard(Free* blocks) {
  while (blocks != nullptr) {
    Free* const block = std::exchange(blocks, blocks->older);
    const size_t capacity = block->cls.capacity;
    if (capacity < kMapped) {
      ::operator delete(block, kAlignment);
    } else {
      unmapPages(reinterpret_cast<unsigned char*>(block), capacity);
      mapped_.fetch_sub(1, std::memory_order_relaxed);
    }
  }
}

void Pool::link(Free* block) {
  Free*& newestOfClass = newestOf_[block->cls.index];
  block->older = newest_;
  block->olderOfClass = newestOfClass;
  (newest_ != nullptr ? newest_->newer : oldest_) = block;
  if (newestOfClass != nullptr) newestOfClass->newerOfClass = block;
  newest_ = newestOfClass = block;
  pooled_ += block->cls.capacity;
}

void Pool::unlink(Free* block) {
  (block->newer != nullptr ? block->newer->older : newest_) = block->older;
  (block->older != nullptr ? block->older->newer : oldest_) = block->newer;
  (block->newerOfClass != nullptr ? block->newerOfClass->olderOfClass : newestOf_[block->cls.index]) =
      block->olderOfClass;
  if (block->olderOfClass != nullptr) block->olderOfClass->newerOfClass = block->newerOfClass;
  pooled_ -= block->cls.capacity;
}

/// Takes out the oldest blocks as long as `leaves` says so of the very oldest; gives them as a list by
/// `older`.
template <class Leaves>
Pool::Free* Pool::evict(Leaves leaves) {
  Free* list = nullptr;
  while (oldest_ != nullptr && leaves()) {
    Free* const block = oldest_;
    unlink(block);
    block->older = list;
    list = block;
  }
  return list;
}

Pool::Free* Pool::evictDownTo(size_t bytes) {
  return evict([&] { return pooled_ > bytes; });
}

void Pool::wakeSweeper() {
  if (resting_) {
    resting_ = false;
    wake_.notify_one();
  } else if (!started_) {
    started_ = true;
    try {
      startThread("cv2-pool", [this] { sweep(); });
    } catch (const std::system_error&) {
      // No more threads to be had: the pool is bounded without one.
    }
  }
}

/// The sweeper's life: asleep while nothing is kept, otherwise awake once a second.
void Pool::sweep() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    resting_ = oldest_ == nullptr;
    wake_.wait(lock, [this] { return !resting_; });
    while (oldest_ != nullptr) {
      wake_.wait_for(lock, kSweepEvery, [] { return false; });
      ++now_;
      Free* const idle = evict([this] { return now_ - oldest_->since >= kIdleSweeps; });
      lock.unlock();
      discard(idle);
      lock.lock();
    }
  }
}

}  // namespace node_cv2
