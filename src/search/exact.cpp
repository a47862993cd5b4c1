#include "search/exact.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace papers::search {
namespace {

// Looks for one sequence of words in a stream of them.
class Sequence {
 public:
  explicit Sequence(const std::vector<std::string>& words) : words_(words) {}

  void see(std::string_view word) {
    // Starts under way are few and short; one that fits moves on, the others end.
    std::size_t kept = 0;
    for (const std::size_t at : starts_) {
      if (words_[at] == word) starts_[kept++] = at + 1;
    }
    starts_.resize(kept);
    if (words_.front() == word) starts_.push_back(1);
    if (!starts_.empty() && starts_.front() == words_.size()) found_ = true;
    if (found_) starts_.clear();
  }
  void interrupt() { starts_.clear(); }
  [[nodiscard]] bool found() const { return found_; }

 private:
  const std::vector<std::string>& words_;
  std::vector<std::size_t> starts_;
  bool found_ = false;
};

bool stands_in(const Form& form, const std::array<std::string_view, 5>& texts, unsigned columns) {
  const bool whole = form.shape == Form::Shape::sequence && !form.prefix;
  if (!whole) return true;  // pairs and prefixes are exact in the index already
  Sequence sequence(form.phrases.front());
  for (std::size_t column = 0; column < texts.size() && !sequence.found(); ++column) {
    if ((columns >> column & 1U) == 0) continue;
    text::for_each_word(texts[column], [&](std::string_view word, std::size_t, std::size_t) {
      if (!sequence.found()) sequence.see(word);
    });
    sequence.interrupt();
  }
  return sequence.found();
}

}  // namespace

IdSet exactly(library::Database& database, const Term& term, const IdSet& candidates) {
  IdSet out;
  auto& statement = database.cached(
      "SELECT title, abstract, authors_text, keywords_text, variants FROM paper WHERE id = ?1");
  candidates.for_each([&](std::int64_t id) {
    statement.bind(1, id);
    if (statement.step()) {
      std::array<std::string_view, 5> texts;
      for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = statement.text(static_cast<int>(i));
      if (std::any_of(term.forms.begin(), term.forms.end(), [&](const Form& form) {
            return stands_in(
                form, texts,
                form.variants_only ? columns::variants : term.columns & ~columns::variants);
          })) {
        out.insert(id);
      }
    }
    statement.reset();
  });
  return out;
}

}  // namespace papers::search
