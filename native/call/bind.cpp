#include <algorithm>
#include <cstring>

#include "call/call.hpp"
#include "convert/inspect.hpp"
#include "convert/text.hpp"
#include "graph/trace.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

namespace {

bool exceptionPending(napi_env env) {
  bool pending = false;
  return napi_is_exception_pending(env, &pending) == napi_ok && pending;
}

napi_valuetype typeOf(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  napi_typeof(env, value, &type);
  return type;
}

/// Fails an overload: the text is only written when somebody will read it.
bool refuse(std::string* reason, const std::string& text) {
  if (reason != nullptr) *reason = text;
  return false;
}

/// An object literal, or one without a prototype. What has a class of its own (a Date, a Promise, a Map) is
/// rather an argument that does not fit than options without any known name.
bool isOptions(napi_env env, napi_value value) {
  napi_value prototype = nullptr, above = nullptr;
  if (!isPlainObject(env, value) || napi_get_prototype(env, value, &prototype) != napi_ok) return false;
  if (typeOf(env, prototype) == napi_null) return true;
  return napi_get_prototype(env, prototype, &above) == napi_ok && typeOf(env, above) == napi_null;
}

std::string missing(const Overload& overload, size_t argument) {
  return std::string("missing argument ") + std::to_string(argument + 1) + " '" +
         overload.arguments[argument].name + "'";
}

}  // namespace

bool Call::bind(napi_value self, size_t count, const napi_value* values) {
  bool bound = false;
  guarded(env_, function_.name, [&]() -> napi_value {
    bound = bindOverload(self, count, values);
    return nullptr;
  });
  return bound;
}

bool Call::bindOverload(napi_value self, size_t count, const napi_value* values) {
  env_.sink->drain();
  if (async_) scope_ = env_.scopes.current();
  env_.memory.relieve();
  if (bindAny(self, count, values)) return true;
  if (exceptionPending(env_.raw)) return false;
  Trace* const trace = Trace::current();
  if (trace != nullptr && trace->relax()) {
    const bool bound = bindAny(self, count, values);
    trace->restart();
    if (bound || exceptionPending(env_.raw)) return bound;
  }
  throwMismatch(self, count, values);
  return false;
}

bool Call::bindAny(napi_value self, size_t count, const napi_value* values) {
  for (const Function* at = &function_; at != nullptr; at = at->hides) {
    for (size_t i = 0; i < at->overloadCount; ++i) {
      if (tryBind(at->overloads[i], self, count, values, nullptr)) return true;
      if (exceptionPending(env_.raw)) return false;
    }
  }
  return false;
}

/// Of a value that is none for the kind.
bool Call::isTraced(const Kind& kind, napi_value value) {
  Trace* const trace = Trace::current();
  if (trace == nullptr || !trace->fits(kind, value)) return false;
  return symbolic_ = true;
}

void Call::throwMismatch(napi_value self, size_t count, const napi_value* values) {
  const std::string name = function_.name;
  std::string reasons, reason;
  size_t tried = 0;
  for (const Function* at = &function_; at != nullptr; at = at->hides) {
    for (size_t i = 0; i < at->overloadCount; ++i, ++tried) {
      // A getter may give something else when it is asked again for the reason.
      if (tryBind(at->overloads[i], self, count, values, &reason))
        reason = "an argument changed while it was read";
      if (exceptionPending(env_.raw)) return;
      reasons += std::string("\n  ") + at->overloads[i].signature + "\n    " + reason;
    }
  }
  if (tried > 1) return throwTypeError(env_.raw, name + ": no overload takes these arguments" + reasons);
  const std::string message = name + ": " + reason + "\n  " + function_.overloads[0].signature;
  range_ ? throwRangeError(env_.raw, message) : throwTypeError(env_.raw, message);
}

void Call::makeFrame(const Overload& overload) {
  dropFrame();
  void* memory = !async_ && overload.frameSize <= sizeof(Room) ? room_ : ::operator new(overload.frameSize);
  try {
    overload.construct(memory);
  } catch (...) {
    if (memory != room_) ::operator delete(memory);
    throw;
  }
  overload_ = &overload;
  frame_ = memory;
}

void Call::dropFrame() {
  if (frame_ == nullptr) return;
  overload_->destroy(frame_);
  if (frame_ != room_) ::operator delete(frame_);
  frame_ = nullptr;
}

bool Call::tryBind(const Overload& overload, napi_value self, size_t count, const napi_value* values,
                   std::string* reason) {
  const size_t most = overload.argumentCount;
  while (count > most && typeOf(env_.raw, values[std::min(count, kMaxArguments) - 1]) == napi_undefined)
    --count;
  // An asynchronous call has an option of its own, so options may follow all arguments.
  const bool followed = async_ && count == most + 1 && isOptions(env_.raw, values[most]);
  if (count > most && !followed) {
    return refuse(reason, "takes at most " + std::to_string(most) + (most == 1 ? " argument" : " arguments") +
                              ", got " + std::to_string(count));
  }
  makeFrame(overload);
  turn_.clear();
  signal_ = nullptr;
  symbolic_ = false;
  receiver_ = self;
  tracks_ = tracks_ || Claim::any();
  Reader reader(env_, async_, tracks_);
  const auto isObject = [](const Result& result) { return result.kind->isObject; };
  reader.keeps = function_.constructs != nullptr ||
                 std::any_of(overload.results, overload.results + overload.resultCount, isObject);
  reader.argument = Reader::kReceiver;
  if (overload.self != nullptr) {
    if (!overload.self->read(reader, self, frame_) && !isTraced(*overload.self, self)) {
      return refuse(
          reason, std::string("'this' must be ") + reader.expected() + ", got " + describeValue(env_, self));
    }
    // Methods of Mat have no object to hold.
    if (const ObjectBox* box = objectBox(env_, self); box != nullptr && !symbolic_) {
      self_ = box->object();
      turn_.use(self_);
      reader.keeps = true;
    }
  }
  std::fill(passed_, passed_ + most, nullptr);
  std::fill(targets_, targets_ + most, nullptr);
  if (!readArguments(reader, count, values, reason)) return false;
  if (!pinsHold(reader))
    return refuse(reason, "the ArrayBuffer under an argument was transferred or has shrunk");
  // A getter in the options made an asynchronous call: once more, with a look at what it uses.
  if (!tracks_ && Claim::any()) return tryBind(overload, self, count, values, reason);
  device_ = reader.device;
  for (const auto& object : reader.objects) turn_.use(object);
  return claim(reader);
}

bool Call::claim(Reader& reader) {
  uses_ = std::move(reader.uses);
  if (uses_.empty()) return true;
  const auto conflict = claim_.take(uses_, name());
  if (!conflict) return true;
  const size_t argument = conflict->use->argument;
  throwInUse(env_.raw, name() + ": " +
                           (argument == Reader::kReceiver
                                ? std::string("the Mat ")
                                : std::string("argument '") + overload_->arguments[argument].name + "' ") +
                           conflict->text);
  return false;
}

std::string Call::name() const {
  return std::string(function_.name) + (!async_                           ? ""
                                        : function_.constructs != nullptr ? ".newAsync"
                                                                          : "Async");
}

void Call::accept(const Reader& reader, size_t argument, napi_value value) {
  passed_[argument] = value;
  // Only while the caller's handles keep the Mat alive.
  if (!async_ && overload_->arguments[argument].kind->follow != nullptr) targets_[argument] = reader.target;
}

bool Call::readArguments(Reader& reader, size_t count, const napi_value* values, std::string* reason) {
  const Overload& overload = *overload_;
  for (size_t i = 0; i < count; ++i) {
    if (i == overload.argumentCount) return readOptions(reader, i, values[i], reason);
    const Argument& argument = overload.arguments[i];
    reader.argument = i;
    if (argument.kind->read(reader, values[i], slot(argument.offset)) ||
        isTraced(*argument.kind, values[i])) {
      accept(reader, i, values[i]);
      continue;
    }
    if (exceptionPending(env_.raw)) return false;
    const bool optional = i >= overload.required;
    const napi_valuetype type = typeOf(env_.raw, values[i]);
    if (type == napi_undefined) {
      if (optional) continue;
      return refuse(reason, missing(overload, i));
    }
    if (type == napi_null && (optional || argument.nullable || argument.kind->acceptsNull)) continue;
    if (optional && i + 1 == count && isOptions(env_.raw, values[i]))
      return readOptions(reader, i, values[i], reason);
    return mismatch(reader, i, reason);
  }
  return count >= overload.required || refuse(reason, missing(overload, count));
}

bool Call::readOptions(Reader& reader, size_t from, napi_value options, std::string* reason) {
  const napi_env env = env_.raw;
  const Overload& overload = *overload_;
  napi_value names = nullptr;
  uint32_t count = 0;
  if (napi_get_property_names(env, options, &names) != napi_ok ||
      napi_get_array_length(env, names, &count) != napi_ok) {
    return refuse(reason, "the options cannot be read");
  }
  for (uint32_t k = 0; k < count; ++k) {
    napi_value name = nullptr, value = nullptr;
    std::string key;
    if (napi_get_element(env, names, k, &name) != napi_ok || !readString(env, name, key) ||
        napi_get_property(env, options, name, &value) != napi_ok) {
      return refuse(reason, "the options cannot be read");
    }
    const Argument* first = overload.arguments;
    const Argument* end = first + overload.argumentCount;
    const Argument* found =
        std::find_if(first, end, [&](const Argument& argument) { return key == argument.name; });
    const size_t i = found - first;
    if (found == end && key == "signal") {
      if (!readSignal(value, reason)) return false;
      continue;
    }
    if (found == end) {
      std::string known;
      for (const Argument* at = first + from; at != end; ++at)
        known += (known.empty() ? "" : ", ") + std::string(at->name);
      if (known.empty()) known = "signal";
      return refuse(reason, "unknown option '" + key + "' (here the options are: " + known + ")");
    }
    if (i < from)
      return refuse(reason, "argument '" + key + "' is given twice, by position and as an option");
    reader.argument = i;
    if (found->kind->read(reader, value, slot(found->offset)) || isTraced(*found->kind, value)) {
      accept(reader, i, value);
      continue;
    }
    if (exceptionPending(env)) return false;
    const napi_valuetype type = typeOf(env, value);
    if (type != napi_undefined && type != napi_null) return mismatch(reader, i, reason);
  }
  return true;
}

bool Call::readSignal(napi_value value, std::string* reason) {
  const napi_valuetype type = typeOf(env_.raw, value);
  if (type == napi_undefined || type == napi_null) return true;
  if (!async_) return refuse(reason, "option 'signal' is for asynchronous calls");
  bool known = false;
  if (type == napi_object) napi_has_named_property(env_.raw, value, "aborted", &known);
  if (exceptionPending(env_.raw)) return false;
  if (!known) {
    return refuse(reason, "option 'signal': expected an AbortSignal, got " + describeValue(env_, value));
  }
  signal_ = value;
  return true;
}

bool Call::mismatch(const Reader& reader, size_t argument, std::string* reason) {
  range_ = reader.range();
  if (reason == nullptr) return false;
  return refuse(reason, "argument " + std::to_string(argument + 1) + " '" +
                            overload_->arguments[argument].name + reader.path() + "': expected " +
                            reader.expected() + ", got " + describeValue(env_, reader.got()));
}

bool pinsHold(const Reader& reader) {
  return std::all_of(reader.pins.begin(), reader.pins.end(), [&](const Reader::Pin& pin) {
    void* data = nullptr;
    size_t bytes = 0;
    const bool known = napi_get_arraybuffer_info(reader.env.raw, pin.buffer, &data, &bytes) == napi_ok;
    const auto* start = static_cast<const char*>(data);
    const auto* wanted = static_cast<const char*>(pin.data);
    return known && start != nullptr && wanted >= start && wanted + pin.bytes <= start + bytes;
  });
}

std::string Call::describe() const {
  return describeCall(function_, *overload_, frame_, [this](size_t i) { return passed_[i] != nullptr; });
}

std::string describeCall(const Function& function, const Overload& overload, const void* frame,
                         const std::function<bool(size_t)>& given) {
  // The last part of the name is enough: `cv.dnn.blobFromImage` -> `blobFromImage`.
  const char* dot = std::strrchr(function.name, '.');
  std::string text = std::string(dot == nullptr ? function.name : dot + 1) + '(';
  bool first = true;
  for (size_t i = 0; i < overload.argumentCount; ++i) {
    if (!given(i)) continue;
    const Argument& argument = overload.arguments[i];
    text += first ? "" : ", ";
    first = false;
    text += std::string(argument.name) + ": ";
    argument.kind->describe(text, static_cast<const char*>(frame) + argument.offset);
  }
  return text + ')';
}

}  // namespace node_cv2
