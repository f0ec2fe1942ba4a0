#pragma once
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "env/napi.hpp"

namespace node_cv2 {

/// Shortest text that reads back as the same number.
template <class T>
std::string numberText(T value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char text[32];
  for (int digits = 6; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(value));
    if (static_cast<T>(std::strtod(text, nullptr)) == value) break;
  }
  return text;
}

/// In quotes, cut after sixty bytes (never inside a UTF-8 sequence).
inline std::string quoted(const std::string& text) {
  if (text.size() <= 60) return "'" + text + "'";
  size_t end = 60;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + text.substr(0, end) + "...'";
}

/// The UTF-8 of a JavaScript string; false, and no exception, for any other value.
inline bool readString(napi_env env, napi_value value, std::string& text) {
  char buffer[256];
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, buffer, sizeof buffer, &length) != napi_ok) return false;
  // A full buffer may hide a cut string: measure.
  if (length + 4 < sizeof buffer) {
    text.assign(buffer, length);
    return true;
  }
  if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) return false;
  text.resize(length + 1);
  napi_get_value_string_utf8(env, value, &text[0], text.size(), &length);
  text.resize(length);
  return true;
}

}  // namespace node_cv2
