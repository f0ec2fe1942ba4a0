#include "mat/mat-box.hpp"

#include "env/errors.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/dtype.hpp"
#include "mat/move-block.hpp"
#include "mat/pixel-view.hpp"

namespace node_cv2 {

namespace {

/// Bytes of native pixels that array buffers may hold: theirs are freed when the event loop turns, never in a
/// synchronous loop. Above that, pixels whose typed array is asked for become memory of V8's own, which the
/// collector frees by itself.
constexpr size_t kMostExternal = size_t{128} << 20;
/// Of a typed array, in every supported Node.
constexpr size_t kMostBytes = UINT32_MAX;

bool sizesAre(const cv::Mat& mat, const std::vector<int>& sizes) {
  return std::equal(mat.size.p, mat.size.p + mat.dims, sizes.begin(), sizes.end());
}

/// Adds to how many Mats of its environment stand on a block, and gives the new number. It is kept in a field
/// of the block that only devices' allocators use.
size_t addStanding(cv::UMatData& block, ptrdiff_t more) {
  const size_t mats = reinterpret_cast<size_t>(block.handle) + more;
  block.handle = reinterpret_cast<void*>(mats);
  return mats;
}

}  // namespace

MatBox::MatBox(Env& env, cv::Mat mat) : Box(env), mat_(std::move(mat)) { count(); }

MatBox::MatBox(Env& env, Nd array) : Box(env) {
  become(std::move(array));
  count();
}

void MatBox::become(Nd array) {
  std::optional<cv::Mat> header = headerOf(array);
  mat_ = header ? std::move(*header) : std::move(array.memory);
  array.memory.release();
  if (!header || shapeOf(mat_) != array.shape) {
    layout_ = std::make_unique<Layout>(
        Layout{array.data, std::move(array.shape), std::move(array.strides), !header});
  } else {
    layout_.reset();
  }
}

MatBox::~MatBox() {
  if (view_ != nullptr) view_->disown();
  uncount();
}

/// A block counts as long as any Mat stands on it, be it a view. JavaScript's own memory is counted too,
/// though V8 knows of it: it only goes a collection after its Mat has, so that one has to come sooner. But an
/// array buffer once, however many Mats are made over it.
void MatBox::count() {
  cv::UMatData* const block = mat_.u;
  if (block == nullptr) return;
  const bool foreign = isOverBuffer(mat_);
  if (!foreign && block->currAllocator != cv::Mat::getDefaultAllocator()) return;
  counted_ = block;
  if (addStanding(*block, 1) > 1) return;
  const auto bytes = static_cast<int64_t>(block->size);
  foreign ? env_.memory.enterBuffer(bufferOf(*block), bytes) : env_.memory.adjust(bytes);
}

/// While the block is still there.
void MatBox::uncount() {
  cv::UMatData* const block = std::exchange(counted_, nullptr);
  if (block == nullptr || addStanding(*block, -1) > 0) return;
  const void* const buffer = bufferOf(*block);
  buffer != nullptr ? env_.memory.leaveBuffer(buffer)
                    : env_.memory.adjust(-static_cast<int64_t>(block->size));
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
  const bool same = mat.type() == mat_.type() && mat.size == mat_.size;
  // Mostly it is written in place.
  if (same && !strided() && mat.data == mat_.data && mat.u == mat_.u) return;
  const Nd old = array();
  std::vector<int> sizes;
  int type = 0;
  sizesOf(old.shape, old.depth, sizes, type);
  const bool fits =
      strided() ? mat.type() == type && Nd::of(mat).size() == old.size() && sizesAre(mat, sizes) : same;
  // OpenCV worked on a copy (of a view, or asynchronously of what JavaScript can write to) or made memory of
  // its own.
  if (fits && comesHome()) {
    Nd written = Nd::of(std::move(mat));
    written.shape = old.shape;
    written.strides = contiguousStrides(old.shape, old.depth);
    copyElements(written, old);
    return;
  }
  dropView(false);
  uncount();
  mat_ = std::move(mat);
  layout_.reset();
  count();
}

void MatBox::follow(Nd written) {
  const Nd old = array();
  if (written.shape == old.shape && written.depth == old.depth) {
    if (written.data == old.data && written.strides == old.strides) return;
    if (comesHome()) return copyElements(written, old);
  }
  dropView(false);
  uncount();
  become(std::move(written));
  count();
}

bool MatBox::comesHome() const {
  const bool shared = isOverBuffer(mat_) || (mat_.u != nullptr && mat_.u->refcount > 1);
  return (strided() || shared) && !bufferLost(env_, mat_);
}

void MatBox::move(cv::UMatData& block) {
  dropView(false);
  uncount();
  const ptrdiff_t shift = block.data - mat_.u->data;
  // Takes over the share of the old block.
  cv::Mat old;
  old.u = std::exchange(mat_.u, &block);
  mat_.addref();
  mat_.data += shift;
  mat_.datastart += shift;
  mat_.dataend += shift;
  mat_.datalimit += shift;
  if (layout_ != nullptr) layout_->data += shift;
  count();
}

void MatBox::release() {
  dropView(true);
  if (mat_.u != nullptr && mat_.u->refcount == 1) detachAdopted(env_, *mat_.u);
  uncount();
  mat_.release();
  layout_.reset();
  released_ = true;
}

bool MatBox::lends(const void* memory) const {
  // Pixels that moved into memory of V8's own lend all of that.
  if (isOverBuffer(mat_)) return blockOf(mat_) == memory;
  return view_ != nullptr && (layout_ != nullptr ? layout_->data : mat_.data) == memory;
}

void MatBox::dropView(bool detach) {
  if (!data_) return;
  napi_value none = nullptr;
  if (view_ != nullptr) {
    if (detach) view_->detach();
    view_->disown();
    view_ = nullptr;
  }
  napi_get_undefined(env_.raw, &none);
  napi_set_named_property(env_.raw, data_.get(), "array", none);
  data_.reset();
}

napi_status MatBox::exportNative(napi_value& buffer) {
  const Nd elements = array();
  return PixelView::make(env_, mat_, elements.data, elements.nbytes(), &view_, &buffer);
}

bool MatBox::exportPixels(napi_value& buffer) {
  const cv::UMatData* block = mat_.u;
  // Views of it hold the block already, and to move it would empty their arrays.
  const bool viewed = env_.views->count(block) > 0;
  const bool full = !viewed && block != nullptr && env_.views->bytes() + block->size > kMostExternal;
  if (env_.externalBuffers && !full) {
    const napi_status status = exportNative(buffer);
    env_.externalBuffers = status != napi_no_external_buffers_allowed;
    if (env_.externalBuffers) return status == napi_ok;
  }
  const Moved moved = viewed ? Moved::Held : moveBlock(env_, *this, false);
  if (moved == Moved::Yes) return true;
  if (env_.externalBuffers) {
    // Better too much memory than none at all.
    napi_value error = nullptr;
    if (moved == Moved::Failed) napi_get_and_clear_last_exception(env_.raw, &error);
    return exportNative(buffer) == napi_ok;
  }
  if (moved == Moved::Held) {
    throwTypeError(
        env_.raw,
        "Mat.data: this runtime allows no typed arrays over native memory, and something else uses "
        "the elements, such as an object of OpenCV's, so that they cannot move; use clone().data "
        "for a copy");
  }
  return false;
}

napi_value MatBox::data() {
  const napi_env env = env_.raw;
  // The array that was given stands on nothing once its buffer was transferred.
  if (data_ && lostArray()) dropView(false);
  if (data_) return data_.get();
  if (const size_t bytes = array().nbytes(); bytes > kMostBytes) {
    throwRangeError(env,
                    "Mat.data: " + std::to_string(bytes) +
                        " bytes are too many for a typed array, which holds less than 4 GB; take a part, "
                        "by slice() or roi()");
    return nullptr;
  }
  napi_value buffer = nullptr;
  if (!isOverBuffer(mat_) && !mat_.empty() && !exportPixels(buffer)) return nullptr;
  const Nd elements = array();
  size_t offset = 0;
  if (buffer == nullptr) buffer = bufferBehind(mat_, elements.data, offset);
  if (buffer == nullptr) {
    void* nothing = nullptr;
    napi_create_arraybuffer(env, 0, &nothing, &buffer);
  }
  napi_value array = nullptr, kept = nullptr;
  if (makeTypedArray(env, elements.depth, elements.size(), buffer, offset, &array) != napi_ok ||
      napi_create_object(env, &kept) != napi_ok ||
      napi_set_named_property(env, kept, "array", array) != napi_ok) {
    return nullptr;
  }
  data_ = Reference(env, kept);
  return kept;
}

bool MatBox::lostArray() const {
  napi_value array = nullptr;
  BufferView view;
  bool detached = false;
  return napi_get_named_property(env_.raw, data_.get(), "array", &array) == napi_ok &&
         readBuffer(env_.raw, array, view) && !view.shared &&
         napi_is_detached_arraybuffer(env_.raw, view.buffer, &detached) == napi_ok && detached;
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
