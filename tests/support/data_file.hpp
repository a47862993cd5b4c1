// Files of tests/data/.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/places.hpp"

namespace papers::test {

inline std::string read_data(const std::string& name) {
  std::ifstream file(papers::test::source_folder() / "tests/data" / name, std::ios::binary);
  if (!file) throw std::runtime_error("tests/data/" + name + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The two columns of a .tsv file.
inline std::vector<std::pair<std::string, std::string>> read_pairs(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const std::string content = read_data(name);
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t tab = content.find('\t', at);
    const std::size_t end = content.find('\n', tab);
    pairs.emplace_back(content.substr(at, tab - at), content.substr(tab + 1, end - tab - 1));
    at = end + 1;
  }
  return pairs;
}

}  // namespace papers::test
