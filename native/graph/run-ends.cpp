#include <algorithm>

#include "call/call.hpp"
#include "convert/inspect.hpp"
#include "convert/nd.hpp"
#include "convert/object.hpp"
#include "convert/string.hpp"
#include "graph/converter.hpp"
#include "graph/run.hpp"
#include "mat/mat-box.hpp"

// How a run begins and ends, on the JavaScript thread.

namespace node_cv2 {

Run::Run(Env& env, std::shared_ptr<const Graph> graph, bool async, bool measured)
    : env_(env), graph_(std::move(graph)), async_(async), measured_(measured), turn_(env) {}

Run::~Run() {
  while (framesMade_ > 0) {
    const Step& step = graph_->steps[--framesMade_];
    step.overload->destroy(frame(step));
  }
}

void Run::makeFrames() {
  const Graph& graph = *graph_;
  memory_.reset(new char[graph.frameBytes + 16]);
  for (const Step& step : graph.steps) {
    step.overload->construct(frame(step));
    ++framesMade_;
  }
  slots_.resize(graph.values.size());
  for (size_t i = 0; i < slots_.size(); ++i) slots_[i].uses = graph.values[i].uses;
  constants_.resize(graph.constants);
  times_.resize(graph.steps.size());
  bytes_.resize(graph.steps.size());
}

bool Run::isGivenBack(size_t input) const {
  if (graph_->finalValues[input] >= 0) return true;
  return std::any_of(graph_->outputs.begin(), graph_->outputs.end(), [&](const Source& output) {
    return output.isValue() && graph_->values[output.index].input == static_cast<int>(input);
  });
}

bool Run::bind(napi_value inputs, napi_value constants) {
  bool bound = false;
  guarded(env_, "cv.graph", [&]() -> napi_value {
    env_.sink->drain();
    if (async_) scope_ = env_.scopes.current();
    env_.memory.relieve();
    makeFrames();
    const auto all = [&](napi_value list, uint32_t count, std::vector<napi_value>& into) {
      into.resize(count);
      for (uint32_t i = 0; i < count; ++i) napi_get_element(env_.raw, list, i, &into[i]);
    };
    all(inputs, graph_->inputs, given);
    all(constants, graph_->constants, passedConstants_);
    Reader reader(env_, async_, async_ || Claim::any());
    reader.keeps = std::any_of(graph_->steps.begin(), graph_->steps.end(), [](const Step& step) {
      return step.usesObjects || std::any_of(step.outputs.begin(), step.outputs.end(),
                                             [](const auto& output) { return output.kind->isObject; });
    });
    bound = bindAll(reader);
    return nullptr;
  });
  return bound;
}

bool Run::bindAll(Reader& reader) {
  for (uint32_t i = 0; i < graph_->inputs; ++i) {
    if (MatBox* box = matBox(env_, given[i])) {
      reader.argument = i;
      const bool writes = graph_->finalValues[i] >= 0;
      if (!readMat(reader, given[i], *box, writes, slots_[i].datum))
        return refuse(reader, "input " + std::to_string(i + 1));
      slots_[i].ready = true;
    }
  }
  for (uint32_t k = 0; k < graph_->steps.size(); ++k)
    if (!bindStep(reader, k)) return false;
  for (const Source& output : graph_->outputs)
    if (!output.isValue() && !prepare(reader, output)) return refuse(reader, "a result");
  if (!pinsHold(reader)) {
    throwTypeError(env_.raw, "cv.graph: the ArrayBuffer under an input was transferred or has shrunk");
    return false;
  }
  for (const auto& object : reader.objects) turn_.use(object);
  return claim(reader);
}

bool Run::refuse(const Reader& reader, const std::string& what) {
  bool pending = false;
  if (napi_is_exception_pending(env_.raw, &pending) == napi_ok && pending) return false;
  const std::string text = "cv.graph: " + what + reader.path() + ": expected " + reader.expected() +
                           ", got " + describeValue(env_, reader.got());
  reader.range() ? throwRangeError(env_.raw, text) : throwTypeError(env_.raw, text);
  return false;
}

bool Run::bindStep(Reader& reader, uint32_t index) {
  const Step& step = graph_->steps[index];
  const Overload& overload = *step.overload;
  if (overload.self != nullptr &&
      !bindSource(reader, index, step.self, *overload.self, frame(step), false, "this"))
    return false;
  for (size_t i = 0; i < overload.argumentCount; ++i) {
    const Argument& argument = overload.arguments[i];
    const bool mayBeNull = i >= overload.required || argument.nullable || argument.kind->acceptsNull;
    if (!bindSource(reader, index, step.arguments[i], *argument.kind, slot(step, argument.offset), mayBeNull,
                    argument.name))
      return false;
  }
  return true;
}

bool Run::bindSource(Reader& reader, uint32_t step, const Source& source, const Kind& kind, void* to,
                     bool mayBeNull, const char* name) {
  const auto where = [&] {
    return "step " + std::to_string(step) + ", " + graph_->steps[step].function->name + ": argument '" +
           name + "'";
  };
  const bool constant = source.type == Source::Type::Constant;
  const bool input = source.isValue() && graph_->values[source.index].step < 0;
  if (!constant && !input) return prepare(reader, source) || refuse(reader, where());
  if (input && slots_[source.index].ready) return true;
  napi_value value = constant ? passedConstants_[source.index] : given[source.index];
  reader.argument = constant ? graph_->inputs : source.index;
  if (kind.read(reader, value, to)) return true;
  napi_valuetype type = napi_undefined;
  const bool nothing =
      napi_typeof(env_.raw, value, &type) == napi_ok && (type == napi_undefined || type == napi_null);
  return (nothing && mayBeNull) ||
         refuse(reader, (input ? "input " + std::to_string(source.index + 1) + ", " : "") + where());
}

/// Reads what is looked into while the graph runs, or becomes part of an array.
bool Run::prepare(Reader& reader, const Source& source) {
  if (source.type == Source::Type::Constant)
    return readDatum(reader, passedConstants_[source.index], constants_[source.index]);
  for (const Source& item : source.items)
    if (!prepare(reader, item)) return false;
  if (source.type != Source::Type::Value || graph_->values[source.index].step >= 0) return true;
  Slot& slot = slots_[source.index];
  if (slot.ready || slot.datum.as<Datum::Null>() == nullptr) return true;
  reader.argument = source.index;
  return readDatum(reader, given[source.index], slot.datum);
}

bool Run::readMat(Reader& reader, napi_value value, MatBox& box, bool writes, Datum& datum) {
  Nd array;
  if (!(writes ? readTarget(reader, value, box, array) : readArray(reader, value, box, array))) return false;
  const cv::Mat& header = box.mat();
  if (box.strided() || shapeOf(header) != array.shape) {
    datum = {Pixels::of(std::move(array))};
  } else if (array.data == header.data) {
    datum = {Pixels{header, std::nullopt}};
  } else {
    datum = {Pixels{array.memory.reshape(header.channels(), header.dims, header.size.p), std::nullopt}};
  }
  return true;
}

bool Run::readDatum(Reader& reader, napi_value value, Datum& datum, int depth) {
  const napi_env env = env_.raw;
  napi_valuetype type = napi_undefined;
  uint32_t length = 0;
  double number = 0;
  std::string text;
  bool flag = false;
  napi_typeof(env, value, &type);
  if (type == napi_null || type == napi_undefined) return true;
  if (napi_get_value_double(env, value, &number) == napi_ok) return datum = {number}, true;
  if (napi_get_value_bool(env, value, &flag) == napi_ok) return datum = {flag}, true;
  if (type == napi_string && readString(env, value, text)) return datum = {text}, true;
  if (MatBox* box = matBox(env_, value)) return readMat(reader, value, *box, false, datum);
  if (ObjectBox* box = objectBox(env_, value); box != nullptr && box->object() != nullptr) {
    reader.objects.push_back(box->object());
    return datum = {box->object()}, true;
  }
  if (arrayLength(env, value, length) && depth < 4) {
    Datum::List list;
    for (uint32_t i = 0; i < length; ++i) {
      napi_value item = nullptr;
      if (napi_get_element(env, value, i, &item) != napi_ok) return reader.fail("an array", value);
      if (!readDatum(reader, item, list.emplace_back(), depth + 1)) return reader.inside(i);
    }
    return datum = {std::move(list)}, true;
  }
  cv::Mat elements;
  if (!Value<cv::Mat>::read(reader, value, elements))
    return reader.fail("a number, text, array, Mat or Buffer", value);
  return datum = {Pixels{elements, std::nullopt}}, true;
}

bool Run::claim(Reader& reader) {
  uses_ = std::move(reader.uses);
  if (uses_.empty()) return true;
  const auto conflict = claim_.take(uses_, async_ ? "a graph's async()" : "a graph");
  if (!conflict) return true;
  const size_t input = conflict->use->argument;
  const std::string what = input < graph_->inputs ? "input " + std::to_string(input + 1) : "a constant";
  throwInUse(env_.raw, "cv.graph: " + what + ' ' + conflict->text);
  return false;
}

std::string Run::describe(const Step& step) const {
  return describeCall(*step.function, *step.overload, frame(step),
                      [&](size_t i) { return step.arguments[i].type != Source::Type::None; });
}

napi_value Run::collect() {
  for (Use& use : uses_) use.memory.release();
  std::optional<Scopes::During> during;
  if (env_.scopes.any()) during.emplace(env_.scopes, async_ ? scope_ : env_.scopes.current());
  napi_value result = guarded(env_, "cv.graph", [&] { return collectAll(); });
  claim_.end();
  return result;
}

napi_value Run::collectAll() {
  const napi_env env = env_.raw;
  if (std::exchange(env_.interrupted, false)) return nullptr;
  if (failure_ != nullptr) {
    const Step* step = failed_ < 0 ? nullptr : &graph_->steps[failed_];
    const std::string name = step == nullptr ? "cv.graph" : step->function->name;
    napi_value error = makeError(env_, *failure_, name, step == nullptr ? name : describe(*step)),
               number = nullptr;
    if (error == nullptr) return nullptr;
    napi_create_int32(env, failed_, &number);
    napi_set_named_property(env, error, "step", number);
    napi_throw(env, error);
    return nullptr;
  }
  for (uint32_t i = 0; i < graph_->inputs; ++i)
    if (graph_->finalValues[i] >= 0) followInput(i);
  napi_value outputs = nullptr, result = nullptr;
  napi_create_array_with_length(env, graph_->outputs.size(), &outputs);
  // Values themselves last: JavaScript takes them over.
  for (const bool whole : {false, true}) {
    for (uint32_t i = 0; i < graph_->outputs.size(); ++i) {
      const Source& output = graph_->outputs[i];
      if (output.isValue() != whole) continue;
      napi_value value = whole ? collectValue(output.index) : nullptr;
      if (!whole) {
        Datum datum = evaluate(output);
        value = writeDatum(env_, datum);
      }
      if (value == nullptr || napi_set_element(env, outputs, i, value) != napi_ok) return nullptr;
    }
  }
  if (!measured_) return outputs;
  const auto set = [&](const char* name, std::vector<double>& list) {
    napi_set_named_property(env, result, name, List<Value<double>>::write(env_, list));
  };
  napi_create_object(env, &result);
  napi_set_named_property(env, result, "outputs", outputs);
  set("times", times_);
  set("bytes", bytes_);
  return result;
}

/// The Mat that was passed becomes what the steps made of it.
void Run::followInput(uint32_t input) {
  const Graph::Value& value = graph_->values[graph_->finalValues[input]];
  const Step::Output& output = graph_->outputOf(value);
  void* from = slot(graph_->steps[value.step], output.offset);
  MatBox* box = matBox(env_, given[input]);
  Slot& last = slots_[graph_->finalValues[input]];
  if (box != nullptr && box->released()) return;
  if (box != nullptr && last.ready) return box->follow(last.datum.as<Pixels>()->array());
  const DeviceSide* device = output.kind->device;
  if (device != nullptr && device->lifted(from)) {
    device->settle(env_, from);
  } else if (box != nullptr && output.kind->follow != nullptr) {
    output.kind->follow(*box, from);
  }
}

napi_value Run::collectValue(uint32_t index) {
  const Graph::Value& value = graph_->values[index];
  // Written in place and returned: the same JavaScript object, where one was passed.
  if (value.input >= 0 && (value.step < 0 || env_.unbox(given[value.input]) != nullptr))
    return given[value.input];
  const Step& step = graph_->steps[value.step];
  const Step::Output& output = graph_->outputOf(value);
  Datum datum;
  if (slots_[index].ready) return writeDatum(env_, slots_[index].datum);
  if (isNull(value)) return writeDatum(env_, datum);
  if (output.converter != &kBufferConverter) return output.kind->write(env_, slot(step, output.offset));
  datum = output.converter->give(slot(step, output.offset));
  return writeDatum(env_, datum);
}

}  // namespace node_cv2
