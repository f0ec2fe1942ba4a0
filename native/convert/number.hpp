#pragma once
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>
#include <type_traits>

#include "convert/reader.hpp"
#include "convert/text.hpp"

namespace node_cv2 {

template <>
struct Value<bool> {
  using type = bool;
  static bool read(Reader& reader, napi_value value, bool& out) {
    if (napi_get_value_bool(reader.env.raw, value, &out) == napi_ok) return true;
    // As in cv2, an integer is a truth value too.
    double number = 0;
    if (napi_get_value_double(reader.env.raw, value, &number) != napi_ok || !std::isfinite(number) ||
        number != std::trunc(number)) {
      return reader.fail("a boolean", value);
    }
    out = number != 0;
    return true;
  }
  static napi_value write(Env& env, bool& in) {
    napi_value value = nullptr;
    napi_get_boolean(env.raw, in, &value);
    return value;
  }
  static void describe(std::string& text, const bool& in) { text += in ? "true" : "false"; }
};

/// An address, for other libraries: as cv2 gives it, a big integer.
template <>
struct Value<void*> {
  using type = void*;
  static bool read(Reader& reader, napi_value value, void*&) { return reader.fail("no address", value); }
  static napi_value write(Env& env, void*& in) {
    napi_value value = nullptr;
    napi_create_bigint_uint64(env.raw, reinterpret_cast<uintptr_t>(in), &value);
    return value;
  }
  static void describe(std::string&, void* const&) {}
};

/// A `char` of OpenCV's is a character.
template <>
struct Value<char> {
  using type = char;
  static bool read(Reader& reader, napi_value value, char& out) {
    std::string text;
    if (!readString(reader.env.raw, value, text) || text.size() != 1) {
      return reader.fail("a string of one ASCII character", value);
    }
    out = text[0];
    return true;
  }
  static napi_value write(Env& env, char& in) {
    napi_value value = nullptr;
    napi_create_string_latin1(env.raw, &in, 1, &value);
    return value;
  }
  static void describe(std::string& text, const char& in) { text += quoted(std::string(1, in)); }
};

/// Floating point: any number, NaN and infinities too.
template <class T>
struct Value<T, std::enable_if_t<std::is_floating_point_v<T>>> {
  using type = T;
  static bool read(Reader& reader, napi_value value, T& out) {
    double number = 0;
    if (napi_get_value_double(reader.env.raw, value, &number) != napi_ok)
      return reader.fail("a number", value);
    out = static_cast<T>(number);
    return true;
  }
  static napi_value write(Env& env, T& in) {
    napi_value value = nullptr;
    napi_create_double(env.raw, static_cast<double>(in), &value);
    return value;
  }
  static void describe(std::string& text, const T& in) { text += numberText(in); }
};

template <class T>
constexpr const char* integerName() {
  if constexpr (std::is_same_v<T, unsigned char>) return "an integer from 0 to 255";
  if constexpr (std::is_same_v<T, signed char>) return "an integer from -128 to 127";
  if constexpr (std::is_same_v<T, unsigned short>) return "an integer from 0 to 65535";
  if constexpr (std::is_same_v<T, short>) return "an integer from -32768 to 32767";
  if constexpr (std::is_same_v<T, unsigned>) return "an integer from 0 to 4294967295";
  if constexpr (std::is_same_v<T, int>) return "an integer from -2147483648 to 2147483647";
  if constexpr (std::is_unsigned_v<T>) return "a non-negative integer of up to 64 bits";
  return "an integer of up to 64 bits";
}

/// Integers refuse fractions, NaN and what does not fit; 64-bit ones take a BigInt too.
template <class T>
struct Value<
    T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>>> {
  using type = T;
  static bool read(Reader& reader, napi_value value, T& out) {
    double number = 0;
    if (napi_get_value_double(reader.env.raw, value, &number) != napi_ok) return readBig(reader, value, out);
    // Upper limits of 64-bit types round up to 2^63 or 2^64 as doubles, hence `<` with one more.
    constexpr double low = static_cast<double>(std::numeric_limits<T>::min());
    constexpr double end = static_cast<double>(std::numeric_limits<T>::max() / 2 + 1) * 2.0;
    if (!(number >= low && number < end) || number != std::trunc(number)) {
      return reader.failRange(integerName<T>(), value);
    }
    out = static_cast<T>(number);
    return true;
  }
  static napi_value write(Env& env, T& in) {
    napi_value value = nullptr;
    if constexpr (sizeof(T) <= 4 && !std::is_same_v<T, unsigned>) {
      napi_create_int32(env.raw, in, &value);
    } else {
      // 64-bit results are numbers: exact up to 2^53, the nearest double beyond.
      napi_create_double(env.raw, static_cast<double>(in), &value);
    }
    return value;
  }
  static void describe(std::string& text, const T& in) { text += std::to_string(in); }

 private:
  static bool readBig(Reader& reader, napi_value value, T& out) {
    if constexpr (sizeof(T) == 8) {
      bool lossless = false;
      napi_status status = napi_ok;
      if constexpr (std::is_unsigned_v<T>) {
        uint64_t wide = 0;
        status = napi_get_value_bigint_uint64(reader.env.raw, value, &wide, &lossless);
        out = static_cast<T>(wide);
      } else {
        int64_t wide = 0;
        status = napi_get_value_bigint_int64(reader.env.raw, value, &wide, &lossless);
        out = static_cast<T>(wide);
      }
      if (status == napi_ok) return lossless || reader.failRange(integerName<T>(), value);
    }
    return reader.fail(integerName<T>(), value);
  }
};

/// Enums are integers of their own type.
template <class T>
struct Value<T, std::enable_if_t<std::is_enum_v<T>>> {
  using type = T;
  using Number = std::conditional_t<sizeof(T) == 8, int64_t, int>;
  static bool read(Reader& reader, napi_value value, T& out) {
    Number number = 0;
    if (!Value<Number>::read(reader, value, number)) return false;
    out = static_cast<T>(number);
    return true;
  }
  static napi_value write(Env& env, T& in) {
    auto number = static_cast<Number>(in);
    return Value<Number>::write(env, number);
  }
  static void describe(std::string& text, const T& in) { text += std::to_string(static_cast<Number>(in)); }
};

/// `Ptr<float>`: how OpenCV spells an optional number.
template <>
struct Value<cv::Ptr<float>> {
  using type = cv::Ptr<float>;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, type& out) {
    float number = 0;
    if (!Value<float>::read(reader, value, number)) return false;
    out = cv::makePtr<float>(number);
    return true;
  }
  static napi_value write(Env& env, type& in) {
    napi_value value = nullptr;
    if (in) return Value<float>::write(env, *in);
    napi_get_null(env.raw, &value);
    return value;
  }
  static void describe(std::string& text, const type& in) {
    if (in) return Value<float>::describe(text, *in);
    text += "null";
  }
};

}  // namespace node_cv2
