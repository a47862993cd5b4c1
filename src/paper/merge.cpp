#include "paper/merge.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/limits.hpp"
#include "paper/links.hpp"
#include "text/fold.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace papers {
namespace {

bool is_shouted(std::string_view title) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::none_of(title.begin(), title.end(), lower);
}

bool is_cut(std::string_view title) { return title.ends_with("...") || title.ends_with("…"); }

/// How well a spelling of one and the same title was preserved; higher is better.
int spelling_quality(std::string_view title) {
  if (is_shouted(title)) return 0;
  return text::readable(title) == title ? 2 : 1;
}

/// How much a source says of the paper itself: who names the authors gives its metadata, a list of
/// links or a forum has titles of its own.
int standing(const Record& record) {
  if (!record.authors.empty()) return 2;
  return record.abstract_kind > AbstractKind::summary ? 1 : 0;
}

/// "Boats: How They Vote" goes on where "Boats" and "Boats: How…" end.
bool goes_on(std::string_view stored, std::string_view incoming) {
  if (is_cut(stored)) {
    stored.remove_suffix(3);
    return text::fold_title(incoming).starts_with(text::fold_title(stored));
  }
  const std::size_t colon = incoming.find(": ");
  return colon != incoming.npos &&
         text::fold_title(incoming.substr(0, colon)) == text::fold_title(stored);
}

/// "Boats That Vote: Three Rounds" has a subtitle; "Boats That Vote: a thread of rants" and ": ICML
/// 2024 Oral" are remarks, for what belongs to a title is in its letters and has no year. Of titles
/// in small letters nobody knows.
bool has_subtitle(std::string_view title) {
  constexpr std::size_t longest_small_word = 4;  // "with", "from"
  while (!title.empty()) {
    const std::size_t size = std::min(title.find(' '), title.size());
    const bool is_small = title[0] >= 'a' && title[0] <= 'z';
    const bool is_year = size == 4 && (title.starts_with("19") || title.starts_with("20")) &&
                         title.substr(0, size).find_first_not_of("0123456789") == title.npos;
    if (is_year || (is_small && size > longest_small_word)) return false;
    title.remove_prefix(std::min(size + 1, title.size()));
  }
  return true;
}

/// One that spells the stored title otherwise must be better; one that says something else must
/// come from a source that says as much of the paper as was known, unless the stored one is cut.
bool replaces_title(const Record& stored, const Record& incoming) {
  const std::string_view before = stored.title, after = incoming.title;
  if (before == after || after.empty()) return false;
  if (before.empty()) return true;
  if (is_cut(after) && !is_cut(before)) return false;
  if (text::fold_title(before) == text::fold_title(after)) {
    return spelling_quality(after) > spelling_quality(before);
  }
  const bool more = goes_on(before, after), less = goes_on(after, before);
  if (more && is_cut(before)) return true;
  if ((more || less) && has_subtitle(more ? after : before)) return more;
  return (!less || standing(stored) == 0) && (more || standing(incoming) > 0) &&
         standing(incoming) >= standing(stored);
}

bool replaces_abstract(const Record& stored, const Record& incoming) {
  if (incoming.abstract.empty() || incoming.abstract_kind < stored.abstract_kind) return false;
  if (incoming.abstract_kind > stored.abstract_kind || stored.abstract.empty()) return true;
  const std::string before = text::fold_title(stored.abstract);
  const std::string after = text::fold_title(incoming.abstract);
  if (before == after) return false;
  // Of two texts of which one begins the other, the one that goes on says more.
  if (after.starts_with(before)) return true;
  if (before.starts_with(after)) return false;
  // What calls itself the abstract and is a fraction of it is somebody's summary, not an edit.
  return after.size() * 2 >= before.size() && standing(incoming) >= standing(stored);
}

bool merge_text(Record& stored, const Record& incoming) {
  bool changed = false;
  if (replaces_title(stored, incoming)) {
    stored.title = incoming.title;
    changed = true;
  }
  if (replaces_abstract(stored, incoming)) {
    stored.abstract = incoming.abstract;
    stored.abstract_kind = incoming.abstract_kind;
    changed = true;
  }
  return changed;
}

std::size_t total_size(const std::vector<std::string>& names) {
  return std::accumulate(
      names.begin(), names.end(), std::size_t{0},
      [](std::size_t sum, const std::string& name) { return sum + name.size(); });
}

/// More authors are better, of as many a list that is all of them, and then one with names written
/// out.
bool merge_authors(Record& stored, const Record& incoming) {
  const auto worth = [](const Record& record) {
    return std::tuple(record.authors.size(), !record.authors_cut, total_size(record.authors));
  };
  if (worth(incoming) <= worth(stored)) return false;
  stored.authors = incoming.authors;
  stored.authors_cut = incoming.authors_cut;
  return true;
}

bool merge_keywords(Record& stored, const Record& incoming) {
  if (incoming.keywords.empty()) return false;
  std::vector<std::string> known;
  for (const std::string& word : stored.keywords) known.push_back(text::fold_word(word));
  bool changed = false;
  for (const std::string& word : incoming.keywords) {
    std::string folded = text::fold_word(word);
    const bool is_known = std::find(known.begin(), known.end(), folded) != known.end();
    if (is_known || known.size() >= limits::keywords_per_paper) continue;
    known.push_back(std::move(folded));
    stored.keywords.push_back(word);
    changed = true;
  }
  return changed;
}

bool merge_links(Record& stored, const Record& incoming) {
  const std::vector<Link> before = stored.links;
  LinkList links(stored.links);
  for (const Link& link : incoming.links) links.add(link.url, link.kind);
  stored.links = links.take();
  return stored.links != before;
}

bool fill(std::string& stored, const std::string& incoming) {
  if (!stored.empty() || incoming.empty()) return false;
  stored = incoming;
  return true;
}

/// "2025" becomes "2025-03-12", never the other way, and never another year.
bool merge_published(std::string& stored, const std::string& incoming) {
  const bool more_exact = incoming.size() > stored.size() && incoming.starts_with(stored);
  if (more_exact) stored = incoming;
  return more_exact;
}

bool merge_fields(Record& stored, const Record& incoming) {
  bool changed = fill(stored.arxiv_id, incoming.arxiv_id);
  changed = fill(stored.doi, incoming.doi) || changed;
  changed = fill(stored.url, incoming.url) || changed;
  changed = fill(stored.venue, incoming.venue) || changed;
  if (stored.work_kind == WorkKind::unknown && incoming.work_kind != WorkKind::unknown) {
    stored.work_kind = incoming.work_kind;
    changed = true;
  }
  return merge_published(stored.published, incoming.published) || changed;
}

}  // namespace

Changes merge(Record& stored, const Record& incoming) {
  Changes changes;
  changes.text = merge_text(stored, incoming);
  changes.authors = merge_authors(stored, incoming);
  changes.keywords = merge_keywords(stored, incoming);
  changes.links = merge_links(stored, incoming);
  changes.fields = merge_fields(stored, incoming);
  return changes;
}

}  // namespace papers
