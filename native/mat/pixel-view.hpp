#pragma once
#include <opencv2/core.hpp>
#include <unordered_map>
#include <vector>

#include "env/env.hpp"

namespace node_cv2 {

/// Stands between an external array buffer and the pixels under it. The buffer's finalizer waits for the
/// event loop whatever the flags, so the buffer must not own the pixels: it owns this, which `detach` empties
/// at once. Belongs to its environment's JavaScript thread.
class PixelView {
 public:
  /// An array buffer over `bytes` from `data` on, which lie in the memory of `pixels`. `*owner` points to its
  /// view until that dies or is disowned. No exception is pending when the runtime refuses.
  static napi_status make(Env& env, const cv::Mat& pixels, uchar* data, size_t bytes, PixelView** owner,
                          napi_value* buffer);
  /// Takes the array buffer's memory away, and lets go of the pixels. What was transferred already keeps
  /// both: another array buffer stands on them.
  void detach();
  void disown() { owner_ = nullptr; }
  const cv::UMatData* block() const { return pixels_.u; }

 private:
  friend class PixelViews;
  PixelView(Env& env, const cv::Mat& pixels, PixelView** owner);
  ~PixelView();
  void drop();

  Env& env_;
  cv::Mat pixels_;
  PixelView** owner_;
  /// Weak: the buffer owns the view.
  Reference buffer_;
  /// Where `PixelViews` keeps it.
  size_t place_ = 0;
};

/// The views of an environment that hold pixels, by the block in which these lie.
class PixelViews {
 public:
  size_t count(const cv::UMatData* block) const;
  /// Of all blocks that views hold: what waits for the event loop if nothing else does hold them.
  size_t bytes() const { return bytes_; }
  void detach(const cv::UMatData* block);

 private:
  friend class PixelView;
  void add(PixelView& view);
  void remove(PixelView& view);

  std::unordered_map<const cv::UMatData*, std::vector<PixelView*>> blocks_;
  size_t bytes_ = 0;
};

}  // namespace node_cv2
