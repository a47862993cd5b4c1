#include "outbox/issues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "library/sqlite.hpp"
#include "render/mime.hpp"
#include "render/render.hpp"
#include "text/utf8.hpp"

namespace papers::outbox {
namespace {

using library::Database;
using library::Statement;
using library::Transaction;

constexpr const char* issue_columns =
    "SELECT id, number, message_id, subject, body, state, attempts, last_error, created_at, "
    "sent_at, (SELECT count(*) FROM issue_paper WHERE issue = issue.id), format "
    "FROM issue WHERE subscription = ?1 ";

Issue::State state_of(std::string_view word) {
  if (word == "sending") return Issue::State::sending;
  if (word == "sent") return Issue::State::sent;
  if (word == "skipped") return Issue::State::skipped;
  return Issue::State::pending;
}

Issue issue_of(const Statement& row) {
  Issue issue;
  issue.id = row.integer(0);
  issue.number = row.integer(1);
  issue.message_id = row.text(2);
  issue.subject = row.text(3);
  issue.body = row.text(4);
  issue.state = state_of(row.text(5));
  issue.attempts = row.integer(6);
  issue.last_error = row.text(7);
  issue.created_at = row.text(8);
  issue.sent_at = row.text(9);
  issue.papers = static_cast<std::uint64_t>(row.integer(10));
  issue.format = row.text(11);
  return issue;
}

std::optional<Issue> open_issue(Database& database, const Subscription& subscription) {
  auto row = database.prepare(std::string(issue_columns) +
                              "AND state IN ('pending', 'sending') ORDER BY number LIMIT 1");
  if (!row.bind(1, subscription.id).step()) return std::nullopt;
  return issue_of(row);
}

/// Since it was made its papers may all have been merged into others or removed. One that may have
/// arrived goes out again as it was.
bool says_something(const Issue& open, const IssueOptions& options) {
  return open.papers > 0 || open.may_have_arrived() || options.allow_empty;
}

void skip(Database& database, const Issue& open) {
  database.prepare("UPDATE issue SET state = 'skipped' WHERE id = ?1").bind(1, open.id).run();
}

/// Gives up an issue that nobody got. Its papers are new again, those too that were removed since
/// and come back.
void give_up(Database& database, const Issue& open) {
  skip(database, open);
  database.prepare("DELETE FROM issue_paper WHERE issue = ?1").bind(1, open.id).run();
  database.prepare("DELETE FROM removed_issue_paper WHERE issue = ?1").bind(1, open.id).run();
}

/// Papers of earlier issues: "new" is what is not among them, whatever any clock said.
std::vector<std::int64_t> seen_papers(Database& database, const Subscription& subscription) {
  std::vector<std::int64_t> seen;
  auto rows = database.prepare("SELECT paper FROM issue_paper WHERE subscription = ?1");
  rows.bind(1, subscription.id);
  while (rows.step()) seen.push_back(rows.integer(0));
  return seen;
}

void require_request(const Subscription& subscription) {
  if (!subscription.damage.empty()) throw Error(subscription.damage);
}

digest::DigestRequest digest_request(const Subscription& subscription,
                                     const std::vector<std::int64_t>& seen) {
  digest::DigestRequest request;
  request.search = subscription.request.search;
  request.by = subscription.request.by;
  request.summary = subscription.request.summary;
  request.newest_day = false;
  request.seen = &seen;
  return request;
}

std::vector<std::int64_t> papers_of(const digest::Digest& digest) {
  std::vector<std::int64_t> papers;
  for (const digest::Group& group : digest.groups) {
    for (const digest::Entry& entry : group.entries) papers.push_back(entry.paper.id);
  }
  std::sort(papers.begin(), papers.end());
  return papers;
}

const std::string& sender_of(const Subscription& subscription, const IssueOptions& options) {
  return subscription.request.from.empty() ? options.from : subscription.request.from;
}

/// The same papers in the same issue of the same subscription give the same id.
std::string message_id(const Subscription& subscription, const IssueOptions& options,
                       std::int64_t number, const digest::Digest& digest) {
  Sha256 hash;
  hash.update(fmt::format("{}\n{}\n{}\n", subscription.name, subscription.created_at, number));
  for (const digest::Group& group : digest.groups) {
    for (const digest::Entry& entry : group.entries) hash.update(entry.paper.key + "\n");
  }
  const std::string& from = sender_of(subscription, options);
  return fmt::format("papers.{}.{}.{}@{}", render::mail_label(subscription.name), number,
                     hash.hex().substr(0, 16),
                     render::mail_domain(from.empty() ? subscription.request.to : from));
}

std::int64_t next_number(Database& database, const Subscription& subscription) {
  auto row = database.prepare("SELECT coalesce(max(number), 0) FROM issue WHERE subscription = ?1");
  row.bind(1, subscription.id).step();
  return row.integer(0) + 1;
}

/// Throws Error: the format of an older papers, or of a newer one, may be none of ours.
const render::DigestFormat& format_called(const std::string& name) {
  const render::DigestFormat* format = render::find_digest_format(name);
  if (format == nullptr) throw Error(fmt::format("no digest format '{}'", name));
  return *format;
}

render::MailFields mail_fields(const Subscription& subscription, const IssueOptions& options,
                               const Issue& issue) {
  render::MailFields mail;
  mail.to = subscription.request.to;
  mail.from = sender_of(subscription, options);
  mail.subject = subscription.request.subject;
  mail.list_id = subscription.name;
  mail.unsubscribe = options.unsubscribe;
  mail.date = issue.created_at;
  mail.message_id = issue.message_id;
  return mail;
}

/// A new issue with the papers it is about.
struct Draft {
  Issue issue;
  std::vector<std::int64_t> papers;
};

std::optional<Draft> draft_issue(library::Library& library, const Subscription& subscription,
                                 const IssueOptions& options) {
  require_request(subscription);
  Database& database = library.database();
  const SubscriptionRequest& wanted = subscription.request;
  const auto& format = format_called(options.format.empty() ? wanted.format : options.format);
  const auto seen = seen_papers(database, subscription);
  digest::DigestRequest request = digest_request(subscription, seen);
  request.most_papers = format.most_papers;
  request.title_search = options.title_search;
  const digest::Digest digest = digest::build(library, request, options.today);
  if (digest.total == 0 && !options.allow_empty) return std::nullopt;
  Draft draft;
  draft.papers = papers_of(digest);
  Issue& issue = draft.issue;
  issue.number = next_number(database, subscription);
  issue.message_id = message_id(subscription, options, issue.number, digest);
  issue.subject = wanted.subject.empty() ? digest.title : wanted.subject;
  issue.format = format.name;
  issue.created_at = options.now;
  issue.papers = draft.papers.size();
  issue.body = format.render(digest, render::Style{}, mail_fields(subscription, options, issue));
  return draft;
}

void store(Database& database, const Subscription& subscription, Issue& issue,
           const std::vector<std::int64_t>& papers) {
  database
      .prepare(
          "INSERT INTO issue(subscription, number, message_id, subject, body, state,"
          " created_at, format) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(1, subscription.id)
      .bind(2, issue.number)
      .bind(3, issue.message_id)
      .bind(4, issue.subject)
      .bind_blob(5, issue.body)
      .bind(6, to_string(issue.state))
      .bind(7, issue.created_at)
      .bind(8, issue.format)
      .run();
  issue.id = database.last_row_id();
  auto insert =
      database.prepare("INSERT INTO issue_paper(subscription, paper, issue) VALUES (?1, ?2, ?3)");
  for (const std::int64_t paper : papers) {
    insert.bind(1, subscription.id).bind(2, paper).bind(3, issue.id).run();
  }
}

}  // namespace

std::string_view to_string(Issue::State state) {
  switch (state) {
    case Issue::State::pending:
      return "pending";
    case Issue::State::sending:
      return "sending";
    case Issue::State::sent:
      return "sent";
    case Issue::State::skipped:
      return "skipped";
  }
  return "pending";
}

SubscriptionStatus status(library::Library& library, const Subscription& subscription, Day today) {
  Database& database = library.database();
  SubscriptionStatus status;
  auto row = database.prepare(
      "SELECT count(*), max(sent_at) FROM issue WHERE subscription = ?1 AND state = 'sent'");
  row.bind(1, subscription.id).step();
  status.issues_sent = static_cast<std::uint64_t>(row.integer(0));
  status.last_sent_at = row.text(1);
  status.open = open_issue(database, subscription);
  status.trouble = subscription.damage;
  if (status.trouble.empty()) {
    try {
      const auto seen = seen_papers(database, subscription);
      status.waiting =
          digest::matching(library, digest_request(subscription, seen), 1, today).total;
    } catch (const UsageError& error) {
      status.trouble = error.what();
    }
  }
  if (status.open) {
    status.waiting += status.open->papers;
    status.open->body.clear();
  }
  return status;
}

std::optional<Issue> preview_issue(library::Library& library, const Subscription& subscription,
                                   const IssueOptions& options) {
  auto open = open_issue(library.database(), subscription);
  if (open && says_something(*open, options)) return open;
  auto draft = draft_issue(library, subscription, options);
  if (!draft) return std::nullopt;
  return std::move(draft->issue);
}

std::optional<Issue> prepare_issue(library::Library& library, const Subscription& subscription,
                                   const IssueOptions& options) {
  Database& database = library.database();
  Transaction transaction(database);
  if (auto open = open_issue(database, subscription)) {
    if (says_something(*open, options)) return open;
    give_up(database, *open);
  }
  auto draft = draft_issue(library, subscription, options);
  if (draft) store(database, subscription, draft->issue, draft->papers);
  transaction.commit();
  if (!draft) return std::nullopt;
  return std::move(draft->issue);
}

void give_up_pending(library::Library& library, const Subscription& subscription) {
  Transaction transaction(library.database());
  const auto open = open_issue(library.database(), subscription);
  if (open && !open->may_have_arrived()) give_up(library.database(), *open);
  transaction.commit();
}

Issue stored_issue(library::Library& library, const Subscription& subscription,
                   std::int64_t number) {
  auto row = library.database().prepare(std::string(issue_columns) +
                                        "AND number = ?2 AND state != 'skipped'");
  if (!row.bind(1, subscription.id).bind(2, number).step()) {
    auto last = library.database().prepare(
        "SELECT max(number) FROM issue WHERE subscription = ?1 AND state != 'skipped'");
    last.bind(1, subscription.id).step();
    const std::int64_t newest = last.integer(0);
    throw UsageError(
        fmt::format("'{}' has no issue {}: {}", subscription.name, number,
                    newest == 0 ? "it has none yet" : fmt::format("its newest is {}", newest)));
  }
  return issue_of(row);
}

void mark_sent(library::Library& library, const Issue& issue, const std::string& now) try {
  // It is out: neither a signal nor a long ingest may have it sent once more.
  const library::MustLand landing(library.database());
  Transaction transaction(library.database());
  library.database()
      .prepare("UPDATE issue SET state = 'sent', sent_at = ?2, last_error = NULL WHERE id = ?1")
      .bind(1, issue.id)
      .bind(2, now)
      .run();
  transaction.commit();
} catch (const Error& error) {
  throw Error(fmt::format("issue {} was sent, but that could not be stored, so the next run sends "
                          "it again, as the same mail: {}",
                          issue.number, error.what()),
              error.code());
}

std::uint64_t catch_up(library::Library& library, const Subscription& subscription,
                       const IssueOptions& options) {
  require_request(subscription);
  Database& database = library.database();
  Transaction transaction(database);
  std::uint64_t papers = 0;
  if (const auto open = open_issue(database, subscription)) {
    papers += open->papers;
    skip(database, *open);
  }
  const auto seen = seen_papers(database, subscription);
  const std::vector<std::int64_t> waiting =
      digest::matching(library, digest_request(subscription, seen), 0, options.today).papers;
  if (!waiting.empty()) {
    Issue issue;
    issue.number = next_number(database, subscription);
    issue.state = Issue::State::skipped;
    issue.created_at = options.now;
    issue.subject = "caught up";
    issue.message_id = message_id(subscription, options, issue.number, digest::Digest{});
    store(database, subscription, issue, waiting);
    papers += waiting.size();
  }
  transaction.commit();
  return papers;
}

std::string bytes_of(const Issue& issue, bool crlf) {
  const render::DigestFormat* format = render::find_digest_format(issue.format);
  const bool converts = crlf && format != nullptr && format->is_mail;
  // What papers writes is clean; a library may hold what something else wrote.
  const std::string body = text::clean(issue.body);
  return converts ? render::with_crlf(body) : body;
}

}  // namespace papers::outbox
