#include "ingest/page/html_headings.hpp"

#include <string>
#include <unordered_map>
#include <utility>

#include "ingest/page/html_document.hpp"
#include "ingest/page/markdown_lines.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

bool is_heading(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_H1) || is_element(node, GUMBO_TAG_H2) ||
         is_element(node, GUMBO_TAG_H3) || is_element(node, GUMBO_TAG_H4);
}

/// The arXiv id that a link to a paper's page names; empty for other links and for their anchors.
std::string paper_id(std::string_view href) {
  constexpr std::string_view page = "/papers/";
  const std::size_t at = href.find(page);
  if (at == std::string_view::npos) return normalize_arxiv_id(href);
  return normalize_arxiv_id(href.substr(at + page.size()));
}

/// The id linked in a heading or by the link round it; empty when there is none.
std::string id_of_heading(const GumboNode* heading) {
  for (const GumboNode* at = heading; at != nullptr; at = next_node(at, heading)) {
    if (!is_element(at, GUMBO_TAG_A)) continue;
    std::string id = paper_id(attribute(at, "href"));
    if (!id.empty()) return id;
  }
  const GumboNode* parent = heading->parent;
  return parent != nullptr && is_element(parent, GUMBO_TAG_A) ? paper_id(attribute(parent, "href"))
                                                              : std::string();
}

/// The article round a heading, where the page has such.
const GumboNode* article_of(const GumboNode* heading) {
  const GumboNode* at = heading->parent;
  while (at != nullptr && !is_element(at, GUMBO_TAG_ARTICLE)) at = at->parent;
  return at;
}

/// "Oct 4, 2026", "Published on Oct 4, 2026", "· May 30 ·": this year's dates have none.
void read_published(std::string_view text, Record& record) {
  constexpr std::string_view dot = "\xC2\xB7";
  constexpr std::string_view words = "Published on ";
  if (text.starts_with(dot)) text = text::trim(text.substr(dot.size()));
  if (text.ends_with(dot)) text = text::trim(text.substr(0, text.size() - dot.size()));
  if (text.starts_with(words)) text.remove_prefix(words.size());
  const auto day = parse_stated_day(text);
  if (!day) return;
  if (day->year) {
    record.published = published_from(text);
  } else {
    record.published_without_year = day;
  }
}

void read_link(const GumboNode* link, Record& record) {
  const std::string_view href = attribute(link, "href");
  const std::string text = text_inside(link);
  const std::string_view last_word = std::string_view(text).substr(text.rfind(' ') + 1);
  if (link_kind(href) == "code") {
    add_link(record.links, href, "code");
    if (const auto stars = count_from(last_word)) record.appearance->github_stars = stars;
  } else if (href.find("#community") != std::string_view::npos) {
    if (const auto comments = count_from(text)) record.appearance->comments = comments;
  }
}

/// Everything between the nodes `from` and `to` (nullptr: the end of `root`).
class Surroundings {
 public:
  Surroundings(const GumboNode* heading, Record& record) : heading_(heading), record_(record) {}

  void read(const GumboNode* from, const GumboNode* to, const GumboNode* root) {
    for (const GumboNode* at = from; at != nullptr && at != to;) {
      if (at == heading_) {
        past_heading_ = true;
        at = next_node_after(at, root);
        continue;
      }
      if (past_heading_ && is_heading(at)) return;
      look_at(at);
      const bool whole = is_element(at, GUMBO_TAG_P) || is_element(at, GUMBO_TAG_SCRIPT) ||
                         is_element(at, GUMBO_TAG_STYLE);
      at = whole ? next_node_after(at, root) : next_node(at, root);
    }
  }

 private:
  void look_at(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_P)) {
      if (past_heading_) read_paragraph(text_inside(node));
    } else if (is_element(node, GUMBO_TAG_A)) {
      read_link(node, record_);
    } else if (node->type == GUMBO_NODE_TEXT) {
      read_text(text::squeeze(text::clean(node->v.text.text)));
    }
  }

  void read_paragraph(const std::string& text) {
    if (record_.abstract.empty()) set_abstract(record_, text, full_unless_cut(text));
  }

  void read_text(const std::string& text) {
    // The votes stand before the title, or after the word where the page has a button.
    if (!past_heading_ || previous_ == "Upvote") {
      if (const auto votes = count_from(text)) record_.appearance->upvotes = votes;
    }
    if (past_heading_) read_published(text, record_);
    previous_ = text;
  }

  const GumboNode* heading_;
  Record& record_;
  bool past_heading_ = false;
  std::string previous_;
};

/// `last_article` is the article of the heading before: what a second heading in it says of a
/// paper stands behind that heading.
Record read_paper(const GumboNode* heading, const std::string& id, const GumboNode* root,
                  const GumboNode*& last_article) {
  Record record;
  record.appearance.emplace();
  record.title = text_inside(heading);
  record.arxiv_id = id;
  if (!id.empty()) record.url = "https://huggingface.co/papers/" + id;
  const GumboNode* article = article_of(heading);
  Surroundings surroundings(heading, record);
  if (article != nullptr && article != std::exchange(last_article, article)) {
    surroundings.read(article, nullptr, article);
  } else {
    surroundings.read(heading, nullptr, root);
  }
  return record;
}

/// Papers in page order; what has the name of one before it is its copy.
class Papers {
 public:
  void add(Record&& record, const std::string& name) {
    if (record.title.empty()) return;
    const auto [place, is_new] = places_.try_emplace(name, papers_.size());
    if (is_new) {
      record.appearance->position = static_cast<std::int64_t>(papers_.size()) + 1;
      papers_.push_back(std::move(record));
      return;
    }
    Record& first = papers_[place->second];
    if (first.abstract.size() >= record.abstract.size()) return;
    first.abstract = std::move(record.abstract);
    first.abstract_kind = record.abstract_kind;
  }
  std::vector<Record> take() { return std::move(papers_); }

 private:
  std::vector<Record> papers_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<Record> papers_of_headings(const GumboNode* root) {
  Papers papers;
  const GumboNode* article = nullptr;
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    if (!is_heading(at)) continue;
    const std::string id = id_of_heading(at);
    if (!id.empty()) papers.add(read_paper(at, id, root, article), id);
  }
  return papers.take();
}

std::vector<Record> papers_of_plain_headings(const GumboNode* root) {
  std::vector<Record> most;
  for (const GumboTag level : {GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4}) {
    Papers papers;
    const GumboNode* article = nullptr;
    for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
      if (!is_element(at, level)) continue;
      Record record = read_paper(at, {}, root, article);
      const std::string title = record.title;
      if (!record.abstract.empty()) papers.add(std::move(record), title);
    }
    std::vector<Record> found = papers.take();
    if (found.size() > most.size()) most = std::move(found);
  }
  return most;
}

}  // namespace papers::ingest
