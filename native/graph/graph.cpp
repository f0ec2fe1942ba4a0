#include "graph/graph.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "convert/inspect.hpp"
#include "convert/text.hpp"
#include "graph/carry.hpp"
#include "graph/views.hpp"
#include "nd/computing.hpp"
#include "object/classes.hpp"
#include "object/define.hpp"

namespace node_cv2 {

namespace {

constexpr uint32_t kMostSteps = 10000;
constexpr uint32_t kMostItems = 4096;
constexpr int kDeepest = 4;

/// Whatever a step may call, by the name that the user writes.
const Function* functionOf(const std::string& name) {
  static const auto& all = *[] {
    auto* made = new std::unordered_map<std::string, const Function*>;
    const auto add = [&](const Function* function) { made->emplace(function->name, function); };
    // In a graph, the views take the place of TypeScript's.
    for (const Methods* methods : {&viewMethods(), &computingMethods()})
      for (const Methods::Entry& entry : methods->entries()) add(&entry.function);
    for (uint32_t n = 0; n < kRegistry.namespaceCount; ++n) {
      const Namespace& space = kRegistry.namespaces[n];
      for (uint32_t i = 0; i < space.functionCount; ++i) add(space.functions[i]);
    }
    for (uint32_t n = 0; n < kRegistry.classCount; ++n) {
      const Class& cls = *kRegistry.classes[n];
      for (uint32_t i = 0; i < cls.methodCount; ++i) add(cls.methods[i]);
      for (uint32_t i = 0; i < cls.staticCount; ++i) add(cls.statics[i]);
    }
    return made;
  }();
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second;
}

/// Writes each element from the elements at its place alone, so the result may lie over the first argument.
/// Not those of two images whose types may differ from the result's: OpenCV makes that one anew by itself.
bool isElementwise(const std::string& name) {
  static const std::unordered_set<std::string> names = {
      "cv.threshold", "cv.bitwise_not", "cv.bitwise_and", "cv.bitwise_or",     "cv.bitwise_xor",
      "cv.add",       "cv.subtract",    "cv.absdiff",     "cv.multiply",       "cv.addWeighted",
      "cv.min",       "cv.max",         "cv.sqrt",        "cv.convertScaleAbs"};
  return names.count(name) > 0;
}

/// Draws from the thread's random numbers: as in eager calls, one after the other, on one thread.
bool isRandom(const std::string& name) {
  static const std::unordered_set<std::string> names = {"cv.randu", "cv.randn", "cv.randShuffle",
                                                        "cv.kmeans"};
  return names.count(name) > 0;
}

struct Compiler {
  Env& env;
  Graph& graph;
  napi_value constants = nullptr;
  std::vector<bool> objectSteps;

  [[noreturn]] void refuse(const std::string& what) const { throw BadArgument(what, false); }

  napi_value get(napi_value object, const char* name) const {
    napi_value value = nullptr;
    if (napi_get_named_property(env.raw, object, name, &value) != napi_ok)
      refuse("the description cannot be read");
    return value;
  }
  bool has(napi_value object, const char* name) const {
    bool has = false;
    return napi_has_named_property(env.raw, object, name, &has) == napi_ok && has;
  }
  std::string text(napi_value object, const char* name) const {
    std::string text;
    if (!readString(env.raw, get(object, name), text)) refuse(std::string("'") + name + "' is no string");
    return text;
  }
  uint32_t length(napi_value list, uint32_t most, const char* what) const {
    uint32_t length = 0;
    if (!arrayLength(env.raw, list, length)) refuse(std::string(what) + " are no array");
    if (length > most) refuse("too many " + std::string(what) + ": " + std::to_string(length));
    return length;
  }
  napi_value item(napi_value list, uint32_t i) const {
    napi_value value = nullptr;
    if (napi_get_element(env.raw, list, i, &value) != napi_ok) refuse("the description cannot be read");
    return value;
  }
  uint32_t number(napi_value value, uint32_t end, const char* what) const {
    double number = -1;
    napi_get_value_double(env.raw, value, &number);
    if (!(number >= 0 && number < end) || number != static_cast<uint32_t>(number))
      refuse(std::string(what) + " that there is not: " + describeValue(env, value));
    return static_cast<uint32_t>(number);
  }

  /// Values up to now: a step only sees what is before it.
  Source source(napi_value value, int depth = 0) const {
    Source source;
    if (has(value, "constant")) {
      source.type = Source::Type::Constant;
      source.index = number(get(value, "constant"), graph.constants, "a constant");
    } else if (has(value, "value")) {
      source.type = Source::Type::Value;
      source.index = number(get(value, "value"), graph.values.size(), "a value");
      napi_value path = get(value, "path");
      const uint32_t count = length(path, kDeepest, "parts");
      for (uint32_t i = 0; i < count; ++i) {
        Source::Part part{-1, ""};
        napi_value at = item(path, i);
        if (!readString(env.raw, at, part.field))
          part.index = static_cast<int>(number(at, kMostItems, "an item"));
        source.path.push_back(std::move(part));
      }
    } else {
      if (depth == kDeepest) refuse("arrays nested too deeply");
      source.type = Source::Type::List;
      napi_value list = get(value, "list");
      const uint32_t count = length(list, kMostItems, "items");
      for (uint32_t i = 0; i < count; ++i) source.items.push_back(this->source(item(list, i), depth + 1));
    }
    return source;
  }

  bool isNull(napi_value value) const {
    napi_valuetype type = napi_undefined;
    return napi_typeof(env.raw, value, &type) == napi_ok && (type == napi_null || type == napi_undefined);
  }

  /// Marks what is used; says whether the source is known to fit, by the forms of kinds.
  void use(const Source& source, const Converter* converter) {
    for (const Source& each : source.items) use(each, nullptr);
    if (source.type == Source::Type::List && converter != nullptr && !(converter->takes & bit(Form::List)))
      refuse("takes no array");
    if (source.type != Source::Type::Value) return;
    Graph::Value& value = graph.values[source.index];
    ++value.uses;
    if (value.step < 0 || !source.path.empty() || converter == nullptr) return;
    const Converter& from = *graph.outputOf(value).converter;
    const bool same = from.type == converter->type && converter->copy != nullptr;
    const bool fits =
        from.form == Form::Unknown ? converter->take != nullptr : (converter->takes & bit(from.form)) != 0;
    if (!same && (from.give == nullptr || !fits))
      refuse("cannot take what step " + std::to_string(value.step) + " gives");
  }

  const Overload* choose(const Function& function, const std::string& signature) const {
    for (const Function* at = &function; at != nullptr; at = at->hides)
      for (size_t i = 0; i < at->overloadCount; ++i)
        if (signature == at->overloads[i].signature) return &at->overloads[i];
    return nullptr;
  }

  /// Reads a constant, as each run will.
  void check(const Step& step, const Source& source, const Kind& kind, uint32_t offset, void* frame) {
    Reader reader(env);
    napi_value value = item(constants, source.index);
    if (kind.read(reader, value, static_cast<char*>(frame) + offset)) {
      if (kind.isObject || !reader.objects.empty()) objectSteps[&step - graph.steps.data()] = true;
      return;
    }
    bool pending = false;
    napi_is_exception_pending(env.raw, &pending);
    if (pending) forgetException(env.raw);
    refuse(std::string("expected ") + reader.expected() + reader.path() + ", got " +
           describeValue(env, reader.got()));
  }

  void addStep(napi_value description) {
    Step& step = graph.steps.emplace_back();
    objectSteps.push_back(false);
    const std::string name = text(description, "call");
    step.function = functionOf(name);
    if (step.function == nullptr || step.function->constructs != nullptr)
      refuse("'" + name.substr(0, 80) + "' is no function of this OpenCV that a graph can call");
    const bool writing = name.compare(0, 4, "Mat.") == 0 && !step.function->hasAsync;
    if (!step.function->hasAsync && !writing)
      refuse("'" + name + "' cannot run off the JavaScript thread, so no graph can call it");
    step.overload = choose(*step.function, text(description, "signature"));
    if (step.overload == nullptr) refuse("'" + name + "' has no such form in this version");
    objectSteps.back() = isRandom(name);
    readStep(step, description, writing);
  }

  void readStep(Step& step, napi_value description, bool writing) {
    const Overload& overload = *step.overload;
    const std::unique_ptr<char[]> memory(new char[overload.frameSize]);
    overload.construct(memory.get());
    const std::unique_ptr<void, void (*)(void*)> frame(memory.get(), overload.destroy);
    if (overload.self != nullptr) {
      step.self = source(get(description, "self"));
      within("'this'", [&] { take(step, step.self, *overload.self, 0, frame.get()); });
      step.writes = writing;
      if (!writing && converterOfKind(overload.self) != nullptr &&
          converterOfKind(overload.self)->form == Form::Object)
        objectSteps.back() = true;
    }
    step.selfConverter = overload.self == nullptr ? nullptr : converterOfKind(overload.self);
    step.arguments.resize(overload.argumentCount);
    step.converters.resize(overload.argumentCount);
    napi_value names = get(description, "names"), sources = get(description, "sources");
    const uint32_t count = length(names, kMaxArguments, "arguments");
    if (length(sources, kMaxArguments, "arguments") != count) refuse("as many names as arguments are needed");
    for (uint32_t i = 0; i < count; ++i) readArgument(step, item(names, i), item(sources, i), frame.get());
    for (size_t i = 0; i < overload.required; ++i)
      if (step.arguments[i].type == Source::Type::None && !overload.arguments[i].nullable &&
          !overload.arguments[i].kind->acceptsNull)
        refuse(std::string("missing argument '") + overload.arguments[i].name + "'");
    addOutputs(step);
  }

  void readArgument(Step& step, napi_value title, napi_value value, void* frame) {
    const Overload& overload = *step.overload;
    std::string name;
    readString(env.raw, title, name);
    const Argument* end = overload.arguments + overload.argumentCount;
    const Argument* found =
        std::find_if(overload.arguments, end, [&](const Argument& each) { return name == each.name; });
    if (found == end) refuse("there is no argument '" + name.substr(0, 80) + "'");
    Source& to = step.arguments[found - overload.arguments];
    if (to.type != Source::Type::None) refuse("argument '" + name + "' is given twice");
    within("argument '" + name + "'", [&] {
      Source from = source(value);
      if (from.type == Source::Type::Constant && isNull(item(constants, from.index))) return;
      const bool written = found->kind->follow != nullptr || found->kind->isOutputList;
      if (written && from.type != Source::Type::Value)
        refuse(
            "is written to by each run, so it must be a value of the graph: an input, or what a step gave");
      if (written && !from.path.empty()) refuse("a part of a value cannot be written to");
      take(step, from, *found->kind, found->offset, frame);
      step.writes = step.writes || written;
      if (from.type != Source::Type::Constant)
        step.converters[found - overload.arguments] = converterOfKind(found->kind);
      to = std::move(from);
    });
  }

  template <class Body>
  void within(const std::string& what, Body body) {
    try {
      body();
    } catch (const BadArgument& error) {
      throw BadArgument(what + ": " + error.what(), error.range);
    }
  }

  void take(const Step& step, const Source& source, const Kind& kind, uint32_t offset, void* frame) {
    if (source.type == Source::Type::Constant) return check(step, source, kind, offset, frame);
    const Converter* converter = converterOfKind(&kind);
    if (converter == nullptr) refuse("takes constants only");
    use(source, converter);
  }

  void addOutputs(Step& step) {
    const Overload& overload = *step.overload;
    step.firstValue = static_cast<uint32_t>(graph.values.size());
    const bool buffer = overload.idiom == Idiom::BufferOrThrow;
    const size_t first = buffer || overload.idiom == Idiom::MatOrNull ? 1 : 0;
    for (size_t i = first; i < size_t{overload.resultCount} + overload.writtenCount; ++i) {
      const Result& result = overload.results[i];
      const bool passed = result.argument >= 0 && step.arguments[result.argument].type == Source::Type::Value;
      if (i >= overload.resultCount && !passed) continue;
      const Converter* converter = buffer ? &kBufferConverter : converterOfKind(result.kind);
      if (converter == nullptr) refuse("gives what a graph cannot hold");
      step.outputs.push_back({result.kind, converter, result.offset, passed ? result.argument : -1});
      Graph::Value value;
      value.step = static_cast<int>(graph.steps.size()) - 1;
      value.output = static_cast<uint32_t>(step.outputs.size()) - 1;
      if (passed) value.input = graph.values[step.arguments[result.argument].index].input;
      if (value.input >= 0) graph.finalValues[value.input] = static_cast<int>(graph.values.size());
      graph.values.push_back(value);
    }
  }

  /// Which steps wait for which.
  void connect() {
    int lastObject = -1, lastWriter = -1;
    const auto add = [&](int from, uint32_t to, std::unordered_set<int>& known) {
      if (from < 0 || !known.insert(from).second) return;
      graph.steps[from].before.push_back(to);
      ++graph.steps[to].waitsFor;
    };
    uint32_t roots = 0;
    for (uint32_t k = 0; k < graph.steps.size(); ++k) {
      Step& step = graph.steps[k];
      step.usesObjects = objectSteps[k];
      step.frameOffset = graph.frameBytes;
      graph.frameBytes += (step.overload->frameSize + 15) / 16 * 16;
      std::unordered_set<int> known;
      const auto sources = [&](const Source& source, const auto& self) -> void {
        if (source.type == Source::Type::Value) add(graph.values[source.index].step, k, known);
        for (const Source& each : source.items) self(each, self);
      };
      sources(step.self, sources);
      for (const Source& each : step.arguments) sources(each, sources);
      add(lastWriter, k, known);
      if (step.usesObjects) add(std::exchange(lastObject, static_cast<int>(k)), k, known);
      for (uint32_t i = lastWriter + 1; step.writes && i < k; ++i) add(static_cast<int>(i), k, known);
      if (step.writes) lastWriter = static_cast<int>(k);
      step.inPlace = mayWriteOver(step);
      roots += step.waitsFor == 0 ? 1 : 0;
    }
    graph.branches = roots > 1 || std::any_of(graph.steps.begin(), graph.steps.end(),
                                              [](const Step& step) { return step.before.size() > 1; });
  }

  bool mayWriteOver(const Step& step) const {
    const Overload& overload = *step.overload;
    if (overload.argumentCount == 0 || !isElementwise(step.function->name)) return false;
    const Source& first = step.arguments[0];
    if (!first.isValue()) return false;
    const Graph::Value& value = graph.values[first.index];
    if (value.step < 0 || value.uses != 1 || value.input >= 0) return false;
    for (size_t i = 0; i < overload.argumentCount; ++i) {
      const bool given = step.arguments[i].type != Source::Type::None;
      // Outside of a mask a new result is zero.
      if (given && (overload.arguments[i].kind->follow != nullptr ||
                    std::string(overload.arguments[i].name) == "mask"))
        return false;
    }
    return true;
  }
};

}  // namespace

std::shared_ptr<const Graph> Graph::compile(Env& env, napi_value description) {
  auto graph = std::make_shared<Graph>();
  Compiler compiler{env, *graph, nullptr, {}};
  graph->inputs = compiler.number(compiler.get(description, "inputs"), 256, "inputs");
  compiler.constants = compiler.get(description, "constants");
  graph->constants = compiler.length(compiler.constants, 1u << 20, "constants");
  graph->values.resize(graph->inputs);
  graph->finalValues.assign(graph->inputs, -1);
  for (uint32_t i = 0; i < graph->inputs; ++i) graph->values[i].input = static_cast<int>(i);
  napi_value steps = compiler.get(description, "steps");
  const uint32_t count = compiler.length(steps, kMostSteps, "steps");
  graph->steps.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    napi_handle_scope scope = nullptr;
    napi_open_handle_scope(env.raw, &scope);
    try {
      compiler.addStep(compiler.item(steps, i));
    } catch (const BadArgument& error) {
      napi_close_handle_scope(env.raw, scope);
      const Function* function = graph->steps.empty() ? nullptr : graph->steps.back().function;
      throw BadArgument("step " + std::to_string(i) +
                            (function == nullptr ? "" : std::string(", ") + function->name) + ": " +
                            error.what(),
                        error.range);
    }
    napi_close_handle_scope(env.raw, scope);
  }
  napi_value outputs = compiler.get(description, "outputs");
  const uint32_t outputCount = compiler.length(outputs, kMostItems, "outputs");
  for (uint32_t i = 0; i < outputCount; ++i) {
    const Source& output = graph->outputs.emplace_back(compiler.source(compiler.item(outputs, i)));
    compiler.use(output, nullptr);
  }
  for (const int last : graph->finalValues)
    if (last >= 0) ++graph->values[last].uses;
  compiler.connect();
  return graph;
}

}  // namespace node_cv2
