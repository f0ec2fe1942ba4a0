#include "object/classes.hpp"

#include <map>

#include "object/define.hpp"
#include "object/members.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

namespace {

/// A class, and one of the paths at which it is found.
struct Place {
  const Class* cls;
  const char* path;
};

/// By the path of what holds them: a namespace, or an outer class. The same for all environments.
const std::multimap<std::string, Place>& places() {
  static const auto* const all = [] {
    auto* made = new std::multimap<std::string, Place>;
    for (uint32_t i = 0; i < kRegistry.classCount; ++i) {
      const Class& cls = *kRegistry.classes[i];
      for (uint32_t p = 0; p < cls.pathCount; ++p) {
        const std::string path = cls.paths[p];
        const size_t dot = path.rfind('.');
        made->emplace(dot == std::string::npos ? "" : path.substr(0, dot), Place{&cls, cls.paths[p]});
      }
    }
    return made;
  }();
  return *all;
}

napi_value prototypeOf(napi_env env, napi_value constructor) {
  napi_value prototype = nullptr;
  napi_get_named_property(env, constructor, "prototype", &prototype);
  return prototype;
}

napi_value releaseObject(napi_env raw, napi_callback_info info) {
  napi_value self = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, &self, nullptr);
  ObjectBox* box = objectBox(Env::of(raw), self);
  if (box == nullptr) {
    throwTypeError(raw, "release: 'this' must be an object of OpenCV's");
  } else {
    box->release();
  }
  return nullptr;
}

napi_value callProperty(napi_env raw, napi_callback_info info, const Function* Property::*which) {
  napi_value self = nullptr, value = nullptr;
  size_t count = 1;
  void* data = nullptr;
  napi_get_cb_info(raw, info, &count, &value, &self, &data);
  // The accessor itself may be called by hand, with any number of arguments.
  count = which == &Property::set ? 1 : 0;
  Call::Room room;
  Call call(Env::of(raw), *(static_cast<const Property*>(data)->*which), room);
  if (!call.bind(self, count, &value)) return nullptr;
  call.run();
  return call.collect();
}

napi_property_descriptor accessor(const Property& property) {
  const auto get = [](napi_env env, napi_callback_info info) -> napi_value {
    return callProperty(env, info, &Property::get);
  };
  const auto set = [](napi_env env, napi_callback_info info) -> napi_value {
    return callProperty(env, info, &Property::set);
  };
  return {property.name,
          nullptr,
          nullptr,
          get,
          property.set == nullptr ? nullptr : napi_callback(set),
          nullptr,
          napi_configurable,
          const_cast<Property*>(&property)};
}

bool defineMembers(napi_env env, const Class& cls, napi_value constructor) {
  Members members(env);
  for (uint32_t i = 0; i < cls.methodCount; ++i) members.add(*cls.methods[i]);
  for (uint32_t i = 0; i < cls.propertyCount; ++i) members.add(accessor(cls.properties[i]));
  if (!members.define(prototypeOf(env, constructor))) return false;
  for (uint32_t i = 0; i < cls.staticCount; ++i) members.add(*cls.statics[i]);
  if (cls.constructor != nullptr) {
    members.addAsync(*cls.constructor, "new");
  } else {
    // Not its base's: that would make objects of the base.
    napi_value none = nullptr;
    napi_get_undefined(env, &none);
    members.add({"newAsync", nullptr, nullptr, nullptr, nullptr, none, kMember, nullptr});
  }
  return members.define(constructor);
}

napi_value defineClass(Env& env, const Class& cls) {
  const Reference& base = cls.base == nullptr ? env.object : constructorOf(env, *cls.base);
  napi_value constructor =
      base ? env.defineClass(lastPart(cls.name), callConstructor, const_cast<Class*>(&cls), base.get())
           : nullptr;
  if (constructor == nullptr || !defineMembers(env.raw, cls, constructor)) return nullptr;
  for (uint32_t i = 0; i < cls.pathCount; ++i)
    if (!placeClasses(env, constructor, cls.paths[i])) return nullptr;
  return constructor;
}

/// The accessor gives way to a property of that value. `holder` may be anything, when the accessor is called
/// by hand, and refuse.
void settle(napi_env env, napi_value holder, const Place& place, napi_value value) {
  const napi_property_descriptor property = {
      lastPart(place.path), nullptr, nullptr, nullptr, nullptr, value, kVisible, nullptr};
  bool pending = false;
  napi_value error = nullptr;
  napi_define_properties(env, holder, 1, &property);
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
    napi_get_and_clear_last_exception(env, &error);
}

napi_value readClass(napi_env raw, napi_callback_info info) {
  napi_value holder = nullptr;
  void* data = nullptr;
  napi_get_cb_info(raw, info, nullptr, nullptr, &holder, &data);
  const Place& place = *static_cast<const Place*>(data);
  napi_value constructor = constructorOf(Env::of(raw), *place.cls).get();
  if (constructor != nullptr) settle(raw, holder, place, constructor);
  return constructor;
}

/// Somebody puts a stand-in there, for a test say.
napi_value replaceClass(napi_env raw, napi_callback_info info) {
  napi_value holder = nullptr, value = nullptr;
  size_t count = 1;
  void* data = nullptr;
  napi_get_cb_info(raw, info, &count, &value, &holder, &data);
  settle(raw, holder, *static_cast<const Place*>(data), value);
  return nullptr;
}

}  // namespace

const Reference& constructorOf(Env& env, const Class& cls) {
  Reference& made = env.constructors[cls.index];
  if (!made) {
    if (napi_value constructor = defineClass(env, cls)) made = Reference(env.raw, constructor);
  }
  return made;
}

bool placeClasses(Env& env, napi_value holder, const std::string& path) {
  constexpr auto attributes = static_cast<napi_property_attributes>(napi_configurable | napi_enumerable);
  Members members(env.raw);
  const auto [first, end] = places().equal_range(path);
  for (auto at = first; at != end; ++at) {
    void* data = const_cast<Place*>(&at->second);
    members.add(
        {lastPart(at->second.path), nullptr, nullptr, readClass, replaceClass, nullptr, attributes, data});
  }
  return members.define(holder);
}

bool defineBase(Env& env, napi_value cv) {
  const napi_property_descriptor release = {"release", nullptr, releaseObject, nullptr,
                                            nullptr,   nullptr, kMember,       nullptr};
  const auto refuse = [](napi_env env, napi_callback_info) -> napi_value {
    throwTypeError(env, "cv.CvObject: only OpenCV's classes are instantiated");
    return nullptr;
  };
  napi_value base = env.defineClass("CvObject", refuse, nullptr);
  if (base == nullptr) return false;
  env.object = Reference(env.raw, base);
  env.constructors.resize(kRegistry.classCount);
  return napi_define_properties(env.raw, prototypeOf(env.raw, base), 1, &release) == napi_ok &&
         napi_set_named_property(env.raw, cv, "CvObject", base) == napi_ok;
}

}  // namespace node_cv2
