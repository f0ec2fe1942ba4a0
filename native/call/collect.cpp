#include <algorithm>
#include <cstring>
#include <opencv2/core/ocl.hpp>

#include "call/call.hpp"
#include "convert/inspect.hpp"
#include "convert/mat.hpp"
#include "graph/trace.hpp"
#include "mat/mat-box.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

void Call::run() noexcept {
  if (symbolic_) return;
  // Whatever was told of before this call, an error of its arguments say, is thrown already.
  if (!async_) env_.interrupted = false;
  try {
    if (!async_) turn_.take();
    if (device_) liftArrays();
    overload_->run(frame_);
    // Each thread has a queue of its own: the results are looked at in another one.
    if (device_ && async_) cv::ocl::finish();
  } catch (...) {
    failure_ = std::make_unique<Failure>(Failure::current());
  }
  if (!async_) turn_.leave();
}

/// As cv2: all arrays of a call are on the device, or none. But a Mat that was passed for a result is written
/// to, which cv2 forgets.
void Call::liftArrays() {
  for (size_t i = 0; i < overload_->argumentCount; ++i) {
    const Argument& argument = overload_->arguments[i];
    const Kind& kind = *argument.kind;
    const bool written = kind.follow != nullptr || kind.isOutputList;
    if (kind.device != nullptr && !(written && passed_[i] != nullptr))
      kind.device->lift(slot(argument.offset));
  }
}

napi_value Call::error() {
  return failure_ == nullptr ? nullptr : makeError(env_, *failure_, function_.name, describe());
}

napi_value Call::collectOne(const Result& result) {
  void* from = slot(result.offset);
  napi_value given = result.argument >= 0 ? passed_[result.argument] : nullptr;
  if (result.kind->follow != nullptr && given != nullptr) {
    // Written in place and returned: the same JavaScript object. Unless it was released meanwhile.
    MatBox* box = targets_[result.argument];
    if (box == nullptr) box = matBox(env_, given);
    if (box != nullptr && !box->released()) {
      result.kind->follow(*box, from);
      return given;
    }
  }
  const DeviceSide* device = result.kind->device;
  const bool lifted = device != nullptr && device->lifted(from);
  if (given != nullptr && lifted && device->settle(env_, from)) return given;
  if (result.kind->isOutputList && given != nullptr && !lifted)
    return collectList(result, *static_cast<std::vector<cv::Mat>*>(from));
  napi_value value = result.kind->write(env_, from);
  if (result.kind->refersBack && self_ != nullptr) keepSource(value);
  return value;
}

/// What points into the receiver, alone or in a list, keeps it alive.
void Call::keepSource(napi_value value) {
  if (const ObjectBox* box = objectBox(env_, value)) {
    box->object()->source = self_;
    return;
  }
  uint32_t length = 0;
  arrayLength(env_.raw, value, length);
  for (uint32_t i = 0; i < length; ++i) {
    napi_handle_scope scope = nullptr;
    napi_value item = nullptr;
    napi_open_handle_scope(env_.raw, &scope);
    if (napi_get_element(env_.raw, value, i, &item) == napi_ok) keepSource(item);
    napi_close_handle_scope(env_.raw, scope);
  }
}

/// A list whose items are the Mats that were passed for them, where there were some.
napi_value Call::collectList(const Result& result, std::vector<cv::Mat>& mats) {
  napi_value list = nullptr;
  napi_create_array_with_length(env_.raw, mats.size(), &list);
  for (size_t i = 0; i < mats.size(); ++i) {
    const auto passed = std::find_if(uses_.begin(), uses_.end(), [&](const Use& use) {
      return use.argument == static_cast<size_t>(result.argument) && use.item == static_cast<int>(i);
    });
    napi_value item = nullptr;
    if (passed != uses_.end() && !passed->mat->released()) {
      OutputMat::follow(*passed->mat, mats[i]);
      item = passed->value;
    } else {
      item = OutputMat::write(env_, mats[i]);
    }
    if (item == nullptr || napi_set_element(env_.raw, list, i, item) != napi_ok) return nullptr;
  }
  return list;
}

namespace {

napi_value null(napi_env env) {
  napi_value value = nullptr;
  napi_get_null(env, &value);
  return value;
}

napi_value makeBuffer(napi_env env, const std::vector<uchar>& bytes) {
  napi_value buffer = nullptr;
  napi_create_buffer_copy(env, bytes.size(), bytes.data(), nullptr, &buffer);
  return buffer;
}

void throwCvError(Env& env, const std::string& call, const std::string& what) {
  Failure failure;
  failure.code = cv::Error::StsError;
  failure.what = failure.err = what;
  napi_value error = makeError(env, failure, call, call);
  if (error != nullptr) napi_throw(env.raw, error);
}

}  // namespace

napi_value Call::collect() {
  if (symbolic_) return Trace::current()->record(*this);
  // Shares that were held for the addresses' sake alone: whoever is the only one left must see that he is.
  for (Use& use : uses_) use.memory.release();
  std::optional<Scopes::During> during;
  if (env_.scopes.any()) during.emplace(env_.scopes, async_ ? scope_ : env_.scopes.current());
  napi_value result = guarded(env_, function_.name, [&] { return collectResults(); });
  claim_.end();
  return result;
}

napi_value Call::collectResults() {
  if (std::exchange(env_.interrupted, false)) return nullptr;
  if (napi_value failed = error()) {
    napi_throw(env_.raw, failed);
    return nullptr;
  }
  if (failure_ != nullptr) return nullptr;
  if (function_.constructs != nullptr) {
    auto object = std::make_shared<Object>(*function_.constructs, std::move(constructed()));
    return env_.instantiate(constructorOf(env_, *function_.constructs),
                            new ObjectBox(env_, std::move(object)));
  }
  const Overload& overload = *overload_;
  const Result* results = overload.results;
  for (size_t i = 0; i < overload.writtenCount; ++i) {
    const Result& written = results[overload.resultCount + i];
    if (passed_[written.argument] != nullptr && collectOne(written) == nullptr) return nullptr;
  }
  switch (overload.idiom) {
    case Idiom::None:
      break;
    case Idiom::ThrowIfEmpty:
      if (!static_cast<const cv::Mat*>(slot(results[0].offset))->empty()) break;
      throwCvError(env_, describe(), kNoImage);
      return nullptr;
    case Idiom::BufferOrThrow:
      if (*static_cast<const bool*>(slot(results[0].offset))) {
        return makeBuffer(env_.raw, *static_cast<const std::vector<uchar>*>(slot(results[1].offset)));
      }
      throwCvError(env_, describe(), kNotEncoded);
      return nullptr;
    case Idiom::MatOrNull:
      if (!*static_cast<const bool*>(slot(results[0].offset))) return null(env_.raw);
      return collectOne(results[1]);
  }
  if (overload.resultCount == 1) return collectOne(results[0]);
  napi_value value = nullptr;
  if (overload.resultCount == 0) {
    napi_get_undefined(env_.raw, &value);
    return value;
  }
  napi_create_array_with_length(env_.raw, overload.resultCount, &value);
  for (size_t i = 0; i < overload.resultCount; ++i) {
    napi_value item = collectOne(results[i]);
    if (item == nullptr || napi_set_element(env_.raw, value, i, item) != napi_ok) return nullptr;
  }
  return value;
}

}  // namespace node_cv2
