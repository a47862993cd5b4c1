#include "ingest/decoding/rtf.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/decoding/charset.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

/// Groups that hold no text of the document; so do those that begin with `\*`.
constexpr std::string_view unread_groups[] = {
    "fonttbl",    "colortbl",  "stylesheet",        "info",    "pict",    "object",  "header",
    "headerl",    "headerr",   "headerf",           "footer",  "footerl", "footerr", "footerf",
    "nonshppict", "listtable", "listoverridetable", "filetbl", "revtbl",  "xmlnstbl"};

struct Character {
  std::string_view word;
  std::string_view text;
};

constexpr Character characters[] = {
    {"tab", "\t"},        {"cell", "\t"},       {"emdash", "\u2014"},    {"endash", "\u2013"},
    {"lquote", "\u2018"}, {"rquote", "\u2019"}, {"ldblquote", "\u201C"}, {"rdblquote", "\u201D"},
    {"bullet", "\u2022"}, {"emspace", " "},     {"enspace", " "},        {"qmspace", " "},
};

/// A control word with its number, `\outlinelevel2`, or a symbol, `\~`.
struct Control {
  std::string_view word;
  std::optional<int> number;
};

/// `paragraph` without what pandoc writes for a picture that it does not have: "[image: …]".
std::string without_pictures(std::string_view paragraph) {
  constexpr std::string_view mark = "[image: ";
  std::string rest;
  for (;;) {
    const std::size_t at = paragraph.find(mark);
    const std::size_t end = at == paragraph.npos ? at : paragraph.find(']', at);
    if (end == paragraph.npos) return rest.append(paragraph);
    rest.append(paragraph.substr(0, at));
    paragraph.remove_prefix(end + 1);
  }
}

class Reader {
 public:
  explicit Reader(std::string_view document) : rest_(document) {}

  std::string html() {
    html_ = "<!DOCTYPE html>\n<html><body>\n";
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '\\') {
        take(take_control());
        continue;
      }
      rest_.remove_prefix(1);
      if (c == '{') {
        groups_.push_back(group_);
        group_.is_result = false;
      } else if (c == '}') {
        close_group();
      } else if (c != '\r' && c != '\n') {
        put(std::string_view(&c, 1));
      }
    }
    end_paragraph();
    return html_ + "</body></html>\n";
  }

 private:
  struct Group {
    bool unread = false;
    bool is_field = false;   ///< `\fldinst`: what the field is, `HYPERLINK "https://…"`
    bool is_result = false;  ///< `\fldrslt`: the text of the link
    int fallback = 1;        ///< characters behind `\u` for programs that cannot show it
    std::optional<int> heading;
  };

  Control take_control() {
    rest_.remove_prefix(1);
    Control control;
    std::size_t size = 0;
    while (size < rest_.size() && ascii::is_letter(rest_[size])) ++size;
    if (size == 0) {
      control.word = rest_.substr(0, 1);
      rest_.remove_prefix(control.word.size());
      return control;
    }
    control.word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    control.number = take_number();
    if (rest_.starts_with(' ')) rest_.remove_prefix(1);
    return control;
  }

  std::optional<int> take_number() {
    constexpr std::size_t most_digits = 9;
    const bool negative = rest_.starts_with('-');
    std::size_t at = negative ? 1 : 0;
    const std::size_t begin = at;
    int number = 0;
    for (; at < rest_.size() && ascii::is_digit(rest_[at]) && at - begin < most_digits; ++at) {
      number = number * 10 + (rest_[at] - '0');
    }
    if (at == begin) return std::nullopt;
    rest_.remove_prefix(at);
    return negative ? -number : number;
  }

  void take(const Control& control) {
    const std::string_view word = control.word;
    if (word == "'") return put_byte();
    if (word == "u" && control.number) return put_unit(*control.number);
    if (word == "*") {
      // "{\*\fldinst" is the one that is read.
      group_.unread = group_.unread || !rest_.starts_with("\\fldinst");
    } else if (word == "bin") {
      rest_.remove_prefix(std::min<std::size_t>(
          rest_.size(), static_cast<std::size_t>(std::max(0, control.number.value_or(0)))));
    } else if (word == "uc") {
      group_.fallback = std::clamp(control.number.value_or(1), 0, 8);
    } else if (word == "v") {
      group_.unread = group_.unread || control.number.value_or(1) != 0;
    } else if (word == "fldinst") {
      group_.is_field = true;
      field_.clear();
    } else if (word == "fldrslt") {
      open_link();
    } else if (word == "listtext" || word == "pntext") {
      group_.unread = is_item_ = true;
    } else if (std::find(std::begin(unread_groups), std::end(unread_groups), word) !=
               std::end(unread_groups)) {
      group_.unread = true;
    } else {
      take_text(control);
    }
  }

  void take_text(const Control& control) {
    constexpr std::string_view symbols = "\\{}";
    const std::string_view word = control.word;
    if (word == "par" || word == "row" || word == "sect" || word == "page" || word == "\n" ||
        word == "\r") {
      if (!group_.unread) end_paragraph();
    } else if (word == "line") {
      if (!group_.unread) paragraph_ += "<br>";
    } else if (word == "pard") {
      group_.heading.reset();
    } else if (word == "outlinelevel") {
      group_.heading = std::clamp(control.number.value_or(0), 0, 5) + 1;
    } else if (word == "~") {
      put(" ");
    } else if (word == "_") {
      put("-");
    } else if (word.size() == 1 && symbols.find(word) != symbols.npos) {
      put(word);
    } else {
      for (const Character& character : characters) {
        if (character.word == word) return put(character.text);
      }
    }
  }

  void close_group() {
    if (group_.is_result && link_open_) {
      paragraph_ += "</a>";
      link_open_ = false;
    }
    if (groups_.empty()) return;
    // A paragraph ends behind its group in what some programs write.
    if (group_.heading && !groups_.back().heading && !paragraph_.empty()) heading_ = group_.heading;
    group_ = groups_.back();
    groups_.pop_back();
  }

  void put_byte() {
    const auto digit = [this](std::size_t at) {
      constexpr std::string_view digits = "0123456789abcdef";
      return digits.find(at < rest_.size() ? ascii::lower(rest_.substr(at, 1)) : "?");
    };
    const std::size_t high = digit(0);
    const std::size_t low = digit(1);
    if (high > 15 || low > 15) return;
    rest_.remove_prefix(2);
    std::string character;
    text::append_codepoint(character,
                           windows1252_character(static_cast<unsigned char>(high * 16 + low)));
    put(character);
  }

  /// A unit of UTF-16, as a number with a sign, and characters that stand for it.
  void put_unit(int number) {
    const char32_t unit = static_cast<std::uint16_t>(number);
    for (int left = group_.fallback; left > 0 && !rest_.empty(); --left) {
      if (rest_.starts_with("\\'")) {
        rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 4));
      } else if (std::string_view("\\{}").find(rest_.front()) == std::string_view::npos) {
        rest_.remove_prefix(1);
      }
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_unit_ = unit;
      return;
    }
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    std::string character;
    text::append_codepoint(
        character,
        low && high_unit_ != 0 ? 0x10000 + ((high_unit_ - 0xD800) << 10U) + (unit - 0xDC00) : unit);
    high_unit_ = 0;
    put(character);
  }

  void put(std::string_view text) {
    if (group_.is_field) {
      field_ += text;
    } else if (!group_.unread) {
      paragraph_ += text::escape_html(text);
    }
  }

  void open_link() {
    group_.is_result = true;
    const std::size_t begin = field_.find("HYPERLINK");
    const std::size_t quote = begin == field_.npos ? begin : field_.find('"', begin);
    const std::size_t end = quote == field_.npos ? quote : field_.find('"', quote + 1);
    if (end == field_.npos || link_open_ || group_.unread) return;
    paragraph_ +=
        "<a href=\"" + text::escape_html(field_.substr(quote + 1, end - quote - 1)) + "\">";
    link_open_ = true;
  }

  void end_paragraph() {
    constexpr std::string_view bullet = "\u2022";
    if (link_open_) paragraph_ += "</a>";
    link_open_ = false;
    paragraph_ = without_pictures(paragraph_);
    if (!group_.heading) group_.heading = std::exchange(heading_, std::nullopt);
    if (paragraph_.starts_with(bullet)) {
      is_item_ = true;
      paragraph_.erase(0, bullet.size());
    }
    const std::string tag = group_.heading ? "h" + std::to_string(*group_.heading)
                            : is_item_     ? "li"
                                           : "p";
    if (!paragraph_.empty()) html_ += "<" + tag + ">" + paragraph_ + "</" + tag + ">";
    html_ += '\n';
    paragraph_.clear();
    is_item_ = false;
    heading_.reset();
  }

  std::string_view rest_;
  std::string html_;
  std::string paragraph_;  ///< as HTML
  std::string field_;      ///< the last `\fldinst`
  std::vector<Group> groups_;
  Group group_;
  std::optional<int> heading_;  ///< of the group that ended before its paragraph did
  bool is_item_ = false;
  bool link_open_ = false;
  char32_t high_unit_ = 0;  ///< the first half of a character
};

}  // namespace

bool is_rtf(std::string_view head) { return head.starts_with("{\\rtf"); }

std::string rtf_as_html(std::string_view document) { return Reader(document).html(); }

}  // namespace papers::ingest
