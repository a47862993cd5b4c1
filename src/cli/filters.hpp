// The options that search, list, digest, export and subscribe share: clauses of the query
// (search/fields.hpp), and how the answer is wanted.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "cli/command.hpp"
#include "search/fields.hpp"
#include "search/request.hpp"

namespace papers::cli {

class FilterOptions {
 public:
  /// `usual_limit`: what holds without --limit, for help.
  void declare(Arguments& arguments, const std::string& usual_limit);

  /// What the options and the query `words` ask for together. Throws UsageError that names the
  /// option whose value is wrong.
  [[nodiscard]] search::Request request(const std::vector<std::string>& words, Day today) const;

  /// The same where a word `-` stands for the papers whose ids are on stdin: those of them that the
  /// other words ask for, in that order, unless the options say otherwise.
  struct Asked {
    search::Request request;
    bool all_known = true;  ///< false: an id on stdin names no paper, told on stderr
  };
  [[nodiscard]] Asked request_or_ids(const Context& context, const std::vector<std::string>& words,
                                     Day today) const;

 private:
  /// An option that is a clause, and what it was given.
  struct Clause {
    const search::Field& field;
    const search::FieldOption& option;
    std::vector<std::string> values;   ///< all must hold
    std::optional<std::string> bound;  ///< of from and until: the last one counts
    bool flag = false;
  };
  [[nodiscard]] std::vector<std::string> clauses(Day today) const;
  void require_days_in_order(Day today) const;

  std::deque<Clause> clauses_;  // parsing writes to their members: they stay where they are
  std::optional<std::string> order_;
  std::optional<std::int64_t> limit_;
  bool reverse_ = false, any_ = false, all_ = false, exact_ = false;
};

/// Query words as one query text.
std::string join_query(const std::vector<std::string>& words);

}  // namespace papers::cli
