#include "search/texts.hpp"

#include "text/word_cutter.hpp"
#include "text/words.hpp"

namespace papers::search {

std::uint32_t Texts::tokenize(std::string_view text, std::uint32_t place, TokenizedPaper& paper) {
  if (finder_) {
    const std::size_t count = finder_->read(text);
    paper.words.reserve(paper.words.size() + finder_->found().size());
    for (const auto& word : finder_->found()) {
      const std::uint32_t number = words_.number_of(finder_->folded(word));
      paper.words.push_back({number, place + static_cast<std::uint32_t>(word.place)});
    }
    return static_cast<std::uint32_t>(count);
  }
  std::uint32_t count = 0;
  text::cut_words(text, [&](std::string_view word, std::size_t, std::size_t) {
    paper.words.push_back({words_.number_of(word), place + count++});
  });
  return count;
}

void Texts::add_text(std::int64_t id, std::string_view title, std::string_view abstract) {
  TokenizedPaper paper;
  paper.id = id;
  constexpr std::size_t least_word_bytes = 5;  // with what follows it, on average
  if (!finder_) paper.words.reserve((title.size() + abstract.size()) / least_word_bytes);
  paper.title_words = tokenize(title, 0, paper);
  paper.abstract_words = tokenize(abstract, paper.title_words, paper);
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

library::Statement& papers_matching(library::Database& database, std::string_view expression,
                                    int most) {
  return database
      .cached(
          "SELECT p.id, p.title, p.abstract FROM paper_fts JOIN paper AS p ON p.id = "
          "paper_fts.rowid WHERE paper_fts MATCH ?1 LIMIT ?2")
      .bind(1, expression)
      .bind(2, most);
}

void WordStems::read(const StringTable& words) {
  for (auto word = static_cast<std::uint32_t>(stem_of_.size()); word < words.size(); ++word) {
    const std::uint32_t stem = stems_.number_of(text::porter_stem(words.text(word)));
    stem_of_.push_back(stem);
    if (stem == word_of_.size()) word_of_.push_back(word);
  }
}

}  // namespace papers::search
