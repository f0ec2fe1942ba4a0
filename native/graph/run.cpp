#include "graph/run.hpp"

#include <algorithm>
#include <chrono>
#include <opencv2/core/ocl.hpp>

#include "call/call.hpp"
#include "convert/inspect.hpp"
#include "graph/converter.hpp"
#include "graph/crew.hpp"
#include "mat/own.hpp"

// The middle of a run, on any thread; its ends are in run-ends.cpp.

namespace node_cv2 {

void Run::run() noexcept {
  if (!async_) env_.interrupted = false;
  try {
    if (!async_) turn_.take();
    if (graph_->branches) {
      std::vector<Crew::Task> tasks;
      for (const Step& step : graph_->steps) tasks.push_back({step.waitsFor, step.usesObjects, &step.before});
      std::make_shared<Crew>(env_, std::move(tasks), [this](uint32_t step) { return execute(step); })->run();
    } else {
      for (uint32_t i = 0; i < graph_->steps.size() && execute(i);) ++i;
    }
  } catch (...) {
    failure_ = std::make_unique<Failure>(Failure::current());
  }
  if (!async_) turn_.leave();
}

bool Run::execute(uint32_t index) noexcept {
  const Step& step = graph_->steps[index];
  const Overload& overload = *step.overload;
  try {
    if (overload.self != nullptr) feed(step.self, step.selfConverter, frame(step), false, "this");
    for (size_t i = 0; i < overload.argumentCount; ++i) {
      const Argument& argument = overload.arguments[i];
      const bool mayBeNull = i >= overload.required || argument.nullable || argument.kind->acceptsNull;
      feed(step.arguments[i], step.converters[i], slot(step, argument.offset), mayBeNull, argument.name);
    }
    const std::vector<Home> homes = step.writes ? homesOf(step) : std::vector<Home>();
    if (step.inPlace) writeOver(step);
    lift(step);
    const auto start = std::chrono::steady_clock::now();
    overload.run(frame(step));
    if (measured_)
      times_[index] =
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    checkIdiom(step);
    tidy(step, index);
    comeHome(step, homes);
    const std::lock_guard<std::mutex> lock(mutex_);
    leave(step.self);
    for (const Source& source : step.arguments) leave(source);
    for (uint32_t i = 0; i < step.outputs.size(); ++i)
      if (slots_[step.firstValue + i].uses == 0) drop(step.firstValue + i);
    return true;
  } catch (...) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (failure_ == nullptr) {
      failure_ = std::make_unique<Failure>(Failure::current());
      failed_ = static_cast<int>(index);
    }
    return false;
  }
}

/// Brings an argument that is no constant into the frame.
void Run::feed(const Source& source, const Converter* converter, void* to, bool mayBeNull, const char* name) {
  if (source.type == Source::Type::None || source.type == Source::Type::Constant) return;
  const Graph::Value* value = source.type == Source::Type::Value ? &graph_->values[source.index] : nullptr;
  const bool ready = source.isValue() && slots_[source.index].ready;
  if (source.isValue() && value->step < 0 && !ready) return;
  if (source.isValue() && !ready) {
    const Step::Output& output = graph_->outputOf(*value);
    void* from = slot(graph_->steps[value->step], output.offset);
    if (output.converter->type == converter->type && converter->copy != nullptr && !isNull(*value)) {
      value->uses == 1 ? converter->move(from, to) : converter->copy(from, to);
      return;
    }
  }
  const Datum datum = evaluate(source);
  if (datum.as<Datum::Null>() != nullptr && mayBeNull) return;
  if (converter->take == nullptr || !converter->take(datum, to))
    throw BadArgument(std::string("argument '") + name + "': does not take " + describeDatum(datum), false);
}

/// `read` that found no frame: VideoCapture's null.
bool Run::isNull(const Graph::Value& value) const {
  const Step& step = graph_->steps[value.step];
  const Overload& overload = *step.overload;
  return overload.idiom == Idiom::MatOrNull &&
         !*static_cast<const bool*>(slot(step, overload.results[0].offset));
}

Datum Run::valueOf(uint32_t index) {
  const Graph::Value& value = graph_->values[index];
  if (value.step < 0 || slots_[index].ready) return slots_[index].datum;
  if (isNull(value)) return {};
  const Step::Output& output = graph_->outputOf(value);
  if (output.converter->give == nullptr)
    throw BadArgument("a value that only JavaScript can look into", false);
  return output.converter->give(slot(graph_->steps[value.step], output.offset));
}

Datum Run::evaluate(const Source& source) {
  if (source.type == Source::Type::Constant) return constants_[source.index];
  if (source.type == Source::Type::List) {
    Datum::List list;
    for (const Source& item : source.items) list.push_back(evaluate(item));
    return {std::move(list)};
  }
  Datum datum = valueOf(source.index);
  for (const Source::Part& part : source.path) {
    if (const auto* list = datum.as<Datum::List>(); list != nullptr && part.index >= 0) {
      if (static_cast<size_t>(part.index) >= list->size())
        throw BadArgument("item " + std::to_string(part.index) + " of an array of " +
                          std::to_string(list->size()));
      datum = Datum((*list)[part.index]);
      continue;
    }
    const auto* record = datum.as<Datum::Record>();
    const auto has = [&](const auto& field) { return field.first == part.field; };
    if (record == nullptr || std::none_of(record->begin(), record->end(), has))
      throw BadArgument(
          "'" + (part.index < 0 ? part.field : std::to_string(part.index)) + "' of " + describeDatum(datum),
          false);
    datum = Datum(std::find_if(record->begin(), record->end(), has)->second);
  }
  return datum;
}

/// As `Call::liftArrays`: all arrays of a step are on the device, or none.
void Run::lift(const Step& step) {
  const Overload& overload = *step.overload;
  const auto each = [&](auto visit) {
    for (size_t i = 0; i < overload.argumentCount; ++i)
      if (const DeviceSide* device = overload.arguments[i].kind->device)
        visit(*device, slot(step, overload.arguments[i].offset), overload.arguments[i], i);
  };
  bool any = false;
  each([&](const DeviceSide& device, void* at, const Argument&, size_t) { any = any || device.lifted(at); });
  if (!any) return;
  each([&](const DeviceSide& device, void* at, const Argument& argument, size_t i) {
    const bool written = argument.kind->follow != nullptr || argument.kind->isOutputList;
    if (!written || step.arguments[i].type == Source::Type::None) device.lift(at);
  });
}

/// The first argument is memory that nobody else has: OpenCV finds it where it would make the result.
void Run::writeOver(const Step& step) {
  const auto* from = static_cast<const cv::Mat*>(slot(step, step.overload->arguments[0].offset));
  const bool alone = from->u != nullptr && from->u->refcount == 1 && from->u->urefcount == 0 &&
                     from->u->currAllocator == cv::Mat::getDefaultAllocator() && from->isContinuous();
  if (step.converters[0]->type != &typeTag<Array> || !alone) return;
  for (const Step::Output& output : step.outputs) {
    auto* to = static_cast<Array*>(slot(step, output.offset));
    if (output.converter->type == &typeTag<Array> && to->empty()) static_cast<cv::Mat&>(*to) = *from;
  }
}

/// The arrays that the step writes to, as its values show them: OpenCV may get a copy of a view, or make
/// memory of its own.
std::vector<Run::Home> Run::homesOf(const Step& step) {
  std::vector<Home> homes;
  for (size_t i = 0; i < step.arguments.size(); ++i) {
    if (step.overload->arguments[i].kind->follow == nullptr || step.converters[i] == nullptr) continue;
    const Graph::Value& value = graph_->values[step.arguments[i].index];
    const Slot& source = slots_[step.arguments[i].index];
    const void* type = step.converters[i]->type;
    const bool isNd = value.step >= 0 && graph_->outputOf(value).converter->type == &typeTag<Nd>;
    if (!source.ready && isNd) {
      homes.push_back(
          {i, *static_cast<const Nd*>(slot(graph_->steps[value.step], graph_->outputOf(value).offset))});
    } else if (const auto* pixels = source.ready ? source.datum.as<Pixels>() : nullptr) {
      homes.push_back({i, pixels->array()});
    } else if (type == &typeTag<Array> || type == &typeTag<cv::Mat>) {
      homes.push_back(
          {i, Nd::of(*static_cast<const cv::Mat*>(slot(step, step.overload->arguments[i].offset)))});
    }
  }
  return homes;
}

/// As `MatBox::follow`: what was written elsewhere in the same form is copied to where it was to be.
void Run::comeHome(const Step& step, const std::vector<Home>& homes) {
  for (const auto& [argument, home] : homes) {
    for (uint32_t i = 0; i < step.outputs.size(); ++i) {
      const Step::Output& output = step.outputs[i];
      if (output.argument != static_cast<int>(argument) || home.size() == 0) continue;
      if (output.converter->type != &typeTag<Array> && output.converter->type != &typeTag<cv::Mat>) continue;
      const auto& mat = *static_cast<const cv::Mat*>(slot(step, output.offset));
      Nd written = Nd::of(mat);
      if (mat.data == home.data && written.strides == home.strides) continue;
      std::vector<int> sizes;
      int type = 0;
      sizesOf(home.shape, home.depth, sizes, type);
      const bool fits =
          mat.type() == type && std::equal(mat.size.p, mat.size.p + mat.dims, sizes.begin(), sizes.end());
      if (!fits || !mat.isContinuous()) continue;
      written.shape = home.shape;
      written.strides = contiguousStrides(home.shape, home.depth);
      copyElements(written, home);
      slots_[step.firstValue + i].datum = {Pixels::of(home)};
      slots_[step.firstValue + i].ready = true;
    }
  }
}

void Run::checkIdiom(const Step& step) const {
  const Overload& overload = *step.overload;
  const auto at = [&](size_t result) { return slot(step, overload.results[result].offset); };
  if (overload.idiom == Idiom::ThrowIfEmpty && static_cast<const cv::Mat*>(at(0))->empty())
    throw std::runtime_error(kNoImage);
  if (overload.idiom == Idiom::BufferOrThrow && !*static_cast<const bool*>(at(0)))
    throw std::runtime_error(kNotEncoded);
}

/// Lets go of what was only passed, and makes the results the graph's own, as they would be JavaScript's.
void Run::tidy(const Step& step, uint32_t index) {
  const Overload& overload = *step.overload;
  const auto isOutput = [&](uint32_t offset) {
    return std::any_of(step.outputs.begin(), step.outputs.end(),
                       [&](const Step::Output& output) { return output.offset == offset; });
  };
  for (size_t i = 0; i < overload.argumentCount; ++i) {
    const Converter* converter = step.converters[i];
    const uint32_t offset = overload.arguments[i].offset;
    if (converter != nullptr && converter->clear != nullptr && !isOutput(offset))
      converter->clear(slot(step, offset));
  }
  if (step.self.type == Source::Type::Value && step.selfConverter->clear != nullptr)
    step.selfConverter->clear(frame(step));
  for (const Step::Output& output : step.outputs) {
    void* at = slot(step, output.offset);
    const void* type = output.converter->type;
    const auto visit = [&](cv::Mat& mat) {
      if (output.argument < 0) mat = ownOf(mat);
      bytes_[index] += measured_ ? static_cast<double>(mat.total() * mat.elemSize()) : 0;
    };
    if (type == &typeTag<Array> || type == &typeTag<cv::Mat>) visit(*static_cast<cv::Mat*>(at));
    if (type == &typeTag<ArrayList> || type == &typeTag<std::vector<cv::Mat>>)
      for (cv::Mat& mat : *static_cast<std::vector<cv::Mat>*>(at)) visit(mat);
    if (type == &typeTag<Nd>) bytes_[index] += static_cast<double>(static_cast<const Nd*>(at)->nbytes());
    if (type == &typeTag<std::vector<uchar>>)
      bytes_[index] += static_cast<double>(static_cast<const std::vector<uchar>*>(at)->size());
  }
}

/// A step has taken it; what no other one will take goes.
void Run::leave(const Source& source) {
  for (const Source& item : source.items) leave(item);
  if (source.type == Source::Type::Value && --slots_[source.index].uses == 0) drop(source.index);
}

void Run::drop(uint32_t index) {
  const Graph::Value& value = graph_->values[index];
  slots_[index].datum = {};
  if (value.step < 0) return;
  const Step::Output& output = graph_->outputOf(value);
  if (output.converter->clear != nullptr)
    output.converter->clear(slot(graph_->steps[value.step], output.offset));
}

}  // namespace node_cv2
