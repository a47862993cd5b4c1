#include "search/lexer.hpp"

#include "search/fields.hpp"
#include "text/utf8.hpp"

namespace papers::search {
namespace {

using Kind = Token::Kind;

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Token> run() {
    while (at_ < query_.size()) step();
    pair_parentheses();
    return std::move(tokens_);
  }

 private:
  // The code point at `at` and where the next one starts.
  struct Point {
    char32_t code;
    std::size_t next;
  };
  [[nodiscard]] Point point(std::size_t at) const {
    std::string_view rest = query_.substr(at);
    const char32_t code = text::next_codepoint(rest);
    return {code, query_.size() - rest.size()};
  }

  void add(Kind kind, std::size_t first, std::size_t last) {
    tokens_.push_back({kind, query_.substr(first, last - first), first, false, false});
  }

  void step() {
    const Point here = point(at_);
    if (text::is_white_space(here.code)) {
      at_ = here.next;
    } else if (is_quote(here.code)) {
      phrase(here.next);
    } else if (here.code == '(' || here.code == ')') {
      add(here.code == '(' ? Kind::open : Kind::close, at_, here.next);
      at_ = here.next;
    } else if (here.code == '-' && negates(here.next)) {
      add(Kind::minus, at_, here.next);
      at_ = here.next;
    } else if (!field()) {
      word();
    }
  }

  // "-x" excludes; "--x", "- x" and a lone "-" are punctuation.
  [[nodiscard]] bool negates(std::size_t next) const {
    if (next >= query_.size()) return false;
    const char32_t code = point(next).code;
    return code != '-' && code != ')' && !text::is_white_space(code);
  }

  void phrase(std::size_t first) {
    if (unclosed_) {
      at_ = first;
      return;
    }
    for (std::size_t at = first; at < query_.size();) {
      const Point here = point(at);
      if (is_quote(here.code)) {
        add(Kind::phrase, first, at);
        at_ = here.next;
        return;
      }
      at = here.next;
    }
    // No later quote can have a partner either: remembered, so that a paste full of them stays
    // linear.
    unclosed_ = true;
    at_ = first;
  }

  bool field() {
    std::size_t end = at_;
    while (end < query_.size() && query_[end] >= 'a' && query_[end] <= 'z') ++end;
    if (end == at_ || end >= query_.size() || query_[end] != ':') return false;
    const Field* found = find_field(query_.substr(at_, end - at_));
    if (found == nullptr) return false;
    add(Kind::field, at_, end);
    at_ = end + 1;
    if (at_ >= query_.size()) return true;
    const char32_t next = point(at_).code;
    tokens_.back().glued = !text::is_white_space(next);
    // Values of other kinds (">50", "..10", "-", "a/b") are no words: taken as they stand.
    if (found->kind != FieldKind::words && tokens_.back().glued && !is_quote(next)) raw_value();
    return true;
  }

  void raw_value() {
    const std::size_t first = at_;
    while (at_ < query_.size()) {
      const Point here = point(at_);
      if (text::is_white_space(here.code) || here.code == ')' || here.code == '(') break;
      at_ = here.next;
    }
    if (at_ > first) add(Kind::word, first, at_);
  }

  void word() {
    const std::size_t first = at_;
    int open = 0;
    while (at_ < query_.size()) {
      const Point here = point(at_);
      if (text::is_white_space(here.code) || is_quote(here.code)) break;
      // "f(x)" is a word with its parentheses; a ")" that it did not open ends it.
      if (here.code == '(') ++open;
      if (here.code == ')' && open-- == 0) break;
      at_ = here.next;
    }
    classify(first);
  }

  void classify(std::size_t first) {
    const std::string_view text = query_.substr(first, at_ - first);
    if (text == "OR") return add(Kind::either, first, at_);
    if (text == "AND") return add(Kind::both, first, at_);
    if (text == "NOT") return add(Kind::negate, first, at_);
    if (text == "NEAR" || text.starts_with("NEAR/")) return add(Kind::near, first, at_);
    add(Kind::word, first, at_);
    if (text.size() > 1 && text.back() == '*') {
      tokens_.back().text.remove_suffix(1);
      tokens_.back().prefix = true;
    }
  }

  // Drops what has no partner, then groups around nothing, inside out.
  void pair_parentheses() {
    std::vector<bool> keep(tokens_.size(), true);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Kind::open) open.push_back(i);
      if (tokens_[i].kind != Kind::close) continue;
      keep[i] = !open.empty();
      if (!open.empty()) open.pop_back();
    }
    for (const std::size_t i : open) keep[i] = false;
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!keep[i]) continue;
      if (tokens_[i].kind == Kind::close && !kept.empty() && kept.back().kind == Kind::open) {
        kept.pop_back();
      } else {
        kept.push_back(tokens_[i]);
      }
    }
    tokens_ = std::move(kept);
  }

  std::string_view query_;
  std::size_t at_ = 0;
  bool unclosed_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

bool is_quote(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E; }

std::vector<Token> lex(std::string_view query) { return Lexer(query).run(); }

}  // namespace papers::search
