#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/interrupt.hpp"
#include "library/checks.hpp"
#include "library/ids.hpp"
#include "library/paper_lengths.hpp"
#include "library/posting_store.hpp"
#include "library/posting_walk.hpp"
#include "library/sqlite.hpp"
#include "postings/packed.hpp"
#include "text/words.hpp"

namespace papers::library {
namespace {

/// A stored list, posting by posting.
class StoredPostings {
 public:
  StoredPostings(Database& database, std::string_view stem) : rows_(stored_rows(database, stem)) {}

  struct Entry {
    postings::Posting posting;
    float impact = 0;  ///< of its block
  };
  /// nullopt at the end, or where the list is damaged.
  std::optional<Entry> next() {
    while (next_ == block_.size()) {
      if (!next_block()) return std::nullopt;
    }
    return Entry{block_[next_++], impact_};
  }

 private:
  bool next_block() {
    if (at_ == size_) {
      const auto row = rows_->next();
      if (!row) return false;
      row_ = *row;
      size_ = row_.size();
      row_.append(postings::packed_slack_bytes, '\0');
      at_ = 0;
      if (size_ == 0) return true;
    }
    const auto block = postings::read_block(std::string_view(row_).substr(at_, size_ - at_));
    if (!block) return false;
    at_ += block->size_bytes;
    block_ = postings::postings_of(*block);
    impact_ = block->impact;
    next_ = 0;
    return !block_.empty();
  }

  std::unique_ptr<postings::RowSource> rows_;
  std::string row_;
  std::size_t size_ = 0, at_ = 0;
  std::vector<postings::Posting> block_;
  std::size_t next_ = 0;
  float impact_ = 0;
};

/// A form of a stem, as the index is asked by forms; empty when the library has none.
std::string form_of(Database& database, const std::string& stem) {
  // Porter changes a stem's last letter at most.
  const std::string start = stem.size() > 2 ? stem.substr(0, stem.size() - 1) : stem;
  Statement& row =
      database.cached("SELECT form FROM word WHERE form >= ?1 AND form < ?1 || char(1114111)");
  row.bind(1, start);
  std::string form;
  while (form.empty() && row.step()) {
    if (text::porter_stem(row.text(0)) == stem) form = row.text(0);
  }
  row.reset();
  return form;
}

bool is_right(Database& database, const std::string& stem, const std::string& form,
              std::int64_t last, const PaperLengths& lengths) {
  StoredPostings stored(database, stem);
  bool right = true;
  for_each_posting(database, form, {1, last}, [&](const postings::Posting& posting) {
    if (!right) return;
    const auto entry = stored.next();
    right = entry && entry->posting == posting && entry->impact >= lengths.impact(posting);
  });
  return right && !stored.next();
}

}  // namespace

Damages check_lists(Database& database) {
  const bool known =
      database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'posting'") != 0;
  const std::int64_t last = known ? last_listed(database) : 0;
  if (last == 0) {
    if (!known || database.integer("SELECT count(*) FROM posting") == 0) return {};
    return {{"the lists of common words do not say with which paper they end", true}};
  }
  Damages damages;
  if (last < 0 || last > highest_id) {
    return {{"the lists of common words end with a paper that cannot be", true}};
  }
  const PaperLengths lengths(database, last);
  std::int64_t wrong = 0;
  Statement lists = database.prepare("SELECT DISTINCT stem FROM posting");
  while (lists.step()) {
    throw_if_interrupted();
    const std::string stem(lists.text(0));
    const std::string form = form_of(database, stem);
    const bool right =
        has_list(database, stem) && !form.empty() && is_right(database, stem, form, last, lengths);
    if (!right) ++wrong;
  }
  if (wrong > 0) {
    damages.push_back(
        {fmt::format("{} lists of common words do not match the index", wrong), true});
  }
  if (const std::int64_t windows = lengths.wrong_windows(database); windows > 0) {
    damages.push_back({fmt::format("{} lists of text lengths are wrong", windows), true});
  }
  return damages;
}

}  // namespace papers::library
