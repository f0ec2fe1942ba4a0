#include "convert/mat.hpp"

#include "convert/inspect.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/mat-box.hpp"

namespace node_cv2 {

namespace {

constexpr const char* kExpected = "a Mat, a typed array, a number or an array of numbers";

/// May this call use the Mat's memory?
bool admit(Reader& reader, napi_value value, const MatBox& box) {
  if (box.released()) return reader.fail("a Mat that is not released", value);
  if (bufferLost(reader.env, box.mat()))
    return reader.fail("a Mat whose ArrayBuffer was not transferred", value);
  return true;
}

/// JavaScript still runs while the other arguments are read: what it may do to this buffer is checked once
/// more before the call.
void pin(Reader& reader, const cv::Mat& mat) {
  if (!mayBeLost(mat)) return;
  size_t offset = 0;
  reader.pins.push_back({bufferBehind(mat, mat.u->data, offset), mat.u->data, mat.u->size});
}

}  // namespace

bool readMat(Reader& reader, napi_value value, MatBox& box, cv::Mat& out) {
  if (!admit(reader, value, box)) return false;
  out = box.input();
  // What is written to a copy is brought back by `MatBox::follow`.
  if (reader.copies && mayBeLost(out)) out = out.clone();
  pin(reader, out);
  return true;
}

bool readArray(Reader& reader, napi_value value, MatBox& box, Nd& out) {
  if (!admit(reader, value, box)) return false;
  out = box.array();
  if (reader.copies && mayBeLost(out.memory)) out = gather(out);
  pin(reader, out.memory);
  return true;
}

bool readView(Reader& reader, napi_value value, const BufferView& view, cv::Mat& out) {
  if (view.depth < 0) return reader.fail("an element type that OpenCV has (8 to 32 bits, or float)", value);
  const size_t count = view.bytes / CV_ELEM_SIZE1(view.depth);
  if (count > static_cast<size_t>(INT_MAX)) return reader.failRange("at most 2147483647 elements", value);
  if (count == 0) {
    out = cv::Mat();
    return true;
  }
  cv::Mat header(static_cast<int>(count), 1, view.depth, view.data);
  if (reader.copies && !view.shared) {
    out = header.clone();
    return true;
  }
  out = wrapBuffer(reader.env, view, std::move(header), view.data, view.bytes);
  pin(reader, out);
  return true;
}

bool Value<cv::Mat>::read(Reader& reader, napi_value value, cv::Mat& out) {
  if (MatBox* box = matBox(reader.env, value)) return readMat(reader, value, *box, out);
  const napi_env env = reader.env.raw;
  double number = 0;
  if (napi_get_value_double(env, value, &number) == napi_ok) {
    out = (cv::Mat_<double>(4, 1) << number, 0, 0, 0);
    return true;
  }
  uint32_t length = 0;
  if (arrayLength(env, value, length) && length > 0) {
    // Not reserved: the length of a sparse array may promise billions.
    std::vector<double> numbers;
    for (uint32_t i = 0; i < length; ++i) {
      napi_value item = nullptr;
      const bool is = napi_get_element(env, value, i, &item) == napi_ok &&
                      napi_get_value_double(env, item, &number) == napi_ok;
      if (!is) return reader.fail(kExpected, value);
      numbers.push_back(number);
    }
    out = cv::Mat(numbers, true);
    return true;
  }
  BufferView view;
  if (!readBuffer(env, value, view)) return reader.fail(kExpected, value);
  return readView(reader, value, view, out);
}

napi_value Value<cv::Mat>::write(Env& env, cv::Mat& in) { return makeMat(env, std::move(in)); }
void Value<cv::Mat>::describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }

bool OutputMat::read(Reader& reader, napi_value value, cv::Mat& out) {
  MatBox* box = matBox(reader.env, value);
  reader.target = box;
  return box != nullptr ? readMat(reader, value, *box, out) : reader.fail("a Mat", value);
}

napi_value OutputMat::write(Env& env, cv::Mat& in) { return makeMat(env, std::move(in)); }
void OutputMat::describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }

}  // namespace node_cv2
