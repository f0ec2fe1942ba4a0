#include "memory/allocator.hpp"

#include <opencv2/core.hpp>

#include <atomic>
#include <memory>
#include <type_traits>

#include "memory/guarded.hpp"
#include "memory/pool.hpp"

namespace node_cv2 {

namespace {

class Counter {
 public:
  void add(size_t bytes) {
    const size_t now = bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    blocks_.fetch_add(1, std::memory_order_relaxed);
    size_t peak = peak_.load(std::memory_order_relaxed);
    while (now > peak && !peak_.compare_exchange_weak(peak, now, std::memory_order_relaxed)) {
    }
  }
  void remove(size_t bytes) {
    bytes_.fetch_sub(bytes, std::memory_order_relaxed);
    blocks_.fetch_sub(1, std::memory_order_relaxed);
  }
  PixelStatistics read() const {
    return {bytes_.load(std::memory_order_relaxed), blocks_.load(std::memory_order_relaxed),
            peak_.load(std::memory_order_relaxed)};
  }

 private:
  alignas(64) std::atomic<size_t> bytes_{0};
  std::atomic<size_t> blocks_{0};
  std::atomic<size_t> peak_{0};
};

Counter counter;

using Blocks = std::conditional_t<kRecycles, Pool, Guarded>;
/// In `allocatorFlags_`: the block is one of those.
constexpr int kBlock = 1;

size_t bytesOf(int dims, const int* sizes, int type) {
  size_t bytes = CV_ELEM_SIZE(type);
  for (int i = 0; i < dims; ++i) {
    if (__builtin_mul_overflow(bytes, static_cast<size_t>(sizes[i]), &bytes) || bytes > size_t{PTRDIFF_MAX}) {
      CV_Error(cv::Error::StsNoMem, "the matrix needs more bytes than there are addresses");
    }
  }
  return bytes;
}

class Allocator : public cv::MatAllocator {
 public:
  cv::UMatData* allocate(int dims, const int* sizes, int type, void* data, size_t* step, cv::AccessFlag flags,
                         cv::UMatUsageFlags usage) const override {
    const size_t bytes = bytesOf(dims, sizes, type);
    // A header over memory that somebody else owns.
    if (data != nullptr) return standard().allocate(dims, sizes, type, data, step, flags, usage);
    cv::UMatData* made = fromBlocks(bytes);
    if (made == nullptr) {
      made = standard().allocate(dims, sizes, type, nullptr, step, flags, usage);
      made->prevAllocator = made->currAllocator = this;
    } else if (step != nullptr) {
      size_t stride = CV_ELEM_SIZE(type);
      for (int i = dims - 1; i >= 0; --i) {
        step[i] = stride;
        stride *= sizes[i];
      }
    }
    counter.add(made->size);
    return made;
  }

  bool allocate(cv::UMatData* data, cv::AccessFlag flags, cv::UMatUsageFlags usage) const override {
    return standard().allocate(data, flags, usage);
  }

  void deallocate(cv::UMatData* data) const override {
    if (data == nullptr) return;
    counter.remove(data->size);
    if ((data->allocatorFlags_ & kBlock) == 0) {
      standard().deallocate(data);
      return;
    }
    CV_Assert(data->urefcount == 0 && data->refcount == 0);
    Blocks::instance().give(data->origdata, data->size);
    delete data;
  }

 private:
  static cv::MatAllocator& standard() { return *cv::Mat::getStdAllocator(); }

  cv::UMatData* fromBlocks(size_t bytes) const {
    if (bytes < Blocks::kSmallest || bytes > Blocks::kLargest) return nullptr;
    auto made = std::make_unique<cv::UMatData>(this);
    unsigned char* const memory = Blocks::instance().take(bytes);
    if (memory == nullptr) return nullptr;
    made->data = made->origdata = memory;
    made->size = bytes;
    made->allocatorFlags_ = kBlock;
    return made.release();
  }
};

}  // namespace

PixelStatistics pixelStatistics() { return counter.read(); }

void installAllocator() {
  // Never destroyed: calls on other threads may still allocate while the process exits.
  static const bool installed = [] {
    cv::Mat::setDefaultAllocator(new Allocator);
    return true;
  }();
  static_cast<void>(installed);
}

}  // namespace node_cv2
