#pragma once
#include "callback/callback.hpp"

// Declared in the dialect of OpenCV's headers, since the generator reads this too.

namespace cv {

/** @brief Has a function called for each error that OpenCV raises, in place of its message on the console.

The error is thrown all the same. On OpenCV's own threads, and in asynchronous calls, it is raised elsewhere:
the function is then called when JavaScript is next at hand.

@param onError Called with the status (one of the cv.Error codes), the function's name, the message, the
source file and the line. `null` brings back the console.
 */
CV_EXPORTS_W void redirectError(node_cv2::ErrorHandler onError);

}  // namespace cv
