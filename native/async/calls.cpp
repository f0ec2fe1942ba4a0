#include "async/calls.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "env/errors.hpp"

namespace node_cv2 {

namespace {

/// For what runs when the process exits.
constexpr std::chrono::seconds kPatience{2};
constexpr std::chrono::hours kForever{1 << 20};
/// So often brief calls that are awaited one by one are delivered before the event loop turns: for half a
/// millisecond or so.
constexpr int kRepeats = 64;

}  // namespace

AsyncCalls::AsyncCalls(Env& env)
    : env_(env), queue_([this] { napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking); }) {
  const auto wake = [](napi_env env, napi_value, void* self, void* again) {
    // Without an environment it is being closed: `close` sees to the jobs.
    if (env != nullptr) static_cast<AsyncCalls*>(self)->deliver(again != nullptr);
  };
  napi_create_threadsafe_function(env.raw, nullptr, nullptr, makeString(env.raw, "node-cv2"), 0, 1, nullptr,
                                  nullptr, this, wake, &wake_);
  napi_unref_threadsafe_function(env.raw, wake_);
}

AsyncCalls::Open& AsyncCalls::onThisThread() {
  static thread_local Open all;
  return all;
}

void AsyncCalls::open(Env& env) {
  AsyncCalls* calls = onThisThread().all.emplace_back(new AsyncCalls(env)).get();
  // Before all of Node-API's objects go, the functions by which other threads come here among them.
  napi_add_env_cleanup_hook(
      env.raw, [](void* calls) { static_cast<AsyncCalls*>(calls)->close(); }, calls);
}

AsyncCalls& AsyncCalls::of(const Env& env) {
  const auto& all = onThisThread().all;
  return **std::find_if(all.begin(), all.end(), [&](const auto& each) { return &each->env_ == &env; });
}

Jobs AsyncCalls::drop() {
  // A call that waits for a callback would wait for ever.
  env_.carrier->close();
  return ThreadPool::instance().close(queue_);
}

/// The environment goes down. What runs is waited for, since it may use memory that goes too.
void AsyncCalls::close() {
  Jobs left = drop();
  ThreadPool::instance().rest(queue_, kForever);
  left.merge(ThreadPool::instance().takeEnded(queue_));
  left.clear();
  auto& all = onThisThread().all;
  all.erase(std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.get() == this; }));
}

AsyncCalls::Open::~Open() {
  // Node-API is not to be called any more: what they hold stays.
  for (auto& each : all) each.release()->exit();
}

/// The process ends.
void AsyncCalls::exit() {
  left_ = drop();
#ifdef __GLIBC__
  if (ThreadPool::instance().rest(queue_, kPatience)) return;
  // It may never end: a camera that does not answer. So the process ends without destroying its variables.
  const auto endNow = [](int status, void*) {
    std::fflush(nullptr);
    _exit(status);
  };
  on_exit(endNow, nullptr);
#else
  ThreadPool::instance().rest(queue_, kForever);
#endif
}

bool AsyncCalls::start(std::unique_ptr<Job>& job, napi_value signal) {
  if (signal != nullptr && !watch(*job, signal)) {
    ++aborted_;
    return false;
  }
  Job& queued = *job;
  const std::string name = queued.name();
  bool added = false;
  guarded(env_, name.c_str(), [&]() -> napi_value {
    added = ThreadPool::instance().add(queue_, job);
    if (added) return nullptr;
    const size_t most = ThreadPool::instance().settings().maxQueue;
    const std::string message = name + ": the queue is full: " + std::to_string(most) +
                                " calls wait (cv.async.configure({ maxQueue }))";
    napi_throw_error(env_.raw, "ERR_QUEUE_FULL", message.c_str());
    return nullptr;
  });
  if (!added) {
    ++refused_;
    unwatch(queued);
    return false;
  }
  ++pending_;
  if (++held_ == 1) napi_ref_threadsafe_function(env_.raw, wake_);
  return true;
}

void AsyncCalls::leave() {
  if (--held_ == 0) napi_unref_threadsafe_function(env_.raw, wake_);
}

void AsyncCalls::deliver(bool again) {
  repeats_ = again ? repeats_ + 1 : 0;
  const bool mayRepeat = repeats_ < kRepeats;
  Jobs ended = ThreadPool::instance().takeEnded(queue_, again && held_ > 0, mayRepeat);
  // What awaits them runs when this returns, and calls made there may end as soon: then they are delivered
  // without a turn of the event loop, which sleeps and is woken.
  if (mayRepeat && !ended.empty() && ended.rbegin()->second->wasBrief()) {
    napi_call_threadsafe_function(wake_, this, napi_tsfn_nonblocking);
  }
  while (!ended.empty()) {
    napi_handle_scope scope = nullptr;
    napi_open_handle_scope(env_.raw, &scope);
    // It goes as soon as it is settled, and with it the memory that only it held.
    const std::unique_ptr<Job> job = std::move(ended.begin()->second);
    ended.erase(ended.begin());
    if (!job->aborted_) settle(*job);
    leave();
    napi_close_handle_scope(env_.raw, scope);
  }
}

void AsyncCalls::settle(Job& job) {
  unwatch(job);
  --pending_;
  ++done_;
  wait_.add(job.started_ - job.queued_);
  run_.add(job.ended_ - job.started_);
  job.settle();
}

bool AsyncCalls::watch(Job& job, napi_value signal) {
  napi_value global = nullptr, unwatch = nullptr, args[] = {signal, nullptr};
  // 0 is none; a number comes again after four billion calls.
  do ++lastNumber_;
  while (lastNumber_ == 0 || abortable_.count(lastNumber_) > 0);
  napi_get_global(env_.raw, &global);
  napi_create_uint32(env_.raw, lastNumber_, &args[1]);
  if (napi_call_function(env_.raw, global, watchSignal.get(), 2, args, &unwatch) != napi_ok) return false;
  job.abortable_ = lastNumber_;
  job.unwatch_ = Reference(env_.raw, unwatch);
  abortable_.emplace(lastNumber_, &job);
  return true;
}

void AsyncCalls::unwatch(Job& job) {
  if (abortable_.erase(job.abortable_) == 0) return;
  napi_value global = nullptr;
  napi_get_global(env_.raw, &global);
  napi_call_function(env_.raw, global, job.unwatch_.get(), 0, nullptr, nullptr);
}

void AsyncCalls::abort(uint32_t number, napi_value error) {
  const auto found = abortable_.find(number);
  if (found == abortable_.end()) return;
  Job& job = *found->second;
  abortable_.erase(found);
  job.aborted_ = true;
  --pending_;
  ++aborted_;
  job.reject(error);
  if (ThreadPool::instance().withdraw(job) != nullptr) leave();
}

napi_value AsyncCalls::statistics() {
  const napi_env env = env_.raw;
  const auto make = [env] {
    napi_value object = nullptr;
    napi_create_object(env, &object);
    return object;
  };
  const auto set = [env](napi_value object, const char* name, double number) {
    napi_value value = nullptr;
    napi_create_double(env, number, &value);
    napi_set_named_property(env, object, name, value);
  };
  const auto times = [&](const Durations& durations) {
    constexpr double kMillisecond = 1e6;
    napi_value object = make();
    set(object, "mean", durations.mean() / kMillisecond);
    set(object, "p50", durations.quantile(0.5) / kMillisecond);
    set(object, "p90", durations.quantile(0.9) / kMillisecond);
    set(object, "p99", durations.quantile(0.99) / kMillisecond);
    set(object, "max", durations.max() / kMillisecond);
    return object;
  };
  const size_t queued = ThreadPool::instance().waiting(queue_);
  napi_value result = make();
  set(result, "queued", static_cast<double>(queued));
  set(result, "running", static_cast<double>(pending_ - queued));
  set(result, "done", static_cast<double>(done_));
  set(result, "aborted", static_cast<double>(aborted_));
  set(result, "refused", static_cast<double>(refused_));
  napi_set_named_property(env, result, "wait", times(wait_));
  napi_set_named_property(env, result, "run", times(run_));
  return result;
}

}  // namespace node_cv2
