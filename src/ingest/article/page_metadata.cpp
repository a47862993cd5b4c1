#include "ingest/article/page_metadata.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "ingest/article/linked_data.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_document.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::article {
namespace {

constexpr std::size_t most_pairs = 10'000;
constexpr std::size_t longest_shown_bytes = 2000;

/// "bepress_citation_title" is "citation_title"; "DC.title" and "dc.Title" are one.
std::string plain_name(std::string_view name) {
  std::string lower = ascii::lower(text::trim(name));
  if (lower.starts_with("bepress_")) lower.erase(0, 8);
  std::replace(lower.begin(), lower.end(), ':', '.');  // RDFa: "dc:title"
  return text::clean(lower);
}

void add_meta(const GumboNode* meta, PageMetadata& metadata) {
  std::string_view name = attribute(meta, "name");
  if (name.empty()) name = attribute(meta, "property");
  std::string value = text::clean(text::trim(attribute(meta, "content")));
  if (name.empty() || value.empty()) return;
  metadata.emplace_back(plain_name(name), std::move(value));
}

/// What LaTeXML (arXiv's HTML, ar5iv) marks in the text of a paper.
std::string_view latexml_name(std::string_view classes) {
  if (classes.find("ltx_title_document") != std::string_view::npos) return "ltx:title";
  if (classes.find("ltx_personname") != std::string_view::npos) return "ltx:author";
  return {};
}

std::string script_text(const GumboNode* script) {
  std::string text;
  for (const GumboNode* at = script; at != nullptr; at = next_node(at, script)) {
    if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE) text += at->v.text.text;
  }
  return text;
}

}  // namespace

PageMetadata read_metadata(const GumboNode* root) {
  PageMetadata metadata;
  for (const GumboNode* at = root; at != nullptr && metadata.size() < most_pairs;
       at = next_node(at, root)) {
    if (is_element(at, GUMBO_TAG_META)) {
      add_meta(at, metadata);
    } else if (is_element(at, GUMBO_TAG_LINK)) {
      if (ascii::lower(attribute(at, "rel")) == "canonical" && !attribute(at, "href").empty()) {
        metadata.emplace_back("canonical", text::clean(attribute(at, "href")));
      }
    } else if (const std::string_view name = latexml_name(attribute(at, "class")); !name.empty()) {
      std::string value = text::squeeze(shown_lines(at, longest_shown_bytes));
      // Numbers and signs behind a name are its affiliations'.
      const bool is_name = name == "ltx:author";
      while (is_name && !value.empty() && (ascii::is_digit(value.back()) || value.back() == ',')) {
        value.pop_back();
      }
      if (!value.empty()) metadata.emplace_back(name, std::move(value));
    } else if (is_element(at, GUMBO_TAG_SCRIPT)) {
      const std::string text = script_text(at);
      if (ascii::lower(attribute(at, "type")) == "application/ld+json") {
        add_linked_data(text, metadata);
      } else {
        add_xplore_script(text, metadata);
      }
    }
  }
  return metadata;
}

bool may_describe_article(std::string_view head) {
  constexpr std::array<std::string_view, 7> marks = {
      "citation_title",     "dc.title",      "dc:title",          "scholarlyarticle",
      "xplglobal.document", "eprints.title", "ltx_title_document"};
  const std::string lower = ascii::lower(head);
  return std::any_of(marks.begin(), marks.end(), [&lower](std::string_view mark) {
    return lower.find(mark) != std::string::npos;
  });
}

}  // namespace papers::ingest::article
