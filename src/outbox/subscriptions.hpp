// Standing queries, and the outbox that makes sure none of their papers is lost or sent twice under
// two names. An issue and its papers are stored before anything is sent; it counts as sent only
// when the command took it; until then every run sends the same bytes under the same Message-ID.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/digest.hpp"

namespace papers::outbox {

/// What a subscription stores; enough to make each of its issues.
struct SubscriptionRequest {
  search::Request search;
  digest::GroupBy by = digest::GroupBy::topic;
  digest::SummaryKind summary = digest::SummaryKind::sentence;
  std::string format = "email";
  std::string to, from, subject;  ///< for email; may be empty
};

struct Subscription {
  std::int64_t id = 0;
  std::string name;
  std::string created_at;
  SubscriptionRequest request;
};

struct Issue {
  enum class State { pending, sending, sent, skipped };
  std::int64_t id = 0;  ///< 0: a preview that is not stored
  std::int64_t number = 0;
  std::string message_id;  ///< without <>
  std::string subject;
  std::string body;  ///< ready to send
  State state = State::pending;
  std::int64_t attempts = 0;
  std::string last_error;
  std::string created_at;
  std::string sent_at;
  std::uint64_t papers = 0;
};
std::string_view to_string(Issue::State state);

/// Names are letters, digits and -_. and stand for themselves in Message-IDs and List-Ids.
/// Throws UsageError for others, and when the name is taken.
void subscribe(library::Library& library, std::string_view name,
               const SubscriptionRequest& request);

/// By name; in order of names. find_subscription throws UsageError with the nearest name.
std::vector<Subscription> subscriptions(library::Library& library);
Subscription find_subscription(library::Library& library, std::string_view name);

/// Forgets it with its issues. Throws as find_subscription.
void unsubscribe(library::Library& library, std::string_view name);

/// The papers command that lists what it matches.
std::string query_of(const Subscription& subscription);

struct SubscriptionStatus {
  std::uint64_t waiting = 0;  ///< papers in no issue that was sent or skipped
  std::uint64_t issues_sent = 0;
  std::string last_sent_at;   ///< empty: never
  std::optional<Issue> open;  ///< stored and not sent yet; without its body
};
SubscriptionStatus status(library::Library& library, const Subscription& subscription, Day today);

/// What an issue is called before it is rendered.
struct IssueIdentity {
  std::string name;  ///< the subscription's
  std::int64_t number = 0;
  std::string message_id;  ///< papers.NAME.NUMBER.HASH@DOMAIN, the same for the same papers
  std::string date;        ///< UTC "2026-11-24T08:00:00Z"
};
struct RenderedIssue {
  std::string subject;
  std::string body;
};
/// Turns a digest into bytes; passed in, so that this layer knows no format.
using RenderIssue = std::function<RenderedIssue(
    const digest::Digest& digest, const IssueIdentity& issue, const SubscriptionRequest& request)>;

struct OutboxRun {
  Day today;
  std::string date;          ///< of a new issue
  bool allow_empty = false;  ///< an issue even when nothing is new
  RenderIssue render;
};

/// The next issue without storing it: the open one as it is stored, else a new one. nullopt when
/// nothing is new. Works on a library open to read.
std::optional<Issue> preview_issue(library::Library& library, const Subscription& subscription,
                                   const OutboxRun& run);

/// The same, stored with its papers in one transaction before it returns.
std::optional<Issue> prepare_issue(library::Library& library, const Subscription& subscription,
                                   const OutboxRun& run);

/// Issue `number` as it was stored. Throws UsageError when there is none.
Issue stored_issue(library::Library& library, const Subscription& subscription,
                   std::int64_t number);

/// Counts the issue as sent; for --mark and after a hand-over of the caller's own.
void mark_sent(library::Library& library, const Issue& issue, const std::string& now);

/// Counts everything that waits as seen, the open issue too. Returns how many papers.
std::uint64_t catch_up(library::Library& library, const Subscription& subscription,
                       const OutboxRun& run);

/// Held while issues are sent: one sender a library. Throws BusyError "another digest run …".
class SenderLock {
 public:
  explicit SenderLock(const std::filesystem::path& library_file);
  ~SenderLock();
  SenderLock(const SenderLock&) = delete;
  SenderLock& operator=(const SenderLock&) = delete;

 private:
  int descriptor_;
};

struct Sending {
  bool sent = false;
  ExitCode code = ExitCode::done;  ///< try_later when the command said 75, 69 or 71; else error
  std::string error;               ///< one line without the subscription's name
};
/// Starts `sh -c command` with the issue as its stdin, a complete file and never a pipe, and waits.
/// Sent means exit 0. Records the outcome unless the issue had been sent before (--resend). The
/// caller holds a SenderLock.
Sending send_issue(library::Library& library, const Issue& issue, const std::string& command,
                   const std::string& now);

}  // namespace papers::outbox
