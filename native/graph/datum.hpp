#pragma once
#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "env/napi.hpp"
#include "nd/nd.hpp"

namespace node_cv2 {

class Env;
struct Object;

/// Elements as a JavaScript Mat has them: a header, and where that does not tell shape or strides, these.
struct Pixels {
  cv::Mat mat;
  std::optional<Nd> layout;

  static Pixels of(Nd array);
  /// What OpenCV's functions get.
  cv::Mat input() const;
  Nd array() const { return layout ? *layout : Nd::of(mat); }
};

/// The bytes of a Buffer.
struct Bytes {
  std::vector<uchar> bytes;
};

/// A JavaScript value on any thread: what one step of a graph gives and another one takes, where their C++
/// types differ.
struct Datum {
  using List = std::vector<Datum>;
  using Record = std::vector<std::pair<std::string, Datum>>;
  using Null = std::monostate;

  std::variant<Null, bool, double, std::string, List, Record, Pixels, Bytes, std::shared_ptr<Object>> value;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }
};

/// A few words on it, for "expected X, got ...".
std::string describeDatum(const Datum& datum);
/// JavaScript thread: null, with an exception pending, on failure.
napi_value writeDatum(Env& env, Datum& datum);

}  // namespace node_cv2
