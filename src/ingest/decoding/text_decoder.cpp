#include "ingest/decoding/text_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "ingest/decoding/binary_kinds.hpp"
#include "ingest/decoding/charset.hpp"
#include "ingest/decoding/extraction.hpp"
#include "ingest/decoding/gbk.hpp"
#include "ingest/decoding/terminal_codes.hpp"
#include "ingest/decoding/unpack.hpp"
#include "ingest/reader.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

constexpr std::size_t head_bytes = 4096;
constexpr std::size_t window_bytes = 64 * 1024;
constexpr char32_t lost_character = 0xFFFD;

std::size_t first_high_byte(std::string_view bytes) {
  const auto* const found = std::find_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
  return static_cast<std::size_t>(found - bytes.begin());
}

// Each converts what it can from the front of `bytes` and leaves a character that is cut, but
// `last`.

void convert_windows1252(std::string_view& bytes, std::string& out) {
  for (const char c : bytes) {
    text::append_codepoint(out, windows1252_character(static_cast<unsigned char>(c)));
  }
  bytes = {};
}

void convert_gbk(std::string_view& bytes, bool last, std::string& out) {
  while (!bytes.empty()) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80) {
      out += bytes[0];
      bytes.remove_prefix(1);
    } else if (bytes.size() == 1) {
      if (!last) return;
      text::append_codepoint(out, lost_character);
      bytes = {};
    } else {
      const char32_t character = gbk_character(lead, static_cast<unsigned char>(bytes[1]));
      text::append_codepoint(out, character != 0 ? character : lost_character);
      bytes.remove_prefix(character != 0 ? 2 : 1);
    }
  }
}

char32_t utf16_unit(std::string_view bytes, bool little) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  return little ? static_cast<char32_t>(first | second << 8U)
                : static_cast<char32_t>(second | first << 8U);
}

void convert_utf16(std::string_view& bytes, bool little, bool last, std::string& out) {
  while (bytes.size() >= 2) {
    char32_t character = utf16_unit(bytes, little);
    std::size_t size = 2;
    if (character >= 0xD800 && character < 0xDC00) {
      if (bytes.size() < 4 && !last) return;
      const char32_t low = bytes.size() < 4 ? 0 : utf16_unit(bytes.substr(2), little);
      const bool paired = low >= 0xDC00 && low < 0xE000;
      size = paired ? 4 : 2;
      character =
          paired ? 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00) : lost_character;
    } else if (character >= 0xDC00 && character < 0xE000) {
      character = lost_character;
    }
    text::append_codepoint(out, character);
    bytes.remove_prefix(size);
  }
  if (last) bytes = {};
}

class Decoder {
 public:
  Decoder(ReadBytes read, std::string name, std::vector<std::string>& remarks)
      : read_(std::move(read)), name_(std::move(name)), remarks_(remarks) {}

  std::size_t read(char* buffer, std::size_t size) {
    if (state_ == State::start) start();
    while (converted_at_ == converted_.size()) {
      if (raw_.empty() && ended_) return 0;
      if (state_ == State::as_it_is && raw_.empty()) return read_(buffer, size);
      convert_next();
    }
    const std::string_view left = std::string_view(converted_).substr(converted_at_);
    const std::size_t given = left.copy(buffer, size);
    converted_at_ += given;
    return given;
  }

 private:
  enum class State { start, ascii_so_far, as_it_is, converting };

  /// More bytes, until there are `size` of them or the document ends.
  void fill(std::size_t size) {
    std::array<char, window_bytes> piece;  // not filled: most documents are smaller
    while (raw_.size() < size && !ended_) {
      const std::size_t got = read_(piece.data(), piece.size());
      raw_.append(piece.data(), got);
      ended_ = got == 0;
    }
  }

  void start() {
    fill(window_bytes);
    if (const std::string_view packing = packing_of(raw_); !packing.empty()) unpack(packing);
    if (const Extraction* const holder =
            extraction_of(std::string_view(raw_).substr(0, window_bytes)))
      take_text_of(*holder);
    const ByteOrderMark mark = byte_order_mark(raw_);
    const Charset unmarked = mark.size_bytes == 0 ? unmarked_utf16(head()) : Charset::utf8;
    head_ = head();
    state_ = State::ascii_so_far;
    if (!kind_that_is_no_text(head()).empty()) {
      state_ = State::as_it_is;
    } else if (mark.size_bytes > 0) {
      raw_.erase(0, mark.size_bytes);
      convert_from({mark.charset, true, {}});
    } else if (unmarked != Charset::utf8) {
      convert_from({unmarked, false, {}});
    }
  }

  [[nodiscard]] std::string_view head() const {
    return std::string_view(raw_).substr(0, head_bytes);
  }

  void unpack(std::string_view packing) {
    remarks_.push_back(fmt::format("unpacked, it was compressed with {}", packing));
    // What is read already comes first.
    auto first = std::make_shared<std::string>(std::exchange(raw_, {}));
    ReadBytes packed = [first, read = std::move(read_)](char* buffer, std::size_t size) {
      if (first->empty()) return read(buffer, size);
      const std::size_t given = first->copy(buffer, size);
      first->erase(0, given);
      return given;
    };
    read_ = unpacked(packing, std::move(packed), name_);
    ended_ = false;
    fill(window_bytes);
    if (!packing_of(raw_).empty()) {
      throw Error(fmt::format("{}: is compressed twice; unpack it once first", name_));
    }
  }

  void take_text_of(const Extraction& holder) {
    fill(longest_holder_bytes + 1);
    if (raw_.size() > longest_holder_bytes) {
      throw Error(fmt::format("{}: {} of more than {} MiB; save the page in it as HTML or text",
                              name_, holder.what, longest_holder_bytes >> 20U));
    }
    raw_ = holder.text(raw_);
    if (raw_.empty()) {
      throw NoPapers(
          fmt::format("{}: {} without any text; save what is attached to it and give papers that",
                      name_, holder.what));
    }
    remarks_.push_back(fmt::format("read the text of {}", holder.what));
  }

  void convert_from(const CharsetFinding& finding) {
    if (finding.charset == Charset::utf8) {
      state_ = State::as_it_is;
      return;
    }
    const char* const how = finding.declared ? "as it says" : "by its bytes";
    if (finding.charset == Charset::other) {
      const std::string name = text::single_line(finding.name.substr(0, 40));
      throw Error(
          fmt::format("{}: its text is in {} ({}), which papers does not read; convert it: iconv "
                      "-f {} -t UTF-8",
                      name_, name, how, name));
    }
    state_ = State::converting;
    charset_ = finding.charset;
    remarks_.push_back(fmt::format("read as {} ({}) and kept as UTF-8", to_string(charset_), how));
  }

  void convert_next() {
    converted_.clear();
    converted_at_ = 0;
    if (raw_.empty()) fill(1);
    if (state_ == State::ascii_so_far) {
      const std::size_t plain = first_high_byte(raw_);
      if (plain == 0 && !raw_.empty()) {
        fill(window_bytes);
        convert_from(find_charset(head_, std::string_view(raw_).substr(0, window_bytes)));
      } else {
        converted_ = raw_.substr(0, plain);
        raw_.erase(0, plain);
        return;
      }
    }
    if (state_ == State::as_it_is) {
      converted_ = std::exchange(raw_, {});
    } else {
      convert();
    }
  }

  void convert() {
    std::string_view bytes = raw_;
    if (charset_ == Charset::windows1252) {
      convert_windows1252(bytes, converted_);
    } else if (charset_ == Charset::gbk) {
      convert_gbk(bytes, ended_, converted_);
    } else {
      convert_utf16(bytes, charset_ == Charset::utf16le, ended_, converted_);
    }
    raw_.erase(0, raw_.size() - bytes.size());
    // A character that is cut waits for its rest.
    if (!raw_.empty() && !ended_) fill(raw_.size() + 1);
  }

  ReadBytes read_;
  std::string name_;
  std::vector<std::string>& remarks_;
  State state_ = State::start;
  Charset charset_ = Charset::utf8;
  std::string head_;       ///< the document's first bytes, in which it may declare its encoding
  std::string raw_;        ///< read and not converted
  std::string converted_;  ///< handed out from `converted_at_` on
  std::size_t converted_at_ = 0;
  bool ended_ = false;
};

}  // namespace

ReadBytes decoded(ReadBytes read, std::string name, std::vector<std::string>& remarks) {
  auto decoder = std::make_shared<Decoder>(std::move(read), std::move(name), remarks);
  return without_terminal_codes(
      [decoder](char* buffer, std::size_t size) { return decoder->read(buffer, size); });
}

bool is_plain_utf8(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, head_bytes);
  if (!packing_of(head).empty() || byte_order_mark(head).size_bytes > 0 ||
      unmarked_utf16(head) != Charset::utf8 || bytes.find('\x1B') != bytes.npos ||
      extraction_of(bytes.substr(0, window_bytes)) != nullptr) {
    return false;
  }
  const std::string_view rest = bytes.substr(first_high_byte(bytes));
  return rest.empty() || find_charset(head, rest.substr(0, window_bytes)).charset == Charset::utf8;
}

}  // namespace papers::ingest
