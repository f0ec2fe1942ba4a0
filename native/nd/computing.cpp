#include "nd/computing.hpp"

#include "call/call.hpp"

namespace node_cv2 {

void Methods::finish(const char* name, Kind kind, const Overload& overload, std::vector<Argument> arguments,
                     std::vector<Result> results) {
  Entry& entry = entries_.emplace_back();
  entry.kind = kind;
  entry.name = name;
  entry.asyncName = entry.name + "Async";
  entry.fullName = "Mat." + entry.name;
  entry.arguments = std::move(arguments);
  entry.results = std::move(results);
  std::string& text = entry.signature = entry.name + "(";
  for (size_t i = 0; i < entry.arguments.size(); ++i) {
    if (i == overload.required)
      text += i == 0 ? "[" : "[, ";
    else if (i > 0)
      text += ", ";
    text += entry.arguments[i].name;
  }
  text += entry.arguments.size() > overload.required ? "])" : ")";
  entry.overload = overload;
  entry.overload.signature = text.c_str();
  entry.overload.arguments = entry.arguments.data();
  entry.overload.argumentCount = entry.arguments.size();
  entry.overload.results = entry.results.data();
  entry.overload.resultCount = entry.results.size();
  entry.function = {entry.fullName.c_str(), &entry.overload, 1, kind != Kind::Writing, nullptr, nullptr};
}

/// Made by the first environment.
const Methods& computingMethods() {
  // Never destroyed: calls on other threads may still read it while the process exits.
  static const Methods& all = []() -> const Methods& {
    auto* made = new Methods;
    addArithmetic(*made);
    addAstype(*made);
    addBincount(*made);
    addChoosing(*made);
    addCreation(*made);
    addCumsum(*made);
    addExtremes(*made);
    addHistogram(*made);
    addJoining(*made);
    addLogic(*made);
    addMedian(*made);
    addNonzero(*made);
    addPositions(*made);
    addRandom(*made);
    addRepeating(*made);
    addSequences(*made);
    addSorting(*made);
    addSpreads(*made);
    addSums(*made);
    addWriting(*made);
    return *made;
  }();
  return all;
}

bool defineComputing(Env& env, napi_value constructor, napi_value prototype, napi_value binding) {
  constexpr auto member = static_cast<napi_property_attributes>(napi_writable | napi_configurable);
  const auto define = [&](napi_value target, Methods::Kind kind) {
    std::vector<napi_property_descriptor> members;
    for (const Methods::Entry& entry : computingMethods().entries()) {
      if (entry.kind != kind) continue;
      void* data = const_cast<Function*>(&entry.function);
      members.push_back({entry.name.c_str(), nullptr, callSync, nullptr, nullptr, nullptr, member, data});
      if (!entry.function.hasAsync) continue;
      members.push_back(
          {entry.asyncName.c_str(), nullptr, callAsync, nullptr, nullptr, nullptr, member, data});
    }
    return napi_define_properties(env.raw, target, members.size(), members.data()) == napi_ok;
  };
  return define(constructor, Methods::Kind::Static) && define(prototype, Methods::Kind::Method) &&
         define(binding, Methods::Kind::Writing);
}

}  // namespace node_cv2
