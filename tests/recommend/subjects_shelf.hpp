// A library of four subjects, of which some papers are starred.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "recommend/recommend.hpp"
#include "search/shelf.hpp"

namespace papers::test {

inline constexpr const char* subjects[][8] = {
    {"robot", "grasp", "manipulation", "arm", "tactile", "gripper", "control", "demonstration"},
    {"protein", "folding", "amino", "residue", "enzyme", "structure", "binding", "sequence"},
    {"speech", "audio", "speaker", "voice", "acoustic", "phoneme", "recognition", "prosody"},
    {"graph", "node", "edge", "message", "spectral", "community", "embedding", "citation"}};
inline constexpr std::size_t papers_a_subject = 25;

inline std::string sentence(std::mt19937& random, std::size_t subject, int words) {
  std::string out;
  for (int i = 0; i < words; ++i) {
    out += subjects[subject][random() % 8];
    out += i % 5 == 4 ? fmt::format(" filler{} ", random() % 40) : std::string(" ");
  }
  return out;
}

/// Papers 1 to 25 are of the first subject, and so on; all of one day.
inline Shelf& subjects_shelf() {
  static Shelf shelf;
  static bool filled = false;
  if (filled) return shelf;
  filled = true;
  std::mt19937 random(7);
  std::vector<Record> records;
  for (std::size_t i = 0; i < 4 * papers_a_subject; ++i) {
    Record record;
    record.title = fmt::format("{}number{}", sentence(random, i / papers_a_subject, 4), i);
    record.abstract = sentence(random, i / papers_a_subject, 40);
    record.abstract_kind = AbstractKind::full;
    record.authors = {fmt::format("Author {}", i % 9)};
    records.push_back(record);
  }
  shelf.put(records, "2026-03-12");
  return shelf;
}

inline Record titled(std::string title) {
  Record record;
  record.title = std::move(title);
  return record;
}
inline std::size_t subject_of(std::int64_t paper) {
  return (static_cast<std::size_t>(paper) - 1) / papers_a_subject;
}

inline std::vector<std::int64_t> unmarked(const recommend::Marks& marks) {
  return recommend::candidates(subjects_shelf().library(), {}, marks, today);
}

}  // namespace papers::test
