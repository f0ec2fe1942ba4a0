#pragma once
#include <chrono>
#include <cstdint>
#include <unordered_map>

#include "env/napi.hpp"

namespace node_cv2 {

/// What one environment's objects hold outside V8's heap, and when V8 is to collect for it. Belongs to the JS
/// thread.
class HeldMemory {
 public:
  explicit HeldMemory(napi_env env);

  /// TypeScript's `collectYoung`.
  Reference collector;

  /// Objects hold so many bytes more or fewer. What they grew by since young objects were last collected is
  /// not told to V8: its full collector would start marking, milliseconds of work, for what `relieve` frees
  /// in some 50 µs.
  void adjust(int64_t bytes) {
    held_ += bytes;
    if (held_ < low_ || collectAt_ == kNever) low_ = held_;
    if (low_ > reported_ + kReportEvery || low_ < reported_ - kReportEvery) report();
  }

  /// A Mat comes to stand on an array buffer of JavaScript's, or goes: that counts once, however many Mats
  /// do. `start` is where it starts; `bytes` is what the first one says.
  void enterBuffer(const void* start, int64_t bytes);
  void leaveBuffer(const void* start);

  /// To be called before a call makes new pixels, while no handle stands for garbage: once enough came, it
  /// collects young objects. Their blocks are then used again while they are in the processor's caches.
  void relieve() {
    if (held_ - low_ >= collectAt_) collectYoung();
  }

  /// The environment goes down: V8 is told nothing any more.
  void close();

 private:
  void collectYoung();
  void report();

  static constexpr int64_t kNever = INT64_MAX;
  static constexpr int64_t kReportEvery = 64 * 1024;

  /// The array buffers of JavaScript's that Mats stand on, by where they start.
  struct Standing {
    size_t mats = 0;
    int64_t bytes = 0;
  };

  const napi_env raw_;
  std::unordered_map<const void*, Standing> buffers_;
  /// Bytes that objects hold; the least since young objects were last collected, of which V8 is told; how
  /// much above it they are collected again.
  int64_t held_ = 0;
  int64_t low_ = 0;
  int64_t reported_ = 0;
  int64_t collectAt_;
  std::chrono::steady_clock::time_point collected_;
  bool closed_ = false;
};

}  // namespace node_cv2
