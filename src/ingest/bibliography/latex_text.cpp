#include "ingest/bibliography/latex_text.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "base/ascii.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

struct Replacement {
  std::string_view name;
  std::string_view text;
};

constexpr std::array accents = {
    Replacement{"`", "\u0300"}, Replacement{"'", "\u0301"},  Replacement{"^", "\u0302"},
    Replacement{"~", "\u0303"}, Replacement{"=", "\u0304"},  Replacement{"u", "\u0306"},
    Replacement{".", "\u0307"}, Replacement{"\"", "\u0308"}, Replacement{"r", "\u030A"},
    Replacement{"H", "\u030B"}, Replacement{"v", "\u030C"},  Replacement{"d", "\u0323"},
    Replacement{"c", "\u0327"}, Replacement{"k", "\u0328"},  Replacement{"b", "\u0331"},
};

constexpr std::array characters = {
    Replacement{"ss", "ß"},
    Replacement{"ae", "æ"},
    Replacement{"AE", "Æ"},
    Replacement{"oe", "œ"},
    Replacement{"OE", "Œ"},
    Replacement{"o", "ø"},
    Replacement{"O", "Ø"},
    Replacement{"l", "ł"},
    Replacement{"L", "Ł"},
    Replacement{"aa", "å"},
    Replacement{"AA", "Å"},
    Replacement{"i", "ı"},
    Replacement{"j", "ȷ"},
    Replacement{"dh", "ð"},
    Replacement{"DH", "Ð"},
    Replacement{"th", "þ"},
    Replacement{"TH", "Þ"},
    Replacement{"ng", "ŋ"},
    Replacement{"dj", "đ"},
    Replacement{"DJ", "Đ"},
    Replacement{"textbackslash", "\\"},
    Replacement{"textasciitilde", "~"},
    Replacement{"textasciicircum", "^"},
    Replacement{"textless", "<"},
    Replacement{"textgreater", ">"},
    Replacement{"textbar", "|"},
    Replacement{"textbraceleft", "{"},
    Replacement{"textbraceright", "}"},
    Replacement{"textdollar", "$"},
    Replacement{"textunderscore", "_"},
    Replacement{"textendash", "–"},
    Replacement{"textemdash", "—"},
    Replacement{"textquoteleft", "‘"},
    Replacement{"textquoteright", "’"},
    Replacement{"textquotedblleft", "“"},
    Replacement{"textquotedblright", "”"},
    Replacement{"textquotesingle", "'"},
    Replacement{"textquotedbl", "\""},
    Replacement{"textasciigrave", "`"},
    Replacement{"textperiodcentered", "·"},
    Replacement{"textbullet", "•"},
    Replacement{"textellipsis", "…"},
    Replacement{"ldots", "…"},
    Replacement{"dots", "…"},
    Replacement{"textdegree", "°"},
    Replacement{"textregistered", "®"},
    Replacement{"texttrademark", "™"},
    Replacement{"copyright", "©"},
    Replacement{"S", "§"},
    Replacement{"LaTeX", "LaTeX"},
    Replacement{"TeX", "TeX"},
    Replacement{"BibTeX", "BibTeX"},
    Replacement{"&", "&"},
    Replacement{"%", "%"},
    Replacement{"$", "$"},
    Replacement{"#", "#"},
    Replacement{"_", "_"},
    Replacement{"{", "{"},
    Replacement{"}", "}"},
    Replacement{" ", " "},
    Replacement{",", " "},
    Replacement{";", " "},
    Replacement{":", " "},
    Replacement{"\\", " "},
    Replacement{"-", ""},
    Replacement{"/", ""},
    Replacement{"@", ""},
    Replacement{"!", ""},
    Replacement{"newline", " "},
    Replacement{"quad", " "},
    Replacement{"textnumero", "№"},
    Replacement{"textmu", "µ"},
};

constexpr std::array<std::string_view, 27> style_commands = {
    "emph",     "textit",  "textbf",  "texttt",   "textsc", "textrm", "textsf",
    "textsl",   "textup",  "textmd",  "text",     "mbox",   "url",    "em",
    "it",       "bf",      "sc",      "tt",       "rm",     "sf",     "sl",
    "bfseries", "itshape", "scshape", "ttfamily", "relax",  "protect"};

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
        return ahead(1) == '`' ? put("“", 2) : put("`", 1);
      case '\'':
        return ahead(1) == '\'' ? put("”", 2) : put("'", 1);
      default:
        out_ += c;
        ++at_;
    }
  }

  void put(std::string_view text, std::size_t consumed) {
    out_ += text;
    at_ += consumed;
  }

  void close_brace() {
    ++at_;
    const bool kept = !kept_braces_.empty() && kept_braces_.back();
    if (!kept_braces_.empty()) kept_braces_.pop_back();
    if (kept) out_ += '}';
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
    for (const std::string_view style : style_commands) {
      if (name != style) continue;
      at_ += size;
      while (is_blank(ahead(0))) ++at_;
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
    std::size_t letter = at_ + size;
    const bool named = is_letter(accent.name.front());
    std::size_t spaces = letter;
    while (spaces < latex_.size() && is_blank(latex_[spaces])) ++spaces;
    if (named && spaces == letter && letter < latex_.size() && latex_[letter] != '{') return false;
    letter = spaces;
    bool braced = false;
    if (letter < latex_.size() && latex_[letter] == '{') {
      braced = true;
      ++letter;
    }
    std::string_view rest = latex_.substr(std::min(letter, latex_.size()));
    std::string base;
    if (rest.starts_with("\\i") || rest.starts_with("\\j")) {
      if (rest.size() > 2 && is_letter(rest[2])) return false;
      base = rest.substr(1, 1);
      rest.remove_prefix(2);
    } else if (!rest.empty() &&
               (is_letter(rest.front()) || static_cast<unsigned char>(rest.front()) >= 0x80)) {
      text::append_codepoint(base, text::next_codepoint(rest));
    } else {
      return false;
    }
    if (braced) {
      if (!rest.starts_with('}')) return false;
      rest.remove_prefix(1);
    }
    out_ += base;
    out_ += accent.text;
    composed_ = true;
    at_ = latex_.size() - rest.size();
    return true;
  }

  std::string_view latex_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<bool> kept_braces_;  ///< of the open groups: those of unknown commands stay
  bool no_more_math_ = false;
  bool composed_ = false;
};

}  // namespace

std::string latex_to_text(std::string_view latex) {
  if (latex.find_first_of("\\{}$~`'-") == std::string_view::npos) return std::string(latex);
  return LatexReader(latex).run();
}

std::string latex_to_url(std::string_view latex) {
  std::string url;
  for (std::size_t i = 0; i < latex.size(); ++i) {
    const std::string_view rest = latex.substr(i);
    if (rest.starts_with("\\url")) {
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
