#include "cli/digest_options.hpp"

#include <fmt/format.h>

namespace papers::cli {
namespace {

std::string digest_format_choices() {
  std::string choices;
  for (const render::DigestFormat* format : render::digest_formats()) {
    choices += fmt::format("{}{}", choices.empty() ? "" : "|", format->name);
  }
  return choices;
}

}  // namespace

void DigestOptions::declare(Arguments& arguments) {
  arguments.options.insert(
      arguments.options.end(),
      {{"-f,--format", digest_format_choices(), "how it is written", &format_},
       {"--by", "area|topic|day|none", "what papers are grouped by", &by_},
       {"--summary", "sentence|lead|full|none", "how much of each abstract", &summary_},
       {"--to", "ADDRESS", "in format email: who it is to", &to_},
       {"--from", "ADDRESS", "in format email: who it is from", &from_},
       {"--subject", "TEXT", "in format email: the subject", &subject_}});
}

const render::DigestFormat* DigestOptions::given_format() const {
  return format_ ? render::find_digest_format(*format_) : nullptr;
}

digest::GroupBy DigestOptions::by() const {
  for (const auto& [by, name] : digest::groupings) {
    if (by_ == name) return by;
  }
  return digest::GroupBy::area;
}

digest::SummaryKind DigestOptions::summary() const {
  for (const auto& [summary, name] : digest::summaries) {
    if (summary_ == name) return summary;
  }
  return digest::SummaryKind::sentence;
}

render::MailFields DigestOptions::mail(const Context& context) const {
  render::MailFields mail;
  if (to_) render::check_addresses("--to", *to_);
  if (from_) render::check_addresses("--from", *from_);
  mail.to = to_.value_or("");
  mail.from = from_.value_or(context.mail.from);
  mail.unsubscribe = context.mail.unsubscribe;
  mail.subject = subject_.value_or("");
  return mail;
}

}  // namespace papers::cli
