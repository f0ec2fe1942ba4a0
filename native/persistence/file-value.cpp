#include "persistence/file-value.hpp"

#include <algorithm>
#include <climits>
#include <cmath>

#include "convert/inspect.hpp"
#include "convert/mat.hpp"
#include "convert/string.hpp"
#include "mat/mat-box.hpp"

namespace node_cv2 {

namespace {

/// Deeper than any honest file; what holds itself has no end.
constexpr int kDepth = 100;

bool readValue(Reader& reader, napi_value value, FileValue& out, int depth);

bool readList(Reader& reader, napi_value value, uint32_t length, FileValue& out, int depth) {
  auto& list = out.content.emplace<FileValue::List>();
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item = nullptr;
    if (napi_get_element(reader.env.raw, value, i, &item) != napi_ok) return reader.fail("an array", value);
    if (!readValue(reader, item, list.emplace_back(), depth + 1)) return reader.inside(i);
  }
  return true;
}

/// The own enumerable fields, in order; as in JSON, one that is undefined is left out.
bool readFields(Reader& reader, napi_value value, FileValue& out, int depth) {
  const napi_env env = reader.env.raw;
  napi_value names = nullptr;
  uint32_t count = 0;
  const auto filter = static_cast<napi_key_filter>(napi_key_enumerable | napi_key_skip_symbols);
  if (napi_get_all_property_names(env, value, napi_key_own_only, filter, napi_key_numbers_to_strings,
                                  &names) != napi_ok ||
      napi_get_array_length(env, names, &count) != napi_ok) {
    return reader.fail("a plain object", value);
  }
  auto& fields = out.content.emplace<FileValue::Fields>();
  for (uint32_t i = 0; i < count; ++i) {
    napi_value name = nullptr, item = nullptr;
    napi_valuetype type = napi_undefined;
    std::pair<std::string, FileValue> field;
    if (napi_get_element(env, names, i, &name) != napi_ok || !readString(env, name, field.first) ||
        napi_get_property(env, value, name, &item) != napi_ok || napi_typeof(env, item, &type) != napi_ok) {
      return reader.fail("a plain object", value);
    }
    if (type == napi_undefined) continue;
    if (!readValue(reader, item, field.second, depth + 1)) return reader.inside(field.first.c_str());
    fields.push_back(std::move(field));
  }
  return true;
}

/// An object literal, or one without a prototype: what has a class of its own says more than its fields.
bool isRecord(napi_env env, napi_value value) {
  napi_value prototype = nullptr, above = nullptr;
  napi_valuetype type = napi_undefined;
  if (!isPlainObject(env, value) || napi_get_prototype(env, value, &prototype) != napi_ok) return false;
  if (napi_typeof(env, prototype, &type) != napi_ok || type == napi_null) return type == napi_null;
  return napi_get_prototype(env, prototype, &above) == napi_ok && napi_typeof(env, above, &type) == napi_ok &&
         type == napi_null;
}

/// A list, an object or a boolean. For anything else, which is not `known`, false without a reason.
bool readStructure(Reader& reader, napi_value value, FileValue& out, int depth, bool& known) {
  uint32_t length = 0;
  bool flag = false;
  known = true;
  if (napi_get_value_bool(reader.env.raw, value, &flag) == napi_ok) {
    out.content = static_cast<int>(flag);
    return true;
  }
  const bool list = arrayLength(reader.env.raw, value, length);
  if (list || isRecord(reader.env.raw, value)) {
    if (depth > kDepth) return reader.fail("a value that is nested less deeply", value);
    return list ? readList(reader, value, length, out, depth) : readFields(reader, value, out, depth);
  }
  known = false;
  return false;
}

bool readValue(Reader& reader, napi_value value, FileValue& out, int depth) {
  const napi_env env = reader.env.raw;
  double number = 0;
  std::string text;
  bool known = false;
  if (napi_get_value_double(env, value, &number) == napi_ok) {
    // As the overloads of OpenCV's own `write` take it.
    const bool whole = number >= INT_MIN && number <= INT_MAX && number == std::trunc(number);
    whole ? out.content.emplace<int>(static_cast<int>(number)) : out.content.emplace<double>(number);
    return true;
  }
  if (readString(env, value, text)) {
    out.content = std::move(text);
    return true;
  }
  const bool read = readStructure(reader, value, out, depth, known);
  if (known) return read;
  napi_valuetype type = napi_undefined;
  const bool object = napi_typeof(env, value, &type) == napi_ok && type == napi_object;
  return (object && Value<cv::Mat>::read(reader, value, out.content.emplace<cv::Mat>())) ||
         reader.fail("a number, string, boolean, Mat, array or plain object", value);
}

bool isNumber(const FileValue& value) {
  return std::holds_alternative<int>(value.content) || std::holds_alternative<double>(value.content);
}

/// The content of a structure that was started: it is ended in any case, so that the file stays whole.
template <class F>
void writeInside(cv::FileStorage& storage, F content) {
  try {
    content();
  } catch (...) {
    storage.endWriteStruct();
    throw;
  }
  storage.endWriteStruct();
}

/// A mapping with the fields of a Mat: the file's tag `opencv-matrix` is not kept when it is read.
bool isMat(const cv::FileNode& node) {
  const bool shaped = (node["rows"].isInt() && node["cols"].isInt()) || node["sizes"].isSeq();
  return shaped && node["dt"].isString() && node["data"].isSeq();
}

/// A property of its own, even one named `__proto__`.
bool setField(napi_env env, napi_value object, const std::string& name, napi_value value) {
  napi_property_descriptor field{};
  field.name = makeString(env, name);
  field.value = value;
  field.attributes = napi_default_jsproperty;
  return field.name != nullptr && napi_define_properties(env, object, 1, &field) == napi_ok;
}

}  // namespace

bool Value<FileValue>::read(Reader& reader, napi_value value, FileValue& out) {
  bool known = false;
  if (readStructure(reader, value, out, 0, known)) return true;
  return !known && reader.fail("an array, a plain object or a boolean", value);
}

napi_value Value<FileValue>::write(Env& env, FileValue& in) {
  napi_value result = nullptr;
  if (auto* number = std::get_if<int>(&in.content)) {
    napi_create_int32(env.raw, *number, &result);
  } else if (auto* real = std::get_if<double>(&in.content)) {
    napi_create_double(env.raw, *real, &result);
  } else if (auto* text = std::get_if<std::string>(&in.content)) {
    result = makeString(env.raw, *text);
  } else if (auto* mat = std::get_if<cv::Mat>(&in.content)) {
    result = makeMat(env, std::move(*mat));
  } else if (auto* list = std::get_if<FileValue::List>(&in.content)) {
    napi_create_array_with_length(env.raw, list->size(), &result);
    for (size_t i = 0; i < list->size(); ++i) {
      napi_handle_scope scope = nullptr;
      napi_open_handle_scope(env.raw, &scope);
      napi_value item = write(env, (*list)[i]);
      const bool done = item != nullptr && napi_set_element(env.raw, result, i, item) == napi_ok;
      napi_close_handle_scope(env.raw, scope);
      if (!done) return nullptr;
    }
  } else if (auto* fields = std::get_if<FileValue::Fields>(&in.content)) {
    napi_create_object(env.raw, &result);
    for (auto& [name, field] : *fields) {
      napi_handle_scope scope = nullptr;
      napi_open_handle_scope(env.raw, &scope);
      napi_value item = write(env, field);
      const bool done = item != nullptr && setField(env.raw, result, name, item);
      napi_close_handle_scope(env.raw, scope);
      if (!done) return nullptr;
    }
  } else {
    napi_get_undefined(env.raw, &result);
  }
  return result;
}

void Value<FileValue>::describe(std::string& text, const FileValue& in) {
  if (const auto* number = std::get_if<int>(&in.content)) {
    text += std::to_string(*number);
  } else {
    text += std::holds_alternative<FileValue::List>(in.content) ? "[...]" : "{...}";
  }
}

namespace file {

void write(cv::FileStorage& storage, const cv::String& name, const FileValue& value) {
  if (const auto* number = std::get_if<int>(&value.content)) {
    storage.write(name, *number);
  } else if (const auto* real = std::get_if<double>(&value.content)) {
    storage.write(name, *real);
  } else if (const auto* text = std::get_if<std::string>(&value.content)) {
    storage.write(name, *text);
  } else if (const auto* mat = std::get_if<cv::Mat>(&value.content)) {
    storage.write(name, *mat);
  } else if (const auto* list = std::get_if<FileValue::List>(&value.content)) {
    const bool numbers = !list->empty() && std::all_of(list->begin(), list->end(), isNumber);
    storage.startWriteStruct(name, cv::FileNode::SEQ | (numbers ? cv::FileNode::FLOW : 0));
    writeInside(storage, [&] {
      for (const FileValue& item : *list) write(storage, {}, item);
    });
  } else if (const auto* fields = std::get_if<FileValue::Fields>(&value.content)) {
    storage.startWriteStruct(name, cv::FileNode::MAP);
    writeInside(storage, [&] {
      for (const auto& [key, field] : *fields) write(storage, key, field);
    });
  }
}

FileValue value(const cv::FileNode& node) {
  FileValue out;
  if (node.isInt()) {
    out.content = static_cast<int>(node);
  } else if (node.isReal()) {
    out.content = static_cast<double>(node);
  } else if (node.isString()) {
    out.content = node.string();
  } else if (node.isSeq()) {
    auto& list = out.content.emplace<FileValue::List>();
    for (const cv::FileNode& item : items(node)) list.push_back(value(item));
  } else if (node.isMap() && isMat(node)) {
    out.content = node.mat();
  } else if (node.isMap()) {
    auto& fields = out.content.emplace<FileValue::Fields>();
    for (const cv::FileNode& item : items(node)) fields.emplace_back(item.name(), value(item));
  }
  return out;
}

std::vector<cv::FileNode> items(const cv::FileNode& node) {
  std::vector<cv::FileNode> found;
  for (auto at = node.begin(); at != node.end(); ++at) found.push_back(*at);
  return found;
}

}  // namespace file
}  // namespace node_cv2
