#include "outbox/turn.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "outbox/sender.hpp"
#include "render/visible.hpp"

namespace papers::outbox {
namespace {

std::optional<Issue> prepare(library::Library& library, const Subscription& subscription,
                             const Turn& turn, Observer& observer) {
  auto issue = prepare_issue(library, subscription, turn.options);
  if (issue && issue->may_have_arrived()) {
    observer.remark(fmt::format("{}: resending issue {}: an earlier run was interrupted",
                                subscription.name, issue->number));
  }
  return issue;
}

ExitCode hand_over(library::Library& library, const Subscription& subscription, const Issue& issue,
                   const Turn& turn, Observer& observer) {
  const Sending sending =
      send_issue(library, issue, bytes_of(issue, turn.crlf), turn.command, now_utc());
  if (sending.sent) {
    observer.remark(fmt::format("{}: issue {} sent, {}", subscription.name, issue.number,
                                render::counted(issue.papers, "paper")));
    return ExitCode::done;
  }
  const bool is_resent = issue.state == Issue::State::sent;
  observer.failure(fmt::format(
      "{}: issue {} not sent{}: {}; {}", subscription.name, issue.number, is_resent ? " again" : "",
      sending.error, is_resent ? "run the command again" : "the next run sends it again"));
  return sending.code;
}

}  // namespace

bool Turn::sends() const {
  switch (action) {
    case Action::preview:
      return false;
    case Action::resend:
      return !command.empty();
    case Action::mark:
    case Action::send:
    case Action::catch_up:
      break;
  }
  return true;
}

ExitCode take_turn(library::Library& library, const Subscription& subscription, const Turn& turn,
                   Observer& observer) {
  switch (turn.action) {
    case Turn::Action::preview:
      if (const auto issue = preview_issue(library, subscription, turn.options)) {
        observer.print(bytes_of(*issue, turn.crlf));
      }
      return ExitCode::done;
    case Turn::Action::mark:
      if (const auto issue = prepare(library, subscription, turn, observer)) {
        begin_sending(library, *issue, now_utc());
        observer.print(bytes_of(*issue, turn.crlf));
        mark_sent(library, *issue, now_utc());
      }
      return ExitCode::done;
    case Turn::Action::send: {
      const auto issue = prepare(library, subscription, turn, observer);
      return issue ? hand_over(library, subscription, *issue, turn, observer) : ExitCode::done;
    }
    case Turn::Action::resend: {
      const Issue issue = stored_issue(library, subscription, turn.number);
      if (turn.sends()) return hand_over(library, subscription, issue, turn, observer);
      observer.print(bytes_of(issue, turn.crlf));
      return ExitCode::done;
    }
    case Turn::Action::catch_up: {
      const std::uint64_t papers = catch_up(library, subscription, turn.options);
      observer.remark(
          fmt::format("{}: {} as seen", subscription.name,
                      papers == 1 ? "1 paper counts" : fmt::format("{} papers count", papers)));
      return ExitCode::done;
    }
  }
  return ExitCode::done;
}

}  // namespace papers::outbox
