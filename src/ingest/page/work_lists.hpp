// Works to which nothing leads, "Ann One, Bob Two. Title. Place 2019.", are papers only in a list
// that shows it: who is in a picture, ran a race or got married is written alike.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/block.hpp"
#include "ingest/page/entry_runs.hpp"

namespace papers::ingest::page {

/// Whether an item says where a work of research stands: pages, a volume, a journal or a
/// conference, or a link called "PDF".
bool states_publication(const std::vector<Run>& runs);

/// Whether what an article cites stands below `heading`.
bool heads_references(std::string_view heading);

/// Passes blocks on, a section at a time where it has such works, which stay entries if its heading
/// says that they are publications, or most of them state where they stand.
class WorkLists {
 public:
  void add(Block&& block, std::deque<Block>& done);
  void finish(std::deque<Block>& done);

 private:
  void begin_section(const Block& heading);
  [[nodiscard]] bool are_papers() const;

  std::deque<Block> held_;  ///< of the section, from its first such work
  std::size_t works_ = 0, published_ = 0;
  std::size_t others_ = 0;       ///< blocks between them
  std::size_t behind_ = 0;       ///< blocks behind the last of them
  bool shown_ = false;           ///< the works of the section that are told are papers
  std::array<bool, 7> named_{};  ///< the heading of that level names publications; [0]: a line
  bool cites_ = false;
  std::size_t prose_ = 0;   ///< of the document
  std::size_t papers_ = 0;  ///< of the document so far, but for works that are held
};

/// The same of all blocks of a document.
std::deque<Block> with_lists_of_works(std::deque<Block> blocks);

}  // namespace papers::ingest::page
