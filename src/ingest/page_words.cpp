#include "ingest/page_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

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

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

template <std::size_t size>
bool contains_folded(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view known) { return equals_folded(word, known); });
}

/// `text` without the quotes and brackets that may close a sentence.
std::string_view without_closers(std::string_view text) {
  for (;;) {
    if (!text.empty() &&
        (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']' ||
         text.back() == '*' || text.back() == '$' || text.back() == '}')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 16> abbreviations = {
      "ltd.", "inc.", "corp.", "co.", "vs.", "dr.", "mr.", "prof.",
      "e.g.", "i.e.", "fig.",  "al.", "cf.", "eq.", "st.", "no."};
  return contains_folded(abbreviations, word);
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alnum(char c) { return is_digit(c) || is_upper(c) || is_lower(c); }

bool equals_folded(std::string_view text, std::string_view lower_text) {
  return text.size() == lower_text.size() && starts_with_folded(text, lower_text);
}

bool starts_with_folded(std::string_view text, std::string_view lower_text) {
  if (text.size() < lower_text.size()) return false;
  for (std::size_t i = 0; i < lower_text.size(); ++i) {
    if (lower(text[i]) != lower_text[i]) return false;
  }
  return true;
}

Phrase find_phrase(std::string_view text) {
  if (starts_with_folded(text, "get trending papers in your email")) return header;
  if (starts_with_folded(text, "search by arxiv id")) return header;
  while (!text.empty() && (text.back() == ':' || text.back() == '!')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_phrase) return none;
  std::array<char, longest_phrase> folded{};
  std::transform(text.begin(), text.end(), folded.begin(), lower);
  const std::string_view key(folded.data(), text.size());
  const auto* const found =
      std::lower_bound(std::begin(phrases), std::end(phrases), key, entry_before);
  return found != std::end(phrases) && found->text == key ? found->phrase : none;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool is_function_word(std::string_view word) {
  constexpr std::array<std::string_view, 34> words = {
      "a",       "an",    "and",   "are",  "as",   "at",   "be",      "by", "can",
      "do",      "for",   "from",  "how",  "if",   "in",   "into",    "is", "it",
      "of",      "on",    "or",    "over", "that", "the",  "through", "to", "toward",
      "towards", "under", "using", "via",  "when", "with", "without"};
  return word.size() <= 7 && contains_folded(words, word);
}

bool is_opener(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ':')) word.remove_suffix(1);
  constexpr std::array<std::string_view, 26> words = {
      "we",       "this",   "the",      "in",       "recent",     "recently", "large",
      "despite",  "while",  "existing", "current",  "with",       "as",       "to",
      "although", "modern", "our",      "these",    "however",    "it",       "most",
      "many",     "given",  "although", "training", "traditional"};
  return !word.empty() && is_upper(word.front()) && contains_folded(words, word);
}

bool ends_truncated(std::string_view text) {
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
}

bool ends_sentence(std::string_view text) {
  if (ends_truncated(text)) return true;
  const std::string_view bare = without_closers(text);
  if (bare.empty()) return false;
  if (bare.back() == '!' || bare.back() == '?') return true;
  if (bare.back() != '.') return bare.ends_with("\xE3\x80\x82");  // an ideographic full stop
  return !is_abbreviation(last_word(bare));
}

bool ends_in_url(std::string_view text) {
  const std::string_view word = last_word(text);
  return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
         word.find(".com/") != std::string_view::npos ||
         word.find(".io/") != std::string_view::npos || word.ends_with(".github.io");
}

bool holds_sentence_break(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 2)) {
    const std::size_t next = at + 2;
    const bool starts = next < text.size() && (is_upper(text[next]) || is_digit(text[next]));
    if (starts && !is_abbreviation(last_word(text.substr(0, at + 1)))) return true;
  }
  return false;
}

Words count_words(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::string_view word = first_word(text);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty() || (!is_upper(word.front()) && !is_lower(word.front()))) continue;
    ++words.count;
    if (is_function_word(word)) continue;
    ++words.content;
    if (is_lower(word.front())) ++words.lower;
  }
  return words;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace papers::ingest::page
