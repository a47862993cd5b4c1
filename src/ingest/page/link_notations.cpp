// Notations of links that need no brackets around their text, and addresses and pictures.
#include <algorithm>
#include <utility>

#include "ingest/page/markup_parts.hpp"
#include "ingest/page/span_finder.hpp"

namespace papers::ingest::page {

bool SpanFinder::read_angle() {
  if (notation_.tags && read_tag()) return true;
  const std::string_view inside = rest(at_ + 1);
  if (!is_target(inside)) return false;
  static constexpr ByteSet ends("<> \n|");
  const std::size_t end = ends.find(inside);
  const std::string_view first = inside.substr(0, end);
  if (end == inside.size() || inside[end] == '<') return failed();
  if (first.size() < 2 || !is_target(first)) return false;
  // "</span>" is no address.
  const bool deep = first.find_first_of("/?#", 1) != npos;
  return (deep || inside[end] == ' ' || inside[end] == '|') && read_angled_address(inside, end);
}

bool SpanFinder::read_angled_address(std::string_view inside, std::size_t end) {
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

bool SpanFinder::read_tag() {
  const std::string_view inside = text_.substr(at_ + 1, reach_bytes);
  const std::string_view name = tag_name(inside);
  if (name.empty()) return false;
  if (next_close_ <= at_) next_close_ = std::min(text_.find('>', at_), text_.size());
  if (next_close_ == text_.size()) return false;
  const std::size_t begin = at_, end = next_close_ + 1;
  if (name == "a" && inside.front() != '/') {
    open_.push_back({begin, end, false, true, href_of(text_.substr(begin, end - begin))});
    at_ = end;
    return true;
  }
  const bool picture = name == "img" || name == "video" || name == "svg";
  const Span mark{
      picture ? Span::Kind::picture : Span::Kind::mark, begin, end, begin, begin, {}, 0};
  return (name == "a" && close_anchor(mark)) || put(mark);
}

bool SpanFinder::close_anchor(const Span& close) {
  const auto open =
      std::find_if(open_.rbegin(), open_.rend(), [](const Open& one) { return one.tag; });
  if (open == open_.rend()) return false;
  const Open link = *open;
  open_.erase(std::next(open).base(), open_.end());
  return put({Span::Kind::link, link.at, close.end, link.label, close.begin, link.url, 0});
}

bool SpanFinder::read_bbcode(const Span& tag, std::string_view inside) {
  constexpr std::string_view link = "url=", picture = "img", picture_end = "[/img]";
  if (inside.starts_with(link)) {
    close_anchor({Span::Kind::mark, tag.begin, tag.begin, tag.begin, tag.begin, {}, 0});
    open_.push_back({tag.begin, tag.end, false, true, inside.substr(link.size())});
    at_ = tag.end;
    return true;
  }
  Span mark{Span::Kind::mark, tag.begin, tag.end, tag.begin, tag.begin, {}, 0};
  if (inside == "/url") return close_anchor(mark) || put(mark);
  if (inside == picture) {
    const std::size_t end = rest(tag.end).find(picture_end);
    mark.kind = Span::Kind::picture;
    if (end != npos) mark.end = tag.end + end + picture_end.size();
    return put(mark);
  }
  return (inside.starts_with('/') || !tag_name(inside).empty()) && put(mark);
}

bool SpanFinder::read_rest_link() {
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

bool SpanFinder::read_quoted_link() {
  std::size_t open = std::exchange(quote_, at_);
  if (before(at_) == '\n') line_quote_ = at_;
  if (open == npos || !text_.substr(at_ + 1).starts_with(':')) return false;
  const std::string_view behind = rest(at_ + 2);
  const std::string_view url = behind.substr(0, behind.find_first_of(" \n\")"));
  if (url.size() < 2 || !is_target(url)) return false;
  // A paragraph that begins with a quote is all of the link, whatever it quotes itself.
  const std::size_t first = std::exchange(line_quote_, npos);
  if (first < at_ && text_.substr(first, at_ - first).find("\n\n") == npos) open = first;
  Span span{Span::Kind::link, open, at_ + 2 + url.size(), open + 1, at_, url, 0};
  const std::string_view label = text_.substr(open + 1, at_ - open - 1);
  if (label.starts_with('(') && label.find(')') != npos) {
    span.label_begin += label.find(')') + 1;  // "(class)text"
  }
  quote_ = npos;
  return put(span);
}

bool SpanFinder::read_round_address() {
  if (before(at_) != ' ' && before(at_) != '\n') return false;
  const std::string_view inside = rest(at_ + 1);
  const std::size_t end = inside.find_first_of(") \n");
  if (end == npos || inside[end] != ')') return false;
  const std::string_view url = inside.substr(0, end);
  if (url.size() < 2 || !is_target(url)) return false;
  return put({Span::Kind::address, at_, at_ + end + 2, at_, at_, url, 0});
}

bool SpanFinder::read_braces() {
  const std::string_view inside = rest(at_);
  if (inside.starts_with("{img ") && inside.find('}') != npos) {
    return put({Span::Kind::picture, at_, at_ + inside.find('}') + 1, at_, at_, {}, 0});
  }
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

bool SpanFinder::read_substitution() {
  const std::string_view inside = rest(at_ + 1);
  if (!inside.starts_with("image")) return false;
  const std::size_t end = inside.find_first_not_of("0123456789", 5);
  if (end == npos || inside[end] != '|') return false;
  return put({Span::Kind::picture, at_, at_ + 1 + end + 1, at_, at_, {}, 0});
}

bool SpanFinder::read_exclaimed_picture() {
  const std::string_view inside = rest(at_ + 1);
  if (!is_target(inside.substr(0, inside.find_first_of(" \n!")))) return false;
  const std::size_t end = inside.find_first_of("!\n");
  if (end == npos || inside[end] != '!' || inside.starts_with('[')) return false;
  return put({Span::Kind::picture, at_, at_ + end + 2, at_, at_, {}, 0});
}

}  // namespace papers::ingest::page
