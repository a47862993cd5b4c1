#include <fmt/format.h>

#include "base/clock.hpp"
#include "cli/digest_options.hpp"
#include "cli/filters.hpp"
#include "library/sqlite.hpp"
#include "outbox/issues.hpp"
#include "search/query_text.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

class SubscribeCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"NAME", "what it is called, then the query its papers match", &words_, /*required=*/true}};
    filters_.declare(arguments, "50 an issue");
    options_.declare(arguments);
    arguments.options.push_back(
        {"--change", "",
         "of a subscription that is there, what else is given; what was sent stays sent",
         &change_});
  }

  ExitCode run(Context& context) override {
    const Day day = today();
    const std::string& name = words_.front();
    const outbox::SubscriptionRequest request =
        change_ ? changed(context, outbox::find_subscription(*context.library, name), day)
                : asked(context, day);
    // A query that cannot be read is better refused now than by cron at night.
    context.remark_all(search::search(*context.library, request.search, day).remarks);
    // Committed when nothing is left that can fail.
    library::Transaction transaction(context.library->database());
    if (change_) {
      outbox::change_subscription(*context.library, name, request);
      outbox::give_up_pending(*context.library, outbox::find_subscription(*context.library, name));
    } else {
      outbox::subscribe(*context.library, name, request);
    }
    const auto made = outbox::find_subscription(*context.library, name);
    const auto status = outbox::status(*context.library, made, day);
    transaction.commit();
    tell(context, made, status);
    return ExitCode::done;
  }

 private:
  [[nodiscard]] outbox::SubscriptionRequest asked(const Context& context, Day day) const {
    outbox::SubscriptionRequest request;
    request.search = filters_.request({words_.begin() + 1, words_.end()}, day);
    request.search.ranked = false;
    request.by = options_.by();
    request.summary = options_.summary();
    if (const auto* given = options_.given_format()) request.format = given->name;
    const render::MailFields mail = options_.mail(context);
    request.to = mail.to;
    request.from = mail.from;
    request.subject = mail.subject;
    return request;
  }

  /// Its request with what was typed in its place; of a damaged one only what was typed: words and
  /// filters make a new query, with its limit, order and mode as they stood unless typed too.
  [[nodiscard]] outbox::SubscriptionRequest changed(const Context& context,
                                                    const outbox::Subscription& subscription,
                                                    Day day) const {
    const outbox::SubscriptionRequest typed = asked(context, day);
    if (!subscription.damage.empty()) return typed;
    const outbox::SubscriptionRequest& before = subscription.request;
    outbox::SubscriptionRequest after = before;
    const auto take = [&context](std::string_view option, auto& to, const auto& from) {
      if (context.is_typed(option)) to = from;
    };
    if (!typed.search.query.empty()) after.search.query = typed.search.query;
    take("--limit", after.search.limit, typed.search.limit);
    take("--sort", after.search.order, typed.search.order);
    take("--reverse", after.search.reverse, typed.search.reverse);
    take("--any", after.search.mode, typed.search.mode);
    take("--all", after.search.mode, typed.search.mode);
    take("--exact", after.search.exact, typed.search.exact);
    take("--by", after.by, typed.by);
    take("--summary", after.summary, typed.summary);
    take("--format", after.format, typed.format);
    take("--to", after.to, typed.to);
    take("--from", after.from, typed.from);
    take("--subject", after.subject, typed.subject);
    if (after == before) throw UsageError("--change says nothing new: give a query or options");
    return after;
  }

  static void tell(const Context& context, const outbox::Subscription& made,
                   const outbox::SubscriptionStatus& status) {
    const std::uint64_t waiting = status.waiting;
    const outbox::SubscriptionRequest& request = made.request;
    context.remark(fmt::format(
        "{}: {}; send them with papers digest --for {} --send 'sendmail -t -oi'{}", made.name,
        waiting == 1 ? "1 paper waits" : fmt::format("{} papers wait", waiting), made.name,
        waiting == 0 ? " when there are some" : ", or count them as seen with --catch-up"));
    if (status.open) {
      context.remark(fmt::format("issue {} may have arrived: it goes out once more as it was",
                                 status.open->number));
    }
    if (search::has_relative_day(request.search.query)) {
      context.remark(
          "a day such as 7d moves on: what such a query no longer finds when a run comes late is "
          "never sent; --since keeps the day it means now");
    }
    const render::DigestFormat* format = render::find_digest_format(request.format);
    if (format == nullptr) {
      context.remark(fmt::format("no digest format is called '{}'; --change -f email gives it one",
                                 text::single_line(request.format)));
    } else if (format->is_mail && request.to.empty()) {
      context.remark("without --to the mail names nobody it is for: 'sendmail -t' needs that");
    }
  }

  std::vector<std::string> words_;
  FilterOptions filters_;
  DigestOptions options_;
  bool change_ = false;
};

}  // namespace

extern const CommandInfo subscribe_command;
const CommandInfo subscribe_command = {
    .name = "subscribe",
    .group = "Digests",
    .summary = "keep a query whose new papers are sent with 'digest --for'",
    .examples =
        "papers subscribe vision -t vision --to you@example.org\n"
        "papers subscribe rlhf 'preference optimization' --by day -f text\n"
        "papers subscribe rlhf --change -n 10 --to you@example.org",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<SubscribeCommand>,
    .other_names = "watch follow alert",
    .shows_topics = true,
};

}  // namespace papers::cli
