#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/attach_allowed.hpp"
#include "library/identities.hpp"
#include "library/ids.hpp"
#include "library/import_batch.hpp"
#include "library/journal.hpp"
#include "library/large_pages.hpp"
#include "library/library.hpp"
#include "library/listing_facts.hpp"
#include "library/listings.hpp"
#include "library/marks.hpp"
#include "library/paper_names.hpp"
#include "library/paper_rows.hpp"
#include "library/removed.hpp"
#include "library/sqlite.hpp"
#include "library/word_counts.hpp"
#include "paper/identity.hpp"
#include "paper/merge.hpp"

namespace papers::library {
namespace {

/// 64 MB: the names of new papers land all over their index, whose pages would be read and written
/// again and again otherwise. And pages that the index frees when it merges are not overwritten
/// with zeros first, as Debian's SQLite does: what they held is public and still in the file.
constexpr const char* bulk_pragmas[] = {"PRAGMA cache_size = -65536", "PRAGMA secure_delete = OFF"};

/// 8 MB of new postings before the index writes them out as a segment, for 1 MB: eight times fewer
/// segments to merge (https://www.sqlite.org/fts5.html, 6.9 for what is merged when). It stays in
/// the library's settings and costs nothing there: a page of papers never comes near it.
constexpr const char* bulk_index_memory =
    "INSERT INTO paper_fts(paper_fts, rank) VALUES ('hashsize', 8388608)";

/// Of an empty library.
void take_large_pages(Database& database) {
  const AttachAllowed allowed(database);
  choose_large_pages(database);
  database.run("VACUUM");
}

/// Outside a transaction.
void prepare_bulk(Database& database) {
  // Into an empty library pages are only added, which a rollback journal does at half the
  // writing; nobody waits to read there.
  if (database.integer("SELECT EXISTS (SELECT 1 FROM paper)") != 0) {
    enter_wal(database);
  } else {
    take_large_pages(database);
  }
  for (const char* const pragma : bulk_pragmas) database.run(pragma);
}

/// What is worked out next from all papers reads each page once, and needs the memory itself.
void shrink_cache(Database& database) {
  database.run("PRAGMA cache_size = -8192");
  database.run("PRAGMA shrink_memory");
}

}  // namespace

/// One call that writes. While it is under way the import counts as broken, so that an exception
/// leaves it so; a paper of which half is in the transaction must not be committed by a later call.
class Import::Step {
 public:
  explicit Step(State& state);
  void complete();

 private:
  State& state_;
};

struct Import::State {
  State(Library& library, const Document& its_document, ImportBatch* shared_batch)
      : database(library.database()),
        document(its_document),
        shared(shared_batch != nullptr),
        batch(shared ? *shared_batch : own_batch.emplace(library)),
        words(batch.words_),
        now(now_utc()) {}

  Database& database;
  Document document;
  bool shared;
  std::optional<ImportBatch> own_batch;
  ImportBatch& batch;
  WordCounts& words;
  std::string now;
  std::int64_t source = 0;
  bool begun = false;
  bool is_prepared = false;  ///< to write much: once, as what was empty then is not after a batch
  bool landed = false;
  bool finished = false;
  bool broken = false;
  bool knows_removed = false;  ///< whether there are removed papers that could come back
  Totals totals;
  std::vector<std::int64_t> changed;

  void begin();
  void forget();
  Found find_and_unite(const PreparedRecord& prepared);
  std::int64_t unite(std::int64_t older, std::int64_t younger);
  std::int64_t store_new(const PreparedRecord& prepared, std::optional<Day> day);
  bool update(std::int64_t paper, const Record& record);
  bool recall(const PreparedRecord& prepared, std::int64_t paper);
  std::int64_t free_id(const Record& record);
  bool is_free_key(std::string_view key);
  std::string free_key(const Record& record);
  void forget_changed(std::int64_t paper) {
    changed.erase(std::remove(changed.begin(), changed.end(), paper), changed.end());
  }
};

Import::Step::Step(State& state) : state_(state) {
  if (state.broken || state.finished) {
    throw Error(fmt::format("{}: an import that failed or ended takes nothing more",
                            state.database.file()));
  }
  state.broken = true;
}

void Import::Step::complete() { state_.broken = false; }

/// The lock is taken when the first record comes, not while a pipe is silent before it.
void Import::State::begin() {
  if (begun && batch.transaction_) return;
  begun = true;
  if (!batch.transaction_) {
    if (document.bulk && !is_prepared) prepare_bulk(database);
    is_prepared = document.bulk;
    batch.transaction_.emplace(database);
    if (document.bulk) database.run(bulk_index_memory);
  }
  knows_removed = any_removed(database);
}

/// Takes back what is not landed: of a shared batch that is more than this document.
void Import::State::forget() {
  if (shared) {
    batch.broken_ |= source != 0;
  } else {
    batch.transaction_.reset();
    words.clear();
  }
}

/// What find_papers() finds, made one where it is stored as several.
Found Import::State::find_and_unite(const PreparedRecord& prepared) {
  Found found = find_papers(database, prepared);
  for (std::size_t i = 1; i < found.papers.size(); ++i) unite(found.papers[0], found.papers[i]);
  return found;
}

std::int64_t Import::State::unite(std::int64_t older, std::int64_t younger) {
  StoredPaper stays = load_paper(database, older);
  const StoredPaper goes = load_paper(database, younger);
  move_dependants(database, older, younger, goes.key);
  delete_paper(database, words, goes);
  const Changes changes = merge(stays.record, goes.record);
  if (changes.any()) update_paper(database, words, stays, changes, now);
  refresh_listing_facts(database, older);
  forget_changed(younger);
  changed.push_back(older);
  return older;
}

std::int64_t Import::State::free_id(const Record& record) {
  if (!record.restored) return 0;
  const std::int64_t id = record.restored->id;
  if (id <= 0 || id > highest_id) return 0;
  Statement& row = database.cached("SELECT 1 FROM paper WHERE id = ?").bind(1, id);
  const bool taken = row.step();
  row.reset();
  const bool removed = knows_removed && is_removed_id(database, id);
  return taken || removed || !papers_called(database, "id", std::to_string(id)).empty() ? 0 : id;
}

bool Import::State::is_free_key(std::string_view key) {
  return papers_with_key(database, key).empty() &&
         !(knows_removed && is_removed_key(database, key));
}

std::string Import::State::free_key(const Record& record) {
  if (record.restored && is_key(record.restored->key) && is_free_key(record.restored->key)) {
    return record.restored->key;
  }
  if (const std::string key = make_key(record); is_free_key(key)) return key;
  // Works of one title take salt after salt: the first free one is found by halves.
  const auto is_free = [&](unsigned salt) { return is_free_key(make_key(record, salt)); };
  unsigned taken = 0;
  unsigned free = 1;
  while (!is_free(free)) {
    taken = free;
    free *= 2;
  }
  while (free - taken > 1) {
    const unsigned half = taken + (free - taken) / 2;
    (is_free(half) ? free : taken) = half;
  }
  return make_key(record, free);
}

std::int64_t Import::State::store_new(const PreparedRecord& prepared, std::optional<Day> day) {
  const Record& record = prepared.record;
  std::vector<RemovedPaper> removed;
  if (knows_removed) removed = find_removed(database, prepared);
  NewPaper fresh{removed.empty() ? free_id(record) : removed.front().id,
                 removed.empty() ? free_key(record) : removed.front().key,
                 {},
                 now};
  if (record.listing) fresh.listed = facts_of(day, *record.listing);
  const std::int64_t paper = insert_paper(database, words, prepared, fresh);
  for (const RemovedPaper& one : removed) bring_back(database, paper, one);
  claim_own_names(database, paper, prepared.names);
  return paper;
}

/// Merges `record` into the stored paper; returns whether that changed anything.
bool Import::State::update(std::int64_t paper, const Record& record) {
  StoredPaper stored = load_paper(database, paper);
  // A publisher's DOI says more than the one arXiv derives from its id.
  if (!record.doi.empty() && arxiv_id_of_doi(record.doi).empty() &&
      !arxiv_id_of_doi(stored.record.doi).empty()) {
    stored.record.doi.clear();
  }
  const Changes changes = merge(stored.record, record);
  if (!changes.any()) return false;
  update_paper(database, words, stored, changes, now);
  if (changes.text || changes.keywords) changed.push_back(paper);
  return true;
}

/// Unites with the stored `paper` of a record the removed ones that are the same work; returns
/// whether there are any.
bool Import::State::recall(const PreparedRecord& prepared, std::int64_t paper) {
  if (!knows_removed) return false;
  const std::vector<RemovedPaper> removed = find_removed(database, prepared, paper);
  for (const RemovedPaper& one : removed) bring_back(database, paper, one);
  return !removed.empty();
}

Import::Import(Library& library, const Document& document, ImportBatch* batch)
    : state_(std::make_unique<State>(library, document, batch)) {}

Import::~Import() {
  if (!state_->finished) discard();
}

Import::Result Import::add(const PreparedRecord& prepared, std::optional<Day> day) {
  throw_if_interrupted();
  State& state = *state_;
  Step step(state);
  state.begin();
  if (state.source == 0) state.source = open_source(state.database, state.document, state.now);
  const Record& record = prepared.record;
  const Names& names = prepared.names;
  const Found found = state.find_and_unite(prepared);
  Result result{Outcome::unchanged, 0, found.evidence, found.namesake};
  if (found.papers.empty()) {
    result.outcome = Outcome::added;
    result.paper = state.store_new(prepared, day);
  } else {
    result.paper = found.papers.front();
    const bool updated = state.update(result.paper, record);
    claim_names(state.database, result.paper, names);
    if (state.recall(prepared, result.paper) || updated) result.outcome = Outcome::updated;
  }
  add_paper_source(state.database, result.paper, state.source);
  bool listed_again = false;
  if (record.restored) {
    listed_again = restore_listings(state.database, result.paper, record.restored->listings);
    const bool marked = restore_marks(state.database, result.paper, *record.restored, state.now);
    if (marked && result.outcome == Outcome::unchanged) result.outcome = Outcome::updated;
  }
  if (record.listing) {
    add_listing(state.database, result.paper, state.source, day, *record.listing);
    listed_again |= result.outcome != Outcome::added;
  }
  if (listed_again) refresh_listing_facts(state.database, result.paper);
  Totals& totals = state.totals;
  ++totals.read;
  ++(result.outcome == Outcome::added     ? totals.added
     : result.outcome == Outcome::updated ? totals.updated
                                          : totals.unchanged);
  step.complete();
  return result;
}

std::vector<std::int64_t> Import::take_changed() {
  std::vector<std::int64_t> taken = std::exchange(state_->changed, {});
  std::sort(taken.begin(), taken.end());
  taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
  return taken;
}

void Import::land_batch() {
  if (!state_->batch.transaction_) return;
  Step step(*state_);
  state_->batch.land();
  step.complete();
  state_->landed = true;
  state_->document.bulk = true;
}

void Import::finish(const std::string& sha256, std::optional<Day> listed_on,
                    std::string_view listed_how, std::uint64_t skipped) {
  State& state = *state_;
  const Step step(state);
  state.begin();
  state.totals.skipped = skipped;
  const SourceEnd end{sha256, listed_on, listed_how, state.totals};
  const auto known = find_source(state.database, sha256);
  const bool better_day = known && knows_day_better(state.database, *known, end);
  const bool news = !known || better_day || state.totals.added > 0 || state.totals.updated > 0 ||
                    gave_more(state.database, state.source, *known);
  if (!news && !state.landed) {
    discard();
    return;
  }
  if (state.source == 0 && !known) {
    state.source = open_source(state.database, state.document, state.now);
  }
  if (!known) {
    close_source(state.database, state.source, end);
  } else if (state.source != 0) {
    merge_source(state.database, state.source, *known, better_day);
  }
  if (!state.shared) state.batch.land();
  state.finished = true;
  if (!state.document.bulk) return;
  shrink_cache(state.database);
  leave_wal(state.database);
}

void Import::discard() {
  state_->forget();
  state_->finished = true;
  if (state_->document.bulk) leave_wal(state_->database);
}

const Import::Totals& Import::totals() const { return state_->totals; }

}  // namespace papers::library
