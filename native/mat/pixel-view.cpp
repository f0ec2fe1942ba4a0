#include "mat/pixel-view.hpp"

namespace node_cv2 {

namespace {

size_t bytesOf(const cv::UMatData* block) { return block == nullptr ? 0 : block->size; }

}  // namespace

napi_status PixelView::make(Env& env, const cv::Mat& pixels, uchar* data, size_t bytes, PixelView** owner,
                            napi_value* buffer) {
  auto* view = new PixelView(env, pixels, owner);
  const auto finalize = [](node_api_basic_env, void*, void* hint) { delete static_cast<PixelView*>(hint); };
  const napi_status status = napi_create_external_arraybuffer(env.raw, data, bytes, finalize, view, buffer);
  if (status != napi_ok) {
    delete view;
    return status;
  }
  view->buffer_ = Reference::weak(env.raw, *buffer);
  return napi_ok;
}

PixelView::PixelView(Env& env, const cv::Mat& pixels, PixelView** owner)
    : env_(env), pixels_(pixels), owner_(owner) {
  env.enter();
  env.views->add(*this);
  *owner = this;
}

PixelView::~PixelView() {
  drop();
  if (owner_ != nullptr) *owner_ = nullptr;
  buffer_.reset();
  env_.leave();
}

void PixelView::drop() {
  if (pixels_.data == nullptr) return;
  env_.views->remove(*this);
  pixels_.release();
}

void PixelView::detach() {
  bool detached = true;
  napi_value buffer = buffer_.get();
  if (buffer != nullptr && napi_is_detached_arraybuffer(env_.raw, buffer, &detached) == napi_ok &&
      !detached && napi_detach_arraybuffer(env_.raw, buffer) == napi_ok) {
    drop();
  }
}

size_t PixelViews::count(const cv::UMatData* block) const {
  const auto found = blocks_.find(block);
  return found == blocks_.end() ? 0 : found->second.size();
}

void PixelViews::detach(const cv::UMatData* block) {
  const auto found = blocks_.find(block);
  if (found == blocks_.end()) return;
  // Each takes itself out.
  const std::vector<PixelView*> views = found->second;
  for (PixelView* view : views) view->detach();
}

void PixelViews::add(PixelView& view) {
  std::vector<PixelView*>& views = blocks_[view.block()];
  if (views.empty()) bytes_ += bytesOf(view.block());
  view.place_ = views.size();
  views.push_back(&view);
}

void PixelViews::remove(PixelView& view) {
  const auto found = blocks_.find(view.block());
  std::vector<PixelView*>& views = found->second;
  views[view.place_] = views.back();
  views[view.place_]->place_ = view.place_;
  views.pop_back();
  if (!views.empty()) return;
  bytes_ -= bytesOf(view.block());
  blocks_.erase(found);
}

}  // namespace node_cv2
