#include <opencv2/core.hpp>

#include <cctype>

#include "image/header.hpp"

namespace node_cv2::image {

namespace {

/// Numbers and words with space between them.
class Words {
 public:
  Words(Source& source, uint64_t at) : source_(source), at_(at) {}

  std::string word() {
    skipSpace();
    std::string text;
    constexpr size_t longest = 64;
    for (; !std::isspace(source_.byte(at_)); ++at_)
      if (text.push_back(static_cast<char>(source_.byte(at_))); text.size() > longest) throw NoHeader();
    return text;
  }
  uint64_t number() {
    skipSpace();
    uint64_t value = 0;
    if (!std::isdigit(source_.byte(at_))) throw NoHeader();
    // Whatever comes next is the end of it.
    for (uint8_t c; std::isdigit(c = source_.byte(at_++)); value = value * 10 + (c - '0'))
      if (value > INT32_MAX) throw NoHeader();
    return value;
  }

 private:
  /// And comments.
  void skipSpace() {
    skip([](int c) { return std::isspace(c) != 0; });
    while (source_.byte(at_) == '#') {
      skip([](int c) { return c != '\n' && c != '\r'; });
      skip([](int c) { return std::isspace(c) != 0; });
    }
  }
  template <class Test>
  void skip(Test test) {
    while (test(source_.byte(at_))) ++at_;
  }
  Source& source_;
  uint64_t at_;
};

bool signature(Source& source, char first, char last) {
  return source.has(0, "P") && source.size() > 3 && source.byte(1) >= first && source.byte(1) <= last &&
         std::isspace(source.byte(2));
}

int depthOf(uint64_t most) { return most > 255 ? CV_16U : CV_8U; }

}  // namespace

/// PBM, PGM and PPM, as text and binary.
bool readPnm(Source& source, Extent, Header& header) {
  if (!signature(source, '1', '6')) return false;
  header.format = "pnm";
  const int kind = (source.byte(1) - '1') % 3;
  Words words(source, 2);
  const uint64_t width = words.number(), height = words.number();
  const uint64_t most = kind == 0 ? 1 : words.number();
  header.pictures.push_back({width, height, kind == 2 ? 3 : 1, depthOf(most)});
  return true;
}

bool readPam(Source& source, Extent, Header& header) {
  if (!signature(source, '7', '7')) return false;
  header.format = "pam";
  Words words(source, 2);
  Picture picture;
  for (std::string name = words.word(); name != "ENDHDR"; name = words.word()) {
    if (name == "TUPLTYPE") {
      words.word();
      continue;
    }
    const uint64_t value = words.number();
    if (name == "WIDTH") picture.width = value;
    if (name == "HEIGHT") picture.height = value;
    if (name == "DEPTH") picture.channels = static_cast<int>(std::min<uint64_t>(value, CV_CN_MAX));
    if (name == "MAXVAL") picture.depth = depthOf(value);
  }
  if (picture.channels == 0) throw NoHeader();
  header.pictures.push_back(picture);
  return true;
}

bool readPfm(Source& source, Extent, Header& header) {
  if (!signature(source, 'F', 'F') && !signature(source, 'f', 'f')) return false;
  header.format = "pfm";
  Words words(source, 2);
  const auto number = [&] { return static_cast<uint64_t>(std::max(0, std::atoi(words.word().c_str()))); };
  const uint64_t width = number(), height = number();
  header.pictures.push_back({width, height, source.byte(1) == 'F' ? 3 : 1, CV_32F});
  return true;
}

}  // namespace node_cv2::image
