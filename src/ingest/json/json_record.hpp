// One row of JSON, whoever wrote it, as a record: by the names of field_names.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ingest/json/json_value.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

/// Members of rows that had a value and that no name of the table stands for.
class UnreadFields {
 public:
  void note(const JsonValue& row);
  /// "not kept: citationCount (3 rows), tldr (1 row)"; empty when everything was read.
  [[nodiscard]] std::string summary() const;

 private:
  static constexpr std::size_t most_names = 200;
  std::map<std::string, std::uint64_t> rows_;  ///< by name
};

/// How the reason begins for a row that is no paper.
constexpr std::string_view title_is_all = "a title, but nothing else that papers have";

/// Fills `record` from the text of a row: an object, one with the paper inside ("paper", "content",
/// "message"), or a string that holds either in JSON or in Python's repr. Every field but the title
/// is optional. Returns false with `why` set when the row cannot be read ("no title; it has: id,
/// year"). `record.listing` is set where the row states votes, stars, comments or the day of a
/// list, and for rows of the site (is_site_row). `unread` may be null. `of_papers`: the document
/// says that the row is a paper, which must otherwise be seen of it (is_paper_row).
bool read_json_record(std::string_view text, Record& record, std::string& why,
                      UnreadFields* unread = nullptr, bool of_papers = false);

/// The members of a row, for a person who wonders why it was not read.
std::string member_names(const JsonValue& row);

/// The same for a value that is parsed already.
bool read_json_record(const JsonValue& row, Record& record, std::string& why,
                      bool of_papers = false);

}  // namespace papers::ingest
