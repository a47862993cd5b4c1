#include "library/posting_changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "library/posting_store.hpp"
#include "library/sqlite.hpp"
#include "postings/block.hpp"
#include "postings/formula.hpp"
#include "postings/lengths.hpp"
#include "postings/packed.hpp"
#include "text/words.hpp"

namespace papers::library {
namespace {

/// A change costs some milliseconds, and listing all papers less than 0.1 for each.
constexpr std::int64_t most_changes = 1000;
constexpr std::int64_t most_changes_share = 64;

/// An index row as the index sees it.
struct Tokens {
  std::map<std::string, postings::Counts> counts;  ///< by stem
  postings::Lengths lengths;
};

Tokens tokens_of(const IndexRow& row) {
  Tokens tokens;
  std::map<std::string, postings::Counts, std::less<>> forms;
  const std::array texts = {&row.title, &row.abstract, &row.authors_text, &row.keywords_text,
                            &row.variants};
  for (std::size_t column = 0; column < texts.size(); ++column) {
    text::for_each_word(*texts[column], [&](std::string_view form, std::size_t, std::size_t) {
      auto known = forms.find(form);
      if (known == forms.end()) known = forms.emplace(form, postings::Counts{}).first;
      ++known->second[column];
    });
  }
  for (const auto& [form, counts] : forms) {
    postings::Counts& sum = tokens.counts[text::porter_stem(form)];
    for (std::size_t column = 0; column < counts.size(); ++column) {
      sum[column] += counts[column];
      if (column == 0) tokens.lengths.title += counts[column];
      if (column == 1) tokens.lengths.abstract += counts[column];
    }
  }
  return tokens;
}

/// The blocks of a row, each as bytes.
std::vector<std::string> blocks_of(Database& database, std::string row) {
  const std::size_t size = row.size();
  row.append(postings::packed_slack_bytes, '\0');
  std::vector<std::string> blocks;
  for (std::size_t at = 0; at < size; at += blocks.back().size()) {
    const auto block = postings::read_block(std::string_view(row).substr(at, size - at));
    if (!block) throw_lists_damaged(database);
    blocks.push_back(row.substr(at, block->size_bytes));
  }
  return blocks;
}

postings::Block read_back(std::string& bytes) {
  const std::size_t size = bytes.size();
  bytes.append(postings::packed_slack_bytes, '\0');
  return *postings::read_block(std::string_view(bytes).substr(0, size));
}

/// `block`, as bytes, with `posting` in place of what it has of that paper; without counts, the
/// paper leaves it. Empty when nothing is left.
std::string changed(Database& database, std::string block, const postings::Posting& posting,
                    float impact) {
  const postings::Block old = read_back(block);
  std::vector<postings::Posting> all = postings::postings_of(old);
  if (all.empty()) throw_lists_damaged(database);
  const auto place = std::lower_bound(
      all.begin(), all.end(), posting.paper,
      [](const postings::Posting& one, std::uint32_t paper) { return one.paper < paper; });
  const bool there = place != all.end() && place->paper == posting.paper;
  if (posting.counts == postings::Counts{}) {
    if (there) all.erase(place);
  } else if (there) {
    place->counts = posting.counts;
  } else {
    all.insert(place, posting);
  }
  const float most = std::max(old.impact, impact);
  const std::span<const postings::Posting> rest(all);
  const std::size_t half = all.size() > postings::block_postings ? all.size() / 2 : all.size();
  std::string out;
  if (!all.empty()) postings::append_block(out, rest.first(half), most);
  if (half < all.size()) postings::append_block(out, rest.subspan(half), most);
  return out;
}

void change_list(Database& database, const std::string& stem, const postings::Posting& posting,
                 float impact) {
  Statement& row = database.cached(
      "SELECT first, blocks FROM posting WHERE stem = ?1 AND first <= ?2 "
      "ORDER BY first DESC LIMIT 1");
  if (!row.bind(1, stem).bind(2, std::int64_t{posting.paper}).step()) throw_lists_damaged(database);
  const std::int64_t first = row.integer(0);
  std::vector<std::string> blocks = blocks_of(database, std::string(row.text(1)));
  row.reset();
  // The first block that ends with the paper or a later one, else the last one.
  std::size_t at = 0;
  while (at + 1 < blocks.size()) {
    std::string bytes = blocks[at];
    if (read_back(bytes).last >= posting.paper) break;
    ++at;
  }
  if (blocks.empty()) {
    blocks.emplace_back();
    if (posting.counts != postings::Counts{}) {
      postings::append_block(blocks.front(), std::span(&posting, 1), impact);
    }
  } else {
    blocks[at] = changed(database, std::move(blocks[at]), posting, impact);
  }
  std::string bytes;
  for (const std::string& block : blocks) bytes += block;
  database.cached("UPDATE posting SET blocks = ?3 WHERE stem = ?1 AND first = ?2")
      .bind(1, stem)
      .bind(2, first)
      .bind_blob(3, bytes)
      .run();
}

void change_lengths(Database& database, std::uint32_t paper, const postings::Lengths& lengths) {
  const std::uint32_t place = paper % postings::window_papers;
  const postings::LengthsRow row = stored_lengths(database)->window(paper - place);
  std::vector<postings::Lengths> all;
  for (std::uint32_t i = 0; i < postings::window_papers; ++i) all.push_back(row.at(i));
  all[place] = lengths;
  store_lengths(database, paper - place, all);
}

/// True when there have been so many that the lists are gone now.
bool too_many_changes(Database& database, std::int64_t last) {
  const std::int64_t changes =
      database.integer("SELECT value FROM setting WHERE name = 'listed_changes'") + 1;
  if (changes > std::max(most_changes, last / most_changes_share)) {
    drop_lists(database);
    return true;
  }
  database.cached("INSERT OR REPLACE INTO setting(name, value) VALUES ('listed_changes', ?1)")
      .bind(1, std::to_string(changes))
      .run();
  return false;
}

}  // namespace

void change_lists(Database& database, std::int64_t paper, const IndexRow& before,
                  const IndexRow& after) {
  const std::int64_t last = last_listed(database);
  if (paper > last || too_many_changes(database, last)) return;
  const auto number = static_cast<std::uint32_t>(paper);
  Tokens old = tokens_of(before);
  const Tokens now = tokens_of(after);
  const postings::Formula impacts = stored_impacts(database);
  const bool shorter =
      now.lengths.title < old.lengths.title || now.lengths.abstract < old.lengths.abstract;
  for (const auto& [stem, counts] : now.counts) {
    const auto was = old.counts.find(stem);
    const bool same = was != old.counts.end() && was->second == counts;
    if (was != old.counts.end()) old.counts.erase(was);
    // In a shorter text a word counts more than its block says.
    if (same && !shorter) continue;
    if (!has_list(database, stem)) continue;
    const float most = postings::impact(counts, now.lengths.title, now.lengths.abstract, impacts);
    change_list(database, stem, {number, counts}, most);
  }
  for (const auto& [stem, counts] : old.counts) {
    if (has_list(database, stem)) change_list(database, stem, {number, {}}, 0);
  }
  change_lengths(database, number, now.lengths);
}

}  // namespace papers::library
