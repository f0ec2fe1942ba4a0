/**
 * Calls as cv2's docstrings, quoted above them, say they go. Never run: it is checked against the types of the
 * whole API, by the oldest and the newest TypeScript too, so it is written in the language of the oldest.
 */
import cv from '../../src/generated/cv.js';
import { exactly } from './exactly.js';

// The mistakes below have no types.
/* eslint-disable @typescript-eslint/no-unsafe-call */

export function filters(img: cv.Mat, dst: cv.Mat, kernel: cv.Mat): void {
  // cv2.GaussianBlur(src, ksize, sigmaX[, dst[, sigmaY[, borderType]]]) -> dst
  exactly<cv.Mat>()(cv.GaussianBlur(img, [5, 5], 1.5));
  exactly<cv.Mat>()(cv.GaussianBlur(img, [5, 5], 1.5, dst, 2, cv.BORDER_REFLECT));
  exactly<cv.Mat>()(cv.GaussianBlur(img, [5, 5], 1.5, { dst, sigmaY: 2, borderType: cv.BORDER_REFLECT }));
  exactly<cv.Mat>()(cv.GaussianBlur(img, [5, 5], 1.5, null, { sigmaY: 2 }));
  // cv2.filter2D(src, ddepth, kernel[, dst[, anchor[, delta[, borderType]]]]) -> dst
  exactly<cv.Mat>()(cv.filter2D(img, -1, kernel, dst, [-1, -1], 0, cv.BORDER_DEFAULT));
  exactly<cv.Mat>()(cv.filter2D(img, cv.CV_32F, kernel, { anchor: { x: 0, y: 0 }, delta: 0.5 }));
  // cv2.Sobel(src, ddepth, dx, dy[, dst[, ksize[, scale[, delta[, borderType]]]]]) -> dst
  exactly<cv.Mat>()(cv.Sobel(img, cv.CV_16S, 1, 0, undefined, 3, { scale: 2 }));
  // cv2.Canny(image, threshold1, threshold2[, edges[, apertureSize[, L2gradient]]]) -> edges
  exactly<cv.Mat>()(cv.Canny(img, 50, 150, dst, 3, true));
  exactly<cv.Mat>()(cv.Canny(img, 50, 150, { L2gradient: true }));
  // cv2.Canny(dx, dy, threshold1, threshold2[, edges[, L2gradient]]) -> edges
  exactly<cv.Mat>()(cv.Canny(img, img, 50, 150));
  exactly<cv.Mat>()(cv.Canny(img, img, 50, 150, { edges: dst }));
  // cv2.morphologyEx(src, op, kernel[, dst[, anchor[, iterations[, borderType[, borderValue]]]]]) -> dst
  exactly<cv.Mat>()(cv.morphologyEx(img, cv.MORPH_OPEN, kernel, { iterations: 2, borderValue: [0, 0, 0] }));
  // cv2.copyMakeBorder(src, top, bottom, left, right, borderType[, dst[, value]]) -> dst
  exactly<cv.Mat>()(cv.copyMakeBorder(img, 1, 1, 1, 1, cv.BORDER_CONSTANT, null, [255, 0, 0]));
  exactly<cv.Mat>()(cv.copyMakeBorder(img, 1, 1, 1, 1, cv.BORDER_CONSTANT, { value: 255 }));
  // cv2.inpaint(src, inpaintMask, inpaintRadius, flags[, dst]) -> dst
  exactly<cv.Mat>()(cv.inpaint(img, kernel, 3, cv.INPAINT_TELEA));
}

export function pixels(img: cv.Mat, dst: cv.Mat, mask: cv.Mat): void {
  // cv2.cvtColor(src, code[, dst[, dstCn]]) -> dst
  exactly<cv.Mat>()(cv.cvtColor(img, cv.COLOR_BGR2GRAY));
  exactly<cv.Mat>()(cv.cvtColor(img, 6, { dstCn: 1 }));
  // cv2.threshold(src, thresh, maxval, type[, dst]) -> retval, dst
  exactly<[number, cv.Mat]>()(cv.threshold(img, 0, 255, cv.THRESH_BINARY | cv.THRESH_OTSU));
  exactly<[number, cv.Mat]>()(cv.threshold(img, 0, 255, cv.THRESH_BINARY, { dst }));
  // cv2.addWeighted(src1, alpha, src2, beta, gamma[, dst[, dtype]]) -> dst
  exactly<cv.Mat>()(cv.addWeighted(img, 0.5, [1, 2, 3], 0.5, 0, undefined, cv.CV_32F));
  // cv2.bitwise_and(src1, src2[, dst[, mask]]) -> dst
  exactly<cv.Mat>()(cv.bitwise_and(img, 255, { mask }));
  exactly<cv.Mat>()(cv.bitwise_and(img, img, null, mask));
  // cv2.inRange(src, lowerb, upperb[, dst]) -> dst
  exactly<cv.Mat>()(cv.inRange(img, [0, 0, 0], [10, 255, 255]));
  // cv2.split(m[, mv]) -> mv
  exactly<cv.Mat[]>()(cv.split(img));
  // cv2.merge(mv[, dst]) -> dst
  exactly<cv.Mat>()(cv.merge([img, new Uint8Array(4)]));
  // cv2.normalize(src, dst[, alpha[, beta[, norm_type[, dtype[, mask]]]]]) -> dst
  exactly<cv.Mat>()(cv.normalize(img, null, 0, 255, cv.NORM_MINMAX));
  exactly<cv.Mat>()(cv.normalize(img, dst, { norm_type: cv.NORM_MINMAX, mask }));
  // cv2.mean(src[, mask]) -> retval
  exactly<cv.Scalar>()(cv.mean(img, mask));
  // cv2.meanStdDev(src[, mean[, stddev[, mask]]]) -> mean, stddev
  exactly<[cv.Mat, cv.Mat]>()(cv.meanStdDev(img, { mask }));
  // cv2.minMaxLoc(src[, mask]) -> minVal, maxVal, minLoc, maxLoc
  exactly<[number, number, cv.Point, cv.Point]>()(cv.minMaxLoc(img));
  // cv2.countNonZero(src) -> retval
  exactly<number>()(cv.countNonZero(img));
  // cv2.calcHist(images, channels, mask, histSize, ranges[, hist[, accumulate]]) -> hist
  exactly<cv.Mat>()(cv.calcHist([img], [0], null, [256], [0, 256], { accumulate: true }));
  // cv2.matchTemplate(image, templ, method[, result[, mask]]) -> result
  exactly<cv.Mat>()(cv.matchTemplate(img, img, cv.TM_CCOEFF_NORMED));
  // cv2.distanceTransform(src, distanceType, maskSize[, dst[, dstType]]) -> dst
  exactly<cv.Mat>()(cv.distanceTransform(img, cv.DIST_L2, 3, { dstType: cv.CV_8U }));
}

export function drawing(img: cv.Mat, contours: cv.Mat[]): void {
  // cv2.rectangle(img, pt1, pt2, color[, thickness[, lineType[, shift]]]) -> img
  exactly<cv.Mat>()(cv.rectangle(img, [1, 2], { x: 3, y: 4 }, [0, 0, 255], 2, cv.LINE_AA));
  // cv2.rectangle(img, rec, color[, thickness[, lineType[, shift]]]) -> img
  exactly<cv.Mat>()(cv.rectangle(img, [1, 2, 3, 4], 255, { thickness: cv.FILLED }));
  // cv2.circle(img, center, radius, color[, thickness[, lineType[, shift]]]) -> img
  exactly<cv.Mat>()(cv.circle(img, [5, 5], 3, [0, 255, 0], -1));
  // cv2.putText(img, text, org, fontFace, fontScale, color[, thickness[, lineType[, bottomLeftOrigin]]]) -> img
  exactly<cv.Mat>()(
    cv.putText(img, 'a', [0, 9], cv.FONT_HERSHEY_PLAIN, 1, [255], { bottomLeftOrigin: true }),
  );
  // cv2.getTextSize(text, fontFace, fontScale, thickness) -> retval, baseLine
  exactly<[cv.Size, number]>()(cv.getTextSize('a', cv.FONT_HERSHEY_PLAIN, 1, 1));
  // cv2.drawContours(image, contours, contourIdx, color[, thickness[, lineType[, hierarchy[, maxLevel[, offset]]]]]) -> image
  exactly<cv.Mat>()(cv.drawContours(img, contours, -1, [0, 255, 0], 3, { maxLevel: 1, offset: [1, 1] }));
  // cv2.floodFill(image, mask, seedPoint, newVal[, loDiff[, upDiff[, flags]]]) -> retval, image, mask, rect
  exactly<[number, cv.Mat, cv.Mat, cv.Rect]>()(cv.floodFill(img, null, [0, 0], 255, { flags: 8 }));
}

export function shapes(points: cv.Mat, img: cv.Mat): void {
  // cv2.findContours(image, mode, method[, contours[, hierarchy[, offset]]]) -> contours, hierarchy
  exactly<[cv.Mat[], cv.Mat]>()(cv.findContours(img, cv.RETR_TREE, cv.CHAIN_APPROX_SIMPLE));
  exactly<[cv.Mat[], cv.Mat]>()(
    cv.findContours(img, cv.RETR_TREE, cv.CHAIN_APPROX_SIMPLE, { offset: [1, 1] }),
  );
  // cv2.boundingRect(array) -> retval
  exactly<cv.Rect>()(cv.boundingRect(points));
  // cv2.minAreaRect(points) -> retval
  exactly<cv.RotatedRect>()(cv.minAreaRect(points));
  // cv2.fitEllipse(points) -> retval
  exactly<cv.RotatedRect>()(cv.fitEllipse(points));
  // cv2.moments(array[, binaryImage]) -> retval
  exactly<cv.Moments>()(cv.moments(points, { binaryImage: true }));
  // cv2.contourArea(contour[, oriented]) -> retval
  exactly<number>()(cv.contourArea(points, true));
  // cv2.approxPolyDP(curve, epsilon, closed[, approxCurve]) -> approxCurve
  exactly<cv.Mat>()(cv.approxPolyDP(points, 0.1, true));
  // cv2.convexHull(points[, hull[, clockwise[, returnPoints]]]) -> hull
  exactly<cv.Mat>()(cv.convexHull(points, { returnPoints: false }));
  // cv2.pointPolygonTest(contour, pt, measureDist) -> retval
  exactly<number>()(cv.pointPolygonTest(points, [1.5, 2], false));
  // cv2.connectedComponentsWithStats(image[, labels[, stats[, centroids[, connectivity[, ltype]]]]]) -> retval, labels, stats, centroids
  exactly<[number, cv.Mat, cv.Mat, cv.Mat]>()(cv.connectedComponentsWithStats(img, { connectivity: 4 }));
  // cv2.HoughLinesP(image, rho, theta, threshold[, lines[, minLineLength[, maxLineGap]]]) -> lines
  exactly<cv.Mat>()(cv.HoughLinesP(img, 1, Math.PI / 180, 80, { minLineLength: 30, maxLineGap: 10 }));
  // cv2.HoughCircles(image, method, dp, minDist[, circles[, param1[, param2[, minRadius[, maxRadius]]]]]) -> circles
  exactly<cv.Mat>()(cv.HoughCircles(img, cv.HOUGH_GRADIENT, 1, 20, null, 100, { maxRadius: 9 }));
  // cv2.groupRectangles(rectList, groupThreshold[, eps]) -> rectList, weights
  exactly<[cv.Rect[], number[]]>()(cv.groupRectangles([[1, 2, 3, 4]], 1, { eps: 0.2 }));
  // cv2.goodFeaturesToTrack(image, maxCorners, qualityLevel, minDistance[, corners[, mask[, blockSize[, useHarrisDetector[, k]]]]]) -> corners
  exactly<cv.Mat>()(cv.goodFeaturesToTrack(img, 100, 0.01, 10, { useHarrisDetector: true }));
  // cv2.goodFeaturesToTrack(image, maxCorners, qualityLevel, minDistance, mask, blockSize, gradientSize[, corners[, useHarrisDetector[, k]]]) -> corners
  exactly<cv.Mat>()(cv.goodFeaturesToTrack(img, 100, 0.01, 10, null, 3, 3, { k: 0.04 }));
  // cv2.cornerSubPix(image, corners, winSize, zeroZone, criteria) -> corners
  exactly<cv.Mat>()(cv.cornerSubPix(img, points, [5, 5], [-1, -1], [3, 30, 0.01]));
}

export function geometry(points: cv.Mat, k: cv.Mat, img: cv.Mat): void {
  // cv2.resize(src, dsize[, dst[, fx[, fy[, interpolation]]]]) -> dst
  exactly<cv.Mat>()(cv.resize(img, [320, 240], undefined, 0, 0, cv.INTER_AREA));
  exactly<cv.Mat>()(cv.resize(img, null, { fx: 0.5, fy: 0.5 }));
  // cv2.warpAffine(src, M, dsize[, dst[, flags[, borderMode[, borderValue]]]]) -> dst
  exactly<cv.Mat>()(cv.warpAffine(img, k, { width: 9, height: 9 }, { flags: cv.INTER_CUBIC }));
  // cv2.getRotationMatrix2D(center, angle, scale) -> retval
  exactly<cv.Mat>()(cv.getRotationMatrix2D([5, 5], 45, 1));
  // cv2.getPerspectiveTransform(src, dst[, solveMethod]) -> retval
  exactly<cv.Mat>()(cv.getPerspectiveTransform(points, points));
  // cv2.estimateAffine2D(from_, to[, inliers[, method[, ransacReprojThreshold[, maxIters[, confidence[, refineIters]]]]]]) -> retval, inliers
  exactly<[cv.Mat, cv.Mat]>()(cv.estimateAffine2D(points, points, { method: cv.RANSAC, maxIters: 2000 }));
  // cv2.findHomography(srcPoints, dstPoints[, method[, ransacReprojThreshold[, mask[, maxIters[, confidence]]]]]) -> retval, mask
  exactly<[cv.Mat, cv.Mat]>()(cv.findHomography(points, points, cv.RANSAC, 5));
  // cv2.findHomography(srcPoints, dstPoints, params[, mask]) -> retval, mask
  exactly<[cv.Mat, cv.Mat]>()(cv.findHomography(points, points, new cv.UsacParams()));
  // cv2.solvePnP(objectPoints, imagePoints, cameraMatrix, distCoeffs[, rvec[, tvec[, useExtrinsicGuess[, flags]]]]) -> retval, rvec, tvec
  exactly<[boolean, cv.Mat, cv.Mat]>()(cv.solvePnP(points, points, k, null, { flags: cv.SOLVEPNP_EPNP }));
  // cv2.calibrateCamera(objectPoints, imagePoints, imageSize, cameraMatrix, distCoeffs[, rvecs[, tvecs[, flags[, criteria]]]]) -> retval, cameraMatrix, distCoeffs, rvecs, tvecs
  exactly<[number, cv.Mat, cv.Mat, cv.Mat[], cv.Mat[]]>()(
    cv.calibrateCamera([points], [points], [640, 480], null, null, { flags: cv.CALIB_FIX_K3 }),
  );
  // cv2.undistort(src, cameraMatrix, distCoeffs[, dst[, newCameraMatrix]]) -> dst
  exactly<cv.Mat>()(cv.undistort(img, k, null, { newCameraMatrix: k }));
  // cv2.findChessboardCorners(image, patternSize[, corners[, flags]]) -> retval, corners
  exactly<[boolean, cv.Mat]>()(cv.findChessboardCorners(img, [9, 6]));
  // cv2.Rodrigues(src[, dst[, jacobian]]) -> dst, jacobian
  exactly<[cv.Mat, cv.Mat]>()(cv.Rodrigues(new Float64Array(3)));
  // cv2.initUndistortRectifyMap(cameraMatrix, distCoeffs, R, newCameraMatrix, size, m1type[, map1[, map2]]) -> map1, map2
  exactly<[cv.Mat, cv.Mat]>()(cv.initUndistortRectifyMap(k, null, null, k, [9, 9], cv.CV_32FC1));
  // cv2.calcOpticalFlowPyrLK(prevImg, nextImg, prevPts, nextPts[, status[, err[, winSize[, maxLevel[, criteria[, flags[, minEigThreshold]]]]]]]) -> nextPts, status, err
  exactly<[cv.Mat, cv.Mat, cv.Mat]>()(cv.calcOpticalFlowPyrLK(img, img, points, null, { maxLevel: 2 }));
  // cv2.kmeans(data, K, bestLabels, criteria, attempts, flags[, centers]) -> retval, bestLabels, centers
  exactly<[number, cv.Mat, cv.Mat]>()(
    cv.kmeans(points, 3, null, { type: 3, maxCount: 10, epsilon: 1 }, 10, cv.KMEANS_RANDOM_CENTERS),
  );
  // cv2.eigen(src[, eigenvalues[, eigenvectors]]) -> retval, eigenvalues, eigenvectors
  exactly<[boolean, cv.Mat, cv.Mat]>()(cv.eigen(k));
  // cv2.solve(src1, src2[, dst[, flags]]) -> retval, dst
  exactly<[boolean, cv.Mat]>()(cv.solve(k, points, { flags: cv.DECOMP_SVD }));
  // cv2.PCACompute(data, mean[, eigenvectors[, maxComponents]]) -> mean, eigenvectors
  exactly<[cv.Mat, cv.Mat]>()(cv.PCACompute(points, null, { maxComponents: 2 }));
}

export function files(img: cv.Mat, bytes: Uint8Array): void {
  // cv2.imread(filename[, flags]) -> retval
  exactly<cv.Mat>()(cv.imread('a.png', cv.IMREAD_GRAYSCALE));
  // cv2.imdecode(buf, flags) -> retval
  exactly<cv.Mat>()(cv.imdecode(bytes, cv.IMREAD_COLOR));
  exactly<cv.Mat>()(cv.imdecode(bytes, cv.IMREAD_COLOR, { fit: [800, Infinity], maxPixels: 1e8 }));
  // cv2.imencode(ext, img[, params]) -> retval, buf
  exactly<Buffer>()(cv.imencode('.jpg', img, [cv.IMWRITE_JPEG_QUALITY, 80]));
  exactly<Buffer>()(cv.imencode('.jpg', img, { quality: 80, chromaSubsampling: '4:4:4' }));
  // @ts-expect-error no such subsampling
  cv.imencode('.jpg', img, { chromaSubsampling: '4:2:1' });
  // cv2.imwrite(filename, img[, params]) -> retval
  exactly<boolean>()(cv.imwrite('a.png', img));
  // cv2.haveImageReader(filename) -> retval
  exactly<boolean>()(cv.haveImageReader('a.png'));
  // cv2.useOptimized() -> retval
  exactly<boolean>()(cv.useOptimized());
}

export function objects(img: cv.Mat, points: cv.Mat): void {
  const faces = new cv.CascadeClassifier('a.xml');
  // cv2.CascadeClassifier.detectMultiScale(image[, scaleFactor[, minNeighbors[, flags[, minSize[, maxSize]]]]]) -> objects
  exactly<cv.Rect[]>()(faces.detectMultiScale(img, 1.1, 5, { minSize: [30, 30] }));
  const orb = cv.ORB.create({ nfeatures: 500, scoreType: cv.ORB_HARRIS_SCORE });
  exactly<cv.ORB>()(orb);
  exactly<cv.ORB>()(cv.ORB_create(500));
  // cv2.Feature2D.detectAndCompute(image, mask[, descriptors[, useProvidedKeypoints]]) -> keypoints, descriptors
  const [keypoints, descriptors] = orb.detectAndCompute(img, null);
  exactly<cv.KeyPoint[]>()(keypoints);
  exactly<cv.Mat>()(descriptors);
  // cv2.Feature2D.detect(image[, mask]) -> keypoints
  exactly<cv.KeyPoint[]>()(orb.detect(img, { mask: img }));
  // cv2.Feature2D.detect(images[, masks]) -> keypoints
  exactly<cv.KeyPoint[][]>()(orb.detect([img, img]));
  const matcher = new cv.BFMatcher(cv.NORM_HAMMING, { crossCheck: true });
  // cv2.DescriptorMatcher.knnMatch(queryDescriptors, trainDescriptors, k[, mask[, compactResult]]) -> matches
  exactly<cv.DMatch[][]>()(matcher.knnMatch(descriptors, descriptors, 2));
  // cv2.DescriptorMatcher.match(queryDescriptors, trainDescriptors[, mask]) -> matches
  exactly<cv.DMatch[]>()(matcher.match(descriptors, descriptors));
  // cv2.DescriptorMatcher.match(queryDescriptors[, masks]) -> matches
  exactly<cv.DMatch[]>()(matcher.match(descriptors));
  const capture = new cv.VideoCapture('a.avi', cv.CAP_FFMPEG);
  // cv2.VideoCapture.open(filename[, apiPreference]) -> retval
  exactly<boolean>()(capture.open('a.avi'));
  // cv2.VideoCapture.open(index, apiPreference, params) -> retval
  exactly<boolean>()(capture.open(0, cv.CAP_ANY, [cv.CAP_PROP_FRAME_WIDTH, 640]));
  // cv2.VideoCapture.read([, image]) -> retval, image
  exactly<cv.Mat | null>()(capture.read());
  // cv2.VideoCapture.get(propId) -> retval
  exactly<number>()(capture.get(cv.CAP_PROP_FPS));
  // cv2.KalmanFilter.predict([, control]) -> retval
  exactly<cv.Mat>()(new cv.KalmanFilter(4, 2).predict());
  // cv2.QRCodeDetector.detectAndDecode(img[, points[, straight_qrcode]]) -> retval, points, straight_qrcode
  exactly<[string, cv.Mat, cv.Mat]>()(new cv.QRCodeDetector().detectAndDecode(img));
  // cv2.CLAHE.apply(src[, dst]) -> dst
  exactly<cv.Mat>()(cv.createCLAHE(2, { tileGridSize: [8, 8] }).apply(img));
  // cv2.Stitcher.stitch(images[, pano]) -> retval, pano
  exactly<[number, cv.Mat]>()(cv.Stitcher.create().stitch([img, img]));
  // cv2.FileStorage.getNode(nodename) -> retval
  exactly<cv.FileNode>()(new cv.FileStorage('a.yml', cv.FILE_STORAGE_READ).getNode('a'));
  // cv2.Tracker.update(image) -> retval, boundingBox
  exactly<[boolean, cv.Rect]>()(cv.TrackerMIL.create().update(img));
  const keypoint = new cv.KeyPoint(1, 2, 3);
  exactly<number>()(keypoint.angle);
  exactly<cv.Point>()(keypoint.pt);
  exactly<cv.Mat>()(points);
}

export function submodules(img: cv.Mat): void {
  // cv2.dnn.readNet(model[, config[, framework]]) -> retval
  const net = cv.dnn.readNet('a.onnx');
  exactly<cv.dnn.Net>()(net);
  exactly<cv.dnn_Net>()(net);
  // cv2.dnn.blobFromImage(image[, scalefactor[, size[, mean[, swapRB[, crop[, ddepth]]]]]]) -> retval
  exactly<cv.Mat>()(cv.dnn.blobFromImage(img, 1 / 255, [224, 224], { swapRB: true }));
  // cv2.dnn.Net.forward([, outputName]) -> retval
  exactly<cv.Mat>()(net.forward());
  // cv2.dnn.Net.forward(outBlobNames[, outputBlobs]) -> outputBlobs
  exactly<cv.Mat[]>()(net.forward(['a', 'b']));
  // cv2.dnn.NMSBoxes(bboxes, scores, score_threshold, nms_threshold[, eta[, top_k]]) -> indices
  exactly<number[]>()(cv.dnn.NMSBoxes([[1, 2, 3, 4]], [0.9], 0.5, 0.4, { top_k: 10 }));
  const svm = cv.ml.SVM.create();
  exactly<cv.ml.SVM>()(svm);
  // cv2.ml.StatModel.train(samples, layout, responses) -> retval
  exactly<boolean>()(svm.train(img, cv.ml.ROW_SAMPLE, img));
  // cv2.ml.StatModel.predict(samples[, results[, flags]]) -> retval, results
  exactly<[number, cv.Mat]>()(svm.predict(img));
  // cv2.ximgproc.thinning(src[, dst[, thinningType]]) -> dst
  exactly<cv.Mat>()(cv.ximgproc.thinning(img, { thinningType: cv.ximgproc.THINNING_GUOHALL }));
  const dictionary = cv.aruco.getPredefinedDictionary(cv.aruco.DICT_4X4_50);
  // cv2.aruco.detectMarkers(image, dictionary[, corners[, ids[, parameters[, rejectedImgPoints]]]]) -> corners, ids, rejectedImgPoints
  exactly<[cv.Mat[], cv.Mat, cv.Mat[]]>()(cv.aruco.detectMarkers(img, dictionary));
  // cv2.cuda.getCudaEnabledDeviceCount() -> retval
  exactly<number>()(cv.cuda.getCudaEnabledDeviceCount());
  const codes: cv.ColorConversionCodes = cv.COLOR_BGR2GRAY;
  const types: cv.ml.SVM_Types = cv.ml.SVM_C_SVC;
  exactly<number>()(codes + types);
}

export function twins(img: cv.Mat): void {
  exactly<Promise<cv.Mat>>()(cv.GaussianBlurAsync(img, [5, 5], 1.5, { sigmaY: 2 }));
  exactly<Promise<[number, cv.Mat]>>()(cv.thresholdAsync(img, 0, 255, cv.THRESH_OTSU));
  exactly<Promise<Buffer>>()(cv.imencodeAsync('.png', img));
  exactly<Promise<cv.Mat>>()(cv.imreadAsync('a.png'));
  exactly<Promise<cv.Mat>>()(cv.imreadAsync('a.png', { fit: { width: 80, height: 60 } }));
  exactly<Promise<cv.dnn.Net>>()(cv.dnn.readNetAsync('a.onnx'));
  exactly<Promise<cv.CascadeClassifier>>()(cv.CascadeClassifier.newAsync('a.xml'));
  exactly<Promise<cv.Rect[]>>()(new cv.CascadeClassifier('a.xml').detectMultiScaleAsync(img, { flags: 0 }));
  exactly<Promise<cv.Mat | null>>()(new cv.VideoCapture(0).readAsync());
  exactly<Promise<cv.ORB>>()(cv.ORB.createAsync());
}

export function arrays(img: cv.Mat, bytes: Buffer): void {
  exactly<number[]>()(img.shape);
  exactly<cv.Dtype>()(img.dtype);
  exactly<cv.Mat>()(img.slice('10:50, ::2', 0));
  exactly<cv.Mat>()(img.roi([0, 0, 4, 4]));
  exactly<cv.Mat>()(
    img
      .add([1, 2, 3])
      .mul(0.5)
      .astype('float32', 1 / 255),
  );
  exactly<cv.Mat>()(img.gt(100).and(img.lt(200)));
  exactly<number>()(img.sum());
  exactly<cv.Mat>()(img.sum(0));
  exactly<Promise<cv.Mat>>()(img.addAsync(1));
  exactly<cv.Mat>()(cv.Mat.zeros([2, 3], 'uint8'));
  exactly<cv.Mat>()(cv.Mat.from(bytes, { shape: [2, 2] }));
  exactly<Buffer>()(img.toBuffer());
}

export function refused(img: cv.Mat, points: cv.Mat): void {
  // @ts-expect-error GaussianBlur needs sigmaX
  cv.GaussianBlur(img, [5, 5]);
  // @ts-expect-error a size is no number
  cv.GaussianBlur(img, 5, 1.5);
  // @ts-expect-error an option twice: by position, and not by name after it
  cv.GaussianBlur(img, [5, 5], 1.5, null, { dst: img });
  // @ts-expect-error required arguments are positional
  cv.GaussianBlur({ src: img, ksize: [5, 5], sigmaX: 1 });
  // @ts-expect-error no option of that name
  cv.resize(img, [1, 1], { interpolate: 1 });
  // @ts-expect-error cvtColor needs a code
  cv.cvtColor(img);
  // @ts-expect-error the code of a constant is a number, not its name
  cv.cvtColor(img, 'COLOR_BGR2GRAY');
  // @ts-expect-error a required image is not null
  cv.Canny(null, 1, 2);
  // @ts-expect-error an output is a Mat
  cv.threshold(img, 0, 255, 0, new Float32Array(4));
  // @ts-expect-error a rectangle has four numbers
  cv.rectangle(img, [1, 2, 3], 255);
  // @ts-expect-error a point's parts are x and y
  cv.circle(img, { x: 1, z: 2 }, 3, 255);
  // @ts-expect-error two points, not an array of points
  cv.line(img, [[1, 2]], [3, 4], 255);
  // @ts-expect-error the result is a pair
  exactly<cv.Mat>()(cv.threshold(img, 0, 255, 0));
  // @ts-expect-error any is not what comes back
  exactly<unknown>()(cv.boundingRect(points));
  // @ts-expect-error no third of two results
  console.log(cv.threshold(img, 0, 255, 0)[2]);
  // @ts-expect-error no such submodule
  console.log(cv.gapy);
  // @ts-expect-error windows have no Async twin
  cv.imshowAsync('a', img);
  // @ts-expect-error a class is made by new
  cv.CascadeClassifier('a.xml');
  // @ts-expect-error an abstract class is made by create
  new cv.StereoBM();
  // @ts-expect-error no such method
  new cv.CascadeClassifier('a.xml').detect(img);
  // @ts-expect-error a promise has no shape
  console.log(cv.blurAsync(img, [3, 3]).shape);
}
