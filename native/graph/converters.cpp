#include "graph/converters.hpp"

#include <unordered_map>

#include "generated/classes.hpp"
#include "graph/converter.hpp"
#include "nd/method.hpp"

namespace node_cv2 {

/// Of the whole array a number or boolean, along axes an array.
template <>
struct CarryOf<NumberOrNd> {
  static constexpr Form form = Form::Unknown;
  static constexpr unsigned takes = 0;
};
template <>
struct CarryOf<BooleanOrNd> : CarryOf<NumberOrNd> {};

namespace {

Datum giveReduction(void* slot, bool boolean) {
  auto& reduction = *static_cast<Reduction*>(slot);
  if (!reduction.whole) return Carry<Nd>::give(reduction.array);
  if (boolean) return {*reduction.array.data != 0};
  return {readElement(reduction.array.data, reduction.array.depth)};
}

template <class C>
void addMethod(std::vector<Converter>& list, bool target = false) {
  list.push_back(converterOf<C>(argumentKind<C>, target));
}
template <class C>
void addResult(std::vector<Converter>& list) {
  list.push_back(converterOf<C>(resultKind<C>));
}

}  // namespace

const std::vector<Converter>& methodConverters() {
  static const auto& all = *[] {
    auto* list = new std::vector<Converter>;
    addMethod<Value<Nd>>(*list);
    addMethod<NdTarget>(*list, true);
    addMethod<Value<Operand>>(*list);
    addMethod<Value<double>>(*list);
    addMethod<Value<int>>(*list);
    addMethod<Value<bool>>(*list);
    addMethod<Value<cv::Rect>>(*list);
    addMethod<Integers>(*list);
    addMethod<ShapeKind>(*list);
    addMethod<List<Value<Nd>>>(*list);
    addMethod<List<Value<double>>>(*list);
    addMethod<Optional<Value<double>>>(*list);
    addMethod<Optional<Value<Operand>>>(*list);
    addResult<Value<Nd>>(*list);
    addResult<List<Value<Nd>>>(*list);
    addResult<Value<double>>(*list);
    addResult<Value<bool>>(*list);
    list->push_back(converterOf<OutputNd>(kindOf<OutputNd>, true));
    addResult<NumberOrNd>(*list);
    list->back().give = [](void* slot) { return giveReduction(slot, false); };
    addResult<BooleanOrNd>(*list);
    list->back().give = [](void* slot) { return giveReduction(slot, true); };
    return list;
  }();
  return all;
}

namespace {
constexpr Kind kBufferKind = {nullptr, nullptr, nullptr, false, nullptr, false};
}
const Converter kBufferConverter = converterOf<BufferKind>(kBufferKind);

const Converter* converterOfKind(const Kind* kind) {
  static const auto& byKind = *[] {
    auto* made = new std::unordered_map<const Kind*, const Converter*>;
    for (size_t list = 0; list < kConverterLists; ++list) {
      const auto [converters, count] = kConverters[list];
      for (size_t i = 0; i < count; ++i) made->emplace(converters[i]->kind, converters[i]);
    }
    for (const Converter& each : methodConverters()) made->emplace(each.kind, &each);
    return made;
  }();
  const auto found = byKind.find(kind);
  return found == byKind.end() ? nullptr : found->second;
}

}  // namespace node_cv2
