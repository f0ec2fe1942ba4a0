#pragma once
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "env/env.hpp"

namespace node_cv2 {

class MatBox;
struct Nd;

/// The MatBox of a value; null when it is not a Mat of ours.
MatBox* matBox(Env& env, napi_value value);

/// A new JavaScript Mat. Move into it: the collector is told of pixels only by the header that has them
/// alone.
napi_value makeMat(Env& env, cv::Mat mat);
napi_value makeMat(Env& env, Nd array);

/// numpy's shape: sizes, then the channels where there are more than one.
std::vector<int> shapeOf(const cv::Mat& mat);
/// `480x640 uint8 x3`
std::string describeMat(const cv::Mat& mat);

}  // namespace node_cv2
