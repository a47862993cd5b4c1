#include "library/marks.hpp"

#include <fmt/format.h>

#include <string>

#include "base/ascii.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/limits.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::library {
namespace {

bool is_tag_character(char32_t c) {
  if (c == U'-' || c == U'_' || c == U'.' || c == U'/' || c == U':') return true;
  if (c < 0x80) return ascii::is_alphanumeric(c);
  std::string one;
  text::append_codepoint(one, c);
  return !text::fold_title(one).empty();
}

}  // namespace

bool is_tag_name(std::string_view name) {
  if (name.empty() || name.size() > limits::tag_size_bytes || !text::is_clean(name)) return false;
  while (!name.empty()) {
    if (!is_tag_character(text::next_codepoint(name))) return false;
  }
  return true;
}

bool add_tag_row(Database& database, std::int64_t paper, std::string_view tag,
                 std::string_view now) {
  database.cached("INSERT OR IGNORE INTO tag(paper, name, added_at) VALUES (?, ?, ?)")
      .bind(1, paper)
      .bind(2, tag)
      .bind(3, now)
      .run();
  return database.changes() > 0;
}

bool remove_tag_row(Database& database, std::int64_t paper, std::string_view tag) {
  database.cached("DELETE FROM tag WHERE paper = ? AND name = ?").bind(1, paper).bind(2, tag).run();
  return database.changes() > 0;
}

void set_note_row(Database& database, std::int64_t paper, std::string_view text,
                  std::string_view now) {
  if (text.empty()) {
    database.cached("DELETE FROM note WHERE paper = ?").bind(1, paper).run();
    return;
  }
  database
      .cached(
          "INSERT INTO note(paper, text, updated_at) VALUES (?, ?, ?) ON CONFLICT(paper) "
          "DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at "
          "WHERE text <> excluded.text")
      .bind(1, paper)
      .bind(2, text)
      .bind(3, now)
      .run();
}

std::string note_row(Database& database, std::int64_t paper) {
  Statement& row = database.cached("SELECT text FROM note WHERE paper = ?").bind(1, paper);
  if (!row.step()) return {};
  std::string note(row.text(0));
  row.reset();
  return note;
}

bool restore_marks(Database& database, std::int64_t paper, const Record::Restored& restored,
                   std::string_view now) {
  bool changed = false;
  for (const std::string& tag : restored.tags) {
    if (is_tag_name(tag)) changed |= add_tag_row(database, paper, tag, now);
  }
  if (restored.note.empty()) return changed;
  std::string note = note_row(database, paper);
  if (note.find(restored.note) != std::string::npos) return changed;
  if (!note.empty()) note += "\n\n";
  set_note_row(database, paper, note + restored.note, now);
  return true;
}

std::string note_of(std::string_view text) {
  if (text.size() > limits::note_size_bytes) {
    throw UsageError(fmt::format("a note has at most {} bytes", limits::note_size_bytes));
  }
  const std::string clean = text::clean(text);
  return std::string(text::trim(clean));
}

void add_to_note(Library& library, std::int64_t paper, std::string_view text) {
  const std::string more = note_of(text);
  if (more.empty()) return;
  Transaction transaction(library.database());
  const std::string before = note_row(library.database(), paper);
  const std::string note = before.empty() ? more : before + "\n" + more;
  set_note_row(library.database(), paper, note_of(note), now_utc());
  transaction.commit();
}

std::vector<TagCount> tag_counts(Library& library) {
  Statement& rows =
      library.database().cached("SELECT name, count(*) FROM tag GROUP BY name ORDER BY name");
  std::vector<TagCount> tags;
  while (rows.step()) {
    tags.push_back({std::string(rows.text(0)), static_cast<std::uint64_t>(rows.integer(1))});
  }
  return tags;
}

}  // namespace papers::library
