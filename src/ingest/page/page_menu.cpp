// Menus that text browsers put on one line, and the numbers of a list's pages.
#include <algorithm>

#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_menu_bytes = 120;
constexpr std::size_t longest_entry_bytes = 40;

/// Whether a menu's entry may end before text[at]: at a blank, or where the next one was put beside
/// it without one.
bool entry_ends(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] == ' ') return true;
  if (!is_upper(text[at])) return false;
  return is_lower(text[at - 1]) || (at + 1 < text.size() && is_lower(text[at + 1]));
}

/// The bytes of the longest phrase that `text` starts with; `phrase` is what it says.
std::size_t longest_start(std::string_view text, Phrase& phrase) {
  std::size_t word = 1;
  while (!entry_ends(text, word) && text[word] != ':' && text[word] != '!') ++word;
  if (!may_start_phrase(text.substr(0, word))) return 0;  // most lines are no menu
  std::size_t size = std::min(text.size(), longest_entry_bytes);
  while (size > 0) {
    phrase = entry_ends(text, size) ? find_phrase(text.substr(0, size)) : Phrase::none;
    if (phrase != Phrase::none) break;
    --size;
  }
  return size;
}

}  // namespace

bool is_page_number(std::string_view text) {
  return text == "\xE2\x80\xA6" || text.find_first_not_of("0123456789.") == std::string_view::npos;
}

Phrase find_menu(std::string_view text) {
  if (text.size() > longest_menu_bytes) return Phrase::none;
  Phrase strongest = Phrase::none;
  int entries = 0;
  while (!text.empty()) {
    Phrase phrase = Phrase::none;
    std::size_t size = longest_start(text, phrase);
    if (size > 0) {
      ++entries;
      strongest = std::max(strongest, phrase);
    } else {
      size = std::min(text.find(' '), text.size());
      const std::string_view word = text.substr(0, size);
      const bool box = word.find_first_not_of('_') == std::string_view::npos;  // to search in
      if (!is_page_number(word) && !box) return Phrase::none;
    }
    text.remove_prefix(size);
    text = text::trim(text);
  }
  return entries >= 2 ? strongest : Phrase::none;
}

}  // namespace papers::ingest::page
