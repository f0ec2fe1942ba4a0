#include <opencv2/opencv_modules.hpp>

// An OpenCV may lack the module.
#ifdef HAVE_OPENCV_HIGHGUI

#include "callback/windows.hpp"

#include <array>
#include <map>
#include <opencv2/highgui.hpp>

namespace {

using node_cv2::Callback;

/// What a widget calls. OpenCV keeps its address for as long as the widget lives, and never says when that
/// ends: so does this. One widget has one, however often its function is set.
struct Widget {
  std::shared_ptr<Callback> callback;
  std::shared_ptr<Callback> param;
};

Widget& widgetOf(const std::string& kind, const std::string& window, const std::string& name) {
  static auto& widgets = *new std::map<std::array<std::string, 3>, Widget>;
  return widgets[{kind, window, name}];
}

napi_value number(const Widget& widget, int value) {
  napi_value result = nullptr;
  napi_create_int32(widget.callback->env().raw, value, &result);
  return result;
}

napi_value paramOf(const Widget& widget) {
  node_cv2::Anything anything{widget.param};
  return node_cv2::Value<node_cv2::Anything>::write(widget.callback->env(), anything);
}

/// What happens in windows happens while the main thread waits in OpenCV: JavaScript can be called at once.
template <class F>
void notify(void* data, F arguments) {
  // A copy: the function may set another one.
  const Widget widget = *static_cast<Widget*>(data);
  if (widget.callback == nullptr) return;
  widget.callback->carrier().run([&] { widget.callback->notify(arguments(widget)); });
}

void onMouse(int event, int x, int y, int flags, void* data) {
  notify(data, [=](const Widget& widget) -> std::vector<napi_value> {
    return {number(widget, event), number(widget, x), number(widget, y), number(widget, flags),
            paramOf(widget)};
  });
}

void onTrackbar(int position, void* data) {
  notify(data, [=](const Widget& widget) -> std::vector<napi_value> { return {number(widget, position)}; });
}

void onButton(int state, void* data) {
  notify(data, [=](const Widget& widget) -> std::vector<napi_value> {
    return {number(widget, state), paramOf(widget)};
  });
}

}  // namespace

namespace cv {

void setMouseCallback(const String& windowName, node_cv2::MouseHandler handler, node_cv2::Anything param) {
  if (handler.callback == nullptr)
    return setMouseCallback(windowName, static_cast<MouseCallback>(nullptr), nullptr);
  Widget& widget = widgetOf("mouse", windowName, "");
  widget = {std::move(handler.callback), std::move(param.value)};
  setMouseCallback(windowName, ::onMouse, &widget);
}

void createTrackbar(const String& trackbarName, const String& windowName, int value, int count,
                    node_cv2::TrackbarHandler handler) {
  Widget& widget = widgetOf("trackbar", windowName, trackbarName);
  widget = {};
  createTrackbar(trackbarName, windowName, nullptr, count, onTrackbar, &widget);
  setTrackbarPos(trackbarName, windowName, value);
  // Not for where it stands first, as in cv2.
  widget.callback = std::move(handler.callback);
}

void createButton(const String& buttonName, node_cv2::ButtonHandler handler, node_cv2::Anything userData,
                  int buttonType, bool initialButtonState) {
  static int unnamed = 0;
  Widget& widget = widgetOf("button", buttonName.empty() ? std::to_string(unnamed++) : "", buttonName);
  widget = {std::move(handler.callback), std::move(userData.value)};
  createButton(buttonName, onButton, &widget, buttonType, initialButtonState);
}

}  // namespace cv

#endif
