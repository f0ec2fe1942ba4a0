#pragma once

// What windows need (preconditions of all of highgui).

namespace node_cv2::precondition {

/// Is there a display to open windows on? Without one, Qt and GTK end the process.
bool haveDisplay();
/// The thread that the process began on: the only one that toolkits allow.
bool onMainThread();

}  // namespace node_cv2::precondition
