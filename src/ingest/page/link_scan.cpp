// Links in brackets.
#include "ingest/page/link_scan.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/block.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/span_finder.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

bool is_picture(const Span& span) { return span.kind == Span::Kind::picture; }

}  // namespace

std::vector<Span> SpanFinder::run() {
  static constexpr ByteSet marks("[]\\<`\"({|!");
  for (at_ = marks.find(text_); at_ < text_.size(); at_ = marks.find(text_, at_)) {
    if (!step(text_[at_])) ++at_;
  }
  return std::move(spans_);
}

bool SpanFinder::step(char c) {
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

bool SpanFinder::open_bracket() {
  if (open_.size() == most_open) open_.erase(open_.begin());
  const bool picture = before(at_) == '!';
  open_.push_back({picture ? at_ - 1 : at_, at_ + 1, picture});
  return false;
}

bool SpanFinder::close_bracket() {
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
  if (notation_.bbcode && read_bbcode(span, inside)) return true;
  return read_double(span, inside, behind) || read_inline(span, behind) ||
         read_reference(span, inside, behind) || read_inner_target(span, inside) ||
         read_word_before(span) || read_attributed(span, behind) || read_shortcut(span, inside);
}

bool SpanFinder::is_second_half(std::string_view behind) {
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

bool SpanFinder::read_double(Span& span, std::string_view inside, std::string_view behind) {
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

bool SpanFinder::read_inline(Span& span, std::string_view behind) {
  const std::size_t blank = behind.starts_with(" (") ? 1 : 0;  // "[t] (u)"
  if (!behind.substr(blank).starts_with('(')) return false;
  const std::size_t end = closing_bracket(rest(at_ + 1 + blank));
  if (end == npos) return failed();
  const std::string_view url = target_of(behind.substr(blank + 1, end - 1));
  const bool picture = is_picture(span);
  const bool may_be_any = blank == 0 && (picture || url.empty());
  if (!may_be_any && !is_target(url)) return false;
  span.url = url;
  span.end = at_ + 1 + blank + end + 1;
  span.end += attributes_size(rest(span.end));
  return put(span);
}

bool SpanFinder::read_reference(Span& span, std::string_view inside, std::string_view behind) {
  if (!behind.starts_with('[')) return false;
  constexpr std::size_t longest_label_bytes = 400;
  const std::size_t end = behind.substr(0, longest_label_bytes).find(']');
  if (end == npos) return failed();
  const std::string_view label = behind.substr(1, end - 1);
  const bool number =
      !label.empty() && label.find_first_not_of("0123456789") == npos && label.size() <= 5;
  if (!notation_.labels && !(number && is_labelled(inside, reference_key(label)))) return false;
  if (!is_picture(span)) span.kind = Span::Kind::reference;
  span.key = reference_key(label.empty() ? inside : label);
  span.end = at_ + 1 + end + 1;
  span.end += attributes_size(rest(span.end));
  return put(span);
}

bool SpanFinder::is_labelled(std::string_view inside, unsigned number) {
  if (inside.empty() || inside.starts_with('!') || inside == "-") return true;  // "-": no votes
  const std::string bracketed = "[" + std::string(inside) + "]";
  const LinkNumber own = read_link_number(bracketed);
  constexpr unsigned most = 1000;
  if (own.size == bracketed.size()) return number != own.number + 1 && number < most;
  return picture_size(bracketed) == 0;
}

bool SpanFinder::read_inner_target(Span& span, std::string_view inside) {
  if (span.kind == Span::Kind::picture) return false;
  const std::size_t blank = inside.find_first_of(" \n");
  const std::string_view first = inside.substr(0, blank);
  const std::size_t bar = inside.rfind('|');
  const std::size_t end = first.find('|');  // "[u|t]"
  if (bar != npos && is_target(inside.substr(bar + 1))) {
    span.url = inside.substr(bar + 1);
    span.label_end = span.label_begin + bar;
  } else if (end != npos && is_target(first.substr(0, end))) {
    span.url = first.substr(0, end);
    span.label_begin += end + 1;
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

bool SpanFinder::read_word_before(Span& span) {
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
    if (scheme.starts_with("image")) span.kind = Span::Kind::picture;
    span.begin -= word.size() - at;
    return put(span);
  }
  return false;
}

bool SpanFinder::read_attributed(const Span& span, std::string_view behind) {
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

bool SpanFinder::read_shortcut(Span& span, std::string_view inside) {
  const bool defines = text_.substr(at_ + 1).starts_with(':');
  if (!notation_.labels || defines || (inside.empty() && !is_picture(span))) return false;
  if (!is_picture(span)) span.kind = Span::Kind::reference;
  span.key = reference_key(inside);
  span.end += attributes_size(rest(span.end));
  return put(span);
}

bool SpanFinder::put(const Span& span) {
  while (!spans_.empty() && spans_.back().begin >= span.begin) spans_.pop_back();
  spans_.push_back(span);
  if (is_picture_file(span.url)) spans_.back().kind = Span::Kind::picture;
  at_ = span.end;
  return true;
}

std::vector<Span> find_spans(std::string_view text, const Notation& notation) {
  return SpanFinder(text, notation).run();
}

bool may_hold_spans(std::string_view text, const Notation& notation) {
  static constexpr ByteSet marks("[</|{!");
  for (std::size_t at = marks.find(text); at < text.size(); at = marks.find(text, at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const char before = at > 0 ? text[at - 1] : ' ';
    switch (text[at]) {
      case '[':
      case '|':
        return true;
      case '!':
        if (next == '/' || (next >= 'a' && next <= 'z')) return true;
        break;
      case '<':
        if (notation.tags || next == '/' || next == 'h') return true;
        break;
      case '/':
        if (next == '/' || before == '(' || before == ':') return true;
        break;
      default:
        if (next == '{' || next == '.' || next == '#' || (next >= 'a' && next <= 'z')) return true;
    }
  }
  return false;
}

/// The target of `line`, "⟨12⟩ https://…: title"; empty for other lines.
static std::string_view listed_target(std::string_view line) {
  constexpr std::string_view left = "⟨", right = "⟩";
  if (!line.starts_with(left)) return {};
  const std::size_t end = line.find_first_not_of("0123456789", left.size());
  if (end == line.npos || end == left.size() || !line.substr(end).starts_with(right)) return {};
  line = text::trim(line.substr(end + right.size()));
  std::string_view target = line.substr(0, line.find(' '));
  if (!is_target(target)) return {};
  if (target.ends_with(':')) target.remove_suffix(1);
  return target;
}

bool lists_citation_numbers(std::string_view bytes) {
  constexpr std::string_view left = "⟨";
  constexpr std::size_t longest_bytes = 512;
  for (std::size_t at = bytes.find(left); at != bytes.npos; at = bytes.find(left, at + 1)) {
    if (at > 0 && bytes[at - 1] != '\n') continue;
    const std::string_view line = bytes.substr(at, longest_bytes);
    if (!listed_target(line.substr(0, line.find_first_of("\r\n"))).empty()) return true;
  }
  return false;
}

void plain_citation_numbers(std::string& line) {
  constexpr std::string_view left = "⟨", right = "⟩";
  std::string plain;
  std::size_t told = 0, from = 0;  // what is in `plain`, and where a link's text may begin
  for (std::size_t at = line.find(left); at != line.npos; at = line.find(left, at + left.size())) {
    const std::size_t digits = at + left.size();
    const std::size_t end = line.find_first_not_of("0123456789", digits);
    if (end == line.npos || end == digits || line.compare(end, right.size(), right) != 0) {
      from = digits;
      continue;
    }
    const std::string number = "[" + line.substr(digits, end - digits) + "]";
    if (const std::string_view target = at == 0 ? listed_target(line) : ""; !target.empty()) {
      line = number + ": " + std::string(target);
      return;
    }
    const std::size_t begin = std::min(line.find_first_not_of(" #*-+", from), at);
    plain.append(line, told, begin - told).append("[");
    plain.append(line, begin, at - begin).append("]").append(number);
    told = from = end + right.size();
  }
  if (told > 0) line = plain.append(line, told);
}

}  // namespace papers::ingest::page
