// What the words of a text say about its part on the page.
#include <algorithm>

#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/piece.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t certain_abstract_columns = 300;

bool dangles(std::string_view text) {
  const char end = text.back();
  return std::string_view(",;:-([").find(end) != std::string_view::npos ||
         is_function_word(last_word(text));
}

/// Whether a paragraph of these words is an abstract rather than a title.
bool reads_as_abstract(std::string_view text, const Wording& wording) {
  constexpr std::size_t surely_abstract_bytes = 300;
  constexpr std::size_t shortest_sentence_bytes = 40;
  constexpr std::size_t long_question_bytes = 150;
  if (text.size() >= surely_abstract_bytes || ends_truncated(text)) return true;
  const bool full_stop = wording.sentence_end && text.find_last_of("?!") != text.size() - 1;
  if (full_stop) return text.size() >= shortest_sentence_bytes;
  return text.size() > long_question_bytes && (wording.sentence_end || wording.sentence_break);
}

}  // namespace

Wording wording_of(const Block& block) {
  const std::string_view text = block.text;
  Wording wording;
  wording.width = std::max(block.width, columns(text));
  wording.first_word_width = columns(first_word(text));
  wording.sentence_end = ends_sentence(text);
  wording.full_stop = wording.sentence_end && text.back() == '.';
  wording.url_end = ends_in_url(text);
  wording.starts_lower = is_lower(text.front());
  wording.dangling_end = dangles(text);
  wording.opener = is_opener(first_word(text));
  wording.abstract_by_itself = text.size() >= certain_abstract_columns;
  wording.names = text.find(',') < 80 && !read_names(text, 0).empty();
  if (wording.width > certain_abstract_columns) return wording;
  wording.sentence_break = holds_sentence_break(text);
  const Words words = count_words(text);
  wording.words = words.count;
  wording.content = words.content;
  if (words.content > 0) {
    wording.lower_share = static_cast<double>(words.lower) / static_cast<double>(words.content);
  }
  wording.abstract_by_itself = reads_as_abstract(text, wording);
  wording.may_be_organisation = may_be_organisation(text);
  wording.names = wording.names || (words.count <= 8 && !read_names(text, 0).empty());
  return wording;
}

}  // namespace papers::ingest::page
