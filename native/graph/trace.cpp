#include "graph/trace.hpp"

#include "call/call.hpp"
#include "convert/inspect.hpp"
#include "generated/classes.hpp"
#include "graph/converter.hpp"

namespace node_cv2 {

namespace {

/// Arrays in arrays in arguments; longer or deeper ones hold no symbols.
constexpr int kDeepest = 4;
constexpr uint32_t kLongest = 4096;

const Class kSymbol = {"cv.graph's value",
                       nullptr,
                       0,
                       0,
                       nullptr,
                       nullptr,
                       nullptr,
                       nullptr,
                       0,
                       nullptr,
                       0,
                       nullptr,
                       0,
                       nullptr};

std::unique_ptr<Trace>& active() {
  static thread_local std::unique_ptr<Trace> trace;
  return trace;
}

}  // namespace

SymbolBox::SymbolBox(Env& env, const Converter* converter)
    : ObjectBox(env, std::make_shared<Object>(kSymbol, nullptr)), converter(converter) {}

SymbolBox* symbolBox(Env& env, napi_value value) {
  ObjectBox* box = objectBox(env, value);
  return box != nullptr && box->cls() == &kSymbol ? static_cast<SymbolBox*>(box) : nullptr;
}

Trace* Trace::current() { return active().get(); }

void Trace::start(Env& env, napi_value record) {
  active().reset(new Trace(env));
  active()->record_ = Reference(env.raw, record);
}

void Trace::stop() { active().reset(); }

bool Trace::relax() {
  if (relaxed_ || !met_) return false;
  return relaxed_ = true;
}

bool Trace::holdsSymbol(napi_value value, int depth) {
  uint32_t length = 0;
  if (symbolBox(env_, value) != nullptr) return true;
  if (depth == kDeepest || !arrayLength(env_.raw, value, length) || length > kLongest) return false;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item = nullptr;
    if (napi_get_element(env_.raw, value, i, &item) == napi_ok && holdsSymbol(item, depth + 1)) return true;
  }
  return false;
}

bool Trace::fits(const Kind& kind, napi_value value) {
  if (!holdsSymbol(value, 0)) return false;
  met_ = true;
  const Converter* converter = converterOfKind(&kind);
  return converter != nullptr && fits(*converter, value, 0);
}

bool Trace::fits(const Converter& converter, napi_value value, int depth) {
  const SymbolBox* symbol = symbolBox(env_, value);
  // An array of symbols: what each of them is, is seen when it runs.
  if (symbol == nullptr) return (converter.takes & bit(Form::List)) != 0;
  if (symbol->converter == nullptr)
    return (converter.takes & bit(Form::Array)) != 0 || (relaxed_ && converter.take != nullptr);
  if (symbol->converter->type == converter.type && depth == 0) return true;
  // What may be a number or an array: a reduction.
  if (symbol->converter->form == Form::Unknown)
    return symbol->converter->give != nullptr &&
           (converter.takes & (bit(Form::Array) | bit(Form::Number) | bit(Form::Boolean))) != 0;
  return (converter.takes & bit(symbol->converter->form)) != 0;
}

napi_value Trace::record(const Call& call) {
  const napi_env env = env_.raw;
  const Function& function = call.function();
  const Overload& overload = call.overload();
  napi_value step = nullptr, names = nullptr, values = nullptr, results = nullptr, global = nullptr;
  napi_create_object(env, &step);
  napi_create_array(env, &names);
  napi_create_array(env, &values);
  napi_create_array(env, &results);
  uint32_t given = 0, count = 0;
  for (size_t i = 0; i < overload.argumentCount; ++i) {
    if (call.passed(i) == nullptr) continue;
    napi_set_element(env, names, given, makeString(env, overload.arguments[i].name));
    napi_set_element(env, values, given++, call.passed(i));
  }
  const auto add = [&](const Converter* converter, const Kind& kind, int argument) {
    napi_value result = nullptr, number = nullptr, external = nullptr;
    napi_create_object(env, &result);
    if (converter == nullptr) converter = converterOfKind(&kind);
    napi_create_external(env, const_cast<Converter*>(converter), nullptr, nullptr, &external);
    napi_set_named_property(env, result, "kind", external);
    napi_create_int32(env, converter == nullptr ? 0 : static_cast<int>(converter->form), &number);
    napi_set_named_property(env, result, "form", number);
    napi_value passed = argument >= 0 ? call.passed(argument) : nullptr;
    if (passed != nullptr) napi_set_named_property(env, result, "passed", passed);
    napi_set_element(env, results, count++, result);
  };
  if (overload.idiom == Idiom::BufferOrThrow) {
    add(&kBufferConverter, *overload.results[1].kind, -1);
  } else {
    for (size_t i = overload.idiom == Idiom::MatOrNull ? 1 : 0; i < overload.resultCount; ++i)
      add(nullptr, *overload.results[i].kind, overload.results[i].argument);
  }
  for (size_t i = 0; i < overload.writtenCount; ++i) {
    const Result& written = overload.results[overload.resultCount + i];
    if (call.passed(written.argument) != nullptr) add(nullptr, *written.kind, written.argument);
  }
  napi_value returned = nullptr;
  const bool one = overload.idiom == Idiom::BufferOrThrow || overload.idiom == Idiom::MatOrNull;
  napi_create_uint32(env, one ? 1 : overload.resultCount, &returned);
  napi_set_named_property(env, step, "call", makeString(env, function.name));
  napi_set_named_property(env, step, "signature", makeString(env, overload.signature));
  if (overload.self != nullptr) napi_set_named_property(env, step, "self", call.receiver());
  napi_set_named_property(env, step, "names", names);
  napi_set_named_property(env, step, "values", values);
  napi_set_named_property(env, step, "results", results);
  napi_set_named_property(env, step, "returned", returned);
  napi_get_global(env, &global);
  napi_value result = nullptr;
  return napi_call_function(env, global, record_.get(), 1, &step, &result) == napi_ok ? result : nullptr;
}

}  // namespace node_cv2
