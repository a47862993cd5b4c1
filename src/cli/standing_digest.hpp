// `digest --for`: the issues of subscriptions, printed, sent or counted as seen.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"

namespace papers::cli {

class StandingDigest {
 public:
  void declare(Arguments& arguments);
  /// True when a subscription is meant and not a query.
  [[nodiscard]] bool wanted() const { return name_.has_value() || all_; }
  /// Throws UsageError for options that say nothing without --for, or exclude each other.
  void check() const;
  [[nodiscard]] Needs needs() const;
  /// `format_name`: of issues that are new, in place of the subscription's; empty: its own.
  ExitCode run(Context& context, const std::string& format_name, bool crlf) const;

 private:
  std::optional<std::string> name_, send_;
  std::optional<std::int64_t> resend_;
  bool all_ = false, mark_ = false, dry_run_ = false, catch_up_ = false, allow_empty_ = false;
};

}  // namespace papers::cli
