#include "render/atom_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::render {
namespace {

std::string xml(std::string_view text) { return text::escape_html(visible(text)); }

std::string timestamp(const std::optional<Day>& day) {
  return (day ? format_day(*day) : std::string("1970-01-01")) + "T00:00:00Z";
}

/// A URI that is made once and leads nowhere (RFC 4151).
std::string tag_uri(std::string_view kind, std::string_view name) {
  return fmt::format("tag:papers.invalid,2026:{}/{}", kind, text::escape_url(name));
}

}  // namespace

std::string atom_head(std::string_view title, std::string_view id_seed,
                      const std::optional<Day>& updated) {
  Sha256 hash;
  hash.update(id_seed);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"\n"
      "      xmlns:arxiv=\"http://arxiv.org/schemas/atom\"\n"
      "      xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n"
      "<author><name>papers</name></author>\n<generator>papers</generator>\n",
      xml(title), tag_uri("feed", hash.hex().substr(0, 16)), timestamp(updated));
}

std::optional<Day> entry_day(const Paper& paper) {
  if (paper.listed_on) return paper.listed_on;
  // An entry must have a time: of a year or a month its first day.
  constexpr std::string_view first_day = "0000-01-01";
  const std::size_t known = std::min(paper.published.size(), first_day.size());
  return parse_iso_day(paper.published + std::string(first_day.substr(known)));
}

std::string atom_entry(const Paper& paper, std::string_view summary) {
  const std::optional<Day> published = parse_iso_day(paper.published);
  std::string out =
      fmt::format("<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n",
                  xml(paper.title), tag_uri("paper", paper.key), timestamp(entry_day(paper)));
  if (published) {
    out += fmt::format("<published>{}</published>\n", timestamp(published));
  } else if (!paper.published.empty()) {
    // A month or a year, which Atom's own element cannot say.
    out += fmt::format("<dc:date>{}</dc:date>\n", xml(paper.published));
  }
  for (const std::string& author : paper.authors) {
    const std::string name = xml(author);
    if (!name.empty()) out += fmt::format("<author><name>{}</name></author>\n", name);
  }
  const std::string best = best_link(paper);
  if (!best.empty()) {
    out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", text::escape_html(best));
  }
  for (const Link& link : paper.links) {
    if (link.url == best || !text::is_web_url(link.url)) continue;
    out += fmt::format("<link rel=\"related\" title=\"{}\" href=\"{}\"/>\n", xml(link.kind),
                       text::escape_html(link.url));
  }
  const std::string arxiv_page = "https://arxiv.org/abs/" + paper.arxiv_id;
  const bool has_page = std::any_of(paper.links.begin(), paper.links.end(),
                                    [&](const Link& link) { return link.url == arxiv_page; });
  if (!paper.arxiv_id.empty() && best != arxiv_page && !has_page) {
    out += fmt::format("<link rel=\"related\" title=\"arxiv\" href=\"{}\"/>\n", arxiv_page);
  }
  if (!paper.doi.empty()) out += fmt::format("<arxiv:doi>{}</arxiv:doi>\n", xml(paper.doi));
  if (!paper.venue.empty()) {
    out += fmt::format("<arxiv:journal_ref>{}</arxiv:journal_ref>\n", xml(paper.venue));
  }
  for (const std::string& keyword : paper.keywords) {
    out += fmt::format("<category scheme=\"{}\" term=\"{}\"/>\n", keyword_scheme, xml(keyword));
  }
  for (const PaperTopic& topic : paper.topics) {
    out += fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml(topic.slug), xml(topic.name));
  }
  // Without a link an entry must have content (RFC 4287, 4.1.2).
  const std::string text = xml(summary);
  if (best.empty()) {
    out += fmt::format("<content type=\"text\">{}</content>\n", text);
  } else if (!text.empty()) {
    out += fmt::format("<summary type=\"text\">{}</summary>\n", text);
  }
  return out + "</entry>\n";
}

}  // namespace papers::render
