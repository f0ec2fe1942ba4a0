#include "mat/mat-box.hpp"

#include "env/errors.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/dtype.hpp"
#include "memory/exposure.hpp"

namespace node_cv2 {

namespace {

bool sizesAre(const cv::Mat& mat, const std::vector<int>& sizes) {
  return std::equal(mat.size.p, mat.size.p + mat.dims, sizes.begin(), sizes.end());
}

}  // namespace

/// Stands between an array buffer and the pixels. The buffer's finalizer waits for the event loop whatever
/// the flags, so the buffer must not own the pixels: it owns this, and `release()` empties it at once.
struct MatBox::View {
  explicit View(const cv::Mat& mat) : pixels(mat), exposure(mat) {}
  void clear() {
    exposure.end();
    pixels.release();
  }
  cv::Mat pixels;
  Exposure exposure;
};

MatBox::MatBox(Env& env, cv::Mat mat) : Box(env), mat_(std::move(mat)) { account(); }

MatBox::MatBox(Env& env, Nd array) : Box(env) {
  std::optional<cv::Mat> header = headerOf(array);
  mat_ = header ? std::move(*header) : std::move(array.memory);
  array.memory.release();
  if (!header || shapeOf(mat_) != array.shape) {
    layout_ = std::make_unique<Layout>(
        Layout{array.data, std::move(array.shape), std::move(array.strides), !header});
  }
  account();
}

MatBox::~MatBox() { env_.adjustMemory(-accounted_); }

void MatBox::account() {
  // Memory that several headers share is counted by the first. JavaScript's own is counted here too, though
  // V8 knows of it: it only goes a collection after its Mat has, so that one has to come sooner.
  const bool owns = mat_.u != nullptr && mat_.u->refcount == 1;
  const int64_t bytes = owns ? static_cast<int64_t>(mat_.u->size) : 0;
  env_.adjustMemory(bytes - accounted_);
  accounted_ = bytes;
}

cv::Mat MatBox::input() const { return strided() ? gather(array()).memory : mat_; }

Nd MatBox::array() const {
  if (layout_ == nullptr) return Nd::of(mat_);
  return Nd{mat_, layout_->data, mat_.depth(), layout_->shape, layout_->strides};
}

Use MatBox::use(bool writes) {
  Use use;
  use.mat = this;
  use.memory = mat_;
  use.region = Region::of(array());
  use.writes = writes;
  return use;
}

const uchar* MatBox::element(const int* index, size_t count) const {
  const bool channels = layout_ == nullptr && mat_.channels() > 1;
  const size_t axes = layout_ != nullptr ? layout_->shape.size() : mat_.dims;
  if (count != axes + channels) return nullptr;
  const uchar* at = layout_ != nullptr ? layout_->data : mat_.data;
  const auto step = [&](int position, int size, ptrdiff_t stride) {
    if (position < -size || position >= size) return false;
    at += stride * (position < 0 ? position + size : position);
    return true;
  };
  for (size_t i = 0; i < axes; ++i) {
    const bool inside = layout_ != nullptr ? step(index[i], layout_->shape[i], layout_->strides[i])
                                           : step(index[i], mat_.size.p[i], mat_.step.p[i]);
    if (!inside) return nullptr;
  }
  if (channels && !step(index[axes], mat_.channels(), mat_.elemSize1())) return nullptr;
  return at;
}

void MatBox::follow(cv::Mat mat) {
  const Nd old = array();
  std::vector<int> sizes;
  int type = 0;
  sizesOf(old.shape, old.depth, sizes, type);
  const bool fits = strided() ? mat.type() == type && Nd::of(mat).size() == old.size() && sizesAre(mat, sizes)
                              : mat.type() == mat_.type() && mat.size == mat_.size;
  if (fits && !strided() && mat.data == mat_.data && mat.u == mat_.u) return;
  // OpenCV worked on a copy (of a view, or asynchronously of what JavaScript can write to) or made memory of
  // its own. The pixels come home, where others share it and if it is still there.
  const bool shared = isOverBuffer(mat_) || (mat_.u != nullptr && mat_.u->refcount > 1);
  if (fits && (strided() || shared) && !bufferLost(env_, mat_)) {
    Nd written = Nd::of(std::move(mat));
    written.shape = old.shape;
    written.strides = contiguousStrides(old.shape, old.depth);
    copyElements(written, old);
    return;
  }
  dropView(false);
  mat_ = std::move(mat);
  layout_.reset();
  account();
}

void MatBox::release() {
  dropView(true);
  mat_.release();
  layout_.reset();
  released_ = true;
  account();
}

bool MatBox::lends(const void* memory) const {
  return view_ != nullptr && (layout_ != nullptr ? layout_->data : mat_.data) == memory;
}

void MatBox::dropView(bool detach) {
  if (!data_) return;
  const napi_env env = env_.raw;
  napi_value kept = data_.get(), array = nullptr, buffer = nullptr, none = nullptr;
  bool detached = true;
  // Detached by somebody else (`transfer()`): another array buffer stands on the pixels now, and owns the
  // view.
  if (view_ != nullptr && detach && napi_get_named_property(env, kept, "array", &array) == napi_ok &&
      napi_get_typedarray_info(env, array, nullptr, nullptr, nullptr, &buffer, nullptr) == napi_ok &&
      napi_is_detached_arraybuffer(env, buffer, &detached) == napi_ok && !detached &&
      napi_detach_arraybuffer(env, buffer) == napi_ok) {
    view_->clear();
  }
  napi_get_undefined(env, &none);
  napi_set_named_property(env, kept, "array", none);
  view_ = nullptr;
  data_.reset();
}

napi_value MatBox::data() {
  if (data_) return data_.get();
  const napi_env env = env_.raw;
  const Nd elements = array();
  size_t offset = 0;
  napi_value buffer = bufferBehind(mat_, elements.data, offset);
  const size_t bytes = elements.nbytes();
  if (buffer == nullptr && bytes > 0) {
    auto* view = new View(mat_);
    const auto finalize = [](node_api_basic_env, void*, void* hint) { delete static_cast<View*>(hint); };
    if (napi_create_external_arraybuffer(env, elements.data, bytes, finalize, view, &buffer) != napi_ok) {
      delete view;
      napi_throw_error(env, nullptr,
                       "Mat.data: this runtime does not allow array buffers over native memory");
      return nullptr;
    }
    view_ = view;
  } else if (buffer == nullptr) {
    void* nothing = nullptr;
    napi_create_arraybuffer(env, 0, &nothing, &buffer);
  }
  napi_value array = nullptr, kept = nullptr;
  if (napi_create_typedarray(env, typedArrayOf(elements.depth), elements.size(), buffer, offset, &array) !=
          napi_ok ||
      napi_create_object(env, &kept) != napi_ok ||
      napi_set_named_property(env, kept, "array", array) != napi_ok) {
    return nullptr;
  }
  data_ = Reference(env, kept);
  return kept;
}

MatBox* matBox(Env& env, napi_value value) {
  Box* box = env.unbox(value);
  return box != nullptr && box->cls() == nullptr ? static_cast<MatBox*>(box) : nullptr;
}

napi_value makeMat(Env& env, cv::Mat mat) {
  return env.instantiate(env.mat, new MatBox(env, std::move(mat)));
}

napi_value makeMat(Env& env, Nd array) { return env.instantiate(env.mat, new MatBox(env, std::move(array))); }

std::vector<int> shapeOf(const cv::Mat& mat) {
  std::vector<int> shape(mat.size.p, mat.size.p + mat.dims);
  if (mat.channels() > 1) shape.push_back(mat.channels());
  return shape;
}

std::string describeMat(const cv::Mat& mat) {
  if (mat.empty()) return "empty";
  std::string text;
  for (int i = 0; i < mat.dims; ++i) text += (i > 0 ? "x" : "") + std::to_string(mat.size[i]);
  return text + ' ' + dtypeName(mat.depth()) + " x" + std::to_string(mat.channels());
}

}  // namespace node_cv2
