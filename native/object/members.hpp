#pragma once
#include <cstring>
#include <list>
#include <string>
#include <vector>

#include "call/call.hpp"

namespace node_cv2 {

constexpr auto kMember = static_cast<napi_property_attributes>(napi_writable | napi_configurable);
constexpr auto kVisible = static_cast<napi_property_attributes>(kMember | napi_enumerable);

/// `Net` of `dnn.Net`.
inline const char* lastPart(const char* path) {
  const char* dot = std::strrchr(path, '.');
  return dot == nullptr ? path : dot + 1;
}

/// Properties of one object, to be defined together.
class Members {
 public:
  explicit Members(napi_env env) : env_(env) {}

  void add(const napi_property_descriptor& member) { list_.push_back(member); }
  /// A function and its Async twin.
  void add(const Function& function, napi_property_attributes attributes = kMember) {
    const char* name = lastPart(function.name);
    add({name, nullptr, callSync, nullptr, nullptr, nullptr, attributes, dataOf(function)});
    addAsync(function, name, attributes);
  }
  /// The twin alone, if there is one.
  void addAsync(const Function& function, const char* name, napi_property_attributes attributes = kMember) {
    if (!function.hasAsync) return;
    names_.push_back(std::string(name) + "Async");
    add({names_.back().c_str(), nullptr, callAsync, nullptr, nullptr, nullptr, attributes, dataOf(function)});
  }

  bool define(napi_value target) {
    const bool done = napi_define_properties(env_, target, list_.size(), list_.data()) == napi_ok;
    list_.clear();
    names_.clear();
    return done;
  }

 private:
  static void* dataOf(const Function& function) { return const_cast<Function*>(&function); }

  napi_env env_;
  std::vector<napi_property_descriptor> list_;
  /// Names of Async twins, alive until the properties are defined. A list: its strings must not move.
  std::list<std::string> names_;
};

}  // namespace node_cv2
