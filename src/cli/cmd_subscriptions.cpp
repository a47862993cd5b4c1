#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/told_time.hpp"
#include "cli/command.hpp"
#include "cli/rows.hpp"
#include "outbox/issues.hpp"
#include "render/json_text.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

using outbox::Subscription;
using outbox::SubscriptionStatus;

std::string attempts(const SubscriptionStatus& status) {
  return render::counted(
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, status.open->attempts)), "attempt");
}

std::string as_text(const Subscription& subscription, const SubscriptionStatus& status,
                    int width_cols) {
  std::string out;
  const auto line = [&out, width_cols](std::string_view label, const std::string& text) {
    constexpr int label_cols = 17;
    append_labelled(out, text::single_line(label), label_cols, text, width_cols);
  };
  line(subscription.name,
       fmt::format("{:>5} waiting   {}", status.waiting,
                   status.last_sent_at.empty()
                       ? "never sent"
                       : "last " + text::single_line(local_minute(status.last_sent_at))));
  if (!status.trouble.empty()) line("", text::single_line(status.trouble));
  if (const std::string& to = subscription.request.to; subscription.damage.empty()) {
    line("", text::single_line(fmt::format("{}{}{}: {}", subscription.request.format,
                                           to.empty() ? "" : " to ", to,
                                           outbox::query_of(subscription))));
  }
  if (status.open) {
    const std::string& error = status.open->last_error;
    line("", text::single_line(fmt::format("issue {} is {} after {}{}{}", status.open->number,
                                           to_string(status.open->state), attempts(status),
                                           error.empty() ? "" : ": ", error)));
  }
  return out;
}

// The tables are in the order of their values.
const char* name_of(digest::GroupBy by) {
  return digest::groupings[static_cast<std::size_t>(by)].second;
}
const char* name_of(digest::SummaryKind summary) {
  return digest::summaries[static_cast<std::size_t>(summary)].second;
}

/// Of the papers in one issue; absent: all.
std::optional<std::int64_t> limit_of(const Subscription& subscription) {
  const std::optional<std::int64_t> limit = subscription.request.search.limit;
  return limit.value_or(0) > 0 ? limit : std::nullopt;
}

void append_json(std::string& out, const Subscription& subscription,
                 const SubscriptionStatus& status) {
  render::JsonObject object(out);
  object.text("name", subscription.name);
  object.text("created_at", subscription.created_at);
  const bool is_damaged = !subscription.damage.empty();
  object.text_or_null("query_command", is_damaged ? "" : outbox::query_of(subscription));
  object.text("format", subscription.request.format);
  object.text("by", name_of(subscription.request.by));
  object.text("summary", name_of(subscription.request.summary));
  object.number("limit", limit_of(subscription));
  object.text_or_null("to", subscription.request.to);
  object.text_or_null("from", subscription.request.from);
  object.text_or_null("subject", subscription.request.subject);
  object.text_or_null("trouble", status.trouble);
  object.number("waiting", static_cast<std::int64_t>(status.waiting));
  object.number("issues_sent", static_cast<std::int64_t>(status.issues_sent));
  object.text_or_null("last_sent_at", status.last_sent_at);
  if (!status.open) {
    object.key("open_issue") += "null";
    return;
  }
  render::JsonObject issue(object.key("open_issue"));
  issue.number("number", status.open->number);
  issue.text("state", to_string(status.open->state));
  issue.text("message_id", status.open->message_id);
  issue.number("papers", static_cast<std::int64_t>(status.open->papers));
  issue.number("attempts", status.open->attempts);
  issue.text_or_null("last_error", status.open->last_error);
}

/// Everything about one.
std::string whole_text(const Subscription& subscription, const SubscriptionStatus& status,
                       int width_cols) {
  const outbox::SubscriptionRequest& request = subscription.request;
  std::string out;
  const auto row = [&out, width_cols](const char* label, const std::string& value) {
    constexpr int label_cols = 12;
    if (!value.empty())
      append_labelled(out, label, label_cols, text::single_line(value), width_cols);
  };
  row("name", subscription.name);
  row("since", local_minute(subscription.created_at));
  row("trouble", status.trouble);
  if (subscription.damage.empty()) {
    row("papers", outbox::query_of(subscription));
    if (const auto limit = limit_of(subscription)) row("at most", std::to_string(*limit));
    row("by", name_of(request.by));
    row("summary", name_of(request.summary));
    row("format", request.format);
  }
  row("to", request.to);
  row("from", request.from);
  row("subject", request.subject);
  row("waiting", std::to_string(status.waiting));
  row("sent",
      fmt::format("{}{}{}", render::counted(status.issues_sent, "issue"),
                  status.last_sent_at.empty() ? "" : ", last ", local_minute(status.last_sent_at)));
  if (status.open) {
    row("open", fmt::format("issue {}, {}, {} after {}{}{}", status.open->number,
                            render::counted(status.open->papers, "paper"),
                            to_string(status.open->state), attempts(status),
                            status.open->last_error.empty() ? "" : ": ", status.open->last_error));
  }
  return out;
}

class SubscriptionsCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"NAME", "all about this one", &name_, /*required=*/false, /*repeated=*/false}};
    arguments.options.push_back({"-f,--format", "text|json", "how it is printed", &format_});
  }

  ExitCode run(Context& context) override {
    const auto all = name_.empty()
                         ? outbox::subscriptions(*context.library)
                         : std::vector{outbox::find_subscription(*context.library, name_.front())};
    std::string out;
    const auto status_of = [&](const Subscription& subscription) {
      return outbox::status(*context.library, subscription, today());
    };
    if (format_ == "json") {
      out = "{\"schema\":1,\"subscriptions\":";
      render::append_json_array(out, all, [&](std::string& to, const Subscription& subscription) {
        append_json(to, subscription, status_of(subscription));
      });
      out += "}\n";
    } else if (!name_.empty()) {
      out = whole_text(all.front(), status_of(all.front()), context.width_cols);
    } else {
      for (const Subscription& subscription : all) {
        out += as_text(subscription, status_of(subscription), context.width_cols);
      }
    }
    context.write(out);
    if (all.empty()) context.remark("no subscription; make one with papers subscribe");
    return all.empty() ? ExitCode::nothing : ExitCode::done;
  }

 private:
  std::vector<std::string> name_;
  std::string format_ = "text";
};

}  // namespace

extern const CommandInfo subscriptions_command;
const CommandInfo subscriptions_command = {
    .name = "subscriptions",
    .group = "Digests",
    .summary = "what is subscribed, when it was last sent, how many papers wait",
    .examples =
        "papers subscriptions\n"
        "papers subscriptions vision\n"
        "papers subscriptions -f json",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<SubscriptionsCommand>,
    .other_names = "subs",
    .shows_topics = true,
};

}  // namespace papers::cli
