// Issues of subscriptions: digests that are made once and kept, so that none of their papers is
// lost or sent twice under two names. An issue and its papers are stored before anything is sent;
// it counts as sent only when it was taken; until then it stays the same bytes under the same
// Message-ID.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "outbox/subscriptions.hpp"

namespace papers::outbox {

struct Issue {
  enum class State { pending, sending, sent, skipped };
  std::int64_t id = 0;  ///< 0: a preview that is not stored
  std::int64_t number = 0;
  std::string message_id;  ///< without <>
  std::string subject;
  std::string format;  ///< of its body: a digest format's name; empty: not known (schema 1)
  std::string body;    ///< as it is stored: lines end with LF
  State state = State::pending;
  std::int64_t attempts = 0;
  std::string last_error;
  std::string created_at;
  std::string sent_at;  ///< when its sending began, too, while nobody knows how that ended
  std::uint64_t papers = 0;

  /// It is open, and some run cannot tell whether it got out: it stays what it is until it is sent.
  [[nodiscard]] bool may_have_arrived() const {
    return state == State::sending || (state == State::pending && !sent_at.empty());
  }
};
std::string_view to_string(Issue::State state);

/// What a new issue takes from the moment and from the settings.
struct IssueOptions {
  Day today;
  std::string now;           ///< UTC "2026-11-24T08:00:00Z": its date
  bool allow_empty = false;  ///< an issue even when nothing is new
  std::string format;        ///< in place of the subscription's; empty: its own
  std::string from;          ///< of a mail whose subscription names no sender
  std::string unsubscribe;   ///< an address for the header List-Unsubscribe; empty: none
  std::string title_search;  ///< digest::Digest::title_search
};

/// The next issue without storing it: the open one as it is stored, unless all its papers are gone,
/// else a new one. nullopt when nothing is new. Works on a library open to read.
std::optional<Issue> preview_issue(library::Library& library, const Subscription& subscription,
                                   const IssueOptions& options);

/// The same, an open issue without papers skipped, and stored with its papers in one transaction
/// before it returns.
std::optional<Issue> prepare_issue(library::Library& library, const Subscription& subscription,
                                   const IssueOptions& options);

/// Gives up the issue that is pending: nobody got it, and its subscription asks for something
/// else now. Its papers are new again. One that may have arrived stays.
void give_up_pending(library::Library& library, const Subscription& subscription);

/// Issue `number` as it was stored. Throws UsageError when there is none.
Issue stored_issue(library::Library& library, const Subscription& subscription,
                   std::int64_t number);

/// Counts the issue as sent; of one that was printed or handed over.
void mark_sent(library::Library& library, const Issue& issue, const std::string& now);

/// Counts everything that waits as seen, the open issue too. Returns how many papers.
std::uint64_t catch_up(library::Library& library, const Subscription& subscription,
                       const IssueOptions& options);

struct SubscriptionStatus {
  std::uint64_t waiting = 0;  ///< papers in no issue that was sent or skipped
  std::uint64_t issues_sent = 0;
  std::string last_sent_at;   ///< empty: never
  std::string trouble;        ///< why what waits cannot be counted; empty: it was
  std::optional<Issue> open;  ///< stored and not sent yet; without its body
};
SubscriptionStatus status(library::Library& library, const Subscription& subscription, Day today);

/// The bytes to hand over: the body, in a mail with CRLF for each LF where `crlf` says so.
std::string bytes_of(const Issue& issue, bool crlf);

}  // namespace papers::outbox
