#include "memory/statistics.hpp"

#include <map>
#include <set>
#include <string>

#include "env/errors.hpp"
#include "mat/mat-box.hpp"
#include "memory/allocator.hpp"
#include "memory/pool.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

namespace {

using Counts = std::map<std::string, size_t>;

/// The living objects of this thread that were not released; a Mat is passed as one.
template <class Visit>
void eachLive(const Env& env, Visit visit) {
  env.live.each([&](const void* pointer) {
    const Box& box = *static_cast<const Box*>(pointer);
    if (box.cls() == nullptr) {
      const auto& mat = static_cast<const MatBox&>(box);
      if (!mat.released()) visit(box, &mat);
    } else if (static_cast<const ObjectBox&>(box).object() != nullptr) {
      visit(box, static_cast<const MatBox*>(nullptr));
    }
  });
}

void set(Env& env, napi_value object, const char* name, double number) {
  napi_value value = nullptr;
  napi_create_double(env.raw, number, &value);
  napi_set_named_property(env.raw, object, name, value);
}

napi_value makeCounts(Env& env, const Counts& counts) {
  napi_value object = nullptr;
  napi_create_object(env.raw, &object);
  for (const auto& [name, count] : counts) set(env, object, name.c_str(), static_cast<double>(count));
  return object;
}

napi_value makeNumber(Env& env, size_t number) {
  napi_value value = nullptr;
  napi_create_double(env.raw, static_cast<double>(number), &value);
  return value;
}

napi_value statistics(napi_env raw, napi_callback_info) {
  Env& env = Env::of(raw);
  size_t mats = 0;
  Counts objects;
  eachLive(env, [&](const Box& box, const MatBox* mat) {
    if (mat != nullptr) {
      ++mats;
    } else {
      ++objects[box.cls()->name];
    }
  });
  const PixelStatistics pixels = pixelStatistics();
  const Pool::Statistics pool = Pool::instance().statistics();
  napi_value result = nullptr;
  napi_create_object(raw, &result);
  set(env, result, "mats", static_cast<double>(mats));
  napi_set_named_property(raw, result, "objects", makeCounts(env, objects));
  set(env, result, "bytes", static_cast<double>(pixels.bytes));
  set(env, result, "blocks", static_cast<double>(pixels.blocks));
  set(env, result, "peak", static_cast<double>(pixels.peak));
  set(env, result, "pooled", static_cast<double>(pool.pooled));
  set(env, result, "recycled", static_cast<double>(pool.recycled));
  set(env, result, "fresh", static_cast<double>(pool.fresh));
  return result;
}

napi_value bytes(napi_env raw, napi_callback_info) {
  return makeNumber(Env::of(raw), pixelStatistics().bytes);
}

napi_value trim(napi_env raw, napi_callback_info) {
  return makeNumber(Env::of(raw), Pool::instance().trim());
}

/// `limit(bytes?)`: sets it, and says what it is.
napi_value limit(napi_env raw, napi_callback_info info) {
  napi_value value = nullptr;
  size_t count = 1;
  napi_get_cb_info(raw, info, &count, &value, nullptr, nullptr);
  double bytes = 0;
  if (kRecycles && napi_get_value_double(raw, value, &bytes) == napi_ok)
    Pool::instance().limit(static_cast<size_t>(bytes));
  return makeNumber(Env::of(raw), kRecycles ? Pool::instance().limit() : 0);
}

/// `watch(watcher)`: see `Env::watcher`; undefined for none.
napi_value watch(napi_env raw, napi_callback_info info) {
  napi_value watcher = nullptr;
  size_t count = 1;
  napi_get_cb_info(raw, info, &count, &watcher, nullptr, nullptr);
  napi_valuetype type = napi_undefined;
  napi_typeof(raw, watcher, &type);
  Env::of(raw).watcher = type == napi_function ? Reference(raw, watcher) : Reference();
  return nullptr;
}

struct Origin {
  Counts kinds;
  size_t count = 0;
  size_t bytes = 0;
  /// Several Mats on the same memory hold it once.
  std::set<const cv::UMatData*> memory;
};

/// `origins()`: the live objects that the watcher saw, by origin: `[origin, count, bytes, kinds]`.
napi_value origins(napi_env raw, napi_callback_info) {
  Env& env = Env::of(raw);
  std::map<uint32_t, Origin> all;
  eachLive(env, [&](const Box& box, const MatBox* mat) {
    if (box.origin == 0) return;
    Origin& origin = all[box.origin];
    ++origin.count;
    ++origin.kinds[mat != nullptr ? "cv.Mat" : box.cls()->name];
    const cv::UMatData* memory = mat == nullptr ? nullptr : mat->mat().u;
    if (memory != nullptr && origin.memory.insert(memory).second) origin.bytes += memory->size;
  });
  napi_value list = nullptr;
  napi_create_array_with_length(raw, all.size(), &list);
  uint32_t index = 0;
  for (const auto& [id, origin] : all) {
    napi_value row = nullptr;
    napi_create_array_with_length(raw, 4, &row);
    napi_set_element(raw, row, 0, makeNumber(env, id));
    napi_set_element(raw, row, 1, makeNumber(env, origin.count));
    napi_set_element(raw, row, 2, makeNumber(env, origin.bytes));
    napi_set_element(raw, row, 3, makeCounts(env, origin.kinds));
    napi_set_element(raw, list, index++, row);
  }
  return list;
}

}  // namespace

bool defineMemory(Env& env, napi_value binding) {
  const std::pair<const char*, napi_callback> functions[] = {
      {"statistics", statistics}, {"bytes", bytes}, {"trim", trim},
      {"limit", limit},           {"watch", watch}, {"origins", origins}};
  napi_value memory = nullptr;
  napi_create_object(env.raw, &memory);
  for (const auto& [name, function] : functions) {
    napi_value value = nullptr;
    if (napi_create_function(env.raw, name, NAPI_AUTO_LENGTH, function, nullptr, &value) != napi_ok ||
        napi_set_named_property(env.raw, memory, name, value) != napi_ok) {
      return false;
    }
  }
  return napi_set_named_property(env.raw, binding, "memory", memory) == napi_ok;
}

}  // namespace node_cv2
