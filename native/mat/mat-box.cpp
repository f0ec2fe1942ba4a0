#include "mat/mat-box.hpp"

#include "env/errors.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/dtype.hpp"

namespace node_cv2 {

/// Stands between an array buffer and the pixels. The buffer's finalizer waits for the event loop whatever
/// the flags, so the buffer must not own the pixels: it owns this, and `release()` empties it at once.
struct MatBox::View {
  cv::Mat pixels;
};

MatBox::MatBox(Env& env, cv::Mat mat) : Box(env), mat_(std::move(mat)) { account(); }

MatBox::~MatBox() { env_.adjustMemory(-accounted_); }

void MatBox::account() {
  // Memory that several headers share is counted by the first. JavaScript's own is counted here too, though
  // V8 knows of it: it only goes a collection after its Mat has, so that one has to come sooner.
  const bool owns = mat_.u != nullptr && mat_.u->refcount == 1;
  const int64_t bytes = owns ? static_cast<int64_t>(mat_.u->size) : 0;
  env_.adjustMemory(bytes - accounted_);
  accounted_ = bytes;
}

void MatBox::follow(cv::Mat mat) {
  const bool same =
      mat.data == mat_.data && mat.u == mat_.u && mat.type() == mat_.type() && mat.size == mat_.size;
  if (same) return;
  // Over JavaScript's memory an asynchronous call works on a copy: the pixels come home, if home is still
  // there.
  const bool fits = mat.type() == mat_.type() && mat.size == mat_.size;
  if (fits && isOverBuffer(mat_) && !bufferLost(env_, mat_)) {
    mat.copyTo(mat_);
    return;
  }
  dropView(false);
  mat_ = std::move(mat);
  account();
}

void MatBox::release() {
  dropView(true);
  mat_.release();
  released_ = true;
  account();
}

void MatBox::dropView(bool detach) {
  if (typedArray_ && view_ != nullptr && detach) {
    napi_value buffer = nullptr;
    bool detached = true;
    // Detached by somebody else (`transfer()`): another array buffer stands on the pixels now, and owns the
    // view.
    if (napi_get_typedarray_info(env_.raw, typedArray_.get(), nullptr, nullptr, nullptr, &buffer, nullptr) ==
            napi_ok &&
        napi_is_detached_arraybuffer(env_.raw, buffer, &detached) == napi_ok && !detached &&
        napi_detach_arraybuffer(env_.raw, buffer) == napi_ok) {
      view_->pixels.release();
    }
  }
  view_ = nullptr;
  typedArray_.reset();
}

napi_value MatBox::data() {
  if (typedArray_) return typedArray_.get();
  const napi_env env = env_.raw;
  size_t offset = 0;
  napi_value buffer = bufferBehind(mat_, offset);
  const size_t bytes = mat_.total() * mat_.elemSize();
  if (buffer == nullptr && bytes > 0) {
    auto* view = new View{mat_};
    const auto finalize = [](node_api_basic_env, void*, void* hint) { delete static_cast<View*>(hint); };
    if (napi_create_external_arraybuffer(env, mat_.data, bytes, finalize, view, &buffer) != napi_ok) {
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
  napi_value array = nullptr;
  const size_t length = bytes / mat_.elemSize1();
  if (napi_create_typedarray(env, typedArrayOf(mat_.depth()), length, buffer, offset, &array) != napi_ok)
    return nullptr;
  typedArray_ = Reference(env, array);
  return array;
}

napi_value makeMat(Env& env, cv::Mat mat) {
  return env.instantiate(env.mat, new MatBox(env, std::move(mat)));
}

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
