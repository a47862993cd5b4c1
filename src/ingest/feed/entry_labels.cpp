#include "ingest/feed/entry_labels.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/markup_text.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// What may stand before a colon on a line of its own.
constexpr std::pair<std::string_view, Says> entry_labels[] = {
    {"abstract", Says::abstract},
    {"summary", Says::summary},
    {"ai summary", Says::summary},
    {"tl;dr", Says::summary},
    {"tldr", Says::summary},
    {"authors", Says::authors},
    {"author", Says::authors},
    {"author(s)", Says::authors},
    {"by", Says::authors},
    {"upvotes", Says::count},
    {"votes", Says::count},
    {"likes", Says::count},
    {"points", Says::count},
    {"score", Says::count},
    {"comments", Says::count},
    {"stars", Says::count},
    {"published", Says::published},
    {"published on", Says::published},
    {"publication date", Says::published},
    {"date", Says::published},
    {"submitted", Says::published},
    {"source", Says::venue},
    {"journal", Says::venue},
    {"venue", Says::venue},
    {"conference", Says::venue},
    {"keywords", Says::keywords},
    {"tags", Says::keywords},
    {"link", Says::link},
    {"links", Says::link},
    {"url", Says::link},
    {"paper", Says::link},
    {"pdf", Says::link},
    {"code", Says::link},
    {"github", Says::link},
    {"project", Says::link},
    {"project page", Says::link},
    {"arxiv", Says::link},
    {"arxiv id", Says::link},
    {"doi", Says::link},
    {"article url", Says::link},
    {"comments url", Says::nothing},
    {"categories", Says::nothing},
    {"category", Says::nothing},
    {"subjects", Says::nothing},
    {"organization", Says::nothing},
    {"submitted by", Says::nothing},
    {"read more", Says::nothing},
    {"continue reading", Says::nothing},
    {"view on arxiv", Says::nothing},
    {"view paper", Says::nothing},
    {"html", Says::nothing},
    {"hugging face", Says::nothing},
};

}  // namespace

std::optional<Labelled> labelled(std::string_view line) {
  constexpr std::size_t longest_label_bytes = 20;
  const std::size_t colon = line.substr(0, longest_label_bytes).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string lower = ascii::lower(text::trim(line.substr(0, colon)));
  std::string_view name = lower;
  for (const std::string_view ornament : {"# ", "- ", "github "}) {
    ascii::take_prefix(name, ornament);
  }
  for (const auto& [label, says] : entry_labels) {
    if (name == label) return Labelled{says, label, text::trim(line.substr(colon + 1))};
  }
  return std::nullopt;
}

bool is_row_of_links(std::string_view line) {
  const std::string lower = ascii::lower(line);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::string_view name = text::trim(take_part(rest, "|[]()/"));
    if (name.empty()) continue;
    const bool known =
        std::any_of(std::begin(entry_labels), std::end(entry_labels), [name](const auto& row) {
          return row.first == name && (row.second == Says::link || row.second == Says::nothing);
        });
    if (!known) return false;
  }
  return true;
}

}  // namespace papers::ingest
