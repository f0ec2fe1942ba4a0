#pragma once
#include <opencv2/core.hpp>

#include "env/env.hpp"

namespace node_cv2 {

/// What a JavaScript `Mat` owns: one cv::Mat header, so one reference to the pixels.
class MatBox : public Box {
 public:
  MatBox(Env& env, cv::Mat mat);
  ~MatBox() override;
  const Class* cls() const override { return nullptr; }

  const cv::Mat& mat() const { return mat_; }
  /// Becomes `mat`, as C++'s `dst.create` would make it; nothing to do when it is the same memory.
  void follow(cv::Mat mat);

  /// Frees at once: the pixels (unless another Mat shares them), and detaches the typed array taken from it.
  void release();
  bool released() const { return released_; }

  /// A typed array over the same memory, the same one each time; null, with an exception pending, on failure.
  /// The pixels outlive the Mat while the array is reachable, but not `release()`.
  napi_value data();

 private:
  struct View;
  void account();
  void dropView(bool detach);

  cv::Mat mat_;
  bool released_ = false;
  int64_t accounted_ = 0;
  Reference typedArray_;
  /// Owned by the array buffer behind `typedArray_`; null when that belongs to the user.
  View* view_ = nullptr;
};

/// A new JavaScript Mat. Move into it: the collector is told of pixels only by the header that has them
/// alone.
napi_value makeMat(Env& env, cv::Mat mat);

/// The MatBox of a value; null when it is not a Mat of ours.
inline MatBox* matBox(Env& env, napi_value value) {
  Box* box = env.unbox(value);
  return box != nullptr && box->cls() == nullptr ? static_cast<MatBox*>(box) : nullptr;
}

/// numpy's shape: sizes, then the channels where there are more than one.
std::vector<int> shapeOf(const cv::Mat& mat);
/// `480x640 uint8 x3`
std::string describeMat(const cv::Mat& mat);

}  // namespace node_cv2
