#include "env/held-memory.hpp"

#include <algorithm>
#include <utility>

#include "env/errors.hpp"

namespace node_cv2 {

namespace {

/// Young objects are collected when so many bytes came, less than a 1080p image: the fewer, the sooner is
/// their memory used again, while it is in the processor's caches.
constexpr int64_t kCollectLeast = int64_t{5} << 20;
constexpr int64_t kCollectMost = int64_t{20} << 20;

// V8 lets 64 MB of foreign memory gather before it collects. Half of that keeps a server of images small, and
// the collections that it costs are not seen beside the work.
constexpr int64_t kWeight = 2;

}  // namespace

HeldMemory::HeldMemory(napi_env env) : raw_(env), collectAt_(kCollectLeast) {}

void HeldMemory::close() {
  collector.reset();
  closed_ = true;
}

void HeldMemory::enterBuffer(const void* start, int64_t bytes) {
  Standing& standing = buffers_[start];
  if (standing.mats++ > 0) return;
  standing.bytes = bytes;
  adjust(bytes);
}

void HeldMemory::leaveBuffer(const void* start) {
  const auto found = buffers_.find(start);
  if (--found->second.mats > 0) return;
  const int64_t bytes = found->second.bytes;
  buffers_.erase(found);
  adjust(-bytes);
}

void HeldMemory::report() {
  // Set first: the report may collect, and finalizers come back here. They must only ever report less,
  // since a report of more inside a collection starts another one, which V8 does not survive.
  const int64_t bytes = low_ - std::exchange(reported_, low_);
  int64_t total = 0;
  if (!closed_) napi_adjust_external_memory(raw_, bytes * kWeight, &total);
}

void HeldMemory::collectYoung() {
  using std::chrono::steady_clock;
  const steady_clock::time_point start = steady_clock::now();
  const int64_t before = held_, came = held_ - low_;
  napi_value global = nullptr, result = nullptr;
  bool possible = true;
  napi_get_global(raw_, &global);
  if (napi_call_function(raw_, global, collector.get(), 0, nullptr, &result) != napi_ok) {
    // The stack is full, or JavaScript may not run any more.
    forgetException(raw_);
  } else {
    napi_get_value_bool(raw_, result, &possible);
  }
  // Seldomer when it finds little, or takes more than a quarter of the time: then young objects are many, and
  // live.
  const steady_clock::time_point end = steady_clock::now();
  const bool dear = (end - start) * 4 > end - collected_ || (before - held_) * 4 < came;
  collectAt_ = !possible ? kNever : dear ? std::min(collectAt_ * 2, kCollectMost) : kCollectLeast;
  collected_ = end;
  // What is left is the full collector's.
  low_ = held_;
  if (low_ > reported_ + kReportEvery) report();
}

}  // namespace node_cv2
