#include "mat/move-block.hpp"

#include <cstring>

#include "mat/buffer-memory.hpp"
#include "mat/mat-box.hpp"
#include "mat/mat-call.hpp"
#include "mat/pixel-view.hpp"

namespace node_cv2 {

namespace {

/// The Mats of this environment on a block, if these and the arrays of `data` are all that holds it.
std::vector<MatBox*> soleHolders(Env& env, MatBox& box) {
  cv::UMatData* block = box.mat().u;
  // Someone who lets go on another thread meanwhile is still counted: that errs on the safe side.
  const size_t holders = CV_XADD(&block->refcount, 0);
  std::vector<MatBox*> boxes;
  if (holders == 1) {
    boxes.push_back(&box);
    return boxes;
  }
  env.live.each([&](const void* pointer) {
    auto* each = static_cast<Box*>(const_cast<void*>(pointer));
    if (each->cls() != nullptr) return;
    auto* mat = static_cast<MatBox*>(each);
    if (mat->mat().u == block) boxes.push_back(mat);
  });
  if (boxes.size() + env.views->count(block) != holders || block->urefcount > 0) boxes.clear();
  return boxes;
}

}  // namespace

Moved moveBlock(Env& env, MatBox& box, bool shared) {
  cv::UMatData* block = box.mat().u;
  if (block == nullptr || soleHolders(env, box).empty()) return Moved::Held;
  BufferView target;
  if (!allocateBuffer(env, block->size, shared, target)) return Moved::Failed;
  // The collector may have run meanwhile: Mats are gone.
  const std::vector<MatBox*> boxes = soleHolders(env, box);
  if (boxes.empty()) return Moved::Held;
  std::memcpy(target.data, block->data, block->size);
  env.views->detach(block);
  detachAdopted(env, *block);
  cv::UMatData* moved = adoptBuffer(env, target);
  if (shared) env.weigh(target.buffer, target.bytes);
  for (MatBox* each : boxes) each->move(*moved);
  return Moved::Yes;
}

napi_value shareMat(napi_env raw, napi_callback_info info) {
  MatCall call(raw, info, "share");
  if (call.box == nullptr) return nullptr;
  return guarded(call.env, "Mat.share", [&]() -> napi_value {
    napi_value token = nullptr, buffer = nullptr, offset = nullptr;
    size_t start = 0;
    if (call.box->mat().empty()) {
      BufferView nothing;
      if (!allocateBuffer(call.env, 0, true, nothing)) return nullptr;
      buffer = nothing.buffer;
    } else {
      if (!isShared(call.box->mat())) {
        // Names the call in flight, which `Held` could not.
        if (!call.mayWrite()) return nullptr;
        switch (moveBlock(call.env, *call.box, true)) {
          case Moved::Yes:
            break;
          case Moved::Held:
            return call.fail(
                "something else uses the elements, such as an object of OpenCV's, so that they cannot move "
                "into a "
                "SharedArrayBuffer; use clone().share() for a copy");
          case Moved::Failed:
            return nullptr;
        }
      }
      buffer = bufferBehind(call.box->mat(), call.box->array().data, start);
    }
    napi_create_double(raw, static_cast<double>(start), &offset);
    napi_create_object(raw, &token);
    napi_set_named_property(raw, token, "buffer", buffer);
    napi_set_named_property(raw, token, "offset", offset);
    return token;
  });
}

}  // namespace node_cv2
