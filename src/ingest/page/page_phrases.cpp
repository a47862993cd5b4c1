// The phrases that frame a page of papers.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

using enum Phrase;

// Menus, buttons and footers of huggingface.co and of what text exports make of them. Words that
// could end a wrapped title are told apart by their place, in label_costs.cpp.
constexpr std::string_view frame_phrases =
    "+ add paper|about|abstract|add a comment|add paper|add this paper to a collection|"
    "add to collection|ai & ml interests|ai-generated summary|all papers|authors|back|"
    "back to top|bibtex|blog|blog articles|brand assets|buckets|changelog|cite|close|"
    "collapse|collections|collections including this paper|comment|comments|comments (0)|"
    "community|company|contact|cookie policy|copied|copy|create organization|daily|dark|"
    "datasets|datasets citing this paper|discord|docs|documentation|enterprise|enterprise hub|"
    "enterprise support|expand|explore|filter|filters|follow|following|forum|full-text search|"
    "get started|get this paper in your agent|go to page|hide|home|hot|hugging face|"
    "hugging face inc.|hugging face pro|hugging face's logo|huggingchat|inbox|"
    "inference endpoints|inference providers|jobs|join|languages|last month|last week|learn|"
    "less|light|like|like this paper|link|linkedin|load more|load more papers|loading|"
    "loading...|log in|log in sign up|log out|login|main navigation|menu|models|"
    "models citing this paper|monthly|more|new collection|new dataset|new model|new paper|"
    "new space|newest|newsletter|next|next day|next page|no comments|notifications|open in app|"
    "open menu|organizations|paper page|papers|papers trending|papers with code|"
    "papers with code - hugging face|posts|press|preview|previous day|pricing|privacy|"
    "privacy policy|profile|publication|read more|read paper|read the paper|recent|"
    "recently published|reply|resources|save|search|see all|service status|settings|share|"
    "show all|show less|show more|sign in|sign up|skip to content|skip to main content|social|"
    "solutions|sort by|sort: recent|sort: trending|spaces|spaces citing this paper|status|"
    "storage buckets|submit|submit a paper|submit paper|submit your paper|submitted|summary|"
    "table of contents|tasks|tasks & libraries|team & enterprise|terms|"
    "terms of service|theme|this month|this week|today|toggle theme|top|trending|twitter|"
    "upvoted by|upvoters|view|view abstract|view all|view all comments|view code|view comments|"
    "view details|view discussion|view more|view on github|view on hugging face|view paper|"
    "view paper page|view project page|visit paper|website|weekly|what is papers with code?|x|"
    "yesterday";

// Those that say more.
constexpr std::pair<Phrase, std::string_view> telling_phrases[] = {
    {header,
     "ak|and the research community|by|by ak|by ak and the research community|byak|"
     "byak and the research community|daily papers|daily papers - hugging face|new|"
     "search by arxiv id or title|search papers|subscribe|subscribe now"},
    {footer, "careers|system theme|tos"},
    {list_end, "hidden links|links|references|visible links"},
    {pages, "previous|previous page"},
    {trending, "trending papers|trending papers - hugging face"}};

constexpr std::size_t longest_phrase = 40;

/// The frame's phrases in order.
const std::vector<std::string_view> &sorted_frame() {
  static const std::vector<std::string_view> sorted = [] {
    std::vector<std::string_view> found;
    for (std::string_view rest = frame_phrases; !rest.empty();) {
      found.push_back(rest.substr(0, rest.find('|')));
      rest.remove_prefix(std::min(found.back().size() + 1, rest.size()));
    }
    std::sort(found.begin(), found.end());
    return found;
  }();
  return sorted;
}

/// `text` in lower case, while the result and its buffer live; empty when it is
/// longer than any.
std::string_view folded_key(std::string_view text, std::array<char, longest_phrase> &buffer) {
  if (text.size() > longest_phrase) return {};
  std::transform(text.begin(), text.end(), buffer.begin(), [](char c) { return ascii::lower(c); });
  return {buffer.data(), text.size()};
}

bool starts_one_of(std::string_view key, std::string_view names) {
  return names.starts_with(key) || names.find("|" + std::string(key)) != names.npos;
}

Phrase find_whole(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == '!')) text.remove_suffix(1);
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(text, buffer);
  if (key.empty()) return none;
  for (const auto &[phrase, names] : telling_phrases) {
    if (is_one_of(key, names)) return phrase;
  }
  return std::binary_search(sorted_frame().begin(), sorted_frame().end(), key) ? frame : none;
}

}  // namespace

Phrase find_phrase(std::string_view text) {
  constexpr std::size_t longest_invitation_bytes = 120;
  const std::size_t badge = starts_with_folded(text, "new") ? 3 : 0;
  if (starts_with_folded(text::trim(text.substr(badge)), "get trending papers in your email") ||
      (text.size() <= longest_invitation_bytes &&
       text.find("your email") != std::string_view::npos)) {
    return header;
  }
  if (starts_with_folded(text, "search by arxiv id")) return header;
  // "by[IMG]AK and the research community": what stands for his portrait
  // differs.
  if (starts_with_folded(text, "by") && text.ends_with(" and the research community")) {
    return header;
  }
  return find_whole(text);
}

bool may_start_phrase(std::string_view word) {
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(word, buffer);
  if (key.empty()) return false;
  const std::vector<std::string_view> &frames = sorted_frame();
  const auto found = std::lower_bound(frames.begin(), frames.end(), key);
  return (found != frames.end() && found->starts_with(key)) ||
         std::any_of(std::begin(telling_phrases), std::end(telling_phrases),
                     [key](const auto &known) { return starts_one_of(key, known.second); });
}

}  // namespace papers::ingest::page
