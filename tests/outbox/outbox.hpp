// A library with a subscription "all" in the format text, for tests of what is sent.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>

#include "outbox/issues.hpp"
#include "outbox/sender.hpp"
#include "support/day.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::test {

class Outbox {
 public:
  Outbox() : library_(folder_.path() / "t.db", library::Access::create) {
    outbox::SubscriptionRequest request;
    request.format = "text";
    outbox::subscribe(library_, "all", request);
  }

  void add_paper(int number) {
    Record record;
    record.title = fmt::format("Paper Number {}", number);
    record.abstract = "We propose a thing.";
    record.listing.emplace();
    take_in(library_, fmt::format("page-{}", number), {record}, {.date = day("2026-03-12")});
  }

  static outbox::IssueOptions options() {
    outbox::IssueOptions options;
    options.today = day("2026-11-24");
    options.now = now;
    return options;
  }

  std::optional<outbox::Issue> prepare() {
    return outbox::prepare_issue(library_, all(), options());
  }
  outbox::Sending send(const outbox::Issue& issue, const std::string& command) {
    return outbox::send_issue(library_, issue, issue.body, command, now);
  }
  outbox::Subscription all() { return outbox::find_subscription(library_, "all"); }
  outbox::SubscriptionStatus waiting() { return status(library_, all(), day("2026-11-24")); }
  library::Library& library() { return library_; }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

 private:
  static constexpr const char* now = "2026-11-24T08:00:00Z";
  TempDir folder_;
  library::Library library_;
};

}  // namespace papers::test
