#include "cli/standing_digest.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "cli/digest_options.hpp"
#include "cli/output.hpp"
#include "outbox/subscriptions.hpp"
#include "render/mime.hpp"
#include "render/render.hpp"

namespace papers::cli {
namespace {

using outbox::Issue;
using outbox::Subscription;

outbox::RenderedIssue render_issue(const digest::Digest& digest,
                                   const outbox::IssueIdentity& identity,
                                   const outbox::SubscriptionRequest& request,
                                   const std::string& unsubscribe) {
  const render::DigestFormat* format = render::find_digest_format(request.format);
  if (format == nullptr) throw Error(fmt::format("no digest format '{}'", request.format));
  render::MailFields mail;
  mail.to = request.to;
  mail.from = request.from;
  mail.subject = request.subject;
  mail.list_id = identity.name;
  mail.unsubscribe = unsubscribe;
  mail.date = identity.date;
  mail.message_id = identity.message_id;
  const std::string subject = request.subject.empty() ? digest.title : request.subject;
  return {subject, format->render(digest, render::Style{}, mail)};
}

/// One subscription's turn in a run.
class Turn {
 public:
  Turn(Context& context, const Subscription& subscription, outbox::OutboxRun run, bool crlf)
      : context_(context), subscription_(subscription), run_(std::move(run)), crlf_(crlf) {}

  ExitCode print() {
    const auto issue = outbox::preview_issue(*context_.library, subscription_, run_);
    if (issue) context_.write(on_the_wire(*issue).body);
    return ExitCode::done;
  }

  /// Counted as sent once all of it was written, whoever reads it.
  ExitCode mark() {
    const auto issue = prepare();
    if (!issue) return ExitCode::done;
    context_.write(on_the_wire(*issue).body);
    context_.output->flush();
    outbox::mark_sent(*context_.library, *issue, now_utc());
    return ExitCode::done;
  }

  ExitCode send(const std::string& command) {
    const auto issue = prepare();
    return issue ? hand_over(*issue, command) : ExitCode::done;
  }

  ExitCode resend(std::int64_t number, const std::optional<std::string>& command) {
    const Issue issue = outbox::stored_issue(*context_.library, subscription_, number);
    if (command) return hand_over(issue, *command);
    context_.write(on_the_wire(issue).body);
    return ExitCode::done;
  }

  ExitCode catch_up() {
    const auto papers = outbox::catch_up(*context_.library, subscription_, run_);
    context_.remark(fmt::format("{}: {} papers count as seen", subscription_.name, papers));
    return ExitCode::done;
  }

 private:
  std::optional<Issue> prepare() {
    auto issue = outbox::prepare_issue(*context_.library, subscription_, run_);
    if (issue && issue->state == Issue::State::sending) {
      context_.remark(fmt::format("{}: resending issue {}: the run before was interrupted",
                                  subscription_.name, issue->number));
    }
    return issue;
  }

  /// Issues are stored with LF; --crlf is about a single hand-over.
  [[nodiscard]] Issue on_the_wire(Issue issue) const {
    const bool mail = issue.body.rfind("Date: ", 0) == 0;
    if (crlf_ && mail) issue.body = render::with_crlf(issue.body);
    return issue;
  }

  ExitCode hand_over(const Issue& issue, const std::string& command) {
    const outbox::Sending sending =
        outbox::send_issue(*context_.library, on_the_wire(issue), command, now_utc());
    if (sending.sent) {
      context_.remark(fmt::format("{}: issue {} sent, {} papers", subscription_.name, issue.number,
                                  issue.papers));
      return ExitCode::done;
    }
    // Even with -q: cron's reader must learn of it.
    write_message(fmt::format("{}: issue {} not sent: {}; the next run sends it again",
                              subscription_.name, issue.number, sending.error));
    return sending.code;
  }

  Context& context_;
  const Subscription& subscription_;
  outbox::OutboxRun run_;
  bool crlf_;
};

/// An error outweighs "try again later", which outweighs success.
ExitCode worse(ExitCode a, ExitCode b) {
  if (a == ExitCode::error || b == ExitCode::error) return ExitCode::error;
  return a == ExitCode::done ? b : a;
}

}  // namespace

void StandingDigest::declare(Arguments& arguments) {
  arguments.options.insert(
      arguments.options.end(),
      {{"--for", "NAME", "the next issue of a subscription", &name_},
       {"--for-all", "", "of every subscription; a failure does not stop the others", &all_},
       {"--send", "COMMAND", "start this with the issue as its input; sent when it exits with 0",
        &send_},
       {"--mark", "", "print the issue and count it as sent", &mark_},
       {"--dry-run", "", "print what would be sent", &dry_run_},
       {"--resend", "N", "issue N once more, as it was", &resend_},
       {"--catch-up", "", "count everything that waits as seen", &catch_up_},
       {"--allow-empty", "", "an issue even when nothing is new", &allow_empty_}});
}

void StandingDigest::check() const {
  if (name_ && all_) throw UsageError("--for and --for-all exclude each other");
  const bool acts = send_ || mark_ || dry_run_ || resend_ || catch_up_ || allow_empty_;
  if (!wanted() && acts) {
    throw UsageError(
        "--send, --mark, --dry-run, --resend, --catch-up and --allow-empty belong to "
        "--for NAME or --for-all");
  }
  if (resend_ && all_) throw UsageError("--resend wants --for NAME");
  if (send_ && send_->empty())
    throw UsageError("--send wants a command, such as 'sendmail -t -oi'");
  const int ends =
      static_cast<int>(send_.has_value()) + static_cast<int>(mark_) + static_cast<int>(catch_up_);
  if (ends > 1) throw UsageError("only one of --send, --mark and --catch-up");
  if (resend_ && (mark_ || catch_up_ || allow_empty_)) {
    throw UsageError("--resend goes with --send only: the issue is what it was");
  }
}

Needs StandingDigest::needs() const {
  const bool writes = (send_ || mark_ || catch_up_) && !dry_run_;
  return writes ? Needs::library_to_write : Needs::library_to_read;
}

ExitCode StandingDigest::run(Context& context, const std::string& format_name, bool crlf) const {
  std::vector<Subscription> subscriptions;
  if (name_) {
    subscriptions.push_back(outbox::find_subscription(*context.library, *name_));
  } else {
    subscriptions = outbox::subscriptions(*context.library);
  }
  std::optional<outbox::SenderLock> lock;
  if (needs() == Needs::library_to_write) lock.emplace(context.library->file());
  ExitCode outcome = ExitCode::done;
  for (Subscription& subscription : subscriptions) {
    if (!format_name.empty()) subscription.request.format = format_name;
    if (const auto* format = render::find_digest_format(subscription.request.format)) {
      keep_to(*format, subscription.request.search.filters);
    }
    if (subscription.request.from.empty()) subscription.request.from = context.mail.from;
    outbox::OutboxRun run;
    run.today = today();
    run.date = now_utc();
    run.allow_empty = allow_empty_;
    run.render = [&unsubscribe = context.mail.unsubscribe](
                     const digest::Digest& digest, const outbox::IssueIdentity& identity,
                     const outbox::SubscriptionRequest& request) {
      return render_issue(digest, identity, request, unsubscribe);
    };
    Turn turn(context, subscription, std::move(run), crlf);
    try {
      ExitCode code = ExitCode::done;
      if (resend_) {
        code = turn.resend(*resend_, dry_run_ ? std::nullopt : send_);
      } else if (dry_run_) {
        code = turn.print();
      } else if (send_) {
        code = turn.send(*send_);
      } else if (mark_) {
        code = turn.mark();
      } else if (catch_up_) {
        code = turn.catch_up();
      } else {
        code = turn.print();
      }
      outcome = worse(outcome, code);
    } catch (const OutputClosed&) {
      throw;
    } catch (const Error& error) {
      if (!all_) throw;
      write_message(fmt::format("{}: {}", subscription.name, error.what()));
      outcome = worse(outcome, error.code());
    }
  }
  return outcome;
}

}  // namespace papers::cli
