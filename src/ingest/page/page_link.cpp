// Links as Markdown, browsers and text dumps write them.
#include <algorithm>
#include <array>

#include "ingest/page/page_line.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::array<std::string_view, 6> picture_types = {".svg",  ".png", ".jpg",
                                                           ".jpeg", ".gif", ".webp"};

/// The index of the bracket that closes the one at text[0], or npos. Backslashes escape.
std::size_t closing(std::string_view text, char open, char close) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == open) {
      ++depth;
    } else if (text[i] == close && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// "url" or "url "title"" between round brackets.
std::string_view link_target(std::string_view inside) {
  inside = text::trim(inside);
  if (inside.starts_with('<') && inside.ends_with('>')) return inside.substr(1, inside.size() - 2);
  return first_word(inside);
}

bool is_target(std::string_view url) {
  return url.empty() || url.find("://") != std::string_view::npos || url.starts_with('/') ||
         url.starts_with('#') || url.starts_with('?') || url.starts_with("mailto:") ||
         url.starts_with("data:");
}

/// "Title <https://…>", as browsers save a link in text.
bool take_angle_url(Unwrapped& found) {
  if (!found.text.ends_with('>')) return false;
  const std::size_t open = found.text.rfind('<');
  if (open == std::string_view::npos || open == 0) return false;
  const std::string_view url = found.text.substr(open + 1, found.text.size() - open - 2);
  if (!url.starts_with("http") || url.find(' ') != std::string_view::npos) return false;
  if (arxiv_id_of_url(url).empty()) return false;
  found.url = url;
  found.text = text::trim(found.text.substr(0, open));
  return true;
}

bool take_emphasis(Unwrapped& found) {
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    std::string_view inside = found.text;
    if (inside.size() <= 2 * mark.size() || !inside.starts_with(mark) || !inside.ends_with(mark)) {
      continue;
    }
    inside = inside.substr(mark.size(), inside.size() - 2 * mark.size());
    if (inside.find(mark) != std::string_view::npos || inside.starts_with(' ')) continue;
    found.text = inside;
    return true;
  }
  return false;
}

bool take_link(Unwrapped& found) {
  const LinkNumber number = read_link_number(found.text);
  if (number.size > 0 && number.size < found.text.size()) {
    found.reference = number.number;
    found.text = text::trim(found.text.substr(number.size));
    return true;
  }
  const InlineLink link = read_link(found.text);
  if (link.size == 0 || link.size != found.text.size() || link.image) return false;
  found.text = text::trim(link.label);
  if (!link.url.empty()) found.url = link.url;
  if (link.reference > 0) found.reference = link.reference;
  return true;
}

}  // namespace

namespace {

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

}  // namespace

LinkNumber read_link_number(std::string_view text) {
  const LinkNumber found = read_bracketed_number(text);
  if (found.size == 0) return {};
  const std::string_view rest = text.substr(found.size);
  // "[2024](url)" and "[40][20]" are links whose label is a number. Dumps number in order,
  // "[7][8]", and name pictures by their files, "[7][2408]".
  constexpr unsigned most_references = 1000;
  const LinkNumber next = read_bracketed_number(rest);
  const bool reference =
      next.size > 0 && next.number != found.number + 1 && next.number < most_references;
  return reference || rest.starts_with('(') ? LinkNumber() : found;
}

InlineLink read_link(std::string_view text) {
  InlineLink link;
  std::string_view rest = text;
  if (rest.starts_with('!')) {
    link.image = true;
    rest.remove_prefix(1);
  }
  if (!rest.starts_with('[')) return {};
  const std::size_t close = closing(rest, '[', ']');
  if (close == std::string_view::npos || close + 1 >= rest.size()) return {};
  link.label = text::trim(rest.substr(1, close - 1));
  rest.remove_prefix(close + 1);
  if (rest.front() == '(') {
    const std::size_t end = closing(rest, '(', ')');
    if (end == std::string_view::npos) return {};
    link.url = link_target(rest.substr(1, end - 1));
    if (!is_target(link.url)) return {};
    rest.remove_prefix(end + 1);
  } else {
    const LinkNumber number = read_link_number(rest);
    if (number.size == 0) return {};
    link.reference = number.number;
    rest.remove_prefix(number.size);
  }
  link.size = text.size() - rest.size();
  return link;
}

std::size_t find_link_end(std::string_view text) {
  if (text.find(']') == std::string_view::npos) return std::string_view::npos;
  std::size_t depth = 0;
  for (std::size_t at = text.find_first_of("[]\\"); at != std::string_view::npos;
       at = text.find_first_of("[]\\", at + 1)) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '[') {
      ++depth;
    } else if (depth > 0) {
      --depth;
    } else if (const std::string_view rest = text.substr(at + 1);
               rest.starts_with('(') || rest.starts_with('[')) {
      return at;
    }
  }
  return std::string_view::npos;
}

bool ends_inside_link(std::string_view text) {
  if (text.find('[') == std::string_view::npos) return false;
  std::size_t depth = 0;
  for (std::size_t at = text.find('['); at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '[') {
      ++depth;
    } else if (text[at] == ']' && depth > 0) {
      --depth;
    }
  }
  // "[label](https://…" was cut inside the address.
  return depth > 0 || (text.rfind("](") != std::string_view::npos &&
                       text.find(')', text.rfind("](")) == std::string_view::npos);
}

std::size_t picture_size(std::string_view text) {
  constexpr std::string_view button = "(BUTTON)";
  constexpr std::size_t longest_name_bytes = 60;
  if (text.starts_with(button)) return button.size();
  const std::size_t end = text.substr(0, longest_name_bytes).find(']');
  if (!text.starts_with('[') || end == std::string_view::npos) return 0;
  if (text.substr(end).starts_with("](")) return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name.find_first_not_of(" _") == std::string_view::npos) return end + 1;
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

bool is_picture_item(std::string_view text) {
  constexpr std::size_t longest_bytes = 14;
  const std::size_t name = text.find_first_not_of("*+\xE2\x80\xA2 ");
  if (name == 0 || name == std::string_view::npos) return false;
  text.remove_prefix(name);
  const std::size_t end = text.find_first_of(" ]", 1);
  return text.front() == '[' && text.size() <= longest_bytes && end + 1 == text.size() &&
         text.back() == ']' && text.find_first_not_of("0123456789", 1) < end;
}

std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet :
       {"- ", "* ", "+ ", "o ", "\xE2\x80\xA2 ", "\xE2\x97\xA6 ", "\xE2\x96\xAA "}) {
    if (line.starts_with(bullet)) return text::trim(line.substr(bullet.size()));
  }
  return line;
}

Unwrapped unwrap(std::string_view text) {
  Unwrapped found;
  found.text = without_bullet(text);
  // A link around several paragraphs: it closes below.
  if (found.text.starts_with('[') && found.text.find(']') == std::string_view::npos) {
    found.text = text::trim(found.text.substr(1));
  }
  while (found.text.starts_with("![")) {
    const std::size_t picture = read_link(found.text).size;
    if (picture == 0 || picture == found.text.size()) break;
    found.text = text::trim(found.text.substr(picture));
  }
  for (int layers = 0; layers < 4; ++layers) {
    if (!take_link(found) && !take_emphasis(found) && !take_angle_url(found)) break;
  }
  return found;
}

std::string absolute_url(std::string_view url) {
  if (url.starts_with("//")) return "https:" + std::string(url);
  if (url.starts_with('/')) return "https://huggingface.co" + std::string(url);
  const bool web = starts_with_folded(url, "http://") || starts_with_folded(url, "https://");
  return web ? std::string(url) : std::string();
}

std::string arxiv_id_of_url(std::string_view url) {
  constexpr std::array<std::string_view, 5> places = {
      "/papers/", "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "alphaxiv.org/abs/"};
  for (const std::string_view place : places) {
    const std::size_t at = url.find(place);
    if (at == std::string_view::npos) continue;
    std::string_view id = url.substr(at + place.size());
    id = id.substr(0, id.find_first_of("?#)>"));
    if (id.ends_with(".pdf")) id.remove_suffix(4);
    if (id.empty() || !is_alphanumeric(id.front())) continue;
    // "/papers/date/2026-03-12", "/papers/trending" name no paper.
    if (place == "/papers/" && !is_digit(id.front())) continue;
    if (std::string found = normalize_arxiv_id(id); !found.empty()) return found;
  }
  return {};
}

}  // namespace papers::ingest::page
