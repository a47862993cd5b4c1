#include "search/texts.hpp"

#include "papers/text/words.hpp"

namespace papers::search {

std::uint32_t Interner::id(std::string_view text) {
  const auto found = ids_.find(text);
  if (found != ids_.end()) return found->second;
  const auto fresh = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(texts_.back(), fresh);
  return fresh;
}

std::uint32_t Interner::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? none : found->second;
}

void Texts::tokenize(std::string_view text, std::vector<std::uint32_t>& out) {
  text::for_each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
    const std::uint32_t id = words_.id(word);
    if (id == stem_of_.size()) stem_of_.push_back(stems_.id(text::porter_stem(word)));
    out.push_back(id);
  });
}

void Texts::add_text(std::int64_t id, std::string_view title, std::string_view abstract) {
  TokenizedPaper paper;
  paper.id = id;
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
