#include "mat/buffer-memory.hpp"

#include "mat/dtype.hpp"

namespace node_cv2 {

namespace {

/// Owns the reference that keeps one array buffer alive; dies with OpenCV's last header, on any thread.
struct Owner {
  Reference buffer;
  uchar* start;
  bool shared;
  /// Made by us for the pixels, not the user's.
  bool adopted;
  std::shared_ptr<ReferenceSink> sink;
};

class BufferAllocator : public cv::MatAllocator {
 public:
  // OpenCV asks the allocator of a header for new memory too (`create` on it): give ordinary memory.
  cv::UMatData* allocate(int dims, const int* sizes, int type, void* data, size_t* step, cv::AccessFlag flags,
                         cv::UMatUsageFlags usage) const override {
    return cv::Mat::getStdAllocator()->allocate(dims, sizes, type, data, step, flags, usage);
  }
  bool allocate(cv::UMatData*, cv::AccessFlag, cv::UMatUsageFlags) const override { return false; }
  void deallocate(cv::UMatData* data) const override {
    auto* owner = static_cast<Owner*>(data->userdata);
    owner->sink->drop(std::move(owner->buffer));
    delete owner;
    delete data;
  }
};

const BufferAllocator kAllocator;

const Owner* ownerOf(const cv::UMatData& block) {
  return block.currAllocator == &kAllocator ? static_cast<const Owner*>(block.userdata) : nullptr;
}
const Owner* ownerOf(const cv::Mat& mat) { return mat.u != nullptr ? ownerOf(*mat.u) : nullptr; }

cv::UMatData* makeBlock(Env& env, const BufferView& view, uchar* low, size_t bytes, bool adopted) {
  auto* block = new cv::UMatData(&kAllocator);
  block->data = block->origdata = low;
  block->size = bytes;
  block->userdata =
      new Owner{Reference(env.raw, view.buffer), view.data - view.offset, view.shared, adopted, env.sink};
  return block;
}

}  // namespace

const cv::MatAllocator* const kBufferAllocator = &kAllocator;

bool readBuffer(napi_env env, napi_value value, BufferView& view) {
  bool is = false;
  void* data = nullptr;
  if (napi_is_typedarray(env, value, &is) == napi_ok && is) {
    auto type = static_cast<napi_typedarray_type>(-1);  // stays for a type that this Node-API does not know
    size_t length = 0;
    if (napi_get_typedarray_info(env, value, &type, &length, &data, &view.buffer, &view.offset) != napi_ok)
      return false;
    view.depth = depthOfTypedArray(type);
    view.bytes = length * elementSizeOf(type);
  } else if (napi_is_arraybuffer(env, value, &is) == napi_ok && is) {
    view.buffer = value;
    if (napi_get_arraybuffer_info(env, value, &data, &view.bytes) != napi_ok) return false;
  } else if (napi_is_dataview(env, value, &is) == napi_ok && is) {
    if (napi_get_dataview_info(env, value, &view.bytes, &data, &view.buffer, &view.offset) != napi_ok)
      return false;
  } else {
    return false;
  }
  // A typed array over a SharedArrayBuffer reports a buffer that is none to Node-API.
  view.shared = napi_is_arraybuffer(env, view.buffer, &is) == napi_ok && !is;
  view.data = static_cast<uchar*>(data);
  return true;
}

cv::Mat wrapBuffer(Env& env, const BufferView& view, cv::Mat header, uchar* low, size_t bytes) {
  header.u = makeBlock(env, view, low, bytes, false);
  header.addref();
  header.allocator = nullptr;
  return header;
}

bool allocateBuffer(Env& env, size_t bytes, bool shared, BufferView& view) {
  napi_value global = nullptr, args[2] = {}, array = nullptr;
  napi_get_global(env.raw, &global);
  napi_create_double(env.raw, static_cast<double>(bytes), &args[0]);
  napi_get_boolean(env.raw, shared, &args[1]);
  return napi_call_function(env.raw, global, env.allocate.get(), 2, args, &array) == napi_ok &&
         readBuffer(env.raw, array, view) && view.bytes == bytes && view.shared == shared;
}

cv::UMatData* adoptBuffer(Env& env, const BufferView& view) {
  return makeBlock(env, view, view.data, view.bytes, true);
}

napi_value bufferBehind(const cv::Mat& mat, const uchar* data, size_t& offset) {
  const Owner* owner = ownerOf(mat);
  if (owner == nullptr) return nullptr;
  offset = data - owner->start;
  return owner->buffer.get();
}

const void* bufferOf(const cv::UMatData& block) {
  const Owner* owner = ownerOf(block);
  return owner != nullptr ? owner->start : nullptr;
}

const void* blockOf(const cv::Mat& mat) {
  if (const Owner* owner = ownerOf(mat)) return owner->start;
  return mat.u != nullptr ? mat.u->data : mat.datastart;
}

bool bufferLost(Env& env, const cv::Mat& mat) {
  const Owner* owner = ownerOf(mat);
  if (owner == nullptr || owner->shared) return false;
  void* data = nullptr;
  size_t bytes = 0;
  napi_get_arraybuffer_info(env.raw, owner->buffer.get(), &data, &bytes);
  return data == nullptr || owner->start + bytes < mat.u->data + mat.u->size;
}

bool isShared(const cv::Mat& mat) {
  const Owner* owner = ownerOf(mat);
  return owner != nullptr && owner->shared;
}

void detachAdopted(Env& env, const cv::UMatData& block) {
  const Owner* owner = ownerOf(block);
  if (owner != nullptr && owner->adopted && !owner->shared)
    napi_detach_arraybuffer(env.raw, owner->buffer.get());
}

}  // namespace node_cv2
