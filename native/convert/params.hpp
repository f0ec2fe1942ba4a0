#pragma once
#include <opencv2/dnn/dict.hpp>
#include <opencv2/flann/miniflann.hpp>
#include <set>

#include "convert/inspect.hpp"
#include "convert/number.hpp"
#include "convert/reader.hpp"
#include "convert/string.hpp"
#include "convert/tuple.hpp"

namespace node_cv2 {

/// flann's parameters: a plain object of booleans, numbers and strings, by flann's names.
template <class T>
struct FlannParams {
  using type = cv::Ptr<T>;

  static bool read(Reader& reader, napi_value value, type& out) {
    const napi_env env = reader.env.raw;
    napi_value names = nullptr;
    uint32_t count = 0;
    if (!isPlainObject(env, value) || napi_get_property_names(env, value, &names) != napi_ok ||
        napi_get_array_length(env, names, &count) != napi_ok) {
      return reader.fail("an object of flann parameters", value);
    }
    // Aside: a value that fails half way must leave the default untouched.
    auto params = cv::makePtr<T>();
    for (uint32_t i = 0; i < count; ++i) {
      napi_value name = nullptr, item = nullptr;
      std::string key;
      if (napi_get_element(env, names, i, &name) != napi_ok || !readString(env, name, key) ||
          napi_get_property(env, value, name, &item) != napi_ok) {
        return reader.fail("an object of flann parameters", value);
      }
      if (!set(reader, *params, key, item)) return reader.inside(key.c_str());
    }
    out = params;
    return true;
  }
  static napi_value write(Env& env, type&) {
    napi_value value = nullptr;
    napi_get_undefined(env.raw, &value);
    return value;
  }
  static void describe(std::string& text, const type&) { text += "{...}"; }

 private:
  static bool set(Reader& reader, T& params, const std::string& key, napi_value item) {
    // flann reads these as float and refuses an int; JavaScript cannot tell 1 from 1.0.
    static const std::set<std::string> reals = {"eps",          "cb_index",      "target_precision",
                                                "build_weight", "memory_weight", "sample_fraction"};
    bool flag = false;
    double number = 0;
    std::string text;
    if (napi_get_value_bool(reader.env.raw, item, &flag) == napi_ok) {
      params.setBool(key, flag);
    } else if (napi_get_value_double(reader.env.raw, item, &number) == napi_ok) {
      if (reals.count(key) != 0) {
        params.setFloat(key, static_cast<float>(number));
      } else if (number == std::trunc(number) && std::abs(number) <= INT_MAX) {
        if (key == "algorithm") {
          params.setAlgorithm(static_cast<int>(number));
        } else {
          params.setInt(key, static_cast<int>(number));
        }
      } else {
        params.setDouble(key, number);
      }
    } else if (readString(reader.env.raw, item, text)) {
      params.setString(key, text);
    } else {
      return reader.fail("a boolean, number or string", item);
    }
    return true;
  }
};

template <>
struct Value<cv::Ptr<cv::flann::IndexParams>> : FlannParams<cv::flann::IndexParams> {};
template <>
struct Value<cv::Ptr<cv::flann::SearchParams>> : FlannParams<cv::flann::SearchParams> {};

/// dnn's layer ids and parameter values: an integer, a real or a string.
template <>
struct Value<cv::dnn::DictValue> {
  using type = cv::dnn::DictValue;
  static bool read(Reader& reader, napi_value value, type& out) {
    double number = 0;
    std::string text;
    if (napi_get_value_double(reader.env.raw, value, &number) == napi_ok) {
      const bool whole = number == std::trunc(number) && std::abs(number) < 9007199254740992.0;
      out = whole ? type(static_cast<int64_t>(number)) : type(number);
      return true;
    }
    if (!readString(reader.env.raw, value, text)) return reader.fail("a number or a string", value);
    out = type(cv::String(text));
    return true;
  }
  static napi_value write(Env& env, type& in) {
    if (in.isString()) return makeString(env.raw, in.get<cv::String>(0));
    napi_value value = nullptr;
    napi_create_double(env.raw, in.get<double>(0), &value);
    return value;
  }
  static void describe(std::string& text, const type& in) {
    text += in.isString() ? quoted(in.get<cv::String>(0)) : numberText(in.get<double>(0));
  }
};

}  // namespace node_cv2
