#pragma once
#include "env/env.hpp"
#include "nd/method.hpp"

namespace node_cv2 {

/// Puts what Mat computes on its prototype and constructor, with the Async twins, and what writes on
/// `binding`: its methods are TypeScript's, which give `this`. False with an exception pending.
bool defineComputing(Env& env, napi_value constructor, napi_value prototype, napi_value binding);

/// All of them; the same for all environments.
const Methods& computingMethods();

// One function a file of this folder.
void addArithmetic(Methods& methods);
void addAstype(Methods& methods);
void addBincount(Methods& methods);
void addChoosing(Methods& methods);
void addCreation(Methods& methods);
void addCumsum(Methods& methods);
void addExtremes(Methods& methods);
void addHistogram(Methods& methods);
void addJoining(Methods& methods);
void addLogic(Methods& methods);
void addMedian(Methods& methods);
void addNonzero(Methods& methods);
void addPositions(Methods& methods);
void addRandom(Methods& methods);
void addRepeating(Methods& methods);
void addSequences(Methods& methods);
void addSorting(Methods& methods);
void addSpreads(Methods& methods);
void addSums(Methods& methods);
void addWriting(Methods& methods);

}  // namespace node_cv2
