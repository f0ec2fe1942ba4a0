#pragma once
#include <memory>
#include <vector>

#include "convert/reader.hpp"
#include "env/env.hpp"

namespace node_cv2 {

/// A function of JavaScript's, or any other value, that OpenCV keeps. Shared by whoever may still need it;
/// the last one may be on any thread, or come after the environment.
class Callback {
 public:
  Callback(Env& env, napi_value value)
      : carrier_(env.carrier), env_(env), sink_(env.sink), value_(env.raw, value) {}
  Callback(const Callback&) = delete;
  Callback& operator=(const Callback&) = delete;
  ~Callback() { sink_->drop(std::move(value_)); }

  /// To get to the JS thread, where all else happens.
  Carrier& carrier() const { return *carrier_; }
  Env& env() const { return env_; }
  napi_value value() const { return value_.get(); }

  /// Null when it threw: the exception is pending.
  napi_value call(const std::vector<napi_value>& arguments) const;
  /// While a call of the environment's runs: what it throws, that call will throw.
  void notify(const std::vector<napi_value>& arguments) const;
  /// While none does: what it throws is an uncaught exception.
  void report(const std::vector<napi_value>& arguments) const;

 private:
  const std::shared_ptr<Carrier> carrier_;
  Env& env_;
  const std::shared_ptr<ReferenceSink> sink_;
  Reference value_;
};

/// A function among the arguments; none for `null`.
struct Handler {
  std::shared_ptr<Callback> callback;
};
/// By their names the generator knows their types in TypeScript.
using MouseHandler = Handler;
using TrackbarHandler = Handler;
using ButtonHandler = Handler;
using ErrorHandler = Handler;
using LayerClass = Handler;
/// Any value, to be handed to the function; undefined when not given.
struct Anything {
  std::shared_ptr<Callback> value;
};

template <>
struct Value<Handler> {
  using type = Handler;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, Handler& out);
  static void describe(std::string& text, const Handler&) { text += "a function"; }
  static napi_value write(Env& env, Handler& in);
};
template <>
struct Value<Anything> {
  using type = Anything;
  static constexpr bool acceptsNull = true;
  static bool read(Reader& reader, napi_value value, Anything& out);
  static void describe(std::string& text, const Anything&) { text += "..."; }
  static napi_value write(Env& env, Anything& in);
};

}  // namespace node_cv2
