#include "search/texts.hpp"

#include "text/word_cutter.hpp"
#include "text/words.hpp"

namespace papers::search {

void Texts::tokenize(std::string_view text, std::vector<std::uint32_t>& out) {
  text::cut_words(text, [&](std::string_view word, std::size_t, std::size_t) {
    const bool numbered = numbered_[static_cast<unsigned char>(word.front())];
    out.push_back(numbered ? words_.number_of(word) : other);
  });
}

void Texts::add_text(std::int64_t id, std::string_view title, std::string_view abstract) {
  TokenizedPaper paper;
  paper.id = id;
  constexpr std::size_t least_word_bytes = 5;  // with what follows it, on average
  paper.words.reserve((title.size() + abstract.size()) / least_word_bytes);
  tokenize(title, paper.words);
  paper.title_words = paper.words.size();
  tokenize(abstract, paper.words);
  papers_.push_back(std::move(paper));
}

bool Texts::add(library::Database& database, std::int64_t paper) {
  auto& statement = database.cached("SELECT title, abstract FROM paper WHERE id = ?1");
  statement.bind(1, paper);
  const bool found = statement.step();
  if (found) add_text(paper, statement.text(0), statement.text(1));
  statement.reset();
  return found;
}

void WordStems::read(const StringTable& words) {
  for (auto word = static_cast<std::uint32_t>(stem_of_.size()); word < words.size(); ++word) {
    const std::uint32_t stem = stems_.number_of(text::porter_stem(words.text(word)));
    stem_of_.push_back(stem);
    if (stem == word_of_.size()) word_of_.push_back(word);
  }
}

}  // namespace papers::search
