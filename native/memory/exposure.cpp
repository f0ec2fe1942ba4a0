#include "memory/exposure.hpp"

#include <mutex>
#include <unordered_map>

#include "mat/buffer-memory.hpp"

namespace node_cv2 {

namespace {

struct Registry {
  std::mutex mutex;
  std::unordered_map<const void*, size_t> blocks;
};

/// Never destroyed: array buffers may go while the process exits.
Registry& registry() {
  static auto* only = new Registry;
  return *only;
}

}  // namespace

Exposure::Exposure(const cv::Mat& memory) : block_(blockOf(memory)) {
  const std::lock_guard<std::mutex> lock(registry().mutex);
  ++registry().blocks[block_];
}

void Exposure::end() {
  if (block_ == nullptr) return;
  const std::lock_guard<std::mutex> lock(registry().mutex);
  const auto found = registry().blocks.find(block_);
  if (--found->second == 0) registry().blocks.erase(found);
  block_ = nullptr;
}

bool Exposure::of(const cv::Mat& memory) {
  const std::lock_guard<std::mutex> lock(registry().mutex);
  return registry().blocks.count(blockOf(memory)) > 0;
}

}  // namespace node_cv2
