#pragma once
#include <memory>
#include <string>
#include <vector>

#include "call/descriptor.hpp"
#include "graph/converters.hpp"

namespace node_cv2 {

/// Where a step's argument comes from. Values are numbered: the inputs, then the results of each step.
struct Source {
  enum class Type : uint8_t { None, Constant, Value, List };
  /// An item of a list, or a field.
  struct Part {
    int index;
    std::string field;
  };

  Type type = Type::None;
  /// Of the constants, or of the values.
  uint32_t index = 0;
  std::vector<Part> path;
  /// An array with values in it.
  std::vector<Source> items;

  bool isValue() const { return type == Type::Value && path.empty(); }
};

/// One call of a graph.
struct Step {
  const Function* function = nullptr;
  const Overload* overload = nullptr;
  Source self;
  const Converter* selfConverter = nullptr;
  /// By position, as many as the overload has; the converters of those that are no constants.
  std::vector<Source> arguments;
  std::vector<const Converter*> converters;
  /// Of its results: those it returns, then those it only writes to.
  struct Output {
    const Kind* kind;
    const Converter* converter;
    uint32_t offset;
    /// The argument that it was passed as; -1 for a new value.
    int argument;
  };
  std::vector<Output> outputs;
  /// The number of the first of them among the values.
  uint32_t firstValue = 0;
  /// It uses objects of OpenCV's, or random numbers: such run in their order, and on the thread that runs the
  /// graph.
  bool usesObjects = false;
  /// It writes to what it was passed, whose memory other values may show too: all before are done by then,
  /// and none after has begun.
  bool writes = false;
  /// It may write its result over its first argument, if nobody else needs that.
  bool inPlace = false;
  /// How many steps it waits for, and which wait for it.
  uint32_t waitsFor = 0;
  std::vector<uint32_t> before;
  size_t frameOffset = 0;
};

/// What `cv.graph` compiled; not changed after that, shared by all its runs.
class Graph {
 public:
  /// From TypeScript's description. Throws BadArgument for what is none, or does not fit the tables.
  static std::shared_ptr<const Graph> compile(Env& env, napi_value description);

  struct Value {
    /// -1 for an input.
    int step = -1;
    uint32_t output = 0;
    /// How many steps take it; an output of the graph counts as one more.
    uint32_t uses = 0;
    /// The input that it is, or that was written to get it; -1 for none.
    int input = -1;
  };

  uint32_t inputs = 0;
  uint32_t constants = 0;
  std::vector<Step> steps;
  std::vector<Value> values;
  std::vector<Source> outputs;
  /// Of the inputs that steps write to, the last value; -1 for others.
  std::vector<int> finalValues;
  size_t frameBytes = 0;
  /// Steps may run beside each other.
  bool branches = false;

  const Step::Output& outputOf(const Value& value) const { return steps[value.step].outputs[value.output]; }
};

}  // namespace node_cv2
