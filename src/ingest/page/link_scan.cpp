#include "ingest/page/link_scan.hpp"

#include <algorithm>
#include <array>

#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// How far the end of a link is looked for. Where looking has failed often, the text is made of
/// brackets, and the look is short: reading stays linear.
constexpr std::size_t reach_bytes = 4096;
constexpr std::size_t short_reach_bytes = 64;
constexpr std::size_t most_failures = 64;
constexpr std::size_t most_open = 64;

/// The index of the ")" that closes the "(" at text[open], npos where none is before `end`.
std::size_t closing(std::string_view text, std::size_t open, std::size_t end) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < std::min(text.size(), end); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

bool is_target(std::string_view url) {
  return url.empty() || url.find("://") != std::string_view::npos || url.front() == '/' ||
         url.front() == '#' || url.front() == '?' || url.starts_with("mailto:") ||
         url.starts_with("data:") || url.starts_with("papers/") || url.starts_with("login?");
}

/// "url" or "<url>" with or without "title" behind it, between round brackets.
std::string_view target_of(std::string_view inside) {
  inside = text::trim(inside);
  if (inside.starts_with('<') && inside.find('>') != std::string_view::npos) {
    return inside.substr(1, inside.find('>') - 1);
  }
  return inside.substr(0, inside.find_first_of(" \n"));
}

bool is_web(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// "[12]" whatever follows it.
LinkNumber read_bracketed_number(std::string_view text) {
  if (!text.starts_with('[')) return {};
  LinkNumber found;
  std::size_t at = 1;
  while (at < text.size() && is_digit(text[at]) && at <= 5) {
    found.number = found.number * 10 + static_cast<unsigned>(text[at] - '0');
    ++at;
  }
  if (at == 1 || at >= text.size() || text[at] != ']') return {};
  found.size = at + 1;
  return found;
}

/// Whether a tag goes on like this behind its name: it ends, has an attribute, or the line ends.
bool goes_on_as_tag(std::string_view behind) {
  const std::size_t at = behind.find_first_not_of(" \n");
  if (at == std::string_view::npos || behind[at] == '>' || behind[at] == '/') return true;
  const std::size_t end = behind.find_first_of(" =>\n", at);
  return end == std::string_view::npos || behind[end] == '=';
}

/// The name of the tag in "<div class=…" or "</span"; empty for "<k" and "<b and" of formulas.
std::string_view tag_name(std::string_view inside) {
  constexpr std::array<std::string_view, 34> known = {
      "a",    "span", "img",    "svg",     "path",  "b",      "i",      "em",     "strong",
      "sub",  "sup",  "input",  "button",  "br",    "div",    "p",      "ul",     "ol",
      "li",   "h1",   "h2",     "h3",      "h4",    "main",   "header", "footer", "section",
      "form", "nav",  "figure", "article", "video", "source", "iframe"};
  if (inside.starts_with('/')) inside.remove_prefix(1);
  const std::string_view name = inside.substr(0, inside.find_first_of(" />\n"));
  if (!goes_on_as_tag(inside.substr(name.size()))) return {};
  return std::find(known.begin(), known.end(), name) != known.end() ? name : std::string_view{};
}

std::string_view href_of(std::string_view tag) {
  constexpr std::string_view name = "href=\"";
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return {};
  tag.remove_prefix(at + name.size());
  return tag.substr(0, tag.find('"'));
}

class SpanFinder {
 public:
  SpanFinder(std::string_view text, bool tags) : text_(text), tags_(tags) {}

  std::vector<Span> run() {
    const std::string_view marks = "[]\\<";
    for (at_ = text_.find_first_of(marks); at_ < text_.size();
         at_ = text_.find_first_of(marks, at_)) {
      step(text_[at_]);
    }
    return std::move(spans_);
  }

 private:
  struct Open {
    std::size_t at;
    bool picture;
    std::string_view href;  ///< of "<a"; nullptr data for a bracket
  };

  [[nodiscard]] std::size_t reach() const {
    return failures_ < most_failures ? reach_bytes : short_reach_bytes;
  }
  bool failed() {
    ++failures_;
    return false;
  }

  void step(char c) {
    if (c == '\\') {
      at_ += 2;
    } else if (c == '[') {
      open_bracket();
    } else if (c == ']') {
      close_bracket();
    } else if (!read_address() && !(tags_ && read_tag())) {
      ++at_;
    }
  }

  void open_bracket() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("[[http") && read_org_link(rest)) return;
    if (open_.size() == most_open) open_.erase(open_.begin());
    open_.push_back({at_, at_ > 0 && text_[at_ - 1] == '!', {}});
    ++at_;
  }

  /// "[[u][t]]"
  bool read_org_link(std::string_view rest) {
    rest = rest.substr(0, reach());
    const std::size_t middle = rest.find("][");
    const std::size_t end = rest.find("]]", 2);
    if (middle == std::string_view::npos || end == std::string_view::npos || middle > end) {
      return failed();
    }
    put({Span::Kind::link, at_, at_ + end + 2, at_ + middle + 2, at_ + end,
         rest.substr(2, middle - 2), 0});
    return true;
  }

  void close_bracket() {
    const std::size_t close = at_++;
    if (open_.empty() || open_.back().href.data() != nullptr) return;
    const Open open = open_.back();
    open_.pop_back();
    Span span;
    span.begin = open.picture ? open.at - 1 : open.at;
    span.label_begin = open.at + 1;
    span.label_end = close;
    span.kind = open.picture ? Span::Kind::picture : Span::Kind::link;
    const std::string_view rest = text_.substr(close + 1);
    const std::string_view label = text_.substr(open.at + 1, close - open.at - 1);
    if (rest.starts_with('(')) {
      const std::size_t end = closing(text_, close + 1, close + 1 + reach());
      if (end == std::string_view::npos) {
        failed();
        return;
      }
      span.url = target_of(text_.substr(close + 2, end - close - 2));
      span.end = end + 1;
      if (open.picture || is_target(span.url)) put(span);
    } else if (const LinkNumber number = read_reference(label, rest); number.size > 0) {
      span.kind = Span::Kind::number;
      span.number = number.number;
      span.end = close + 1 + number.size;
      put(span);
    } else if (is_web(label) && label.find(' ') != std::string_view::npos) {
      span.url = label.substr(0, label.find(' '));  // "[u t]"
      span.label_begin += span.url.size() + 1;
      span.end = close + 1;
      put(span);
    }
  }

  /// The "[12]" behind a "[label]". Dumps number in order, "[7][8]", and name pictures by files,
  /// "[7][2408]": those are no label and its number.
  static LinkNumber read_reference(std::string_view label, std::string_view rest) {
    const LinkNumber found = read_bracketed_number(rest);
    constexpr unsigned most_references = 1000;
    const bool all_digits = label.find_first_not_of("0123456789") == std::string_view::npos;
    if (!all_digits || label.empty() || label.size() > 5) {
      return picture_size("[" + std::string(label) + "]") > 0 ? LinkNumber() : found;
    }
    unsigned value = 0;
    for (const char c : label) value = value * 10 + static_cast<unsigned>(c - '0');
    return found.number != value + 1 && found.number < most_references ? found : LinkNumber();
  }

  /// "<https://…>"
  bool read_address() {
    const std::string_view rest = text_.substr(at_ + 1, reach());
    if (!is_web(rest)) return false;
    const std::size_t end = rest.find_first_of("> \n");
    if (end == std::string_view::npos || rest[end] != '>') return failed();
    put({Span::Kind::address, at_, at_ + end + 2, at_ + 1, at_ + 1, rest.substr(0, end), 0});
    return true;
  }

  bool read_tag() {
    const std::string_view rest = text_.substr(at_ + 1, reach());
    const std::string_view name = tag_name(rest);
    const std::size_t end = rest.find('>');
    if (name.empty()) return false;
    if (end == std::string_view::npos) return failed();
    const std::size_t begin = at_;
    if (name == "a" && rest.front() != '/') {
      const std::string_view href = href_of(rest.substr(0, end));
      open_.push_back({begin, false, href.data() == nullptr ? std::string_view("") : href});
      label_begin_ = begin + end + 2;
      at_ = label_begin_;
      return true;
    }
    if (name == "a") {
      const auto open = std::find_if(open_.rbegin(), open_.rend(),
                                     [](const Open& one) { return one.href.data() != nullptr; });
      if (open != open_.rend()) {
        const Open link = *open;
        open_.erase(std::next(open).base(), open_.end());
        put({Span::Kind::link, link.at, begin + end + 2, label_begin_, begin, link.href, 0});
        return true;
      }
    }
    put({Span::Kind::tag, begin, begin + end + 2, begin, begin, {}, 0});
    return true;
  }

  /// Takes `span` in, in place of those inside it.
  void put(const Span& span) {
    while (!spans_.empty() && spans_.back().begin >= span.begin) spans_.pop_back();
    spans_.push_back(span);
    at_ = span.end;
  }

  std::string_view text_;
  bool tags_;
  std::size_t at_ = 0;
  std::size_t failures_ = 0;
  std::size_t label_begin_ = 0;  ///< behind the last "<a …>"
  std::vector<Open> open_;
  std::vector<Span> spans_;
};

constexpr std::array<std::string_view, 6> picture_types = {".svg",  ".png", ".jpg",
                                                           ".jpeg", ".gif", ".webp"};

}  // namespace

std::vector<Span> find_spans(std::string_view text, bool tags) {
  return SpanFinder(text, tags).run();
}

std::size_t open_brackets(std::string_view text, std::size_t depth) {
  for (std::size_t at = text.find_first_of("[]\\"); at < text.size();
       at = text.find_first_of("[]\\", at + 1)) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '[') {
      ++depth;
    } else if (depth > 0) {
      --depth;
    }
  }
  return depth;
}

LinkNumber read_link_number(std::string_view text) {
  const LinkNumber found = read_bracketed_number(text);
  if (found.size == 0) return {};
  const std::string_view rest = text.substr(found.size);
  constexpr unsigned most_references = 1000;
  const LinkNumber next = read_bracketed_number(rest);
  const bool reference =
      next.size > 0 && next.number != found.number + 1 && next.number < most_references;
  return reference || rest.starts_with('(') ? LinkNumber() : found;
}

std::size_t picture_size(std::string_view text) {
  constexpr std::string_view button = "(BUTTON)";
  constexpr std::size_t longest_name_bytes = 60;
  if (text.starts_with(button)) return button.size();
  const std::size_t end = text.substr(0, longest_name_bytes).find(']');
  if (!text.starts_with('[') || end == std::string_view::npos) return 0;
  if (text.substr(end).starts_with("](")) return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name.find_first_not_of(" _-") == std::string_view::npos) return end + 1;
  for (const std::string_view word : {"IMG", "IMAGE", "INLINE", "BUTTON", "x", "X"}) {
    if (name == word) return end + 1;
  }
  // Without words of its own a picture is named by its file.
  constexpr std::size_t shortest_hash_bytes = 6;
  const bool hash = name.size() >= shortest_hash_bytes &&
                    name.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
                    name.find_first_of("0123456789") != std::string_view::npos;
  const bool file = std::any_of(picture_types.begin(), picture_types.end(),
                                [name](auto type) { return name.ends_with(type); });
  return hash || file ? end + 1 : 0;
}

}  // namespace papers::ingest::page
