#pragma once
#include <opencv2/core.hpp>

#include "env/env.hpp"

namespace node_cv2 {

/// A Buffer, typed array, DataView or ArrayBuffer as JavaScript hands it over.
struct BufferView {
  uchar* data = nullptr;
  size_t bytes = 0;
  /// Depth of its elements: CV_8U for buffers without a type, -1 for element types OpenCV lacks.
  int depth = CV_8U;
  napi_value buffer = nullptr;
  size_t offset = 0;
};

/// False, without an exception, when `value` is none of those or stands on a SharedArrayBuffer.
bool readBuffer(napi_env env, napi_value value, BufferView& view);

/// A continuous header over JavaScript's memory. It holds a reference to the array buffer until the last
/// header over it is gone, wherever OpenCV keeps one. The caller has checked that the size fits.
cv::Mat wrapBuffer(Env& env, const BufferView& view, const std::vector<int>& sizes, int type);

extern const cv::MatAllocator* const kBufferAllocator;
/// Made by `wrapBuffer`, or a view of what was.
inline bool isOverBuffer(const cv::Mat& mat) {
  return mat.u != nullptr && mat.u->currAllocator == kBufferAllocator;
}
/// For a Mat made by `wrapBuffer`: the array buffer, and where in it `data` lies. Null otherwise.
napi_value bufferBehind(const cv::Mat& mat, const uchar* data, size_t& offset);
/// Where the block of memory starts that the Mat lies in: the same for all Mats that share it. Null for none.
const void* blockOf(const cv::Mat& mat);
/// The memory under this Mat went away: its array buffer was transferred, or has shrunk.
bool bufferLost(Env& env, const cv::Mat& mat);

}  // namespace node_cv2
