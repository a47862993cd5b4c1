#include "ingest/page/entry_runs.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/markup_parts.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

bool is_word(char c) { return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii_punctuation(char c) { return c > ' ' && c < 0x7F && !is_word(c); }

class RunReader {
 public:
  explicit RunReader(std::string_view markdown) : text_(markdown) {}

  std::vector<Run> run() {
    const Notation notation{true, false};
    for (const Span& span : find_spans(text_, notation)) {
      if (span.begin < at_) continue;
      read_text(span.begin);
      read_span(span);
      at_ = span.end;
    }
    read_text(text_.size());
    flush();
    return std::move(runs_);
  }

 private:
  void read_span(const Span& span) {
    switch (span.kind) {
      case Span::Kind::link:
        return read_link(span);
      case Span::Kind::address:
        flush();
        current_.text = current_.url = std::string(span.url);
        return flush();
      case Span::Kind::mark:
        return read_tag(text_.substr(span.begin, span.end - span.begin));
      case Span::Kind::reference:
        return read_plain(text_.substr(span.begin, span.end - span.begin));
      case Span::Kind::picture:
        return;
    }
  }

  void read_link(const Span& span) {
    flush();
    const std::string_view label =
        text_.substr(span.label_begin, span.label_end - span.label_begin);
    std::vector<Run> inside = label.empty() ? std::vector<Run>() : RunReader(label).run();
    if (inside.empty()) inside.emplace_back();
    for (Run& one : inside) {
      one.url = std::string(span.url);
      one.strong = one.strong || current_.strong;
      one.slanted = one.slanted || current_.slanted;
      runs_.push_back(std::move(one));
    }
  }

  void read_tag(std::string_view tag) {
    if (!tag.starts_with('<')) return;
    const bool closes = tag.starts_with("</");
    const std::string_view name = tag_name(tag.substr(1));
    using Dress = bool Run::*;
    const auto set = [&](Dress dress) {
      flush();
      current_.*dress = !closes;
    };
    if (name == "b" || name == "strong") return set(&Run::strong);
    if (name == "i" || name == "em") return set(&Run::slanted);
    if (name == "summary") return set(&Run::summary);
    constexpr std::array<std::string_view, 7> inline_tags = {"span", "sub",    "sup", "a",
                                                             "time", "button", "svg"};
    if (std::find(inline_tags.begin(), inline_tags.end(), name) == inline_tags.end()) {
      current_.text += '\n';
    }
  }

  /// The text up to `end`, in which only emphasis and escapes are markup.
  void read_text(std::size_t end) {
    while (at_ < end) {
      const char c = text_[at_];
      if (c == '\\' && is_ascii_punctuation(after(1))) {
        current_.text += after(1);
        at_ += 2;
      } else if ((c == '*' || c == '_' || c == '\'') && emphasis(c)) {
      } else if (c == '&' && read_reference()) {
      } else if (c == '`') {
        ++at_;
      } else if (c == 'h' && !is_word(before()) && read_bare_address(end)) {
      } else {
        current_.text += c == '\t' ? ' ' : c;
        ++at_;
      }
    }
  }

  bool read_bare_address(std::size_t end) {
    std::string_view url = text_.substr(at_, end - at_);
    if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
    url = url.substr(0, url.find_first_of(" \n\t)>]|\"*"));
    while (url.ends_with('.') || url.ends_with(',') || url.ends_with(';')) url.remove_suffix(1);
    flush();
    current_.text = current_.url = std::string(url);
    flush();
    at_ += url.size();
    return true;
  }

  bool read_reference() {
    std::string_view rest = text_.substr(at_);
    if (!take_reference(rest, current_.text)) return false;
    at_ = text_.size() - rest.size();
    return true;
  }

  void read_plain(std::string_view text) { current_.text += text; }

  [[nodiscard]] char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }
  [[nodiscard]] char after(std::size_t size) const {
    return at_ + size < text_.size() ? text_[at_ + size] : ' ';
  }

  /// Takes off marks of emphasis: a run that leans on the word after it or before it. `A*` and
  /// snake_case stay because nothing opened what they would close.
  bool emphasis(char mark) {
    std::size_t size = 1;
    while (after(size) == mark) ++size;
    const bool wiki = mark == '\'';  // one more than of other marks: "''slanted''"
    if (wiki && size < 2) return false;
    if (size > 3) {  // a rule or a row of stars
      current_.text.append(size, mark);
      at_ += size;
      return true;
    }
    const bool opens = !is_word(before()) && !ascii::is_blank(after(size));
    const bool closes = !ascii::is_blank(before()) && !is_word(after(size));
    std::size_t& open = open_[wiki ? 2 : mark == '*' ? 0 : 1];
    if (open == size && (closes || mark == '*')) {
      open = 0;
    } else if (open == 0 && opens && closes_later(mark, size)) {
      open = size;
    } else {
      return false;
    }
    flush();
    current_.strong = open_[0] >= 2 || open_[1] >= 2 || open_[2] == 3;
    current_.slanted = open_[0] % 2 == 1 || open_[1] % 2 == 1 || open_[2] == 2;
    at_ += size;
    return true;
  }

  [[nodiscard]] bool closes_later(char mark, std::size_t size) {
    constexpr std::size_t reach_bytes = 2048;
    constexpr int most_failures = 500;  // keeps a text full of lone marks linear
    if (failures_ >= most_failures) return false;
    const std::string run(size, mark);
    const std::string_view reach = text_.substr(0, std::min(text_.size(), at_ + reach_bytes));
    std::size_t found = at_ + size;
    for (int tries = 0; tries < 8; ++tries) {
      found = reach.find(run, found);
      if (found == std::string_view::npos) break;
      const char next = found + size < text_.size() ? text_[found + size] : ' ';
      if (!ascii::is_blank(text_[found - 1]) && (!is_word(next) || mark == '*')) return true;
      found += size;
    }
    ++failures_;
    return false;
  }

  void flush() {
    if (!current_.text.empty()) runs_.push_back(current_);
    current_.text.clear();
    current_.url.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::array<std::size_t, 3> open_{};  // of "*", "_" and "'"
  int failures_ = 0;
  Run current_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Run> read_runs(std::string_view markdown) { return RunReader(markdown).run(); }

std::vector<Run> join_emphasis(std::vector<Run> runs) {
  const auto is_plain = [](const Run& run) { return run.url.empty() && !run.strong; };
  std::vector<Run> joined;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = runs[i];
    const bool between =
        !joined.empty() && i + 1 < runs.size() && is_plain(joined.back()) && is_plain(runs[i + 1]);
    if (between && run.strong && run.url.empty()) {
      std::string& before = joined.back().text;
      const std::string& behind = runs[i + 1].text;
      const bool within = before.size() > 1 && before.back() == ' ' &&
                          ascii::is_letter(before[before.size() - 2]) && behind.size() > 1 &&
                          behind[0] == ' ' && ascii::is_lower(behind[1]);
      if (within && std::count(run.text.begin(), run.text.end(), ' ') <= 1) {
        before += run.text + behind;
        ++i;
        continue;
      }
    }
    joined.push_back(std::move(run));
  }
  return joined;
}

std::string plain_text(const std::vector<Run>& runs) {
  std::string said;
  std::string shown;
  for (const Run& run : runs) (run.summary ? shown : said) += run.text;
  std::string text = text::squeeze(said);
  return text.empty() ? text::squeeze(shown) : text;
}

}  // namespace papers::ingest::page
