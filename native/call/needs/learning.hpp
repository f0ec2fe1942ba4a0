#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {

#ifdef HAVE_OPENCV_OBJDETECT
inline bool divides(cv::Size part, cv::Size whole) {
  return part.width > 0 && part.height > 0 && whole.width % part.width == 0 &&
         whole.height % part.height == 0;
}
inline bool areHogSizes(cv::Size window, cv::Size block, cv::Size stride, cv::Size cell, int bins) {
  return bins > 0 && block.width > 0 && block.height > 0 && window.width >= block.width &&
         window.height >= block.height && divides(cell, block) && divides(stride, window - block);
}
inline bool fitsWindow(const cv::HOGDescriptor& hog, const cv::Mat& image, cv::Size stride,
                       cv::Size padding) {
  const bool moves = stride == cv::Size() || (stride.width > 0 && stride.height > 0);
  const auto holds = [](int64_t size, int64_t around, int window) {
    return size + 2 * std::max<int64_t>(around, 0) >= window;
  };
  return moves && holds(image.cols, padding.width, hog.winSize.width) &&
         holds(image.rows, padding.height, hog.winSize.height);
}

/// Of version 40, in characters of the densest mode, for each of the codes that share a text.
inline int64_t qrCapacity(const cv::QRCodeEncoder::Params& parameters) {
  constexpr int most[] = {4296, 3391, 2420, 1852};
  return most[parameters.correction_level] * int64_t{std::clamp(parameters.structure_number, 1, 16)};
}
#endif

#ifdef HAVE_OPENCV_ML
inline bool isClassifier(const cv::ml::StatModel& model) {
  if (const auto* svm = dynamic_cast<const cv::ml::SVM*>(&model))
    return svm->getType() == cv::ml::SVM::C_SVC || svm->getType() == cv::ml::SVM::NU_SVC;
  return dynamic_cast<const cv::ml::NormalBayesClassifier*>(&model) != nullptr;
}
inline bool areClasses(const cv::ml::StatModel& model, const cv::Mat& responses) {
  return responses.depth() != CV_32F || !isClassifier(model);
}
inline bool areClasses(const cv::ml::StatModel& model, const cv::Ptr<cv::ml::TrainData>& data) {
  return !data->getClassLabels().empty() || !isClassifier(model);
}
/// Others learn without responses, or refuse.
inline bool hasWhatTreesLearn(const cv::ml::StatModel& model, const cv::Mat& responses) {
  return !responses.empty() || dynamic_cast<const cv::ml::DTrees*>(&model) == nullptr;
}
inline bool hasWhatTreesLearn(const cv::ml::StatModel& model, const cv::Ptr<cv::ml::TrainData>& data) {
  return hasWhatTreesLearn(model, data->getResponses());
}
/// Each fold trains on what is not its own part; it looks for as many classes as all responses have.
inline bool areFolds(const cv::ml::SVM& svm, int count, const cv::Mat& responses, int folds) {
  if (svm.getType() == cv::ml::SVM::ONE_CLASS || folds < 2) return true;
  const bool leavesSome = (int64_t{count} + folds / 2) / folds < count;
  return leavesSome && responses.total() == static_cast<size_t>(count);
}
inline bool isWritable(const cv::Algorithm& algorithm) {
  const auto* trees = dynamic_cast<const cv::ml::DTrees*>(&algorithm);
  return trees == nullptr || trees->isTrained();
}
#else
inline bool isWritable(const cv::Algorithm&) { return true; }
#endif

}  // namespace node_cv2::precondition
