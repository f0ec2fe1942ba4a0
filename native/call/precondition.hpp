#pragma once
// What OpenCV needs of its arguments and does not check, in words for the conditions of the generator's table
// (refine/preconditions.ts). The state of objects is reached through an heir, where one can see it: C++ gives
// it the protected members of its base.

#include "call/needs/common.hpp"
#include "call/needs/contrib.hpp"
#include "call/needs/geometry.hpp"
#include "call/needs/images.hpp"
#include "call/needs/learning.hpp"
#include "call/needs/video.hpp"
#include "call/remembered.hpp"
#include "callback/display.hpp"
