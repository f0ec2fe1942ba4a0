#include "convert/mat.hpp"

#include "convert/inspect.hpp"
#include "convert/nd.hpp"
#include "mat/buffer-memory.hpp"
#include "mat/mat-box.hpp"
#include "mat/own.hpp"
#include "mat/pixel-view.hpp"

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

/// Must the call work on a copy, since JavaScript may take this memory away, or write to it meanwhile? What
/// is written to a copy is brought back by `MatBox::follow`.
bool needsCopy(const Reader& reader, const cv::Mat& mat) {
  return ((reader.async || reader.keeps) && mayBeLost(mat)) ||
         (reader.async && reader.env.views->count(mat.u) > 0);
}

/// Notes how the call uses memory. What was copied is only written to when the call ends, but is not to be
/// read before. A copy that a call in flight has spoiled is never used: `Call::claim` refuses this one.
void note(Reader& reader, napi_value value, Use use, bool copied) {
  use.lasts = (reader.async || isShared(use.memory)) && (use.writes || !copied);
  use.argument = reader.argument;
  use.item = reader.item;
  use.value = value;
  reader.uses.push_back(std::move(use));
}

void note(Reader& reader, napi_value value, MatBox& box, bool writes, bool copied) {
  // Other threads may come in between at any time.
  const bool watched = reader.tracks || isShared(box.mat());
  if (watched || (writes && reader.item >= 0)) note(reader, value, box.use(writes), copied);
}

bool readHeader(Reader& reader, napi_value value, MatBox& box, cv::Mat& out, bool writes) {
  if (!admit(reader, value, box)) return false;
  out = box.input();
  const bool copies = needsCopy(reader, out);
  if (copies) out = out.clone();
  pin(reader, out);
  note(reader, value, box, writes, copies || box.strided());
  return true;
}

}  // namespace

bool readMat(Reader& reader, napi_value value, MatBox& box, cv::Mat& out) {
  return readHeader(reader, value, box, out, false);
}

bool readArray(Reader& reader, napi_value value, MatBox& box, Nd& out) {
  if (!admit(reader, value, box)) return false;
  out = box.array();
  const bool copies = needsCopy(reader, out.memory);
  if (copies) out = gather(out);
  pin(reader, out.memory);
  note(reader, value, box, false, copies);
  return true;
}

bool readTarget(Reader& reader, napi_value value, MatBox& box, Nd& out) {
  if (!admit(reader, value, box)) return false;
  out = box.array();
  const bool copies = needsCopy(reader, out.memory);
  if (copies) out = gather(out);
  pin(reader, out.memory);
  note(reader, value, box, true, copies);
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
  if ((reader.async || reader.keeps) && !view.shared) {
    out = header.clone();
    return true;
  }
  out = wrapBuffer(reader.env, view, std::move(header), view.data, view.bytes);
  pin(reader, out);
  if (view.shared) {
    Use use;
    use.memory = out;
    use.region = Region::of(Nd::of(out));
    note(reader, value, std::move(use), false);
  }
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

napi_value Value<cv::Mat>::write(Env& env, cv::Mat& in) { return makeMat(env, ownOf(in)); }
void Value<cv::Mat>::describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }

bool OutputMat::read(Reader& reader, napi_value value, cv::Mat& out) {
  MatBox* box = matBox(reader.env, value);
  reader.target = box;
  return box != nullptr ? readHeader(reader, value, *box, out, true) : reader.fail("a Mat", value);
}

void OutputMat::follow(MatBox& box, cv::Mat& in) {
  const bool written = in.u == box.mat().u;
  box.follow(written ? std::move(in) : ownOf(in));
}

napi_value OutputMat::write(Env& env, cv::Mat& in) { return makeMat(env, ownOf(in)); }
void OutputMat::describe(std::string& text, const cv::Mat& in) { text += describeMat(in); }

}  // namespace node_cv2
