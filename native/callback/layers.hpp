#pragma once
#include "callback/callback.hpp"

// Declared in the dialect of OpenCV's headers, since the generator reads this too: what cv2 adds to dnn by
// hand.

namespace cv {

/** @brief Registers a layer written in JavaScript, for networks that are read from now on.

The class is made with the layer's parameters (an object) and its weights (Mats), and has two methods:
`getMemoryShapes(inputs)` gets the shapes of the inputs and gives those of the outputs, `forward(inputs)` gets
Mats and gives Mats of those shapes. They run on the JavaScript thread; a forward on another thread waits for
it. What they throw becomes the error of the network's call.

@param type Name of the layer type, as the network's file has it.
@param cls The class.

@see https://docs.opencv.org/4.6.0/dc/db1/tutorial_dnn_custom_layers.html
 */
CV_EXPORTS_W void dnn_registerLayer(const String& type, node_cv2::LayerClass cls);

/** @brief Takes back the last `dnn_registerLayer` of a type.

@param type Name of the layer type.
 */
CV_EXPORTS_W void dnn_unregisterLayer(const String& type);

}  // namespace cv
