#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "env/errors.hpp"
#include "graph/datum.hpp"
#include "graph/graph.hpp"
#include "memory/uses.hpp"
#include "object/turns.hpp"

namespace node_cv2 {

/// One run of a graph. As a call (call/call.hpp): bound and collected on the JavaScript thread, where it is
/// also made and destroyed; run on any. It owns a frame for each step.
class Run {
 public:
  Run(Env& env, std::shared_ptr<const Graph> graph, bool async, bool measured);
  Run(const Run&) = delete;
  ~Run();

  /// False, with an exception pending, when an input does not fit. Both are arrays.
  bool bind(napi_value inputs, napi_value constants);
  /// With the objects that it uses, as a call's.
  Turn& turn() { return turn_; }
  void run() noexcept;
  /// The outputs, or of a measured run `{ outputs, times, bytes }`; null, with an exception pending, when the
  /// run failed: the error's property `step` says which.
  napi_value collect();

  /// The inputs; an asynchronous run, between whose ends handles die, puts those back that are given back.
  std::vector<napi_value> given;
  bool isGivenBack(size_t input) const;

 private:
  /// Of a value of the graph.
  struct Slot {
    /// Steps that are still to take it.
    uint32_t uses = 0;
    /// What it is, where that is not in a frame (`ready`): an input that was a Mat, or a view that a step
    /// wrote to.
    Datum datum;
    bool ready = false;
  };
  /// What an argument that is written to was passed.
  struct Home {
    size_t argument;
    Nd array;
  };

  void makeFrames();
  bool bindAll(Reader& reader);
  bool bindStep(Reader& reader, uint32_t index);
  bool bindSource(Reader& reader, uint32_t step, const Source& source, const Kind& kind, void* to,
                  bool mayBeNull, const char* name);
  bool readDatum(Reader& reader, napi_value value, Datum& datum, int depth = 0);
  bool readMat(Reader& reader, napi_value value, MatBox& box, bool writes, Datum& datum);
  bool prepare(Reader& reader, const Source& source);
  bool claim(Reader& reader);
  bool refuse(const Reader& reader, const std::string& what);

  void* frame(const Step& step) const { return memory_.get() + step.frameOffset; }
  void* slot(const Step& step, uint32_t offset) const { return static_cast<char*>(frame(step)) + offset; }
  bool execute(uint32_t index) noexcept;
  void feed(const Source& source, const Converter* converter, void* to, bool mayBeNull, const char* name);
  Datum evaluate(const Source& source);
  Datum valueOf(uint32_t index);
  bool isNull(const Graph::Value& value) const;
  void lift(const Step& step);
  void writeOver(const Step& step);
  std::vector<Home> homesOf(const Step& step);
  void comeHome(const Step& step, const std::vector<Home>& homes);
  void checkIdiom(const Step& step) const;
  void tidy(const Step& step, uint32_t index);
  void leave(const Source& source);
  void drop(uint32_t value);

  std::string describe(const Step& step) const;
  napi_value collectAll();
  napi_value collectValue(uint32_t value);
  void followInput(uint32_t input);

  Env& env_;
  const std::shared_ptr<const Graph> graph_;
  const bool async_;
  const bool measured_;
  uint32_t scope_ = 0;
  std::unique_ptr<char[]> memory_;
  size_t framesMade_ = 0;
  std::vector<Slot> slots_;
  std::vector<Datum> constants_;
  std::vector<napi_value> passedConstants_;
  Turn turn_;
  std::vector<Use> uses_;
  Claim claim_;
  std::mutex mutex_;
  std::unique_ptr<Failure> failure_;
  /// The step; -1 for none of them.
  int failed_ = -1;
  std::vector<double> times_;
  std::vector<double> bytes_;
};

}  // namespace node_cv2
