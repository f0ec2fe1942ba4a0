#include "mat/buffer-memory.hpp"

#include "mat/dtype.hpp"

namespace node_cv2 {

namespace {

/// Owns the reference that keeps one array buffer alive; dies with OpenCV's last header, on any thread.
struct Owner {
  Reference buffer;
  uchar* start;
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

const Owner* ownerOf(const cv::Mat& mat) {
  return isOverBuffer(mat) ? static_cast<const Owner*>(mat.u->userdata) : nullptr;
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
  if (napi_is_arraybuffer(env, view.buffer, &is) != napi_ok || !is) return false;
  view.data = static_cast<uchar*>(data);
  return true;
}

cv::Mat wrapBuffer(Env& env, const BufferView& view, const std::vector<int>& sizes, int type) {
  cv::Mat mat(sizes, type, view.data);
  auto* data = new cv::UMatData(&kAllocator);
  data->data = data->origdata = view.data;
  data->size = mat.total() * mat.elemSize();
  data->userdata = new Owner{Reference(env.raw, view.buffer), view.data - view.offset, env.sink};
  data->refcount = 1;
  mat.u = data;
  mat.allocator = nullptr;
  return mat;
}

napi_value bufferBehind(const cv::Mat& mat, const uchar* data, size_t& offset) {
  const Owner* owner = ownerOf(mat);
  if (owner == nullptr) return nullptr;
  offset = data - owner->start;
  return owner->buffer.get();
}

const void* blockOf(const cv::Mat& mat) {
  if (const Owner* owner = ownerOf(mat)) return owner->start;
  return mat.u != nullptr ? mat.u->data : mat.datastart;
}

bool bufferLost(Env& env, const cv::Mat& mat) {
  const Owner* owner = ownerOf(mat);
  if (owner == nullptr) return false;
  void* data = nullptr;
  size_t bytes = 0;
  napi_get_arraybuffer_info(env.raw, owner->buffer.get(), &data, &bytes);
  return data == nullptr || owner->start + bytes < mat.u->data + mat.u->size;
}

}  // namespace node_cv2
