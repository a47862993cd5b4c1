#include "search/texts.hpp"

#include "text/word_cutter.hpp"
#include "text/words.hpp"

namespace papers::search {

void Texts::tokenize(std::string_view text, std::vector<std::uint32_t>& out) {
  text::cut_words(text, [&](std::string_view word, std::size_t, std::size_t) {
    const std::uint32_t id = words_.number_of(word);
    if (id == stem_of_.size()) stem_of_.push_back(stems_.number_of(text::porter_stem(word)));
    out.push_back(id);
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

}  // namespace papers::search
