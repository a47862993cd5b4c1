#include "library/library.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/limits.hpp"
#include "library/database_file.hpp"
#include "library/journal.hpp"
#include "library/marks.hpp"
#include "library/schema.hpp"
#include "library/schema_objects.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

Database::Mode mode_of(Access access) {
  switch (access) {
    case Access::read:
    case Access::examine:
      return Database::Mode::read;
    case Access::write:
    case Access::repair:
      return Database::Mode::write;
    case Access::create:
      break;
  }
  return Database::Mode::create;
}

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// Whether an earlier papers made the library. Throws as steps_of() does.
bool is_older(Database& database) {
  const std::size_t taken = steps_of(database, migrations()).size();
  return taken > 0 && taken < migrations().size();
}

/// For who reads a library that an earlier papers made: whoever may write it need not know.
void bring_up_to_date(const fs::path& file) {
  try {
    const Library written(file, Access::write);
  } catch (const BusyError&) {
    throw;
  } catch (const Error& error) {
    throw Error(
        fmt::format("{}; the library was made by an older papers, and has to be brought "
                    "up to date before it can be read",
                    error.what()));
  }
}

void require_tag_name(std::string_view tag) {
  if (is_tag_name(tag)) return;
  throw UsageError(fmt::format("'{}' is no tag: tags are single words of letters, digits and -_./:",
                               text::single_line(tag)));
}

}  // namespace

fs::path default_path() {
  if (const auto file = environment("PAPERS_DB"); !file.empty()) return file;
  const fs::path in_data = fs::path("papers") / "papers.db";
  // The XDG specification says to ignore relative paths.
  if (const auto data = environment("XDG_DATA_HOME"); data.starts_with('/')) return data / in_data;
  const auto home = environment("HOME");
  if (home.empty()) {
    throw Error("cannot tell where the library is, as HOME is not set; use --db FILE or PAPERS_DB");
  }
  return home / fs::path(".local/share") / in_data;
}

struct Library::State {
  State(const fs::path& its_file, Access access)
      : file(its_file), database(its_file, mode_of(access)) {}

  fs::path file;
  Database database;
};

Library::Library(const fs::path& file, Access access)
    : state_(std::make_unique<State>(file, access)) {
  if (access == Access::read || access == Access::examine) {
    if (is_up_to_date(state_->database, migrations())) return;
    {
      const Snapshot one_state(state_->database);  // another process may be migrating it
      if (access == Access::examine || !is_older(state_->database)) {
        require_current_schema(state_->database);
        if (access == Access::read) require_no_foreign_objects(state_->database, migrations());
        return;
      }
    }
    state_.reset();
    bring_up_to_date(file);
    state_ = std::make_unique<State>(file, access);
    return;
  }
  Database& opened = state_->database;
  // repair() migrates when it has made the file one that can be.
  if (access == Access::repair && !foreign_objects_in(opened).empty()) return;
  migrate(opened, migrations());
  // Left by a bulk import that was killed; not worth waiting for when another one is running.
  if (opened.found_in_wal()) leave_wal(opened);
}

Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

const fs::path& Library::file() const { return state_->file; }

bool Library::owns_file(const fs::path& name) const { return is_part_of(file(), name); }

Database& Library::database() { return state_->database; }

bool Library::add_tag(std::int64_t paper, std::string_view tag) {
  require_tag_name(tag);
  Transaction transaction(database());
  const bool changed = add_tag_row(database(), paper, tag, now_utc());
  transaction.commit();
  return changed;
}

std::size_t Library::change_tags(std::span<const std::int64_t> papers,
                                 const std::vector<std::string>& added,
                                 const std::vector<std::string>& removed) {
  for (const std::string& tag : added) require_tag_name(tag);
  for (const std::string& tag : removed) require_tag_name(tag);
  Transaction transaction(database());
  const std::string now = now_utc();
  std::size_t changed_papers = 0;
  for (const std::int64_t paper : papers) {
    bool changed = false;
    for (const std::string& tag : added) changed |= add_tag_row(database(), paper, tag, now);
    for (const std::string& tag : removed) changed |= remove_tag_row(database(), paper, tag);
    if (changed) ++changed_papers;
  }
  transaction.commit();
  return changed_papers;
}

void Library::set_note(std::int64_t paper, std::string_view text) {
  const std::string note = note_of(text);
  Transaction transaction(database());
  set_note_row(database(), paper, note, now_utc());
  transaction.commit();
}

}  // namespace papers::library
