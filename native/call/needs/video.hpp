#pragma once
#include "call/needs/common.hpp"

namespace node_cv2::precondition {

#ifdef HAVE_OPENCV_VIDEO
/// `number`: see refine/remembers.ts. MOG2 without a model gives an empty image.
inline bool hasBackground(const cv::BackgroundSubtractor& subtractor, int64_t number) {
  if (number != 0) return number > 0;
  return dynamic_cast<const cv::BackgroundSubtractorKNN*>(&subtractor) == nullptr;
}
inline bool isDis(const cv::DenseOpticalFlow& flow) {
  return dynamic_cast<const cv::DISOpticalFlow*>(&flow) != nullptr;
}
inline bool isReady(const cv::DenseOpticalFlow& flow) {
  const auto* dis = dynamic_cast<const cv::DISOpticalFlow*>(&flow);
  // Where the scales do not fit the image, it takes patches of 8.
  return dis == nullptr || (dis->getFinestScale() >= 0 &&
                            isBetween(1, dis->getPatchStride(), std::min(dis->getPatchSize(), 8)));
}
/// As their setters want them; `read` sets them too.
inline bool areSettings(const cv::Algorithm& algorithm, const cv::FileNode& node) {
  const auto isCount = [&](const char* name, int most) {
    return isBetween(1, static_cast<int>(node[name]), most);
  };
#ifdef HAVE_OPENCV_BGSEGM
  if (dynamic_cast<const cv::bgsegm::BackgroundSubtractorMOG*>(&algorithm) != nullptr)
    return isCount("nmixtures", INT_MAX);
#endif
  if (dynamic_cast<const cv::BackgroundSubtractorMOG2*>(&algorithm) != nullptr)
    return isCount("nmixtures", 255);
  if (dynamic_cast<const cv::BackgroundSubtractorKNN*>(&algorithm) != nullptr)
    return isCount("nsamples", 255);
  return true;
}
/// What is noted of a subtractor whose settings changed; of other algorithms as it was.
inline int64_t afterRead(const cv::Algorithm& algorithm, int64_t number) {
  return dynamic_cast<const cv::BackgroundSubtractor*>(&algorithm) != nullptr ? -std::abs(number) : number;
}
#else
inline bool areSettings(const cv::Algorithm&, const cv::FileNode&) { return true; }
inline int64_t afterRead(const cv::Algorithm&, int64_t number) { return number; }
#endif

#ifdef HAVE_OPENCV_OPTFLOW
struct PcaFlow : cv::optflow::OpticalFlowPCAFlow {
  static cv::Size basis(const OpticalFlowPCAFlow& flow) { return flow.*(&PcaFlow::basisSize); }
};
/// It spreads 30 rows and 40 columns of points over the image, and takes one of those that moved least.
inline bool isTrackable(const cv::Ptr<cv::optflow::RLOFOpticalFlowParameter>& given, cv::Size image) {
  const cv::Ptr<cv::optflow::RLOFOpticalFlowParameter> parameters =
      given != nullptr ? given : cv::optflow::RLOFOpticalFlowParameter::create();
  const float rank = parameters->getGlobalMotionRansacThreshold();
  return !parameters->getUseGlobalMotionPrior() ||
         (image.height >= 30 && image.width >= 40 && rank >= 0 && rank < 100);
}
inline bool isTrackable(const cv::SparseOpticalFlow& flow, cv::Size image) {
  const auto* rlof = dynamic_cast<const cv::optflow::SparseRLOFOpticalFlow*>(&flow);
  return rlof == nullptr || isTrackable(rlof->getRLOFOpticalFlowParameter(), image);
}
inline bool isTrackable(const cv::DenseOpticalFlow& flow, cv::Size image) {
  const auto* rlof = dynamic_cast<const cv::optflow::DenseRLOFOpticalFlow*>(&flow);
  return rlof == nullptr || isTrackable(rlof->getRLOFOpticalFlowParameter(), image);
}
/// The flow is computed for every fourth pixel, where each vector of the basis must have a place.
inline bool holdsBasis(const cv::DenseOpticalFlow& flow, cv::Size image) {
  const auto* pca = dynamic_cast<const cv::optflow::OpticalFlowPCAFlow*>(&flow);
  if (pca == nullptr) return true;
  const cv::Size basis = PcaFlow::basis(*pca);
  return image.width / 8 * 2 >= basis.width && image.height / 8 * 2 >= basis.height;
}
#elif defined(HAVE_OPENCV_VIDEO)
inline bool isTrackable(const cv::Algorithm&, cv::Size) { return true; }
inline bool holdsBasis(const cv::DenseOpticalFlow&, cv::Size) { return true; }
#endif

}  // namespace node_cv2::precondition
