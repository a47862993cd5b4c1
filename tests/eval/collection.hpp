// A labelled collection: papers, queries, and which papers answer which query how well.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "library/library.hpp"

namespace papers::eval {

using Grades = std::unordered_map<std::string, int>;  ///< paper -> grade, 0 = judged unfit

struct Collection {
  std::vector<std::pair<std::string, std::string>> queries;  ///< id, text; only judged ones
  std::unordered_map<std::string, Grades> grades;            ///< by query id
};

/// queries.tsv and qrels.tsv of `folder`. Throws Error.
Collection read_collection(const std::string& folder);

/// Puts the JSON lines {id, title, abstract} on stdin into `library`; the collection's id of each
/// row id, from 1. Titles do not identify papers here: every line is one.
std::vector<std::string> fill(library::Library& library);

}  // namespace papers::eval
