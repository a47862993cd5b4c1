// Works to which nothing leads, "Ann One, Bob Two. Title. Place 2019.", are papers only in a list
// that shows it: who is in a picture, ran a race or got married is written alike.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/block.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/shelf.hpp"

namespace papers::ingest::page {

/// Whether an item says where a work of research stands: pages, a volume, a journal or a
/// conference, or a link called "PDF".
bool states_publication(const std::vector<Run>& runs);

/// Whether what an article cites stands below `heading`.
bool heads_references(std::string_view heading);

/// The headings above a place of a document, as far as they name publications.
class Headings {
 public:
  /// `level`: 0 for a line without a mark.
  void take(std::size_t level, std::string_view text);
  [[nodiscard]] bool name_publications() const;
  [[nodiscard]] bool head_references() const { return cites_; }

 private:
  std::array<bool, 7> named_{};  ///< the heading of that level does
  bool cites_ = false;
};

/// Passes blocks on, held back from the first such work: its section is a list of papers if its
/// heading says so, or half of its works state where they stand, or the document has other papers.
/// All of them are counted, wherever they stand within some 8,000 blocks.
class WorkLists {
 public:
  void add(Block&& block, std::deque<Block>& done);
  void finish(std::deque<Block>& done);

 private:
  struct Section {
    std::size_t begin = 0;  ///< of held_
    std::size_t works = 0, references = 0, bytes = 0;
    std::size_t published = 0, joint = 0;  ///< by several, where they state no place
    std::size_t others = 0;                ///< blocks between them
    std::size_t behind = 0;                ///< blocks behind the last of them
    bool named = false, cites = false, shown = false;
  };

  void count(const Entry& entry, Section& section);
  void begin_section(bool goes_on);
  void decide(std::deque<Block>& done);
  static void settle(Block& block, const Section& section);
  [[nodiscard]] bool are_papers(const Section& section, std::size_t papers) const;

  std::deque<Block> held_;
  std::vector<Section> sections_;
  Headings headings_;
  std::size_t prose_ = 0;   ///< of the document
  std::size_t papers_ = 0;  ///< of the document so far, but for works that are held
  std::string year_;        ///< the heading above that is one
  std::size_t year_level_ = 0;
};

/// The same of all blocks of a document.
std::deque<Block> with_lists_of_works(std::deque<Block> blocks);

}  // namespace papers::ingest::page
