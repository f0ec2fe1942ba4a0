#include "object/define.hpp"

#include <algorithm>
#include <cstring>
#include <list>
#include <string>

#include "call/call.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

namespace {

constexpr auto kMember = static_cast<napi_property_attributes>(napi_writable | napi_configurable);

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

class Definer {
 public:
  Definer(Env& env, napi_value cv) : env_(env.raw), state_(env), cv_(cv) {}

  bool run() {
    napi_value global = nullptr, object = nullptr;
    napi_get_global(env_, &global);
    napi_get_named_property(env_, global, "Object", &object);
    napi_get_named_property(env_, object, "setPrototypeOf", &setPrototypeOf_);
    if (!defineBase()) return false;
    for (uint32_t i = 0; i < kRegistry.classCount; ++i) {
      if (!defineClass(*kRegistry.classes[i])) return false;
    }
    return placeClasses() && defineNamespaces();
  }

 private:
  /// `cv.CvObject`, which every class without another base extends: `release()` lives there.
  bool defineBase() {
    const napi_property_descriptor release = {"release", nullptr, releaseObject, nullptr,
                                              nullptr,   nullptr, kMember,       nullptr};
    const auto refuse = [](napi_env env, napi_callback_info) -> napi_value {
      throwTypeError(env, "cv.CvObject: only OpenCV's classes are instantiated");
      return nullptr;
    };
    base_ = state_.defineClass("CvObject", refuse, nullptr);
    return base_ != nullptr && napi_define_properties(env_, prototypeOf(base_), 1, &release) == napi_ok &&
           napi_set_named_property(env_, cv_, "CvObject", base_) == napi_ok;
  }

  napi_value prototypeOf(napi_value constructor) {
    napi_value prototype = nullptr;
    napi_get_named_property(env_, constructor, "prototype", &prototype);
    return prototype;
  }

  void inherit(napi_value derived, napi_value base) {
    napi_value receiver = nullptr;
    napi_get_undefined(env_, &receiver);
    napi_value args[] = {derived, base};
    napi_call_function(env_, receiver, setPrototypeOf_, 2, args, nullptr);
  }

  /// A function and its Async twin.
  void add(std::vector<napi_property_descriptor>& out, const Function& function, const char* name,
           bool sync = true) {
    void* data = const_cast<Function*>(&function);
    if (sync) out.push_back({name, nullptr, callSync, nullptr, nullptr, nullptr, kMember, data});
    if (!function.hasAsync) return;
    names_.push_back(std::string(sync ? name : "new") + "Async");
    out.push_back({names_.back().c_str(), nullptr, callAsync, nullptr, nullptr, nullptr, kMember, data});
  }

  static const char* lastPart(const char* path) {
    const char* dot = std::strrchr(path, '.');
    return dot == nullptr ? path : dot + 1;
  }

  bool define(napi_value target, std::vector<napi_property_descriptor>& properties) {
    const bool done = napi_define_properties(env_, target, properties.size(), properties.data()) == napi_ok;
    properties.clear();
    names_.clear();
    return done;
  }

  bool defineClass(const Class& cls) {
    napi_value constructor =
        state_.defineClass(lastPart(cls.name), callConstructor, const_cast<Class*>(&cls));
    if (constructor == nullptr) return false;
    napi_value prototype = prototypeOf(constructor);
    napi_value base = cls.base == nullptr ? base_ : state_.constructors[cls.base->index].get();
    inherit(constructor, base);
    inherit(prototype, prototypeOf(base));
    state_.constructors.emplace_back(env_, constructor);

    std::vector<napi_property_descriptor> members;
    for (uint32_t i = 0; i < cls.methodCount; ++i)
      add(members, *cls.methods[i], lastPart(cls.methods[i]->name));
    for (uint32_t i = 0; i < cls.propertyCount; ++i) members.push_back(accessor(cls.properties[i]));
    if (!define(prototype, members)) return false;
    for (uint32_t i = 0; i < cls.staticCount; ++i)
      add(members, *cls.statics[i], lastPart(cls.statics[i]->name));
    if (cls.constructor != nullptr) {
      add(members, *cls.constructor, "", false);
    } else {
      // Not its base's: that would make objects of the base.
      napi_value none = nullptr;
      napi_get_undefined(env_, &none);
      members.push_back({"newAsync", nullptr, nullptr, nullptr, nullptr, none, kMember, nullptr});
    }
    return define(constructor, members);
  }

  static napi_property_descriptor accessor(const Property& property) {
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

  static napi_value callProperty(napi_env raw, napi_callback_info info, const Function* Property::*which) {
    napi_value self = nullptr, value = nullptr;
    size_t count = 1;
    void* data = nullptr;
    napi_get_cb_info(raw, info, &count, &value, &self, &data);
    // The accessor itself may be called by hand, with any number of arguments.
    count = which == &Property::set ? 1 : 0;
    Call call(Env::of(raw), *(static_cast<const Property*>(data)->*which));
    if (!call.bind(self, count, &value)) return nullptr;
    call.run();
    return call.collect();
  }

  /// The object at a dotted path below `cv`, made when it is not there yet.
  napi_value resolve(const std::string& path) {
    napi_value at = cv_;
    for (size_t start = 0; start < path.size();) {
      const size_t dot = std::min(path.find('.', start), path.size());
      const std::string part = path.substr(start, dot - start);
      start = dot + 1;
      napi_value next = nullptr;
      bool has = false;
      napi_has_named_property(env_, at, part.c_str(), &has);
      if (has) {
        napi_get_named_property(env_, at, part.c_str(), &next);
      } else {
        napi_create_object(env_, &next);
        napi_set_named_property(env_, at, part.c_str(), next);
      }
      at = next;
    }
    return at;
  }

  /// Outer classes first: a nested class is a property of its outer one.
  bool placeClasses() {
    std::vector<std::pair<std::string, const Class*>> places;
    for (uint32_t i = 0; i < kRegistry.classCount; ++i) {
      const Class& cls = *kRegistry.classes[i];
      for (uint32_t p = 0; p < cls.pathCount; ++p) places.emplace_back(cls.paths[p], &cls);
    }
    const auto depth = [](const std::string& path) { return std::count(path.begin(), path.end(), '.'); };
    std::stable_sort(places.begin(), places.end(),
                     [&](const auto& a, const auto& b) { return depth(a.first) < depth(b.first); });
    for (const auto& [path, cls] : places) {
      const size_t dot = path.rfind('.');
      napi_value parent = dot == std::string::npos ? cv_ : resolve(path.substr(0, dot));
      napi_value constructor = state_.constructors[cls->index].get();
      const napi_property_descriptor place = {
          lastPart(path.c_str()),
          nullptr,
          nullptr,
          nullptr,
          nullptr,
          constructor,
          static_cast<napi_property_attributes>(kMember | napi_enumerable),
          nullptr};
      if (napi_define_properties(env_, parent, 1, &place) != napi_ok) return false;
    }
    return true;
  }

  bool defineNamespaces() {
    std::vector<napi_property_descriptor> members;
    constexpr auto visible = static_cast<napi_property_attributes>(kMember | napi_enumerable);
    for (uint32_t n = 0; n < kRegistry.namespaceCount; ++n) {
      const Namespace& space = kRegistry.namespaces[n];
      napi_value target = resolve(space.path);
      for (uint32_t i = 0; i < space.functionCount; ++i)
        add(members, *space.functions[i], lastPart(space.functions[i]->name));
      for (uint32_t i = 0; i < space.constantCount; ++i) {
        napi_value value = nullptr;
        napi_create_double(env_, space.constants[i].value, &value);
        members.push_back(
            {space.constants[i].name, nullptr, nullptr, nullptr, nullptr, value, napi_enumerable, nullptr});
      }
      for (napi_property_descriptor& member : members) {
        if (member.method != nullptr) member.attributes = visible;
      }
      if (!define(target, members)) return false;
    }
    return true;
  }

  napi_env env_;
  Env& state_;
  napi_value cv_;
  napi_value base_ = nullptr;
  napi_value setPrototypeOf_ = nullptr;
  /// Names of Async twins, alive until the properties are defined. A list: its strings must not move.
  std::list<std::string> names_;
};

}  // namespace

bool defineApi(Env& env, napi_value cv) { return Definer(env, cv).run(); }

}  // namespace node_cv2
