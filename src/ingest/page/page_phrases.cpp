// The phrases that frame a page of papers.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

struct PhraseEntry {
  std::string_view text;
  Phrase phrase;
};

using enum Phrase;

// Menus, buttons and footers of huggingface.co and of what text exports make of them. Words that
// could end a wrapped title are told apart by their place, in page.cpp.
constexpr PhraseEntry phrases[] = {
    {"+ add paper", frame},
    {"about", frame},
    {"abstract", frame},
    {"add a comment", frame},
    {"add paper", frame},
    {"add this paper to a collection", frame},
    {"add to collection", frame},
    {"ai & ml interests", frame},
    {"ai-generated summary", frame},
    {"ak", header},
    {"all papers", frame},
    {"and the research community", header},
    {"authors", frame},
    {"back", frame},
    {"back to top", frame},
    {"bibtex", frame},
    {"blog", frame},
    {"blog articles", frame},
    {"brand assets", frame},
    {"buckets", frame},
    {"by", header},
    {"by ak", header},
    {"by ak and the research community", header},
    {"byak", header},
    {"byak and the research community", header},
    {"careers", frame},
    {"changelog", frame},
    {"cite", frame},
    {"close", frame},
    {"collapse", frame},
    {"collections", frame},
    {"collections including this paper", frame},
    {"comment", frame},
    {"comments", frame},
    {"comments (0)", frame},
    {"community", frame},
    {"company", frame},
    {"contact", frame},
    {"cookie policy", frame},
    {"copied", frame},
    {"copy", frame},
    {"create organization", frame},
    {"daily", frame},
    {"daily papers", header},
    {"daily papers - hugging face", header},
    {"dark", frame},
    {"datasets", frame},
    {"datasets citing this paper", frame},
    {"discord", frame},
    {"docs", frame},
    {"documentation", frame},
    {"enterprise", frame},
    {"enterprise hub", frame},
    {"enterprise support", frame},
    {"expand", frame},
    {"explore", frame},
    {"filter", frame},
    {"filters", frame},
    {"follow", frame},
    {"following", frame},
    {"forum", frame},
    {"full-text search", frame},
    {"get started", frame},
    {"get this paper in your agent", frame},
    {"go to page", frame},
    {"hidden links", list_end},
    {"hide", frame},
    {"home", frame},
    {"hot", frame},
    {"hugging face", frame},
    {"hugging face inc.", frame},
    {"hugging face pro", frame},
    {"hugging face's logo", frame},
    {"huggingchat", frame},
    {"inbox", frame},
    {"inference endpoints", frame},
    {"inference providers", frame},
    {"jobs", frame},
    {"join", frame},
    {"languages", frame},
    {"last month", frame},
    {"last week", frame},
    {"learn", frame},
    {"less", frame},
    {"light", frame},
    {"like", frame},
    {"like this paper", frame},
    {"link", frame},
    {"linkedin", frame},
    {"links", list_end},
    {"load more", frame},
    {"load more papers", frame},
    {"loading", frame},
    {"loading...", frame},
    {"log in", frame},
    {"log in sign up", frame},
    {"log out", frame},
    {"login", frame},
    {"main navigation", frame},
    {"menu", frame},
    {"models", frame},
    {"models citing this paper", frame},
    {"monthly", frame},
    {"more", frame},
    {"new", header},
    {"new collection", frame},
    {"new dataset", frame},
    {"new model", frame},
    {"new paper", frame},
    {"new space", frame},
    {"newest", frame},
    {"newsletter", frame},
    {"next", frame},
    {"next day", frame},
    {"next page", frame},
    {"no comments", frame},
    {"notifications", frame},
    {"open in app", frame},
    {"open menu", frame},
    {"organizations", frame},
    {"paper page", frame},
    {"papers", frame},
    {"papers trending", frame},
    {"papers with code", frame},
    {"papers with code - hugging face", frame},
    {"posts", frame},
    {"press", frame},
    {"preview", frame},
    {"previous", pages},
    {"previous day", frame},
    {"previous page", pages},
    {"pricing", frame},
    {"privacy", frame},
    {"privacy policy", frame},
    {"profile", frame},
    {"publication", frame},
    {"read more", frame},
    {"read paper", frame},
    {"read the paper", frame},
    {"recent", frame},
    {"recently published", frame},
    {"references", list_end},
    {"reply", frame},
    {"resources", frame},
    {"save", frame},
    {"search", frame},
    {"search by arxiv id or title", header},
    {"search papers", header},
    {"see all", frame},
    {"service status", frame},
    {"settings", frame},
    {"share", frame},
    {"show all", frame},
    {"show less", frame},
    {"show more", frame},
    {"sign in", frame},
    {"sign up", frame},
    {"skip to content", frame},
    {"skip to main content", frame},
    {"social", frame},
    {"solutions", frame},
    {"sort by", frame},
    {"sort: recent", frame},
    {"sort: trending", frame},
    {"spaces", frame},
    {"spaces citing this paper", frame},
    {"status", frame},
    {"storage buckets", frame},
    {"submit", frame},
    {"submit a paper", frame},
    {"submit paper", frame},
    {"submit your paper", frame},
    {"submitted", frame},
    {"subscribe", header},
    {"subscribe now", header},
    {"summary", frame},
    {"system theme", frame},
    {"table of contents", frame},
    {"tasks", frame},
    {"tasks & libraries", frame},
    {"team & enterprise", frame},
    {"terms", frame},
    {"terms of service", frame},
    {"theme", frame},
    {"this month", frame},
    {"this week", frame},
    {"today", frame},
    {"toggle theme", frame},
    {"top", frame},
    {"tos", frame},
    {"trending", frame},
    {"trending papers", trending},
    {"trending papers - hugging face", trending},
    {"twitter", frame},
    {"upvoted by", frame},
    {"upvoters", frame},
    {"view", frame},
    {"view abstract", frame},
    {"view all", frame},
    {"view all comments", frame},
    {"view code", frame},
    {"view comments", frame},
    {"view details", frame},
    {"view discussion", frame},
    {"view more", frame},
    {"view on github", frame},
    {"view on hugging face", frame},
    {"view paper", frame},
    {"view paper page", frame},
    {"view project page", frame},
    {"visible links", list_end},
    {"visit paper", frame},
    {"website", frame},
    {"weekly", frame},
    {"what is papers with code?", frame},
    {"x", frame},
    {"yesterday", frame},
};

constexpr std::size_t longest_phrase = 40;

constexpr bool sorted() {
  for (std::size_t i = 1; i < std::size(phrases); ++i) {
    if (!(phrases[i - 1].text < phrases[i].text)) return false;
  }
  return true;
}
static_assert(sorted(), "find_phrase searches by halves");

bool entry_before(const PhraseEntry& entry, std::string_view text) { return entry.text < text; }

/// `text` in lower case, while the result and its buffer live; empty when it is longer than any.
std::string_view folded_key(std::string_view text, std::array<char, longest_phrase>& buffer) {
  if (text.size() > longest_phrase) return {};
  std::transform(text.begin(), text.end(), buffer.begin(), [](char c) { return ascii::lower(c); });
  return {buffer.data(), text.size()};
}

Phrase find_whole(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == '!')) text.remove_suffix(1);
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(text, buffer);
  if (key.empty()) return none;
  const auto* const found =
      std::lower_bound(std::begin(phrases), std::end(phrases), key, entry_before);
  return found != std::end(phrases) && found->text == key ? found->phrase : none;
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
  // "by[IMG]AK and the research community": what stands for his portrait differs.
  if (starts_with_folded(text, "by") && text.ends_with(" and the research community")) {
    return header;
  }
  return find_whole(text);
}

bool may_start_phrase(std::string_view word) {
  std::array<char, longest_phrase> buffer{};
  const std::string_view key = folded_key(word, buffer);
  if (key.empty()) return false;
  const auto* const found =
      std::lower_bound(std::begin(phrases), std::end(phrases), key, entry_before);
  return found != std::end(phrases) && found->text.starts_with(key);
}

}  // namespace papers::ingest::page
