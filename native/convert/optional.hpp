#pragma once
#include <optional>

#include "convert/reader.hpp"

namespace node_cv2 {

/// A value or null, of an argument whose default need not be null; `undefined` leaves the default.
template <class C>
struct Optional {
  using type = std::optional<typename C::type>;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, type& out) {
    napi_valuetype kind = napi_undefined;
    napi_typeof(reader.env.raw, value, &kind);
    if (kind == napi_null) {
      out.reset();
      return true;
    }
    // Into a copy: a value that does not fit leaves the default untouched.
    typename C::type read{};
    if (!C::read(reader, value, read)) return false;
    out = std::move(read);
    return true;
  }
  static napi_value write(Env& env, type& in) {
    napi_value value = nullptr;
    if (in) return C::write(env, *in);
    napi_get_null(env.raw, &value);
    return value;
  }
  static void describe(std::string& text, const type& in) {
    if (in) return C::describe(text, *in);
    text += "null";
  }
};

}  // namespace node_cv2
