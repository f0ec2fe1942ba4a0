#pragma once
#include <opencv2/core.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "convert/reader.hpp"

namespace node_cv2 {

/// What stands at one place of a FileStorage, as JavaScript has it: nothing, numbers, texts, Mats, lists and
/// plain objects of those.
struct FileValue {
  using List = std::vector<FileValue>;
  using Fields = std::vector<std::pair<std::string, FileValue>>;
  std::variant<std::monostate, int, double, std::string, cv::Mat, List, Fields> content;
};

/// As an argument, what no method of OpenCV's writes: a list, a plain object or a boolean (1 or 0, as C++
/// writes it). As a result, all of it.
template <>
struct Value<FileValue> {
  using type = FileValue;
  static bool read(Reader& reader, napi_value value, FileValue& out);
  static napi_value write(Env& env, FileValue& in);
  static void describe(std::string& text, const FileValue& in);
};

/// What OpenCV's headers leave to C++'s operators and iterators, as methods: `refine/additions.ts` names
/// them.
namespace file {

/// Numbers in lists of nothing else go to one line, as those of C++'s vectors.
void write(cv::FileStorage& storage, const cv::String& name, const FileValue& value);
FileValue value(const cv::FileNode& node);
/// The elements of a sequence or mapping; a scalar is its own only one, as for C++'s iterator.
std::vector<cv::FileNode> items(const cv::FileNode& node);

}  // namespace file
}  // namespace node_cv2
