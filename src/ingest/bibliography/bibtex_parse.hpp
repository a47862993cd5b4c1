// BibTeX's syntax: entries with fields, strings and their concatenation, nested braces.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/byte_cursor.hpp"

namespace papers::ingest {

/// What stands between two places of a document: an entry from its '@' to its closing bracket.
struct BibtexBlock {
  std::string type;  ///< lower case: "article", "string", "comment"
  std::string body;  ///< inside the outer brackets
  std::uint64_t first_line = 0, last_line = 0;
  std::string_view fault;  ///< why the body is unusable: too long, or the brackets do not match
  std::uint64_t stray_brace_line = 0;  ///< where a '}' too many was read over; 0: nowhere
};

/// Cuts entries out of a document in bounded memory. Text between entries is a comment, as BibTeX
/// has it. An entry that never closes ends where the next one begins at the start of a line; one
/// whose last bracket is followed by ", name =" goes on: a value had a '}' too many.
class BibtexCutter {
 public:
  explicit BibtexCutter(ByteCursor& cursor) : cursor_(cursor) {}
  std::optional<BibtexBlock> next();

 private:
  bool pass_mark();
  std::optional<BibtexBlock> block();
  void cut_body(BibtexBlock& block, int closes);
  bool goes_on_with_field(std::string& passed);

  ByteCursor& cursor_;
  bool at_file_start_ = true;
  bool after_damaged_ = false;  ///< the '@' of the next entry is consumed already
};

struct BibtexEntry {
  std::string type;        ///< of its block
  std::uint64_t line = 0;  ///< of its block
  std::string key;
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case, values raw
  /// What had to be guessed: "a comma is missing before 'author'"; empty when nothing.
  std::string mended;
  std::uint64_t mended_line_offset = 0;  ///< lines from the body's first to that place

  /// The first field called `name`, or an empty view.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

/// Abbreviations by lower-case name; the months are known from the start.
class BibtexStrings {
 public:
  BibtexStrings();
  /// Takes in the body of an @string.
  void define(std::string_view body);
  /// The value of a field: braced, quoted, a number or an abbreviation, joined by '#'. Consumes it
  /// from the front of `rest`. Longer than a record may be: cut.
  std::string value(std::string_view& rest) const;

 private:
  std::map<std::string, std::string, std::less<>> strings_;
  std::size_t size_bytes_ = 0;
};

BibtexEntry parse_bibtex_entry(std::string_view body, const BibtexStrings& strings);

/// `list` cut at `word` ("and" in any case, blanks round it) or at one of the characters `marks`,
/// outside braces, trimmed.
std::vector<std::string_view> split_outside_braces(std::string_view list, std::string_view word,
                                                   std::string_view marks);

}  // namespace papers::ingest
