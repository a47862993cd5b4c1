#include "text/latex.hpp"

#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "text/latex_commands.hpp"
#include "text/latex_remnants.hpp"

namespace papers::text {
namespace {

using ascii::is_blank;
using ascii::is_digit;
using ascii::is_letter;

/// One pass over the text; a stack of open groups instead of recursion.
class Rewriter {
 public:
  explicit Rewriter(std::string_view text)
      : text_(text), quotes_are_escaped_(latex::has_escaped_quotes(text)) {
    out_.reserve(text.size());
  }

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  enum class OnClose { keep_brace, drop, add_slash, discard, raise, lower };
  struct Group {
    OnClose on_close;
    std::size_t out_start;
  };

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] char before() const { return at_ == 0 ? '\0' : text_[at_ - 1]; }
  [[nodiscard]] bool follows(std::string_view wanted) const {
    return text_.substr(at_, wanted.size()) == wanted;
  }
  [[nodiscard]] bool in_math() const { return math_end_ != std::string_view::npos; }

  void emit(std::string_view text, std::size_t consumed) {
    out_ += text;
    at_ += consumed;
  }

  void step() {
    switch (peek()) {
      case '\\':
        return backslash();
      case '$':
        return dollar();
      case '{':
        return open_brace();
      case '}':
        return close_brace();
      case '^':
      case '_':
        return script();
      case '`':
        return opening_quotes();
      case '\'':
        return closing_quotes();
      case '-':
        return dashes();
      case '~':
        return tie();
      case 'h':
        if (follows("http://") || follows("https://")) return url();
        break;
      case 't':
      case 'm':
        if (flattened_wrapper()) return;
        if (follows("times")) return flattened_times();
        break;
      case 's':
        if (follows("sim") && is_digit(peek(3)) && !is_letter(before()) && !is_digit(before())) {
          return emit("~", 3);
        }
        break;
      default:
        break;
    }
    emit(text_.substr(at_, 1), 1);
  }

  void url() {
    while (at_ < text_.size() && !is_blank(peek()) && peek() != '}') {
      if (peek() == '\\' && !is_letter(peek(1))) ++at_;
      if (at_ < text_.size()) emit(text_.substr(at_, 1), 1);
    }
  }

  void backslash() {
    const char next = peek(1);
    if (is_letter(next)) return named_command();
    if (next == '"' && quotes_are_escaped_) return emit("\"", 2);
    if (const std::string_view mark = latex::accent_mark(next); !mark.empty() && accent(mark, 2)) {
      return;
    }
    switch (next) {
      case '%':
      case '$':
      case '&':
      case '_':
      case '#':
      case '{':
      case '}':
        return emit(text_.substr(at_ + 1, 1), 2);
      case '\\':
      case ' ':
      case ';':
      case ',':
        return emit(in_math() && next != ' ' ? "" : " ", 2);
      case '!':
      case '/':
      case '-':
      case '(':
      case ')':
      case '[':
      case ']':
        return emit("", 2);
      default:
        return emit("\\", 1);
    }
  }

  /// An accent on the letter after `skip` bytes, in braces or not.
  bool accent(std::string_view mark, std::size_t skip) {
    const bool braced = peek(skip) == '{';
    std::size_t letter = skip + (braced ? 1 : 0);
    while (!braced && peek(letter) == ' ' && is_letter(peek(skip - 1))) ++letter;
    std::size_t size = 1;
    char base = peek(letter);
    if (base == '\\' && (peek(letter + 1) == 'i' || peek(letter + 1) == 'j')) {
      base = peek(letter + 1);
      size = 2;
    }
    if (!is_letter(base) || (braced && peek(letter + size) != '}')) return false;
    const std::string composed = latex::compose(base, mark);
    if (composed.empty()) return false;
    emit(composed, letter + size + (braced ? 1 : 0));
    return true;
  }

  void named_command() {
    std::size_t size = 1;
    while (is_letter(peek(size))) ++size;
    const std::string_view name = text_.substr(at_ + 1, size - 1);
    const latex::Meaning meaning = latex::meaning_of(name);
    const bool has_argument = peek(size) == '{';
    switch (meaning.command) {
      case latex::Command::symbol:
        emit(meaning.text, size);
        if (has_argument) open_group(OnClose::drop);
        return;
      case latex::Command::shorthand:
        emit(meaning.text, size);
        if (peek() == '.') ++at_;
        return;
      case latex::Command::font:
        at_ += size;
        while (is_blank(peek()) && (out_.empty() || is_blank(out_.back()) || !groups_.empty()))
          ++at_;
        return;
      case latex::Command::accent:
        if (!accent(meaning.text, size)) emit(text_.substr(at_, size), size);
        return;
      case latex::Command::fraction:
      case latex::Command::hidden:
      case latex::Command::wrapper:
      case latex::Command::unknown:
        if (!has_argument) {
          const bool stays = meaning.command == latex::Command::unknown;
          return emit(stays ? text_.substr(at_, size) : std::string_view(), size);
        }
        at_ += size;
        open_group(meaning.command == latex::Command::fraction ? OnClose::add_slash
                   : meaning.command == latex::Command::hidden ? OnClose::discard
                                                               : OnClose::drop);
    }
  }

  /// "textbf{x}", "mathcal{x}": the backslash was lost on the way.
  bool flattened_wrapper() {
    if ((!follows("text") && !follows("math")) || is_letter(before())) return false;
    std::size_t size = 4;
    while (size < 7 && is_letter(peek(size))) ++size;
    if (size == 4 || peek(size) != '{') return false;
    at_ += size;
    open_group(OnClose::drop);
    return true;
  }

  /// "256times256", "2times faster", "8 times 8".
  void flattened_times() {
    constexpr std::size_t size = 5;
    const bool attached = is_digit(before()) && !is_letter(peek(size));
    const bool spaced = before() == ' ' && at_ >= 2 && is_digit(text_[at_ - 2]) &&
                        peek(size) == ' ' && is_digit(peek(size + 1));
    emit(attached || spaced ? "×" : "times", size);
  }

  void open_group(OnClose on_close) {
    groups_.push_back({on_close, out_.size()});
    ++at_;
  }

  /// Braces of LaTeX and BibTeX go; those round a list or a phrase are the author's.
  void open_brace() {
    bool grouping = in_math() || peek(1) == '\\' || peek(1) == '{';
    if (!grouping && is_letter(peek(1))) {
      std::size_t size = 1;
      while (size < 40 && (is_letter(peek(size)) || is_digit(peek(size)) || peek(size) == '-')) {
        ++size;
      }
      grouping = peek(size) == '}';
    }
    if (grouping) return open_group(OnClose::drop);
    out_ += '{';
    open_group(OnClose::keep_brace);
  }

  void close_brace() {
    ++at_;
    if (groups_.empty()) {
      out_ += '}';
      return;
    }
    const Group group = groups_.back();
    groups_.pop_back();
    switch (group.on_close) {
      case OnClose::keep_brace:
        out_ += '}';
        return;
      case OnClose::drop:
        return;
      case OnClose::discard:
        out_.resize(group.out_start);
        return;
      case OnClose::raise:
      case OnClose::lower:
        return close_script(group);
      case OnClose::add_slash:
        if (peek() != '{') return;
        out_ += '/';
        return open_group(OnClose::drop);
    }
  }

  void close_script(const Group& group) {
    const bool raise = group.on_close == OnClose::raise;
    const std::string content = out_.substr(group.out_start);
    out_.resize(group.out_start);
    out_ += latex::script(content, raise);
  }

  /// x^2, x^{10}, x_{i}; a bare "_" outside math belongs to a file name or an identifier.
  void script() {
    const bool raise = peek() == '^';
    if (peek(1) == '{') {
      ++at_;
      return open_group(raise ? OnClose::raise : OnClose::lower);
    }
    const std::string_view form = raise ? latex::raised(peek(1)) : latex::lowered(peek(1));
    const bool after_base = is_letter(before()) || is_digit(before()) || before() == ')';
    const bool alone = !is_letter(peek(2)) && !is_digit(peek(2)) && peek(2) != '_';
    if (!form.empty() && (in_math() || (raise && after_base && alone))) return emit(form, 2);
    emit(text_.substr(at_, 1), 1);
  }

  void dollar() {
    if (at_ == math_end_) {
      math_end_ = std::string_view::npos;
      ++at_;
      return;
    }
    if (in_math()) return emit("$", 1);
    if (peek(1) == '$') {
      ++at_;
      if (at_ + 1 < text_.size()) ++at_;
      return;
    }
    math_end_ = latex::find_math_end(text_, at_);
    if (in_math()) {
      ++at_;
    } else {
      emit("$", 1);
    }
  }

  void opening_quotes() {
    if (!follows("``") || peek(2) == '`') return emit("`", 1);
    ++open_quotes_;
    emit("“", 2);
  }

  void closing_quotes() {
    if (!follows("''") || open_quotes_ == 0) return emit("'", 1);
    --open_quotes_;
    emit("”", 2);
  }

  void dashes() {
    std::size_t size = 1;
    while (peek(size) == '-') ++size;
    const bool joined = is_blank(before()) == (is_blank(peek(size)) || peek(size) == '\0');
    const bool dash = joined && at_ > 0 && (size == 2 || size == 3) && !in_math();
    emit(!dash ? text_.substr(at_, size) : size == 2 ? "–" : "—", size);
  }

  void tie() {
    const bool after_word = is_letter(before()) || before() == '.' || before() == ')';
    const bool tied = after_word && (is_letter(peek(1)) || is_digit(peek(1)) || peek(1) == '\\');
    emit(tied || in_math() ? " " : "~", 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Group> groups_;
  std::size_t math_end_ = std::string_view::npos;
  int open_quotes_ = 0;
  bool quotes_are_escaped_;
};

}  // namespace

std::string readable(std::string_view text) {
  return latex::is_plain(text) ? std::string(text) : Rewriter(text).run();
}

}  // namespace papers::text
