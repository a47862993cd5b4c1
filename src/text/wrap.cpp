#include <utility>

#include "text/escape.hpp"
#include "text/graphemes.hpp"
#include "text/width.hpp"

namespace papers::text {
namespace {

bool is_wide_text(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

/// Closing marks of East Asian text, which do not begin a line.
bool closes(char32_t c) {
  constexpr std::u32string_view marks =
      U"、。，．！？：；）」』】》〉〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
  return marks.find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) {
  constexpr std::u32string_view marks = U"（「『【《〈〔［｛";
  return marks.find(c) != std::u32string_view::npos;
}

bool may_break_between(char32_t before, char32_t after) {
  return (is_wide_text(before) || is_wide_text(after)) && !closes(after) && !opens(before);
}

char32_t first_codepoint(std::string_view text) { return next_codepoint(text); }

/// Removes from `word` what must stay on one line: all of it, or up to a break in CJK text.
Grapheme next_piece(std::string_view& word) {
  if (is_printable_ascii(word)) {
    const std::string_view piece = std::exchange(word, {});
    return {piece, static_cast<int>(piece.size())};
  }
  std::string_view rest = word;
  Grapheme last = next_grapheme(rest);
  int width = last.width_cols;
  while (!rest.empty() && !may_break_between(first_codepoint(last.bytes), first_codepoint(rest))) {
    last = next_grapheme(rest);
    width += last.width_cols;
  }
  const std::string_view piece = word.substr(0, word.size() - rest.size());
  word = rest;
  return {piece, width};
}

class Lines {
 public:
  explicit Lines(int limit_cols) : limit_cols_(limit_cols) {}

  void add_word(std::string_view word) {
    bool blank_before = true;
    if (is_web_url(word)) {
      place({word, width_cols(word)}, blank_before);
      return;
    }
    while (!word.empty()) {
      const Grapheme piece = next_piece(word);
      if (piece.width_cols > limit_cols_) {
        split(piece.bytes, blank_before);
      } else {
        place(piece, blank_before);
      }
      blank_before = false;
    }
  }

  std::vector<std::string> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  void place(const Grapheme& piece, bool blank_before) {
    const int gap = blank_before && !line_.empty() ? 1 : 0;
    if (!line_.empty() && used_cols_ + gap + piece.width_cols > limit_cols_) {
      end_line();
    } else if (gap == 1) {
      line_ += ' ';
      ++used_cols_;
    }
    line_ += piece.bytes;
    used_cols_ += piece.width_cols;
  }

  /// A word longer than a line, cut where the line is full.
  void split(std::string_view word, bool blank_before) {
    while (!word.empty()) {
      place(next_grapheme(word), blank_before);
      blank_before = false;
    }
  }

  void end_line() {
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
    used_cols_ = 0;
  }

  int limit_cols_;
  int used_cols_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, int limit_cols) {
  const std::string flat = squeeze(text);
  Lines lines(limit_cols < 1 ? 1 : limit_cols);
  for (std::string_view rest = flat; !rest.empty();) {
    const std::size_t end = rest.find(' ');
    lines.add_word(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return lines.take();
}

}  // namespace papers::text
