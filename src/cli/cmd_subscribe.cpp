#include <fmt/format.h>

#include "base/clock.hpp"
#include "cli/digest_options.hpp"
#include "cli/filters.hpp"
#include "library/sqlite.hpp"
#include "outbox/issues.hpp"
#include "search/query_text.hpp"

namespace papers::cli {
namespace {

class SubscribeCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"NAME", "what it is called, then the query its papers match", &words_, /*required=*/true}};
    filters_.declare(arguments, "50 an issue");
    options_.declare(arguments);
  }

  ExitCode run(Context& context) override {
    const Day day = today();
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
    // A query that cannot be read is better refused now than by cron at night.
    search::search(*context.library, request.search, day);
    // Committed when nothing is left that can fail.
    library::Transaction transaction(context.library->database());
    outbox::subscribe(*context.library, words_.front(), request);
    const auto made = outbox::find_subscription(*context.library, words_.front());
    const auto waiting = outbox::status(*context.library, made, day).waiting;
    transaction.commit();
    context.remark(fmt::format(
        "{}: {}; send them with papers digest --for {} --send 'sendmail -t -oi'{}", made.name,
        waiting == 1 ? "1 paper waits" : fmt::format("{} papers wait", waiting), made.name,
        waiting == 0 ? " when there are some" : ", or count them as seen with --catch-up"));
    if (search::has_relative_day(request.search.query)) {
      context.remark(
          "a day such as 7d moves on: what such a query no longer finds when a run comes late is "
          "never sent; --since keeps the day it means now");
    }
    if (render::find_digest_format(request.format)->is_mail && request.to.empty()) {
      context.remark("without --to the mail names nobody it is for: 'sendmail -t' needs that");
    }
    return ExitCode::done;
  }

 private:
  std::vector<std::string> words_;
  FilterOptions filters_;
  DigestOptions options_;
};

}  // namespace

extern const CommandInfo subscribe_command;
const CommandInfo subscribe_command = {
    .name = "subscribe",
    .group = "Digests",
    .summary = "keep a query whose new papers are sent with 'digest --for'",
    .examples =
        "papers subscribe vision -t vision --to you@example.org\n"
        "papers subscribe rlhf 'preference optimization' --by day -f text",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<SubscribeCommand>,
    .shows_topics = true,
};

}  // namespace papers::cli
