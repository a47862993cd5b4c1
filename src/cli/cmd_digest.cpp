#include <fmt/format.h>

#include <cstdlib>

#include "base/clock.hpp"
#include "cli/digest_options.hpp"
#include "cli/filters.hpp"
#include "cli/standing_digest.hpp"
#include "digest/digest.hpp"
#include "render/render.hpp"

namespace papers::cli {
namespace {

class DigestCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"QUERY", "only papers that match", &words_}};
    filters_.declare(arguments);
    options_.declare(arguments);
    arguments.options.insert(
        arguments.options.end(),
        {{"--title", "TEXT", "the heading, in place of one made from the query", &title_},
         {"--crlf", "", "in format email: lines end as on the wire", &crlf_}});
    standing_.declare(arguments);
  }

  [[nodiscard]] Needs needs(Needs) const override { return standing_.needs(); }

  ExitCode run(Context& context) override {
    standing_.check();
    if (!standing_.wanted()) return print(context);
    if (!words_.empty()) {
      throw UsageError("--for takes no query: a subscription has its own");
    }
    const render::DigestFormat* format = options_.given_format();
    return standing_.run(context, format == nullptr ? "" : format->name, crlf_);
  }

 private:
  ExitCode print(Context& context) {
    render::MailFields mail = options_.mail(context);
    const Day day = today();
    const render::DigestFormat* given = options_.given_format();
    const auto& format = given != nullptr ? *given : *render::find_digest_format("text");
    search::Filters filters = filters_.filters(day);
    keep_to(format, filters);
    const digest::Digest digest = digest::build(
        *context.library,
        {.search = {.query = join_query(words_), .filters = std::move(filters), .ranked = false},
         .by = options_.by(),
         .summary = options_.summary(),
         .title = title_},
        day);
    if (digest.total == 0) {
      context.remark("no paper matches");
      return ExitCode::nothing;
    }
    // Without a fixed clock the newest listing dates a mail: the same papers, the same bytes.
    if (std::getenv("PAPERS_NOW") != nullptr) mail.date = now_utc();
    mail.crlf = crlf_;
    context.page();
    render::Style style;
    style.color = context.color;
    style.width_cols = context.width_cols;
    context.write(format.render(digest, style, mail));
    return ExitCode::done;
  }

  std::vector<std::string> words_;
  FilterOptions filters_;
  DigestOptions options_;
  StandingDigest standing_;
  std::string title_;
  bool crlf_ = false;
};

}  // namespace

extern const CommandInfo digest_command;
const CommandInfo digest_command = {
    .name = "digest",
    .group = "Digests",
    .summary = "sum up the newest listed day, or what a query finds",
    .examples =
        "papers digest\n"
        "papers digest --since 7d --by day -f markdown\n"
        "papers digest -t agents -f html > agents.html\n"
        "papers digest -f email --to you@example.org | sendmail -t -oi\n"
        "papers digest --for vision --send 'sendmail -t -oi'",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<DigestCommand>,
    .shows_topics = true,
};

}  // namespace papers::cli
