#include "library/paper_lengths.hpp"

#include "library/fts_walk.hpp"
#include "library/posting_store.hpp"
#include "library/sqlite.hpp"

namespace papers::library {

PaperLengths::PaperLengths(Database& database, std::int64_t last)
    : impacts_(stored_impacts(database)) {
  const auto windows = static_cast<std::size_t>(last) / postings::window_papers + 1;
  lengths_.resize(windows * postings::window_papers);
  auto row = database.prepare("SELECT id, sz FROM paper_fts_docsize WHERE id BETWEEN 1 AND ?1");
  row.bind(1, last);
  while (row.step()) {
    const auto sizes = column_sizes(row.text(1));
    lengths_[static_cast<std::size_t>(row.integer(0))] = {static_cast<std::uint32_t>(sizes[0]),
                                                          static_cast<std::uint32_t>(sizes[1])};
  }
}

float PaperLengths::impact(const postings::Posting& posting) const {
  const postings::Lengths& length = lengths_[posting.paper];
  return postings::impact(posting.counts, length.title, length.abstract, impacts_);
}

std::vector<postings::Lengths> PaperLengths::window(std::size_t first) const {
  const auto begin = lengths_.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + postings::window_papers};
}

void PaperLengths::store(Database& database, std::int64_t from) const {
  constexpr std::size_t size = postings::window_papers;
  for (auto first = static_cast<std::size_t>(from) / size * size; first < lengths_.size();
       first += size) {
    store_lengths(database, static_cast<std::uint32_t>(first), window(first));
  }
}

std::int64_t PaperLengths::wrong_windows(Database& database) const {
  std::int64_t wrong = 0;
  Statement row = database.prepare("SELECT lengths FROM text_length WHERE first = ?1");
  for (std::size_t first = 0; first < lengths_.size(); first += postings::window_papers) {
    row.bind(1, static_cast<std::int64_t>(first));
    const bool right = row.step() && row.text(0) == postings::lengths_row(window(first));
    row.reset();
    if (!right) ++wrong;
  }
  return wrong;
}

}  // namespace papers::library
