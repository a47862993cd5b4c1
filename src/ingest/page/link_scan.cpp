#include "ingest/page/link_scan.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/block.hpp"
#include "ingest/page/markup_parts.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr auto npos = std::string_view::npos;

/// How far the end of a link is looked for. Where looking has failed often, the text is made of
/// brackets, and the look is short: reading stays linear.
constexpr std::size_t reach_bytes = 4096;
constexpr std::size_t short_reach_bytes = 64;
constexpr std::size_t most_failures = 64;
constexpr std::size_t most_open = 64;

/// One pass with a stack of what is open; each notation is one function.
class SpanFinder {
 public:
  SpanFinder(std::string_view text, const Notation& notation) : text_(text), notation_(notation) {}

  std::vector<Span> run() {
    constexpr std::string_view marks = "[]\\<`\"({|!";
    for (at_ = text_.find_first_of(marks); at_ < text_.size();
         at_ = text_.find_first_of(marks, at_)) {
      if (!step(text_[at_])) ++at_;
    }
    return std::move(spans_);
  }

 private:
  /// What began and may end as a link.
  struct Open {
    std::size_t at;             ///< of its first byte
    std::size_t label;          ///< where its text begins
    bool picture = false;       ///< "!["
    bool tag = false;           ///< "<a"
    std::string_view url = {};  ///< known already: of "<a" and "[[u]["
  };

  [[nodiscard]] std::string_view rest(std::size_t from) const {
    return text_.substr(from, failures_ < most_failures ? reach_bytes : short_reach_bytes);
  }
  bool failed() {
    ++failures_;
    return false;
  }
  [[nodiscard]] char before(std::size_t at) const { return at == 0 ? '\n' : text_[at - 1]; }
  [[nodiscard]] bool starts_word(std::size_t at) const {
    return std::string_view(" \n([*_").find(before(at)) != npos;
  }

  /// Whether the mark at at_ was taken, and at_ moved behind it.
  bool step(char c) {
    switch (c) {
      case '\\':
        ++at_;
        return false;
      case '[':
        return open_bracket();
      case ']':
        return close_bracket();
      case '<':
        return read_angle();
      case '`':
        return read_rest_link();
      case '"':
        return read_quoted_link();
      case '(':
        return read_round_address();
      case '{':
        return read_braces();
      case '|':
        return read_substitution();
      default:
        return read_exclaimed_picture();
    }
  }

  bool open_bracket() {
    if (open_.size() == most_open) open_.erase(open_.begin());
    const bool picture = before(at_) == '!';
    open_.push_back({picture ? at_ - 1 : at_, at_ + 1, picture});
    return false;
  }

  bool close_bracket() {
    if (open_.empty() || open_.back().tag) return false;
    const Open open = open_.back();
    const std::string_view behind = text_.substr(at_ + 1);
    const std::string_view inside = text_.substr(open.label, at_ - open.label);
    if (is_second_half(behind)) return true;
    open_.pop_back();
    Span span{open.picture ? Span::Kind::picture : Span::Kind::link,
              open.at,
              at_ + 1,
              open.label,
              at_,
              {},
              0};
    return read_double(span, inside, behind) || read_inline(span, behind) ||
           read_reference(span, inside, behind) || read_inner_target(span, inside) ||
           read_word_before(span) || read_attributed(span, behind) || read_shortcut(span, inside);
  }

  /// "[[u]" of "[[u][t]]": what follows is the text.
  bool is_second_half(std::string_view behind) {
    if (open_.size() < 2) return false;
    Open& outer = open_[open_.size() - 2];
    const Open inner = open_.back();
    if (inner.at != outer.at + 1 || outer.tag || inner.picture) return false;
    if (!outer.url.empty() || !behind.starts_with('[')) return false;
    const std::string_view url = text_.substr(inner.label, at_ - inner.label);
    if (!is_target(url) || url.find_first_of(" \n") != npos) return false;
    outer.url = url;
    outer.label = at_ + 2;
    open_.pop_back();
    open_.push_back({at_ + 1, at_ + 2});
    at_ += 2;
    return true;
  }

  /// Notations in double brackets.
  bool read_double(Span& span, std::string_view inside, std::string_view behind) {
    if (!behind.starts_with(']') || open_.empty() || open_.back().tag) return false;
    const Open outer = open_.back();
    if (!outer.url.empty() && span.begin == outer.label - 1) {  // "[[u][t]]"
      span.url = outer.url;
    } else if (outer.at + 1 != span.begin) {
      return false;
    } else if (const std::size_t bar = inside.find('|'); bar != npos) {
      const std::size_t colon = inside.substr(0, bar).find(':');
      const std::string_view scheme = inside.substr(0, colon == npos ? 0 : colon);
      if (scheme == "File" || scheme == "Image" || scheme == "image" || scheme == "data") {
        span.kind = Span::Kind::picture;
      }
      span.url = inside.substr(0, bar);
      span.label_begin += bar + 1;
    } else if (const std::size_t arrow = inside.rfind(">>"); arrow != npos) {
      span.url = inside.substr(arrow + 2);
      span.label_end = span.label_begin + arrow;
    } else if (is_target(inside) && inside.find_first_of(" \n") == npos) {
      span.kind = Span::Kind::address;
      span.url = inside;
    } else if (inside.starts_with("image:") || inside.starts_with("File:")) {
      span.kind = Span::Kind::picture;
    } else {
      return false;
    }
    span.begin = outer.at;
    span.end = at_ + 2;
    open_.pop_back();
    return put(span);
  }

  /// "[t](u)"
  bool read_inline(Span& span, std::string_view behind) {
    if (!behind.starts_with('(')) return false;
    const std::size_t end = closing_bracket(rest(at_ + 1));
    if (end == npos) return failed();
    span.url = target_of(behind.substr(1, end - 1));
    span.end = at_ + 1 + end + 1;
    const bool picture = span.kind == Span::Kind::picture;
    if (!picture && !span.url.empty() && !is_target(span.url)) return false;
    span.end += attributes_size(rest(span.end));
    return put(span);
  }

  /// "[t][n]", "[t][label]", "[t][]"
  bool read_reference(Span& span, std::string_view inside, std::string_view behind) {
    if (!behind.starts_with('[')) return false;
    constexpr std::size_t longest_label_bytes = 400;
    const std::size_t end = behind.substr(0, longest_label_bytes).find(']');
    if (end == npos) return failed();
    const std::string_view label = behind.substr(1, end - 1);
    const bool number =
        !label.empty() && label.find_first_not_of("0123456789") == npos && label.size() <= 5;
    if (!notation_.labels && !(number && is_labelled(inside, reference_key(label)))) return false;
    if (label.find('[') != npos) {
      return false;
    }
    if (!is_picture(span)) span.kind = Span::Kind::reference;
    span.key = reference_key(label.empty() ? inside : label);
    span.end = at_ + 1 + end + 1;
    span.end += attributes_size(rest(span.end));
    return put(span);
  }

  /// Whether `inside` is the text of the link `number`, not a number or a picture before another.
  static bool is_labelled(std::string_view inside, unsigned number) {
    if (inside.empty() || inside.starts_with('!')) return true;
    const std::string bracketed = "[" + std::string(inside) + "]";
    const LinkNumber own = read_link_number(bracketed);
    constexpr unsigned most = 1000;
    if (own.size == bracketed.size()) return number != own.number + 1 && number < most;
    return picture_size(bracketed) == 0;
  }

  /// "[u]", "[u t]", "[t|u]"
  bool read_inner_target(Span& span, std::string_view inside) {
    if (span.kind == Span::Kind::picture) return false;
    const std::size_t blank = inside.find_first_of(" \n");
    const std::string_view first = inside.substr(0, blank);
    const std::size_t bar = inside.rfind('|');
    if (bar != npos && is_target(inside.substr(bar + 1))) {
      span.url = inside.substr(bar + 1);
      span.label_end = span.label_begin + bar;
    } else if (!is_target(first) || first.size() < 2) {
      return false;
    } else if (blank == npos) {
      span.kind = Span::Kind::address;
      span.url = first;
    } else if (first.find("://") != npos) {
      span.url = first;
      span.label_begin += blank + 1;
    } else {
      return false;
    }
    return put(span);
  }

  /// "u[t]", "link:u[t]", "image:u[alt]"
  bool read_word_before(Span& span) {
    if (span.begin == 0 || std::string_view(" \n([").find(before(span.begin)) != npos) return false;
    const std::size_t least = span.begin > reach_bytes ? span.begin - reach_bytes : 0;
    const std::string_view reach = text_.substr(least, span.begin - least);
    const std::size_t blank = reach.find_last_of(" \n[");
    const std::string_view word = reach.substr(blank == npos ? 0 : blank + 1);
    for (const std::string_view scheme : {"image::", "image:", "link:", "https://", "http://"}) {
      const std::size_t at = word.rfind(scheme);
      if (at == npos) continue;
      const bool bare = scheme.starts_with("http");
      span.url = word.substr(at + (bare ? 0 : scheme.size()));
      // "https://x.org[12]" of dumps is an address with the number of its link.
      const bool numbered = read_link_number(text_.substr(span.begin)).size > 0;
      if (bare && numbered && link_to(span.url).id.empty()) return false;
      if (scheme.starts_with("image")) span.kind = Span::Kind::picture;
      span.begin -= word.size() - at;
      return put(span);
    }
    return false;
  }

  /// "[t]{.class}": the text stays, its brackets go.
  bool read_attributed(const Span& span, std::string_view behind) {
    const std::size_t size = attributes_size(behind.substr(0, reach_bytes));
    if (size == 0) return false;
    const Span close{Span::Kind::mark, at_, at_ + 1 + size, at_, at_, {}, 0};
    const Span open{Span::Kind::mark, span.begin, span.label_begin, span.begin, span.begin, {}, 0};
    const auto place = std::find_if(spans_.begin(), spans_.end(),
                                    [&](const Span& other) { return other.begin > open.begin; });
    spans_.insert(place, open);
    spans_.push_back(close);
    at_ = close.end;
    return true;
  }

  static bool is_picture(const Span& span) { return span.kind == Span::Kind::picture; }

  bool read_shortcut(Span& span, std::string_view inside) {
    const bool defines = text_.substr(at_ + 1).starts_with(':');
    if (!notation_.labels || defines || (inside.empty() && !is_picture(span))) return false;
    if (!is_picture(span)) span.kind = Span::Kind::reference;
    span.key = reference_key(inside);
    span.end += attributes_size(rest(span.end));
    return put(span);
  }

  bool read_angle() {
    if (notation_.tags && read_tag()) return true;
    const std::string_view inside = rest(at_ + 1);
    const std::size_t end = inside.find_first_of("> \n");
    const std::string_view first = inside.substr(0, end);
    if (end == npos || first.size() < 2 || !is_target(first)) return false;
    // "</span>" is no address.
    const bool deep = first.find_first_of("/?#", 1) != npos;
    return (deep || inside[end] == ' ') && read_angled_address(inside, end);
  }

  /// "<https://…>", "<https://… text>"
  bool read_angled_address(std::string_view inside, std::size_t end) {
    Span span{Span::Kind::address, at_, at_ + end + 2, at_ + 1, at_ + 1, inside.substr(0, end), 0};
    if (inside[end] != '>') {
      const std::size_t close = inside.find_first_of("<>", end);
      if (close == npos || inside[close] != '>') return failed();
      span.kind = Span::Kind::link;
      span.label_begin = at_ + 1 + end + 1;
      span.label_end = at_ + 1 + close;
      span.end = span.label_end + 1;
    }
    return put(span);
  }

  bool read_tag() {
    const std::string_view inside = text_.substr(at_ + 1, reach_bytes);
    const std::string_view name = tag_name(inside);
    if (name.empty()) return false;
    if (next_close_ <= at_) next_close_ = std::min(text_.find('>', at_), text_.size());
    if (next_close_ == text_.size()) return false;
    const std::size_t begin = at_, end = next_close_ + 1;
    if (name == "a" && inside.front() != '/') {
      const std::string_view href = href_of(text_.substr(begin, end - begin));
      open_.push_back({begin, end, false, true, href});
      at_ = end;
      return true;
    }
    if (name == "a") {
      const auto open =
          std::find_if(open_.rbegin(), open_.rend(), [](const Open& one) { return one.tag; });
      if (open != open_.rend()) {
        const Open link = *open;
        open_.erase(std::next(open).base(), open_.end());
        return put({Span::Kind::link, link.at, end, link.label, begin, link.url, 0});
      }
    }
    const bool picture = name == "img" || name == "video" || name == "svg";
    return put({picture ? Span::Kind::picture : Span::Kind::mark, begin, end, begin, begin, {}, 0});
  }

  /// "`t <u>`__"
  bool read_rest_link() {
    const std::string_view inside = rest(at_ + 1);
    const std::size_t end = inside.find('`');
    if (end == npos) return failed();
    if (!inside.substr(end + 1).starts_with('_')) return false;
    const std::size_t open = inside.substr(0, end).rfind('<');
    if (open == npos || inside[end - 1] != '>') return false;
    Span span{Span::Kind::link,
              at_,
              at_ + 1 + end + 1,
              at_ + 1,
              at_ + 1 + open,
              inside.substr(open + 1, end - open - 2),
              0};
    while (span.end < text_.size() && text_[span.end] == '_') ++span.end;
    return put(span);
  }

  /// The `"` of `"t":u` that closes.
  bool read_quoted_link() {
    const std::size_t open = std::exchange(quote_, at_);
    if (open == npos || !text_.substr(at_ + 1).starts_with(':')) return false;
    const std::string_view behind = rest(at_ + 2);
    std::string_view url = behind.substr(0, behind.find_first_of(" \n\")"));
    while (url.ends_with('.') || url.ends_with(',')) url.remove_suffix(1);
    if (url.size() < 2 || !is_target(url)) return false;
    Span span{Span::Kind::link, open, at_ + 2 + url.size(), open + 1, at_, url, 0};
    const std::string_view label = text_.substr(open + 1, at_ - open - 1);
    if (label.starts_with('(') && label.find(')') != npos) {
      span.label_begin += label.find(')') + 1;  // "(class)text"
    }
    quote_ = npos;
    return put(span);
  }

  /// "t (u)"
  bool read_round_address() {
    if (before(at_) != ' ' && before(at_) != '\n') return false;
    const std::string_view inside = rest(at_ + 1);
    const std::size_t end = inside.find_first_of(") \n");
    if (end == npos || inside[end] != ')') return false;
    const std::string_view url = inside.substr(0, end);
    if (url.size() < 2 || !is_target(url)) return false;
    return put({Span::Kind::address, at_, at_ + end + 2, at_, at_, url, 0});
  }

  /// "{{src|alt}}", "{anchor:x}[t|u]"
  bool read_braces() {
    const std::string_view inside = rest(at_);
    if (!inside.starts_with("{{")) {
      const std::size_t size = attributes_size(inside);
      const char next = size < inside.size() ? inside[size] : '\n';
      const bool apart = size > 0 && (next == '[' || (next == '\n' && before(at_) == '\n'));
      return apart && put({Span::Kind::mark, at_, at_ + size, at_, at_, {}, 0});
    }
    const std::size_t end = inside.find("}}");
    if (end == npos) return failed();
    const std::string_view name = inside.substr(2, end - 2);
    if (!is_target(name) && name.find('.') == npos && !name.ends_with('/')) return false;
    return put({Span::Kind::picture, at_, at_ + end + 2, at_, at_, {}, 0});
  }

  /// "|image12|"
  bool read_substitution() {
    const std::string_view inside = rest(at_ + 1);
    if (!inside.starts_with("image")) return false;
    const std::size_t end = inside.find_first_not_of("0123456789", 5);
    if (end == npos || inside[end] != '|') return false;
    return put({Span::Kind::picture, at_, at_ + 1 + end + 1, at_, at_, {}, 0});
  }

  /// "!src!", "!src(alt)!"
  bool read_exclaimed_picture() {
    const std::string_view inside = rest(at_ + 1);
    if (!is_target(inside.substr(0, inside.find_first_of(" \n!")))) return false;
    const std::size_t end = inside.find_first_of("!\n");
    if (end == npos || inside[end] != '!' || inside.starts_with('[')) return false;
    return put({Span::Kind::picture, at_, at_ + end + 2, at_, at_, {}, 0});
  }

  /// Takes `span` in, in place of those inside it.
  bool put(const Span& span) {
    while (!spans_.empty() && spans_.back().begin >= span.begin) spans_.pop_back();
    spans_.push_back(span);
    if (is_picture_file(span.url)) spans_.back().kind = Span::Kind::picture;
    at_ = span.end;
    return true;
  }

  std::string_view text_;
  const Notation& notation_;
  std::size_t at_ = 0;
  std::size_t failures_ = 0;
  std::size_t next_close_ = 0;  ///< of the first ">" from at_ on, once looked for
  std::size_t quote_ = npos;    ///< the last `"`
  std::vector<Open> open_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> find_spans(std::string_view text, const Notation& notation) {
  return SpanFinder(text, notation).run();
}

bool may_hold_spans(std::string_view text, const Notation& notation) {
  return text.find('[') != npos || text.find("://") != npos || text.find("</") != npos ||
         text.find("(/") != npos || text.find("\":") != npos || text.find('|') != npos ||
         text.find("{{") != npos || (notation.tags && text.find('<') != npos);
}

}  // namespace papers::ingest::page
