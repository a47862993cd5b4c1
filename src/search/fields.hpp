// Every field of the query language, a row each. The lexer, the parser, the translation, the
// command line's filter options, completion, `papers help query` and the test of docs/query.md read
// these rows: a new field is a row here.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace papers::search {

enum class FieldKind {
  words,   ///< words, phrases and groups: title:(agent OR tool)
  day,     ///< a day or a span of days: listed:2026-03..
  number,  ///< a number or a range: votes:>50
  set,     ///< one of many values: topic:agents
  flag,    ///< one of flags(): has:code
};

/// A field's form as an option of the command line.
struct FieldOption {
  /// The clause it stands for: `topic:V`, `day:V..`, `day:..V`, `-has:topic`.
  enum class Clause { value, from, until, lacking };
  std::string_view names = {};  ///< "-t,--topic"; empty: none
  std::string_view value = {};  ///< "TOPIC"; empty for lacking
  std::string_view help = {};
  Clause clause = Clause::value;
};

struct Field {
  std::string_view name = {};   ///< before the colon, lower case
  std::string_view alias = {};  ///< another name for it; empty: none
  FieldKind kind = FieldKind::words;
  std::string_view example = {};  ///< for help and docs
  std::string_view help = {};     ///< "of this topic": the papers the example finds; see help_of
  unsigned columns = 0;           ///< of words that paper_fts has: its columns (plan.hpp)
  /// Anything else: selects the papers. ?1 is the text; of a day or number ?1 and ?2 are the ends,
  /// inclusive. A flag has its own (Flag::sql).
  std::string_view sql = {};
  std::string_view expected = {};  ///< of a set: what an error asks for
  /// Of a set: selects the values there are and of each whether ?1 names it; to name none is an
  /// error. Empty: any value is right.
  std::string_view values = {};
  std::string_view lister = {};  ///< the papers command that prints values to complete with
  std::array<FieldOption, 2> options = {};
};

std::span<const Field> fields();
/// By name or alias; nullptr when it is none.
const Field* find_field(std::string_view name);
/// Every name that find_field knows, for suggestions.
std::vector<std::string> field_names();

/// A word after `has:`.
struct Flag {
  std::string_view word, sql;
};
std::span<const Flag> flags();
const Flag* find_flag(std::string_view word);

/// The field's help; a flag's with the words there are.
std::string help_of(const Field& field);

/// What must follow the field's colon, for errors.
std::string expected_after(const Field& field);

}  // namespace papers::search
