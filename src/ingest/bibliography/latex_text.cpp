#include "ingest/bibliography/latex_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/bibliography/latex_text_tables.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

template <std::size_t Size>
bool is_one_of(const std::string_view (&list)[Size], std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

using ascii::is_blank;
using ascii::is_letter;

template <std::size_t Size>
const Replacement* find(const std::array<Replacement, Size>& table, std::string_view name) {
  for (const Replacement& entry : table) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::string composed(const std::string& text) {
  utf8proc_uint8_t* mapped = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  if (mapped == nullptr) return text;
  std::string result(reinterpret_cast<const char*>(mapped));
  std::free(mapped);
  return result;
}

class LatexReader {
 public:
  explicit LatexReader(std::string_view latex) : latex_(latex) {}

  std::string run() {
    while (at_ < latex_.size()) step();
    return composed_ ? composed(out_) : out_;
  }

 private:
  [[nodiscard]] char ahead(std::size_t distance) const {
    return at_ + distance < latex_.size() ? latex_[at_ + distance] : '\0';
  }

  void step() {
    const char c = latex_[at_];
    switch (c) {
      case '\\':
        return command();
      case '$':
        return mathematics();
      case '{':
        kept_braces_.push_back(false);
        ++at_;
        return;
      case '}':
        return close_brace();
      case '~':
        return put(" ", 1);
      case '-':
        if (ahead(1) == '-' && ahead(2) == '-') return put("—", 3);
        if (ahead(1) == '-') return put("–", 2);
        return put("-", 1);
      case '`':
        if (ahead(1) == '`') return put("“", 2);
        ++open_quotes_;
        return put("‘", 1);
      case '\'':
        if (ahead(1) == '\'') return put("”", 2);
        return closing_quote();
      case ',':
        // T1's „, unless it is a comma typed twice.
        if (ahead(1) == ',' && !is_blank(ahead(2)) && (at_ == 0 || is_blank(latex_[at_ - 1]))) {
          return put("„", 2);
        }
        return put(",", 1);
      default:
        out_ += c;
        ++at_;
    }
  }

  void put(std::string_view text, std::size_t consumed) {
    out_ += text;
    at_ += consumed;
  }

  /// An apostrophe, or the end of `…'.
  void closing_quote() {
    const bool in_word = is_letter(ahead(1));
    if (open_quotes_ == 0 || in_word) return put("'", 1);
    --open_quotes_;
    put("’", 1);
  }

  void close_brace() {
    ++at_;
    if (!quoted_at_.empty() && quoted_at_.back() == kept_braces_.size()) {
      quoted_at_.pop_back();
      out_ += "”";
    }
    const bool kept = !kept_braces_.empty() && kept_braces_.back();
    if (!kept_braces_.empty()) kept_braces_.pop_back();
    if (kept) out_ += '}';
  }

  /// `\(…\)` and `\[…\]` verbatim. False when they do not end.
  bool escaped_mathematics() {
    const std::string_view closes = ahead(1) == '(' ? "\\)" : "\\]";
    if (no_more_escaped_math_) return false;
    const std::size_t end = latex_.find(closes, at_ + 2);
    no_more_escaped_math_ = end == std::string_view::npos;
    if (no_more_escaped_math_) return false;
    put(latex_.substr(at_, end + 2 - at_), end + 2 - at_);
    return true;
  }

  /// Passes over `{…}` at the reading place, braces counted.
  void skip_argument() {
    while (is_blank(ahead(0))) ++at_;
    if (ahead(0) != '{') return;
    int depth = 0;
    do {
      if (ahead(0) == '{') ++depth;
      if (ahead(0) == '}') --depth;
      ++at_;
    } while (at_ < latex_.size() && depth > 0);
  }

  /// `$…$` verbatim; a lone dollar is a dollar.
  void mathematics() {
    std::size_t end = at_ + 1;
    while (end < latex_.size() && latex_[end] != '$') end += latex_[end] == '\\' ? 2U : 1U;
    if (no_more_math_ || end >= latex_.size()) {
      no_more_math_ = true;
      return put("$", 1);
    }
    put(latex_.substr(at_, end + 1 - at_), end + 1 - at_);
  }

  void command() {
    std::size_t size = 1;
    while (is_letter(ahead(size))) ++size;
    if (size == 1 && at_ + 1 < latex_.size()) size = 2;
    const std::string_view name = latex_.substr(at_ + 1, size - 1);
    if (const Replacement* accent = find(accents, name); accent && accented(*accent, size)) return;
    if (const Replacement* character = find(characters, name)) {
      at_ += size;
      out_ += character->text;
      if (is_letter(name.empty() ? '\0' : name.front())) end_of_name();
      return;
    }
    if ((name == "(" || name == "[") && escaped_mathematics()) return;
    // \noop, \noopsort, \SortNoop: what they hold only sorts.
    const bool is_no_operation = ascii::lower(name).find("noop") != std::string::npos;
    if (is_no_operation || is_one_of(hidden_commands, name)) {
      at_ += size;
      return skip_argument();
    }
    if (is_one_of(style_commands, name)) {
      at_ += size;
      while (is_blank(ahead(0))) ++at_;
      return;
    }
    if (is_one_of(quoting_commands, name) && ahead(size) == '{') {
      at_ += size + 1;
      out_ += "“";
      kept_braces_.push_back(false);
      quoted_at_.push_back(kept_braces_.size());
      return;
    }
    out_ += latex_.substr(at_, size);
    at_ += size;
    if (ahead(0) == '{') {
      out_ += '{';
      kept_braces_.push_back(true);
      ++at_;
    }
  }

  /// TeX swallows blanks after the name of a command; `{}` ends one without them.
  void end_of_name() {
    if (ahead(0) == '{' && ahead(1) == '}') {
      at_ += 2;
    } else {
      while (is_blank(ahead(0))) ++at_;
    }
  }

  /// `\'e`, `\'{e}`, `\' e`, `\c c`, `\'{\i}`: the letter, then the mark. False when no letter
  /// follows that could carry one.
  bool accented(const Replacement& accent, std::size_t size) {
    std::string_view rest = latex_.substr(at_ + size);
    constexpr int deepest = 8;
    const std::string base = carrier(accent, rest, deepest);
    if (base.empty()) return false;
    out_ += base;
    out_ += accent.text;
    composed_ = true;
    at_ = latex_.size() - rest.size();
    return true;
  }

  /// What carries `accent`: the letter at the front of `rest`, in braces or not, with marks of its
  /// own: `\~{\^e}`. Consumed; empty when there is none.
  static std::string carrier(const Replacement& accent, std::string_view& rest, int depth) {
    const bool named = is_letter(accent.name.front());
    if (named && !rest.empty() && !is_blank(rest.front()) && rest.front() != '{') return {};
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    return letter(rest, depth);
  }

  static std::string letter(std::string_view& rest, int depth) {
    if (rest.empty() || depth == 0) return {};
    if (rest.front() == '{') {
      rest.remove_prefix(1);
      std::string inside = letter(rest, depth - 1);
      if (!rest.starts_with('}')) return {};
      rest.remove_prefix(1);
      return inside;
    }
    std::string base;
    if (rest.front() != '\\') {
      const bool is_text =
          is_letter(rest.front()) || static_cast<unsigned char>(rest.front()) >= 0x80;
      if (is_text) text::append_codepoint(base, text::next_codepoint(rest));
      return base;
    }
    std::size_t size = 1;
    while (size < rest.size() && is_letter(rest[size])) ++size;
    const std::string_view name = rest.substr(1, std::max<std::size_t>(size, 2) - 1);
    rest.remove_prefix(1 + name.size());
    if (const Replacement* accent = find(accents, name)) {
      base = carrier(*accent, rest, depth - 1);
      return base.empty() ? base : base.append(accent->text);
    }
    if (name == "i" || name == "j") return std::string(name);
    const Replacement* character = find(characters, name);
    return character != nullptr && is_letter(name.empty() ? '\0' : name.front())
               ? std::string(character->text)
               : base;
  }

  std::string_view latex_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<bool> kept_braces_;       ///< of the open groups: those of unknown commands stay
  std::vector<std::size_t> quoted_at_;  ///< depths of groups at whose end a quotation ends
  int open_quotes_ = 0;                 ///< of ` that no ' has closed
  bool no_more_math_ = false;
  bool no_more_escaped_math_ = false;
  bool composed_ = false;
};

}  // namespace

std::string latex_to_text(std::string_view latex) {
  if (latex.find_first_of("\\{}$~`'-,") == std::string_view::npos) return std::string(latex);
  return LatexReader(latex).run();
}

std::string latex_to_url(std::string_view latex) {
  std::string url;
  bool in_href = false;
  for (std::size_t i = 0; i < latex.size(); ++i) {
    const std::string_view rest = latex.substr(i);
    in_href = in_href || rest.starts_with("\\href");
    if (in_href && rest.starts_with("}{")) {
      url += ' ';  // the text of the link
      in_href = false;
    } else if (rest.starts_with("\\url")) {
      i += 3;
    } else if (rest.starts_with("\\textasciitilde")) {
      url += '~';
      i += std::string_view("\\textasciitilde").size() - 1;
    } else if (latex[i] == '\\' && i + 1 < latex.size() && !is_letter(latex[i + 1])) {
      url += latex[++i];
    } else if (latex[i] != '{' && latex[i] != '}') {
      url += latex[i];
    }
  }
  return std::string(text::trim(url));
}

}  // namespace papers::ingest
