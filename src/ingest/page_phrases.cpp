// The phrases that frame a page of papers.
#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/page_words.hpp"
#include "papers/base/ascii.hpp"

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
    {"ai & ml interests", frame},
    {"ai-generated summary", frame},
    {"ak", header},
    {"all papers", frame},
    {"and the research community", header},
    {"back", frame},
    {"back to top", frame},
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
    {"close", frame},
    {"collapse", frame},
    {"collections", frame},
    {"comment", frame},
    {"comments", frame},
    {"community", frame},
    {"company", frame},
    {"contact", frame},
    {"cookie policy", frame},
    {"copied", frame},
    {"copy", frame},
    {"daily", frame},
    {"daily papers", header},
    {"daily papers - hugging face", header},
    {"dark", frame},
    {"datasets", frame},
    {"discord", frame},
    {"docs", frame},
    {"documentation", frame},
    {"enterprise", frame},
    {"enterprise hub", frame},
    {"enterprise support", frame},
    {"expand", frame},
    {"forum", frame},
    {"full-text search", frame},
    {"hidden links", list_end},
    {"home", frame},
    {"hot", frame},
    {"hugging face", frame},
    {"hugging face inc.", frame},
    {"hugging face pro", frame},
    {"hugging face's logo", frame},
    {"huggingchat", frame},
    {"inference endpoints", frame},
    {"inference providers", frame},
    {"jobs", frame},
    {"join", frame},
    {"languages", frame},
    {"learn", frame},
    {"less", frame},
    {"light", frame},
    {"like", frame},
    {"link", frame},
    {"linkedin", frame},
    {"links", list_end},
    {"load more", frame},
    {"load more papers", frame},
    {"loading", frame},
    {"loading...", frame},
    {"log in", frame},
    {"log in sign up", frame},
    {"login", frame},
    {"main navigation", frame},
    {"menu", frame},
    {"models", frame},
    {"monthly", frame},
    {"more", frame},
    {"new", header},
    {"newest", frame},
    {"newsletter", frame},
    {"next", frame},
    {"next page", frame},
    {"open menu", frame},
    {"organizations", frame},
    {"paper page", frame},
    {"papers", frame},
    {"papers with code", frame},
    {"posts", frame},
    {"press", frame},
    {"previous", frame},
    {"previous page", frame},
    {"pricing", frame},
    {"privacy", frame},
    {"privacy policy", frame},
    {"read more", frame},
    {"recent", frame},
    {"references", list_end},
    {"reply", frame},
    {"resources", frame},
    {"save", frame},
    {"search", frame},
    {"search by arxiv id or title", header},
    {"search papers", header},
    {"service status", frame},
    {"share", frame},
    {"show less", frame},
    {"show more", frame},
    {"sign in", frame},
    {"sign up", frame},
    {"skip to content", frame},
    {"skip to main content", frame},
    {"social", frame},
    {"solutions", frame},
    {"sort by", frame},
    {"spaces", frame},
    {"status", frame},
    {"storage buckets", frame},
    {"submit", frame},
    {"submit a paper", frame},
    {"submit paper", frame},
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
    {"today", frame},
    {"toggle theme", frame},
    {"top", frame},
    {"tos", frame},
    {"trending", frame},
    {"trending papers", trending},
    {"trending papers - hugging face", trending},
    {"twitter", frame},
    {"view", frame},
    {"view all", frame},
    {"view more", frame},
    {"visible links", list_end},
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

}  // namespace

Phrase find_phrase(std::string_view text) {
  if (starts_with_folded(text, "get trending papers in your email")) return header;
  if (starts_with_folded(text, "search by arxiv id")) return header;
  while (!text.empty() && (text.back() == ':' || text.back() == '!')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_phrase) return none;
  std::array<char, longest_phrase> folded{};
  std::transform(text.begin(), text.end(), folded.begin(), [](char c) { return ascii::lower(c); });
  const std::string_view key(folded.data(), text.size());
  const auto* const found =
      std::lower_bound(std::begin(phrases), std::end(phrases), key, entry_before);
  return found != std::end(phrases) && found->text == key ? found->phrase : none;
}

}  // namespace papers::ingest::page
