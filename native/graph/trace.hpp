#pragma once
#include "call/descriptor.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

class Call;
struct Converter;

/// What JavaScript owns in the place of a value that is only there when a graph runs.
struct SymbolBox : ObjectBox {
  /// `converter` tells what it will be; null where that is not known: an input, an item of a list.
  SymbolBox(Env& env, const Converter* converter);
  const Converter* const converter;
};
SymbolBox* symbolBox(Env& env, napi_value value);

/// The trace of a graph's function, while that runs on this thread: calls that are passed symbols become
/// steps. Asked only where an argument did not convert, so calls outside of a trace do not pay for it.
class Trace {
 public:
  /// Null when none is active.
  static Trace* current();
  /// `record` is TypeScript's: called with each step, it gives what the call is to give. Null ends it.
  static void start(Env& env, napi_value record);
  static void stop();

  /// May the value, a symbol or an array of such, stand for one of this kind?
  bool fits(const Kind& kind, napi_value value);
  /// What no call took as an array may be anything: once more. False when that was tried, or nothing was.
  bool relax();
  void restart() { relaxed_ = met_ = false; }

  /// What the call gives; null with an exception pending.
  napi_value record(const Call& call);

 private:
  bool fits(const Converter& converter, napi_value value, int depth);
  bool holdsSymbol(napi_value value, int depth);
  explicit Trace(Env& env) : env_(env) {}

  Env& env_;
  Reference record_;
  bool relaxed_ = false;
  bool met_ = false;
};

}  // namespace node_cv2
