#pragma once
#include <opencv2/core.hpp>

#include "convert/inspect.hpp"
#include "convert/reader.hpp"
#include "convert/tuple.hpp"
#include "object/descriptor.hpp"
#include "object/object-box.hpp"

namespace node_cv2 {

/// The living object behind a value, as a pointer to `T`; null with the reason otherwise.
template <class T>
T* readObject(Reader& reader, napi_value value, std::shared_ptr<Object>& object) {
  const Class& target = ClassOf<T>::get();
  static const std::string expected = std::string("a ") + target.name;
  static const std::string released = expected + " that is not released";
  ObjectBox* box = objectBox(reader.env, value);
  if (box != nullptr && box->object() == nullptr) {
    reader.fail(released.c_str(), value);
    return nullptr;
  }
  void* pointer = box == nullptr ? nullptr : box->object()->as(target);
  if (pointer == nullptr) {
    reader.fail(expected.c_str(), value);
    return nullptr;
  }
  object = box->object();
  return static_cast<T*>(pointer);
}

/// A new JavaScript object that shares `pointer`; `null` for a null one.
template <class T>
napi_value makeObject(Env& env, std::shared_ptr<T> pointer) {
  if (pointer == nullptr) {
    napi_value null = nullptr;
    napi_get_null(env.raw, &null);
    return null;
  }
  const Class& cls = ClassOf<T>::get();
  auto object = std::make_shared<Object>(cls, std::shared_ptr<void>(std::move(pointer)));
  return env.instantiate(constructorOf(env, cls), new ObjectBox(env, std::move(object)));
}

/// A class held by `cv::Ptr`: shared, so a call in flight keeps it alive.
template <class T>
struct Value<cv::Ptr<T>> {
  using type = cv::Ptr<T>;
  static constexpr bool refersBack = false;
  static bool read(Reader& reader, napi_value value, type& out) {
    std::shared_ptr<Object> object;
    T* pointer = readObject<T>(reader, value, object);
    if (pointer == nullptr) return false;
    out = std::shared_ptr<T>(object->pointer, pointer);
    if (reader.argument != Reader::kReceiver) reader.objects.push_back(std::move(object));
    return true;
  }
  static napi_value write(Env& env, type& in) { return makeObject<T>(env, in); }
  static void describe(std::string& text, const type& in) { text += in ? ClassOf<T>::get().name : "null"; }
};

/// A class held by value: copied on the way in and on the way out, as in cv2.
template <class T>
struct CopiedObject {
  using type = T;
  /// A FileNode is a place in its FileStorage.
  static constexpr bool refersBack = std::is_same_v<T, cv::FileNode>;
  static bool read(Reader& reader, napi_value value, T& out) {
    std::shared_ptr<Object> object;
    const T* pointer = readObject<T>(reader, value, object);
    if (pointer == nullptr) return false;
    Turn turn(reader.env);
    turn.use(object);
    turn.take();
    out = *pointer;
    if (refersBack) reader.objects.push_back(std::move(object));
    return true;
  }
  static napi_value write(Env& env, T& in) { return makeObject<T>(env, std::make_shared<T>(std::move(in))); }
  static void describe(std::string& text, const T&) { text += ClassOf<T>::get().name; }
};

/// A structure that is never an object (Moments): a plain one with its fields, each optional on the way in.
template <class T>
struct PlainObject {
  using type = T;
  static bool read(Reader& reader, napi_value value, T& out) {
    if (!isPlainObject(reader.env.raw, value)) return reader.fail("an object", value);
    T copy = out;
    const bool done = Fields<T>::each(copy, [&](uint32_t, const char* name, auto& member) {
      napi_value item = nullptr;
      bool has = false;
      if (napi_has_named_property(reader.env.raw, value, name, &has) != napi_ok)
        return reader.fail("an object", value);
      if (!has) return true;
      if (napi_get_named_property(reader.env.raw, value, name, &item) != napi_ok)
        return reader.fail("an object", value);
      return Value<std::decay_t<decltype(member)>>::read(reader, item, member) || reader.inside(name);
    });
    if (done) out = copy;
    return done;
  }
  static napi_value write(Env& env, T& in) {
    napi_value object = nullptr;
    napi_create_object(env.raw, &object);
    const bool done = Fields<T>::each(in, [&](uint32_t, const char* name, auto& member) {
      napi_value item = Value<std::decay_t<decltype(member)>>::write(env, member);
      return item != nullptr && napi_set_named_property(env.raw, object, name, item) == napi_ok;
    });
    return done ? object : nullptr;
  }
  static void describe(std::string& text, const T&) { text += "{...}"; }
};

}  // namespace node_cv2
