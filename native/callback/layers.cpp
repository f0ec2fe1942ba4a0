#include <opencv2/opencv_modules.hpp>

// An OpenCV may lack the module.
#ifdef HAVE_OPENCV_DNN

#include "callback/layers.hpp"

#include <map>
#include <mutex>
#include <opencv2/dnn.hpp>
#include <opencv2/dnn/layer.details.hpp>

#include "convert/list.hpp"
#include "convert/mat.hpp"
#include "convert/string.hpp"
#include "env/errors.hpp"

namespace {

using cv::dnn::LayerParams;
using cv::dnn::MatShape;
using namespace node_cv2;

using Shapes = List<List<Value<int>>>;

/// The classes of each type, the last one in force. Networks may be read on any thread.
struct Registered {
  std::mutex mutex;
  std::map<std::string, std::vector<std::shared_ptr<Callback>>> classes;

  static Registered& instance() {
    static Registered& one = *new Registered;
    return one;
  }
  std::shared_ptr<Callback> of(const std::string& type) {
    const std::lock_guard<std::mutex> lock(mutex);
    const auto found = classes.find(type);
    return found == classes.end() || found->second.empty() ? nullptr : found->second.back();
  }
};

napi_value property(Env& env, const cv::dnn::DictValue& value, int i) {
  if (value.isString()) return makeString(env.raw, value.get<cv::String>(i));
  double number = value.isInt() ? static_cast<double>(value.get<int64_t>(i)) : value.get<double>(i);
  return Value<double>::write(env, number);
}

/// Several values are an array, one is itself.
napi_value properties(Env& env, const LayerParams& params) {
  napi_value object = nullptr;
  napi_create_object(env.raw, &object);
  for (auto at = params.begin(); at != params.end(); ++at) {
    napi_value value = nullptr;
    const int count = at->second.size();
    if (count == 1) {
      value = property(env, at->second, 0);
    } else {
      napi_create_array_with_length(env.raw, count, &value);
      for (int i = 0; i < count; ++i) napi_set_element(env.raw, value, i, property(env, at->second, i));
    }
    napi_set_named_property(env.raw, object, at->first.c_str(), value);
  }
  return object;
}

/// OpenCV owns the elements: JavaScript gets its own.
napi_value copies(Env& env, const std::vector<cv::Mat>& mats) {
  std::vector<cv::Mat> own;
  for (const cv::Mat& mat : mats) own.push_back(mat.clone());
  return List<Value<cv::Mat>>::write(env, own);
}

/// A layer whose methods are a JavaScript object's.
class ScriptLayer : public cv::dnn::Layer {
 public:
  ScriptLayer(const LayerParams& params, const std::shared_ptr<Callback>& cls) : Layer(params), class_(cls) {
    onScriptThread("constructor", [&](Env& env) {
      const napi_value arguments[] = {properties(env, params), copies(env, params.blobs)};
      napi_value object = nullptr;
      if (napi_new_instance(env.raw, class_->value(), 2, arguments, &object) != napi_ok) return false;
      object_ = std::make_shared<Callback>(env, object);
      return true;
    });
  }

  bool getMemoryShapes(const std::vector<MatShape>& inputs, int, std::vector<MatShape>& outputs,
                       std::vector<MatShape>&) const override {
    onScriptThread("getMemoryShapes", [&](Env& env) {
      std::vector<MatShape> shapes = inputs;
      return callMethod<Shapes>(env, "getMemoryShapes", Shapes::write(env, shapes), outputs);
    });
    return false;
  }

  void forward(cv::InputArrayOfArrays inputs, cv::OutputArrayOfArrays outputs,
               cv::OutputArrayOfArrays) override {
    std::vector<cv::Mat> from, to, given;
    inputs.getMatVector(from);
    outputs.getMatVector(to);
    onScriptThread("forward", [&](Env& env) {
      return callMethod<List<Value<cv::Mat>>>(env, "forward", copies(env, from), given);
    });
    if (given.size() != to.size())
      fail("forward", "gave " + std::to_string(given.size()) + " outputs, not " + std::to_string(to.size()));
    for (size_t i = 0; i < to.size(); ++i) {
      if (given[i].size != to[i].size || given[i].type() != to[i].type()) {
        fail("forward", "output " + std::to_string(i) + " is " + describeMat(given[i]) + ", not " +
                            describeMat(to[i]) + " as getMemoryShapes said");
      }
      given[i].copyTo(to[i]);
    }
  }

 private:
  [[noreturn]] void fail(const std::string& method, const std::string& what) const {
    CV_Error(cv::Error::StsError, "layer '" + type + "': " + method + " " + what);
  }

  /// `body` is false when JavaScript threw.
  template <class F>
  void onScriptThread(const char* method, F body) const {
    std::string thrown;
    const bool ran = class_->carrier().run([&] {
      Env& env = class_->env();
      if (!body(env)) thrown = takeException(env);
    });
    if (!ran) fail(method, "cannot run: its environment has ended");
    if (!thrown.empty()) fail(method, thrown);
  }

  template <class C>
  bool callMethod(Env& env, const char* name, napi_value argument, typename C::type& out) const {
    napi_value object = object_->value(), method = nullptr, result = nullptr;
    napi_valuetype type = napi_undefined;
    if (napi_get_named_property(env.raw, object, name, &method) != napi_ok) return false;
    if (napi_typeof(env.raw, method, &type) != napi_ok || type != napi_function) {
      throwTypeError(env.raw, "the layer has no such method");
      return false;
    }
    if (napi_call_function(env.raw, object, method, 1, &argument, &result) != napi_ok) return false;
    Reader reader(env);
    // It may go on using what it gave.
    reader.keeps = true;
    if (C::read(reader, result, out)) return true;
    throwTypeError(env.raw, "expected " + std::string(reader.expected()) + reader.path() + ", got " +
                                describeValue(env, reader.got()));
    return false;
  }

  /// What JavaScript threw, in words.
  static std::string takeException(Env& env) {
    napi_value error = nullptr, text = nullptr;
    std::string message;
    napi_get_and_clear_last_exception(env.raw, &error);
    if (error == nullptr || napi_coerce_to_string(env.raw, error, &text) != napi_ok ||
        !readString(env.raw, text, message)) {
      forgetException(env.raw);
      message = "something";
    }
    return "threw " + message;
  }

  const std::shared_ptr<Callback> class_;
  std::shared_ptr<Callback> object_;
};

cv::Ptr<cv::dnn::Layer> createLayer(LayerParams& params) {
  const std::shared_ptr<Callback> cls = Registered::instance().of(params.type);
  if (cls == nullptr) CV_Error(cv::Error::StsError, "layer '" + params.type + "' is not registered any more");
  return cv::makePtr<ScriptLayer>(params, cls);
}

}  // namespace

namespace cv {

void dnn_registerLayer(const String& type, node_cv2::LayerClass cls) {
  if (cls.callback == nullptr) CV_Error(Error::StsBadArg, "a layer needs a class");
  Registered& registered = Registered::instance();
  const std::lock_guard<std::mutex> lock(registered.mutex);
  auto& classes = registered.classes[type];
  // OpenCV takes one constructor a type, and calls ours for all of these.
  if (classes.empty()) dnn::LayerFactory::registerLayer(type, createLayer);
  classes.push_back(std::move(cls.callback));
}

void dnn_unregisterLayer(const String& type) {
  Registered& registered = Registered::instance();
  const std::lock_guard<std::mutex> lock(registered.mutex);
  auto& classes = registered.classes[type];
  if (classes.empty()) CV_Error(Error::StsBadArg, "no layer of type '" + type + "' is registered here");
  classes.pop_back();
  if (classes.empty()) dnn::LayerFactory::unregisterLayer(type);
}

}  // namespace cv

#endif
