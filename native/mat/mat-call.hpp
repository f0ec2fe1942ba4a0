#pragma once
#include <string>

#include "convert/reader.hpp"
#include "env/errors.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/mat-box.hpp"
#include "memory/uses.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

/// A method call on a Mat: receiver checked, arguments at hand.
struct MatCall {
  Env& env;
  const char* name;
  size_t count = 5;
  napi_value values[5] = {};
  MatBox* box = nullptr;

  /// A call without a receiver: a constructor or static function.
  MatCall(Env& env, const char* name) : env(env), name(name) { env.memory.relieve(); }

  /// `box` is null, and the exception thrown, when `this` is no living Mat.
  MatCall(napi_env raw, napi_callback_info info, const char* name) : env(Env::of(raw)), name(name) {
    napi_value self = nullptr;
    env.memory.relieve();
    napi_get_cb_info(raw, info, &count, values, &self, nullptr);
    box = matBox(env, self);
    if (box == nullptr) {
      fail("'this' must be a Mat, got " + describeValue(env, self));
    } else if (box->released() || bufferLost(env, box->mat())) {
      fail(box->released() ? "the Mat is released" : "the ArrayBuffer under the Mat was transferred");
      box = nullptr;
    }
  }

  napi_value fail(const std::string& what) {
    throwTypeError(env.raw, std::string("Mat.") + name + ": " + what);
    return nullptr;
  }
  /// False, with the error thrown, when a call in flight is in the way. Of memory that threads share, no
  /// other one may use it until this call ends.
  bool mayRead() { return mayUse(false); }
  bool mayWrite() { return mayUse(true); }

  napi_value failRange(const std::string& what) {
    throwRangeError(env.raw, std::string("Mat.") + name + ": " + what);
    return nullptr;
  }

  /// Reads one argument by a converter; false with the exception thrown.
  template <class C>
  bool read(size_t index, const char* argument, typename C::type& out) {
    Reader reader(env);
    if (index < count && C::read(reader, values[index], out)) return true;
    bool pending = false;
    napi_is_exception_pending(env.raw, &pending);
    if (pending) return false;
    const std::string got = index < count ? describeValue(env, reader.got()) : "nothing";
    const std::string text = std::string("argument '") + argument + reader.path() + "': expected " +
                             (index < count ? reader.expected() : "a value") + ", got " + got;
    reader.range() ? failRange(text) : fail(text);
    return false;
  }

 private:
  bool mayUse(bool writes) {
    const bool shared = isShared(box->mat());
    if (!shared && !Claim::any()) return true;
    std::vector<Use> uses = {box->use(writes)};
    uses[0].lasts = shared;
    const std::string method = std::string("Mat.") + name;
    const auto conflict = claim_.take(uses, method);
    if (!conflict) return true;
    throwInUse(env.raw, method + ": the Mat " + conflict->text);
    return false;
  }

  Claim claim_;
};

/// `new Mat(...)`, and `matFromBuffer(...)`, the native half of `Mat.from`.
napi_value constructMat(napi_env raw, napi_callback_info info);
napi_value matFromBuffer(napi_env raw, napi_callback_info info);
/// What the TypeScript half looks at (looking.cpp).
napi_value matLayout(napi_env raw, napi_callback_info info);
napi_value matElements(napi_env raw, napi_callback_info info);
napi_value describe(napi_env raw, napi_callback_info info);
/// `binding.share.call(mat)`: the native half of `share()`.
napi_value shareMat(napi_env raw, napi_callback_info info);

}  // namespace node_cv2
