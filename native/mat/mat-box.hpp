#pragma once
#include <opencv2/core.hpp>

#include "env/env.hpp"
#include "mat/mat.hpp"
#include "memory/uses.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

class PixelView;

/// What a JavaScript `Mat` owns: a share of the pixels, as a cv::Mat header, and where that does not tell
/// numpy's shape or strides, these.
class MatBox : public Box {
 public:
  MatBox(Env& env, cv::Mat mat);
  MatBox(Env& env, Nd array);
  ~MatBox() override;
  const Class* cls() const override { return nullptr; }

  /// A header over the memory: what OpenCV sees, unless `strided()`.
  const cv::Mat& mat() const { return mat_; }
  /// No header can describe this view: OpenCV gets a copy, and what it writes to that is written back.
  bool strided() const { return layout_ != nullptr && layout_->strided; }
  /// What OpenCV gets.
  cv::Mat input() const;
  Nd array() const;
  /// One element, by a position on each axis; null when there is none such. Quicker than through `array()`.
  const uchar* element(const int* index, size_t count) const;
  /// How a call uses the Mat that reads it, or writes to it.
  Use use(bool writes);

  /// Becomes `mat`, as C++'s `dst.create` would make it; nothing to do when it is the same memory. What was
  /// written to a copy of the same shape comes home.
  void follow(cv::Mat mat);
  /// The same of an array, with its shape.
  void follow(Nd array);

  /// The block under it was copied to `block`: it follows, to the same place there (`moveBlock`).
  void move(cv::UMatData& block);

  /// Frees at once: the pixels (unless another Mat shares them), and detaches the typed array taken from it.
  void release() override;
  bool lends(const void* memory) const override;
  bool released() const { return released_; }

  /// `{ array }`: a typed array over the same memory, the same one each time. The Mat's JavaScript half keeps
  /// this object; `array` goes from it when another one must be asked for. Null, with an exception pending,
  /// on failure. The pixels outlive the Mat while the array is reachable, but not `release()`.
  napi_value data();

 private:
  /// Of an array whose shape or strides a header does not tell: one axis, a last axis of size 1, steps.
  struct Layout {
    uchar* data;
    std::vector<int> shape;
    std::vector<ptrdiff_t> strides;
    bool strided;
  };
  void become(Nd array);
  /// Is what was written elsewhere to be copied here: others share these pixels, or no header describes them?
  bool comesHome() const;
  void count();
  void uncount();
  bool lostArray() const;
  void dropView(bool detach);
  /// An array buffer over native pixels; or they move into one of V8's, and `buffer` stays null. False, with
  /// an exception pending or the runtime's refusal, when neither can be.
  bool exportPixels(napi_value& buffer);
  napi_status exportNative(napi_value& buffer);

  cv::Mat mat_;
  /// Null for most Mats.
  std::unique_ptr<Layout> layout_;
  bool released_ = false;
  /// The block that it is counted on.
  cv::UMatData* counted_ = nullptr;
  /// What `data()` gave.
  Reference data_;
  /// Owned by the array buffer behind the typed array; null when that is JavaScript's memory itself.
  PixelView* view_ = nullptr;
};

}  // namespace node_cv2
