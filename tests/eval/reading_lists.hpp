// Readers' lists of papers: the earlier half of each is known, the later half is hidden among
// others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace papers::eval {

/// Papers by row id, which is the line of the corpus, from 1.
struct Corpus {
  std::vector<std::string> ids, days, texts, texts_with_authors;
};

/// From stdin, an object a line.
Corpus read_corpus();

struct Task {
  std::string user;
  std::vector<std::int64_t> likes, hidden, asked;  ///< asked: hidden ones and others, shuffled
};

struct Drawing {
  std::optional<std::size_t> stars;  ///< likes of each user, drawn; without: the earlier half
  std::size_t draws = 1;             ///< of the likes; a user's figure is the mean over them
  std::optional<std::size_t> half;   ///< only every second user
};

/// Every user of users.tsv in the folder, so many times as likes are drawn: a user's in a row.
std::vector<Task> tasks_of(const std::string& folder, const Drawing& drawing, const Corpus& corpus);

}  // namespace papers::eval
