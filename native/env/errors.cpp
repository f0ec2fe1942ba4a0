#include "env/errors.hpp"

#include <cmath>
#include <exception>
#include <new>

#include "convert/text.hpp"
#include "object/descriptor.hpp"

namespace node_cv2 {

namespace {

/// Node's own.
constexpr const char* kTypeCode = "ERR_INVALID_ARG_TYPE";
constexpr const char* kRangeCode = "ERR_OUT_OF_RANGE";

/// OpenCV ends some texts with a line break.
std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \n") + 1);
  return text;
}

}  // namespace

Failure Failure::current() {
  Failure failure;
  try {
    throw;
  } catch (const BadArgument& error) {
    failure.kind = error.range ? Kind::Range : Kind::Type;
    failure.what = error.what();
  } catch (const cv::Exception& error) {
    failure = {Kind::OpenCV, error.code, trimmed(error.what()), trimmed(error.err), error.func,
               error.file,   error.line};
  } catch (const std::bad_alloc&) {
    failure.code = cv::Error::StsNoMem;
    failure.what = failure.err = "out of memory";
  } catch (const std::exception& error) {
    failure.code = cv::Error::StsError;
    failure.what = failure.err = error.what();
  } catch (...) {
    failure.code = cv::Error::StsError;
    failure.what = failure.err = "unknown C++ exception";
  }
  return failure;
}

napi_value makeString(napi_env env, const std::string& text) {
  napi_value value = nullptr;
  napi_create_string_utf8(env, text.data(), text.size(), &value);
  return value;
}

napi_value makeError(Env& env, const Failure& failure, const std::string& function, const std::string& call) {
  if (failure.kind != Failure::Kind::OpenCV) {
    const bool range = failure.kind == Failure::Kind::Range;
    napi_value code = makeString(env.raw, range ? kRangeCode : kTypeCode), error = nullptr;
    napi_value text = makeString(env.raw, function + ": " + failure.what);
    (range ? napi_create_range_error : napi_create_type_error)(env.raw, code, text, &error);
    return error;
  }
  napi_value fields = nullptr;
  napi_create_object(env.raw, &fields);
  const auto set = [&](const char* name, napi_value value) {
    napi_set_named_property(env.raw, fields, name, value);
  };
  const auto number = [&](int value) {
    napi_value result = nullptr;
    napi_create_int32(env.raw, value, &result);
    return result;
  };
  set("code", number(failure.code));
  set("func", makeString(env.raw, failure.func));
  set("file", makeString(env.raw, failure.file));
  set("line", number(failure.line));
  set("expression", makeString(env.raw, failure.err));
  set("call", makeString(env.raw, call));
  napi_value args[] = {makeString(env.raw, call + ": " + failure.what), fields};
  napi_value error = nullptr;
  napi_new_instance(env.raw, env.error.get(), 2, args, &error);
  return error;
}

void forgetException(napi_env env) {
  bool pending = false;
  napi_value ignored = nullptr;
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
    napi_get_and_clear_last_exception(env, &ignored);
}

void throwTypeError(napi_env env, const std::string& message) {
  napi_throw_type_error(env, kTypeCode, message.c_str());
}

void throwRangeError(napi_env env, const std::string& message) {
  napi_throw_range_error(env, kRangeCode, message.c_str());
}

namespace {

std::string constructorName(napi_env env, napi_value object) {
  napi_value constructor = nullptr, name = nullptr;
  std::string text;
  if (napi_get_named_property(env, object, "constructor", &constructor) == napi_ok &&
      napi_get_named_property(env, constructor, "name", &name) == napi_ok) {
    readString(env, name, text);
  }
  forgetException(env);
  return text;
}

std::string describeObject(Env& env, napi_value value) {
  bool is = false;
  if (Box* box = env.unbox(value))
    return box->cls() == nullptr ? "a Mat" : std::string("a ") + box->cls()->name;
  // A Proxy, or an heir of the prototype: it looks like a Mat, but has no pixels.
  is = napi_instanceof(env.raw, value, env.mat.get(), &is) == napi_ok && is;
  forgetException(env.raw);
  if (is) return "an object that only inherits from a Mat, or a Proxy of one";
  if (napi_is_array(env.raw, value, &is) == napi_ok && is) {
    uint32_t length = 0;
    napi_get_array_length(env.raw, value, &length);
    return "an array of " + std::to_string(length);
  }
  const std::string name = constructorName(env.raw, value);
  if (name.empty() || name == "Object") return "an object";
  // Not U: a Uint8Array, a URL.
  const bool vowel = std::string("AEIO").find(name[0]) != std::string::npos;
  return (vowel ? "an " : "a ") + name;
}

}  // namespace

std::string describeValue(Env& env, napi_value value) {
  napi_valuetype type = napi_undefined;
  if (value == nullptr || napi_typeof(env.raw, value, &type) != napi_ok) return "nothing";
  switch (type) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_boolean: {
      bool flag = false;
      napi_get_value_bool(env.raw, value, &flag);
      return flag ? "true" : "false";
    }
    case napi_number: {
      double number = 0;
      napi_get_value_double(env.raw, value, &number);
      return numberText(number);
    }
    case napi_string: {
      std::string text;
      readString(env.raw, value, text);
      return quoted(text);
    }
    case napi_symbol:
      return "a symbol";
    case napi_function:
      return "a function";
    case napi_bigint:
      return "a BigInt";
    case napi_external:
      return "an external value";
    default:
      return describeObject(env, value);
  }
}

}  // namespace node_cv2
