#include "library/posting_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "library/posting_store.hpp"
#include "library/sqlite.hpp"
#include "postings/packed.hpp"

namespace papers::library {
namespace {

/// Four rows fill a page of 16 KB, and none needs a second page: the table keeps 4,085 bytes of a
/// row in place (https://www.sqlite.org/fileformat2.html, 1.6).
constexpr std::size_t row_bytes = 4030;

}  // namespace

bool BlockWriter::add(const postings::Posting& posting, float impact) {
  impact_ = std::max(impact_, impact);
  postings_.push_back(posting);
  return postings_.size() == postings::block_postings;
}

void BlockWriter::take(std::string& out) {
  if (!postings_.empty()) postings::append_block(out, postings_, impact_);
  postings_.clear();
  impact_ = 0;
}

// Goes on with the last row of the list, its last block opened again unless it is full.
ListWriter::ListWriter(Database& database, std::string stem)
    : database_(database), stem_(std::move(stem)) {
  Statement& last = database.cached(
      "SELECT first, blocks FROM posting WHERE stem = ?1 ORDER BY first DESC LIMIT 1");
  if (last.bind(1, stem_).step()) {
    first_ = last.integer(0);
    row_ = last.text(1);
  }
  last.reset();
  const std::size_t size = row_.size();
  row_.append(postings::packed_slack_bytes, '\0');
  std::size_t at = 0;
  std::optional<postings::Block> block;
  for (std::size_t next = 0; next < size; next += block->size_bytes) {
    at = next;
    block = postings::read_block(std::string_view(row_).substr(at, size - at));
    if (!block) throw_lists_damaged(database);
  }
  if (!block || block->size == postings::block_postings) {
    row_.resize(size);
    return;
  }
  for (const postings::Posting& posting : postings::postings_of(*block)) {
    block_.add(posting, block->impact);
  }
  row_.resize(at);
}

void ListWriter::add(const postings::Posting& posting, float impact) {
  if (block_.add(posting, impact)) end_block();
}

void ListWriter::end_block() {
  const std::uint32_t first = block_.first();
  std::string block;
  block_.take(block);
  if (row_.size() + block.size() > row_bytes && !row_.empty()) {
    store_row();
    first_ = first;
  }
  row_ += block;
}

void ListWriter::store_row() {
  database_.cached("INSERT OR REPLACE INTO posting(stem, first, blocks) VALUES (?1, ?2, ?3)")
      .bind(1, stem_)
      .bind(2, first_)
      .bind_blob(3, row_)
      .run();
  row_.clear();
}

void ListWriter::finish() {
  if (!block_.empty()) end_block();
  store_row();
}

}  // namespace papers::library
