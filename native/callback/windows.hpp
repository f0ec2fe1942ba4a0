#pragma once
#include <opencv2/core.hpp>

#include "callback/callback.hpp"

// Declared in the dialect of OpenCV's headers, since the generator reads this too: what cv2 adds to highgui
// by hand. The functions are called on the main thread, while a `waitKey` or `pollKey` runs.

namespace cv {

/** @brief Has a function called for what the mouse does in a window.

@param windowName Name of the window.
@param onMouse Called with the event (one of the EVENT_ constants), x and y in the image, flags (the
EVENT_FLAG_ constants), and `param`. `null` ends it.
@param param Handed to the function.
 */
CV_EXPORTS_W void setMouseCallback(const String& windowName, node_cv2::MouseHandler onMouse,
                                   node_cv2::Anything param = node_cv2::Anything());

/** @brief Puts a slider on a window.

@param trackbarName Name of the slider.
@param windowName Name of the window.
@param value Where it stands first.
@param count Its largest value; the least is 0.
@param onChange Called with the new value.
 */
CV_EXPORTS_W void createTrackbar(const String& trackbarName, const String& windowName, int value, int count,
                                 node_cv2::TrackbarHandler onChange);

/** @brief Puts a button on the control panel (where OpenCV was built with Qt).

@param buttonName Its text; an empty one is numbered.
@param onChange Called with the new state, 0 or 1, or -1 for a push button, and `userData`.
@param userData Handed to the function.
@param buttonType One of the QT_ constants: QT_PUSH_BUTTON, QT_CHECKBOX, QT_RADIOBOX, QT_NEW_BUTTONBAR.
@param initialButtonState Of a check or radio box: 0 or 1.
 */
CV_EXPORTS_W void createButton(const String& buttonName, node_cv2::ButtonHandler onChange,
                               node_cv2::Anything userData = node_cv2::Anything(), int buttonType = 0,
                               bool initialButtonState = false);

}  // namespace cv
