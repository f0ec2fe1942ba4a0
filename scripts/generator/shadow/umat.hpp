// What Python has of cv::UMat, in the dialect of OpenCV's headers: core/mat.hpp declares the class without saying which
// members are for bindings. Read as a part of that header, never compiled.

namespace cv {

/** @brief An array that may lie on an OpenCL device.

Made of a Mat or of sizes, it is taken by every function that takes a Mat; those then run as OpenCL kernels where there are such
and a device (`cv.ocl.haveOpenCL()`), and their results are UMats, too. `get()` brings the elements back.
 */
class CV_EXPORTS_W UMat
{
public:
    /** @brief An empty array.
    @param usageFlags Where the memory is to lie.
     */
    CV_WRAP UMat(UMatUsageFlags usageFlags = USAGE_DEFAULT);
    /** @brief An array of so many rows and columns; its elements are not set.
    @param rows Number of rows.
    @param cols Number of columns.
    @param type Element type, such as CV_8UC3.
    @param usageFlags Where the memory is to lie.
     */
    CV_WRAP UMat(int rows, int cols, int type, UMatUsageFlags usageFlags = USAGE_DEFAULT);
    /** @brief An array of that size; its elements are not set.
    @param size Width and height.
    @param type Element type, such as CV_8UC3.
    @param usageFlags Where the memory is to lie.
     */
    CV_WRAP UMat(Size size, int type, UMatUsageFlags usageFlags = USAGE_DEFAULT);
    /** @brief An array of so many rows and columns, with a value in each.
    @param rows Number of rows.
    @param cols Number of columns.
    @param type Element type, such as CV_8UC3.
    @param s Value of each element.
    @param usageFlags Where the memory is to lie.
     */
    CV_WRAP UMat(int rows, int cols, int type, const Scalar& s, UMatUsageFlags usageFlags = USAGE_DEFAULT);
    /** @brief An array of that size, with a value in each.
    @param size Width and height.
    @param type Element type, such as CV_8UC3.
    @param s Value of each element.
    @param usageFlags Where the memory is to lie.
     */
    CV_WRAP UMat(Size size, int type, const Scalar& s, UMatUsageFlags usageFlags = USAGE_DEFAULT);
    /** @brief The same array once more, or a copy of a Mat.
    @param m Another one, whose memory is shared; or a Mat, whose elements are copied.
     */
    CV_WRAP UMat(const UMat& m);
    /** @brief A view of some rows and columns.
    @param m The array of which this is a view.
    @param rowRange Its rows, the last one excluded.
    @param colRange Its columns, the last one excluded.
     */
    CV_WRAP UMat(const UMat& m, const Range& rowRange, const Range& colRange = Range::all());
    /** @brief A view of a rectangle.
    @param m The array of which this is a view.
    @param roi The rectangle that it shows.
     */
    CV_WRAP UMat(const UMat& m, const Rect& roi);
    /** @brief A view of some of each axis.
    @param m The array of which this is a view.
    @param ranges What it shows of each axis.
     */
    CV_WRAP UMat(const UMat& m, const std::vector<Range>& ranges);

    /** @brief Copies the elements to a Mat, which waits for what the device still does.
    @param flags How OpenCL maps the memory meanwhile (one of the ACCESS_ constants).
     */
    CV_WRAP_AS(get) Mat getMat(AccessFlag flags = ACCESS_READ) const;
    /** @brief Do the elements lie one after the other? */
    CV_WRAP bool isContinuous() const;
    /** @brief Is it a view of a larger array? */
    CV_WRAP bool isSubmatrix() const;
    /** @brief The address of OpenCL's buffer.
    @param accessFlags How it will be used.
     */
    CV_WRAP void* handle(AccessFlag accessFlags) const;

    //! Bytes from the start of the memory to the first element.
    CV_PROP size_t offset;
};

}  // namespace cv
