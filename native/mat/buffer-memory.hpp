#pragma once
#include <opencv2/core.hpp>

#include "env/env.hpp"

namespace node_cv2 {

/// A Buffer, typed array, DataView or ArrayBuffer as JavaScript hands it over. Node-API knows no
/// SharedArrayBuffer, but typed arrays and DataViews over one.
struct BufferView {
  uchar* data = nullptr;
  size_t bytes = 0;
  /// Depth of its elements: CV_8U for buffers without a type, -1 for element types OpenCV lacks.
  int depth = CV_8U;
  napi_value buffer = nullptr;
  size_t offset = 0;
  /// `buffer` is a SharedArrayBuffer: its memory can neither be transferred nor shrink.
  bool shared = false;
};

/// False, without an exception, when `value` is none of those.
bool readBuffer(napi_env env, napi_value value, BufferView& view);

/// Gives a header that points into JavaScript's memory a share of it: a reference to the array buffer, held
/// until the last header over it is gone, wherever OpenCV keeps one. The Mat may reach over `bytes` from
/// `low` on, which the caller has checked.
cv::Mat wrapBuffer(Env& env, const BufferView& view, cv::Mat header, uchar* low, size_t bytes);

/// Memory of V8's own, all zeros: a SharedArrayBuffer or an ArrayBuffer. False, with V8's RangeError thrown,
/// when there is not so much.
bool allocateBuffer(Env& env, size_t bytes, bool shared, BufferView& view);

/// OpenCV's account of a block of pixels that was moved into such memory.
cv::UMatData* adoptBuffer(Env& env, const BufferView& view);

extern const cv::MatAllocator* const kBufferAllocator;
/// Made by `wrapBuffer`, or a view of what was.
inline bool isOverBuffer(const cv::Mat& mat) {
  return mat.u != nullptr && mat.u->currAllocator == kBufferAllocator;
}
/// For a Mat made by `wrapBuffer`: the array buffer, and where in it `data` lies. Null otherwise.
napi_value bufferBehind(const cv::Mat& mat, const uchar* data, size_t& offset);
/// Where the block of memory starts that the Mat lies in: the same for all Mats that share it. Null for none.
const void* blockOf(const cv::Mat& mat);
/// Where the array buffer starts that a block made by `wrapBuffer` or `adoptBuffer` lies in; null for others.
const void* bufferOf(const cv::UMatData& block);
/// The memory under this Mat went away: its array buffer was transferred, or has shrunk.
bool bufferLost(Env& env, const cv::Mat& mat);

/// Over a SharedArrayBuffer: other threads may use the memory, and nothing can take it away.
bool isShared(const cv::Mat& mat);
/// Over an array buffer that JavaScript may take away while a call runs.
inline bool mayBeLost(const cv::Mat& mat) { return isOverBuffer(mat) && !isShared(mat); }
/// Empties the array buffer of a block that `adoptBuffer` made, together with its typed arrays; does nothing
/// to a user's own or to a SharedArrayBuffer.
void detachAdopted(Env& env, const cv::UMatData& block);

}  // namespace node_cv2
