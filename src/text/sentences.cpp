#include "text/sentences.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <string>

#include "base/ascii.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace papers::text {
namespace {

using ascii::is_blank;
using ascii::is_digit;
using ascii::is_lower;
using ascii::is_upper;

/// Sorted: words whose full stop never ends a sentence.
constexpr std::string_view always_abbreviated[] = {
    "al",  "approx", "appx", "cf",  "ch",  "def", "dr",  "e.g", "eg", "eq",   "eqn", "eqs",
    "fig", "figs",   "i.e",  "ie",  "lem", "mr",  "mrs", "ms",  "no", "nos",  "pp",  "prof",
    "ref", "refs",   "resp", "sec", "st",  "tab", "thm", "viz", "vs", "w.r.t"};

/// Sorted: words whose full stop ends a sentence only before what looks like the start of one.
constexpr std::string_view sometimes_abbreviated[] = {"a.k.a", "co", "corp", "etc",
                                                      "inc",   "jr", "ltd"};

/// Sorted: first words that do begin a sentence after "et al." or "etc.".
constexpr std::string_view sentence_openers[] = {
    "A",       "Additionally", "Although",    "An",        "And",          "As",       "At",
    "Based",   "Both",         "But",         "By",        "Code",         "Compared", "Despite",
    "Each",    "Existing",     "Experiments", "Extensive", "Finally",      "First",    "For",
    "From",    "Furthermore",  "Given",       "Here",      "However",      "If",       "In",
    "Instead", "It",           "Its",         "Moreover",  "Most",         "Notably",  "On",
    "Our",     "Recent",       "Results",     "Since",     "Specifically", "Such",     "That",
    "The",     "There",        "Therefore",   "These",     "They",         "This",     "Those",
    "Through", "Thus",         "To",          "Unlike",    "Using",        "We",       "When",
    "Whereas", "While",        "With",        "Yet"};

static_assert(std::ranges::is_sorted(always_abbreviated));
static_assert(std::ranges::is_sorted(sometimes_abbreviated));
static_assert(std::ranges::is_sorted(sentence_openers));

template <std::size_t size>
bool contains(const std::string_view (&sorted)[size], std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

/// The word before the full stop at `stop`, without opening brackets, lower case when short.
std::string word_before(std::string_view text, std::size_t stop) {
  constexpr std::size_t longest_bytes = 12;
  std::size_t start = stop;
  while (start > 0 && !is_blank(text[start - 1]) && stop - start <= longest_bytes) --start;
  while (start < stop && (text[start] == '(' || text[start] == '[' || text[start] == '"')) ++start;
  std::string word(text.substr(start, stop - start));
  std::transform(word.begin(), word.end(), word.begin(), [](char c) { return ascii::lower(c); });
  return word;
}

std::string_view word_after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && ascii::is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

/// "U.S" or "J" before a full stop: letters standing alone between stops.
bool is_initials(std::string_view word) {
  if (word.empty() || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_lower(word[i]) : word[i] != '.') return false;
  }
  return true;
}

/// Past the closing quotes, brackets and stops that belong to a sentence ending before `at`.
std::size_t skip_closers(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 10> closers = {")", "]", "\"", "'", "”",
                                                        "’", "*", "}",  ".", "!"};
  if (at < text.size() && is_blank(text[at])) return at;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view closer : closers) {
      if (text.substr(at, closer.size()) != closer) continue;
      at += closer.size();
      more = true;
    }
  }
  return at;
}

/// Whether a sentence may begin at `at`: no lower-case letter, unless a name like "iGAN" or "n8n".
bool may_begin(std::string_view text, std::size_t at) {
  if (!is_lower(text[at])) return text[at] != ',' && text[at] != ';' && text[at] != ')';
  for (std::size_t i = at; i < text.size() && !is_blank(text[i]) && text[i] != '.'; ++i) {
    if (is_upper(text[i]) || is_digit(text[i])) return true;
  }
  return false;
}

/// Whether the full stop at `stop` ends a sentence whose successor starts at `next`.
bool full_stop_ends(std::string_view text, std::size_t stop, std::size_t next) {
  const std::string word = word_before(text, stop);
  constexpr std::size_t longest_bytes = 6;  // "approx"
  if (word.size() > longest_bytes && word.find('.') == std::string::npos) return true;
  const std::string_view opener = word_after(text, next);
  if (word == "al" || contains(sometimes_abbreviated, word)) {
    return contains(sentence_openers, opener);
  }
  // "No. 5", "pp. 3-7" before numbers only: "no." and "PP." also end sentences.
  if (word == "no" || word == "st" || word == "pp") return is_upper(text[next]);
  if (contains(always_abbreviated, word)) return false;
  if (is_initials(word)) {
    // "In the U.S. We", "option B. The"; but "J. Smith".
    return contains(sentence_openers, opener);
  }
  return true;
}

/// Ideographic stops need no blank after them.
std::size_t wide_stop_size(std::string_view text, std::size_t at) {
  for (const std::string_view stop : {"。", "！", "？"}) {
    if (text.substr(at, stop.size()) == stop) return stop.size();
  }
  return 0;
}

/// Whether a byte is a stop or begins a wide one.
constexpr std::array<bool, 256> make_stop_table() {
  std::array<bool, 256> stops{};
  for (const char c : {'.', '!', '?', "。"[0], "！"[0], "？"[0]}) {
    stops[static_cast<unsigned char>(c)] = true;
  }
  return stops;
}
constexpr std::array<bool, 256> stop_table = make_stop_table();

/// The first stop at or after `at`, the text's end when there is none.
std::size_t find_stop(std::string_view text, std::size_t at) {
  for (; at < text.size(); at += block_bytes) {
    const ByteBlock block = block_at(text, at);
    std::uint64_t maybe = block.one_of(".!?") | block.wide();
    for (; maybe != 0; maybe &= maybe - 1) {
      const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(maybe));
      if (stop_table[static_cast<unsigned char>(text[found])]) return found;
    }
  }
  return text.size();
}

/// The end of the sentence that starts at `start`.
std::size_t find_end(std::string_view text, std::size_t start) {
  for (std::size_t at = find_stop(text, start); at < text.size(); at = find_stop(text, at + 1)) {
    const char c = text[at];
    if (const std::size_t wide = wide_stop_size(text, at); wide > 0) {
      return skip_closers(text, at + wide);
    }
    if (c != '.' && c != '!' && c != '?') continue;
    const std::size_t end = skip_closers(text, at + 1);
    if (end == text.size()) return end;
    if (!is_blank(text[end])) {
      // "to deploy.We"
      const bool opens = c == '.' && contains(sentence_openers, word_after(text, end));
      if (opens && at > start && is_lower(text[at - 1]) && full_stop_ends(text, at, end)) {
        return end;
      }
      at = end - 1;
      continue;
    }
    std::size_t next = end;
    while (next < text.size() && is_blank(text[next])) ++next;
    if (next == text.size()) return end;
    if (may_begin(text, next) && (c != '.' || full_stop_ends(text, at, next))) return end;
    at = end - 1;
  }
  return text.size();
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text, std::size_t before) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < std::min(text.size(), before);) {
    const std::size_t end = find_end(text, at);
    const std::string_view sentence = trim(text.substr(at, end - at));
    if (!sentence.empty()) found.push_back(sentence);
    at = end;
  }
  return found;
}

}  // namespace papers::text
