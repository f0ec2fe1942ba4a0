#pragma once
#include <string>

#include "convert/reader.hpp"
#include "convert/text.hpp"
#include "env/errors.hpp"

namespace node_cv2 {

template <>
struct Value<std::string> {
  using type = std::string;
  static bool read(Reader& reader, napi_value value, std::string& out) {
    return readString(reader.env.raw, value, out) || reader.fail("a string", value);
  }
  static napi_value write(Env& env, std::string& in) { return makeString(env.raw, in); }
  static void describe(std::string& text, const std::string& in) { text += quoted(in); }
};

}  // namespace node_cv2
