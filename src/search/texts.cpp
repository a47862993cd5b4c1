#include "search/texts.hpp"

#include <functional>

#include "papers/text/words.hpp"

namespace papers::search {

namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
}

}  // namespace

Interner::Interner() : ends_(1), slots_(kFirstSlots) {}

std::string_view Interner::text(std::uint32_t id) const {
  return std::string_view(arena_).substr(ends_[id], ends_[id + 1] - ends_[id]);
}

// Where `word` is, or the free slot where it would be.
std::size_t Interner::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != none && (slots_[at].hash != hash || text(slots_[at].id) != word)) {
    at = (at + 1) & mask;
  }
  return at;
}

void Interner::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == none) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != none) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::uint32_t Interner::id(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  std::size_t at = slot_of(text, hash);
  if (slots_[at].id != none) return slots_[at].id;
  if (2 * (size() + 1) > slots_.size()) {
    grow();
    at = slot_of(text, hash);
  }
  const auto fresh = static_cast<std::uint32_t>(size());
  arena_ += text;
  ends_.push_back(arena_.size());
  slots_[at] = {hash, fresh};
  return fresh;
}

std::uint32_t Interner::find(std::string_view text) const {
  return slots_[slot_of(text, hash_of(text))].id;
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
