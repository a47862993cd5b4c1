#include "library/common_words.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/library.hpp"
#include "library/paper_counts.hpp"
#include "library/paper_lengths.hpp"
#include "library/posting_store.hpp"
#include "library/posting_walk.hpp"
#include "library/posting_writer.hpp"
#include "library/sqlite.hpp"
#include "text/words.hpp"

namespace papers::library {
namespace {

/// So many papers, or this share of a large library, are listed together.
constexpr std::int64_t unlisted_papers = 4096;
constexpr std::int64_t unlisted_share = 64;
/// A form that this share of a common word's papers have can make the difference.
constexpr std::int64_t form_share = 64;

/// A stem that many papers have, and a form of it. About how many: papers with several forms count
/// several times.
std::map<std::string, std::string> common_stems(Database& database, std::int64_t least) {
  struct Stem {
    std::string form;
    std::int64_t papers = 0;
  };
  std::map<std::string, Stem> stems;
  auto row = database.prepare("SELECT form, papers FROM word WHERE papers >= ?1");
  row.bind(1, std::max<std::int64_t>(1, least / form_share));
  while (row.step()) {
    Stem& stem = stems[text::porter_stem(row.text(0))];
    stem.form = row.text(0);
    stem.papers += row.integer(1);
  }
  std::map<std::string, std::string> common;
  for (auto& [stem, known] : stems) {
    if (known.papers >= least) common.emplace(stem, std::move(known.form));
  }
  return common;
}

/// Forgets the lists of all other stems: they would not be appended to.
void keep_only(Database& database, const std::map<std::string, std::string>& stems) {
  std::vector<std::string> others;
  Statement& all = database.cached("SELECT stem FROM posting WHERE first = 0");
  while (all.step()) {
    std::string stem(all.text(0));
    if (!stems.contains(stem)) others.push_back(std::move(stem));
  }
  for (const std::string& stem : others) {
    database.cached("DELETE FROM posting WHERE stem = ?1").bind(1, stem).run();
  }
}

}  // namespace

std::int64_t newest_paper(Database& database) {
  return database.integer("SELECT max(id) FROM paper");
}

void list_papers(Library& library, const ListSizes& sizes) {
  Database& database = library.database();
  Transaction transaction(database);
  const std::int64_t listed = last_listed(database);
  const std::int64_t last = newest_paper(database);
  if (last < sizes.papers || last <= listed) return;
  // Lengths stand by id. One restored paper may have an id far above all others.
  constexpr std::int64_t ids_per_paper = 64;
  if (last / ids_per_paper > static_cast<std::int64_t>(paper_totals(database).papers)) return;
  if (listed == 0) {
    // Rows without an end, which only something else can have left, must not be appended to.
    drop_lists(database);
    start_impacts(database);
  }
  const PaperLengths lengths(database, last);
  lengths.store(database, listed + 1);
  const auto common = common_stems(database, sizes.papers_of_word);
  keep_only(database, common);
  for (const auto& [stem, form] : common) {
    throw_if_interrupted();
    const std::int64_t first = has_list(database, stem) ? listed + 1 : 1;
    ListWriter writer(database, stem);
    for_each_posting(database, form, {first, last}, [&](const postings::Posting& posting) {
      writer.add(posting, lengths.impact(posting));
    });
    writer.finish();
  }
  set_last_listed(database, last);
  transaction.commit();
}

bool lists_are_due(Library& library) {
  Database& database = library.database();
  const std::int64_t newest = newest_paper(database);
  const ListSizes sizes;
  if (newest < sizes.papers) return false;
  const std::int64_t unlisted = newest - last_listed(database);
  return unlisted >= std::max(unlisted_papers, newest / unlisted_share);
}

void keep_lists_up(Library& library) {
  try {
    if (lists_are_due(library)) list_papers(library);
  } catch (const Error&) {
  } catch (const std::bad_alloc&) {
  }
}

}  // namespace papers::library
