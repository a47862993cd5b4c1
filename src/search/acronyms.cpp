#include "search/acronyms.hpp"

#include <algorithm>
#include <map>

#include "base/ascii.hpp"
#include "search/texts.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr int papers_read = 30;
constexpr std::size_t longest_acronym_bytes = 8;

bool is_letter_or_digit(char c) {
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

using ascii::lower;

// "RLHF)" or "LLMs)" right after the bracket: the acronym itself, or its plural.
bool is_introduced_at(std::string_view text, std::size_t open, std::string_view acronym) {
  std::size_t at = open + 1;
  for (const char c : acronym) {
    if (at >= text.size() || lower(text[at]) != c) return false;
    ++at;
  }
  if (at < text.size() && text[at] == 's') ++at;
  return at < text.size() && (text[at] == ')' || text[at] == ',' || text[at] == ';');
}

}  // namespace

std::string_view long_form_before(std::string_view text, std::size_t open,
                                  std::string_view acronym) {
  // At most min(|A| + 5, |A| * 2) words, as the paper has it; matched from the right.
  const std::size_t most_words = std::min(acronym.size() + 5, acronym.size() * 2);
  std::size_t at = open;
  for (std::size_t i = acronym.size(); i-- > 0;) {
    do {
      if (at == 0) return {};
      --at;
      if (text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ') return {};
    } while (lower(text[at]) != acronym[i] ||
             (i == 0 && at > 0 && is_letter_or_digit(text[at - 1])));
  }
  std::size_t end = open;
  while (end > at && !is_letter_or_digit(text[end - 1])) --end;
  const std::string_view found = text.substr(at, end - at);
  const std::size_t words = text::words(found).size();
  return words >= 2 && words <= most_words ? found : std::string_view();
}

std::string_view introduced_form(std::string_view text, std::string_view acronym) {
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    if (!is_introduced_at(text, open, acronym)) continue;
    const std::string_view form = long_form_before(text, open, acronym);
    if (!form.empty()) return form;
  }
  return {};
}

std::vector<std::string> long_form(library::Database& database, std::string_view acronym) {
  if (acronym.size() < 2 || acronym.size() > longest_acronym_bytes) return {};
  if (acronym.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") != std::string_view::npos) {
    return {};
  }
  auto& rows = papers_matching(database, "abstract : \"" + std::string(acronym) + '"', papers_read);
  std::map<std::vector<std::string>, int> counts;
  while (rows.step()) {
    const std::string_view text = rows.text(2);
    std::vector<std::string> words;
    for (text::Word& word : text::words(introduced_form(text, acronym))) {
      words.push_back(std::move(word.folded));
    }
    if (!words.empty()) ++counts[words];
  }
  rows.reset();
  std::vector<std::string> best;
  int most = 0;
  for (const auto& entry : counts) {
    if (entry.second > most) {
      most = entry.second;
      best = entry.first;
    }
  }
  return best;
}

}  // namespace papers::search
