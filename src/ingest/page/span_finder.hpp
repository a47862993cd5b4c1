// The scanner behind find_spans: one pass with a stack of what is open; each notation is one
// function.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/page/link_scan.hpp"

namespace papers::ingest::page {

class SpanFinder {
 public:
  SpanFinder(std::string_view text, const Notation& notation) : text_(text), notation_(notation) {}

  std::vector<Span> run();

 private:
  /// What began and may end as a link.
  struct Open {
    std::size_t at;             ///< of its first byte
    std::size_t label;          ///< where its text begins
    bool picture = false;       ///< "!["
    bool tag = false;           ///< "<a"
    std::string_view url = {};  ///< known already: of "<a" and "[[u]["
  };
  static constexpr auto npos = std::string_view::npos;
  /// How far the end of a link is looked for. Where looking has failed often, the text is made of
  /// brackets, and the look is short: reading stays linear.
  static constexpr std::size_t reach_bytes = 4096;
  static constexpr std::size_t short_reach_bytes = 64;
  static constexpr std::size_t most_failures = 64;
  static constexpr std::size_t most_open = 64;

  [[nodiscard]] std::string_view rest(std::size_t from) const {
    return text_.substr(from, failures_ < most_failures ? reach_bytes : short_reach_bytes);
  }
  bool failed() {
    ++failures_;
    return false;
  }
  [[nodiscard]] char before(std::size_t at) const { return at == 0 ? '\n' : text_[at - 1]; }
  // Each returns whether the mark at at_ was taken, and at_ moved behind it.
  bool step(char c);
  bool open_bracket();
  bool close_bracket();
  /// "[url=u]", "[/url]", "[li]" of forums: tags in square brackets.
  bool read_bbcode(const Span& tag, std::string_view inside);
  /// "[[u]" of "[[u][t]]": what follows is the text.
  bool is_second_half(std::string_view behind);
  /// Notations in double brackets.
  bool read_double(Span& span, std::string_view inside, std::string_view behind);
  /// "[t](u)"
  bool read_inline(Span& span, std::string_view behind);
  /// "[t][n]", "[t][label]", "[t][]"
  bool read_reference(Span& span, std::string_view inside, std::string_view behind);
  /// Whether `inside` is the text of the link `number`, not a number or a picture before another.
  static bool is_labelled(std::string_view inside, unsigned number);
  /// "[u]", "[u t]", "[t|u]"
  bool read_inner_target(Span& span, std::string_view inside);
  /// "u[t]", "link:u[t]", "image:u[alt]"
  bool read_word_before(Span& span);
  /// "[t]{.class}": the text stays, its brackets go.
  bool read_attributed(const Span& span, std::string_view behind);
  bool read_shortcut(Span& span, std::string_view inside);
  bool read_angle();
  /// "<https://…>", "<https://… text>"
  bool read_angled_address(std::string_view inside, std::size_t end);
  bool read_tag();
  /// The end of the innermost tag that is open, `close` its mark.
  bool close_anchor(const Span& close);
  /// "`t <u>`__"
  bool read_rest_link();
  /// The `"` of `"t":u` that closes.
  bool read_quoted_link();
  /// "t (u)"
  bool read_round_address();
  /// "{{src|alt}}", "{img src=…}", "{anchor:x}[t|u]"
  bool read_braces();
  /// "|image12|"
  bool read_substitution();
  /// "!src!", "!src(alt)!"
  bool read_exclaimed_picture();
  /// Takes `span` in, in place of those inside it.
  bool put(const Span& span);

  std::string_view text_;
  const Notation& notation_;
  std::size_t at_ = 0;
  std::size_t failures_ = 0;
  std::size_t next_close_ = 0;     ///< of the first ">" from at_ on, once looked for
  std::size_t quote_ = npos;       ///< the last `"`
  std::size_t line_quote_ = npos;  ///< the last that began a line
  std::vector<Open> open_;
  std::vector<Span> spans_;
};

}  // namespace papers::ingest::page
