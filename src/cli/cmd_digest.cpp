#include <fmt/format.h>

#include "cli/filters.hpp"
#include "papers/base/clock.hpp"
#include "papers/digest/digest.hpp"
#include "papers/render/render.hpp"

namespace papers::cli {
namespace {

std::string digest_format_choices() {
  std::string choices;
  for (const render::DigestFormat* format : render::digest_formats()) {
    choices += fmt::format("{}{}", choices.empty() ? "" : "|", format->name);
  }
  return choices;
}

digest::GroupBy parse_group_by(std::string_view word) {
  if (word == "day") return digest::GroupBy::day;
  if (word == "none") return digest::GroupBy::none;
  return digest::GroupBy::topic;
}

digest::SummaryKind parse_summary_kind(std::string_view word) {
  if (word == "lead") return digest::SummaryKind::lead;
  if (word == "full") return digest::SummaryKind::full;
  if (word == "none") return digest::SummaryKind::none;
  return digest::SummaryKind::sentence;
}

class DigestCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"QUERY", "only papers that match", &words_}};
    filters_.declare(arguments);
    arguments.options.insert(
        arguments.options.end(),
        {{"-f,--format", digest_format_choices(), "how it is written", &format_},
         {"--by", "topic|day|none", "what papers are grouped by", &by_},
         {"--summary", "sentence|lead|full|none", "how much of each abstract", &summary_},
         {"--title", "TEXT", "the heading, in place of one made from the query", &title_},
         {"--to", "ADDRESS", "in format email: who it is to", &mail_.to},
         {"--from", "ADDRESS", "in format email: who it is from", &mail_.from},
         {"--subject", "TEXT", "in format email: the subject", &mail_.subject},
         {"--crlf", "", "in format email: lines end as on the wire", &mail_.crlf}});
  }

  ExitCode run(Context& context) override {
    const Day day = today();
    const digest::Digest digest = digest::build(
        *context.library,
        {.search = {.query = join_query(words_), .filters = filters_.filters(day), .ranked = false},
         .by = parse_group_by(by_),
         .summary = parse_summary_kind(summary_),
         .title = title_},
        day);
    if (digest.total == 0) {
      context.remark("no paper matches");
      return ExitCode::nothing;
    }
    const render::DigestFormat* format = render::find_digest_format(format_);
    mail_.date = now_utc();
    if (mail_.from.empty()) mail_.from = context.mail_from;
    context.page();
    render::Style style;
    style.color = context.color;
    style.width_cols = context.width_cols;
    context.write(format->render(digest, style, mail_));
    return ExitCode::done;
  }

 private:
  std::vector<std::string> words_;
  FilterOptions filters_;
  std::string format_ = "text", by_ = "topic", summary_ = "sentence", title_;
  render::MailFields mail_;
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
        "papers digest -t agents -f html > agents.html",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<DigestCommand>,
};

}  // namespace papers::cli
