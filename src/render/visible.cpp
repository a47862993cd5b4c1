#include "render/visible.hpp"

#include <fmt/format.h>

#include "text/escape.hpp"
#include "text/latex.hpp"

namespace papers::render {

std::string mark_matches(std::string_view text, std::string_view begin, std::string_view end) {
  constexpr std::string_view lead = "\xEE\x80";  // both marks start with it
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = text.find(lead);
    out += text.substr(0, at);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at);
    const std::string_view mark = text.substr(0, 3);
    if (mark == match_begin) {
      out += begin;
    } else if (mark == match_end) {
      out += end;
    } else {
      out += mark;
    }
    text.remove_prefix(mark.size());
  }
  return out;
}

std::string visible_with_marks(std::string_view text) {
  return text::single_line(text::readable(text));
}

std::string visible(std::string_view text) {
  return visible_with_marks(mark_matches(text, "", ""));
}

std::string best_link(const Paper& paper) {
  if (text::is_web_url(paper.url)) return paper.url;
  // Identifiers come from documents: a strange one must not bend the address.
  if (!paper.arxiv_id.empty()) {
    const std::string url = "https://arxiv.org/abs/" + paper.arxiv_id;
    if (text::is_web_url(url)) return url;
  }
  if (!paper.doi.empty()) {
    const std::string url = "https://doi.org/" + paper.doi;
    if (text::is_web_url(url)) return url;
  }
  for (const Link& link : paper.links) {
    if (link.kind != "code" && link.kind != "data" && text::is_web_url(link.url)) return link.url;
  }
  return code_link(paper);
}

std::string code_link(const Paper& paper) {
  for (const Link& link : paper.links) {
    if (link.kind == "code" && text::is_web_url(link.url)) return link.url;
  }
  return {};
}

std::string short_authors(const Paper& paper, std::size_t shown) {
  std::string out;
  const std::size_t count = paper.authors.size();
  // One hidden name is longer to say than to show.
  const std::size_t limit = count <= shown + 1 ? count : shown;
  for (std::size_t i = 0; i < limit; ++i) {
    if (i > 0) out += ", ";
    out += visible(paper.authors[i]);
  }
  if (limit < count) out += fmt::format(" and {} more", count - limit);
  return out;
}

std::string join_visible(const std::vector<std::string>& items, std::string_view separator) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += separator;
    out += visible(item);
  }
  return out;
}

std::vector<std::string> topic_names(const Paper& paper) {
  std::vector<std::string> names;
  for (const PaperTopic& topic : paper.topics) names.push_back(topic.name);
  return names;
}

std::string grouped_digits(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view singular) {
  return fmt::format("{} {}{}", grouped_digits(number), singular, number == 1 ? "" : "s");
}

}  // namespace papers::render
