// One library file: opening it safely, putting records in, getting papers out.
//
// Not for: queries by words (search/), what topics mean (topics/), issues (digest/).
// All functions throw Error (busy: BusyError) naming the file; the file is untouched then, or as it
// was before the transaction.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "library/prepared_record.hpp"
#include "paper/paper.hpp"
#include "paper/record.hpp"

namespace papers::library {

class Database;

enum class Access {
  read,     ///< never writes; works on a read-only file in a read-only folder
  write,    ///< the file must exist
  create,   ///< made if missing: file 0600, folder 0700
  examine,  ///< for check() alone: as read, but foreign objects are no reason to refuse the file
  repair,   ///< for check() and repair() alone: as write, but likewise
};

/// $PAPERS_DB, else $XDG_DATA_HOME/papers/papers.db (absolute only), else
/// ~/.local/share/papers/papers.db. Throws Error when HOME is needed and unset.
std::filesystem::path default_path();

/// How much of a paper is read: each table beside its row costs a statement.
enum class Detail {
  entry,   ///< its row, topics and tags: what a list for people shows
  linked,  ///< and its links
  whole,
};

class Library {
 public:
  /// Opens and, when it may write, migrates. Refuses files that are no library, from a newer
  /// papers, or with objects under a library's names that papers did not make, without touching
  /// them.
  Library(const std::filesystem::path& file, Access access);
  ~Library();
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;

  [[nodiscard]] const std::filesystem::path& file() const;

  /// Whether `name` leads to the library's file or to one that SQLite keeps beside it. Such a file
  /// must not be opened: closing it would drop the library's locks.
  [[nodiscard]] bool owns_file(const std::filesystem::path& name) const;

  /// The connection, for the layers above (search, topics, digest).
  [[nodiscard]] Database& database();

  /// The paper with row id `id`, as far as `detail` says; nullopt when there is none. Merged ids
  /// lead to the surviving paper.
  std::optional<Paper> paper(std::int64_t id, Detail detail = Detail::whole);

  /// Row ids for an ID as users type it: a row id (all digits), a key prefix of 4 or more hex
  /// digits ("key:" in front forces it), an arXiv id or a DOI. Several when a prefix is ambiguous,
  /// none when nothing is called that. Throws UsageError when it cannot be an ID.
  std::vector<std::int64_t> resolve(std::string_view id);

  /// The user's own marks. Tag names are single words of letters, digits and -_./: ; throws
  /// UsageError otherwise. Returns whether anything changed.
  bool add_tag(std::int64_t paper, std::string_view tag);
  /// Both for many papers, in one transaction; returns how many papers changed.
  std::size_t change_tags(std::span<const std::int64_t> papers,
                          const std::vector<std::string>& added,
                          const std::vector<std::string>& removed);
  /// Replaces the note; empty text removes it.
  void set_note(std::int64_t paper, std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What is known of a document when its records go in.
struct Document {
  std::string name;  ///< as the user named it; "-" for stdin
  std::string format;
  /// Large (some MB): written in WAL, so that readers need not wait. An import that lands batches
  /// turns to it by itself.
  bool bulk = false;
};

enum class Outcome { added, updated, unchanged };

class ImportBatch;

/// Puts the records of one document in, as one transaction that begins with the first record.
/// Destroyed without finish(): nothing of it stays (but whole batches that were landed). After one
/// of its calls threw, all others that store throw too.
class Import {
 public:
  /// With a `batch`, which outlives the import: lands with it, not by itself. Such a document is
  /// small, new to the library, and finished once a record of it was added.
  Import(Library& library, const Document& document, ImportBatch* batch = nullptr);
  ~Import();
  Import(const Import&) = delete;
  Import& operator=(const Import&) = delete;

  struct Result {
    Outcome outcome = Outcome::unchanged;
    std::int64_t paper = 0;
    Evidence evidence = Evidence::none;  ///< what a known paper was recognised by
    std::int64_t namesake = 0;           ///< Found::namesake
  };
  /// Finds or makes the paper, merges, keeps its index row in step, adds the listing when
  /// the record's appearance is there with `day` as its day.
  Result add(const PreparedRecord& prepared, std::optional<Day> day);
  Result add(const Record& record, std::optional<Day> day) { return add(prepare(record), day); }

  /// Papers that were there before and whose words changed since the last call. They get their
  /// topics again before finish(), as new papers do.
  std::vector<std::int64_t> take_changed();

  /// Commits what is there and goes on: for snapshots, whose batches land whole.
  void land_batch();

  struct Totals {
    std::uint64_t read = 0, added = 0, updated = 0, unchanged = 0, skipped = 0;
  };
  /// Stores the source row and commits. A document that was read before (same sum) gets no second
  /// row; its listings take `listed_on` only when that is better known now.
  void finish(const std::string& sha256, std::optional<Day> listed_on, std::string_view listed_how,
              std::uint64_t skipped);
  /// Rolls back although everything went well: --dry-run.
  void discard();
  [[nodiscard]] const Totals& totals() const;

 private:
  struct State;
  class Step;
  std::unique_ptr<State> state_;
};

struct Damage {
  std::string what;  ///< one line
  bool repairable;
};
/// Everything wrong with the file: page structure, foreign keys, the full-text index against the
/// papers, word counts. Only the schema where that has foreign objects, which no question may run.
/// Empty: sound.
std::vector<Damage> check(Library& library);
/// Drops triggers and indexes that are not papers' own, then rebuilds what can be derived again
/// (index, words). Returns what is still wrong.
std::vector<Damage> repair(Library& library);

/// A consistent copy in a new file, under its final name only when complete and synced. Throws
/// Error when `target` exists. Returns a warning when only its entry in the folder could not be
/// synced, else nothing. Removes what killed backups left in that folder.
std::string backup(Library& library, const std::filesystem::path& target);

struct Stats {
  std::uint64_t papers = 0, with_abstract = 0, with_arxiv_id = 0, with_code = 0, sources = 0,
                listings = 0, days = 0, topics = 0, tags = 0, notes = 0, size_bytes = 0;
  std::optional<Day> first_day, last_day;
  int schema = 0;
};
Stats stats(Library& library);

}  // namespace papers::library
