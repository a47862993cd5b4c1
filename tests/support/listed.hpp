// Two papers that lists of any dress are made of, and whether they came back.
#pragma once

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::test {

struct Listed {
  std::string title, url, id, authors, venue;
  std::vector<std::string> names;
};

inline std::vector<Listed> listed() {
  return {{"Lantern Routing: Sparse Experts at Night",
           "https://arxiv.org/abs/2405.00001",
           "2405.00001",
           "Ann One, Bob Two, Cara Three",
           "ICLR 2025",
           {"Ann One", "Bob Two", "Cara Three"}},
          {"Pruned Paths in Practice",
           "https://arxiv.org/abs/2405.00002",
           "2405.00002",
           "Dan Four, Eve Five",
           "ICML 2024",
           {"Dan Four", "Eve Five"}}};
}

/// `text` in the format that it looks like.
inline Collected read_as_chosen(const std::string& text) {
  return collect(chosen_format(text).c_str(), text);
}

inline void check_listed(const std::vector<Record>& records) {
  REQUIRE(records.size() == listed().size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    CHECK(records[i].title == listed()[i].title);
    CHECK(records[i].arxiv_id == listed()[i].id);
  }
}

}  // namespace papers::test
