#include "cli/ingest_report.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/output.hpp"
#include "cli/rows.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

constexpr std::size_t shown_complaints = 10;

}  // namespace

std::string counts_text(const library::Import::Totals& totals) {
  std::string text = fmt::format("{} {}: {} new", totals.read,
                                 totals.read == 1 ? "paper" : "papers", totals.added);
  if (totals.updated > 0) text += fmt::format(", {} updated", totals.updated);
  text += fmt::format(", {} unchanged", totals.unchanged);
  if (totals.skipped > 0)
    text += fmt::format(", {} {} skipped", totals.skipped, totals.skipped == 1 ? "line" : "lines");
  return text;
}

void write_status(const Context& context, std::string_view line) {
  std::string out;
  append_status(out, text::single_line(line), context.width_cols);
  context.write(out);
}

void IngestReport::format(const ingest::Format& format, std::string_view reason) {
  lands_in_batches_ = format.in_batches;
  if (!options_.lines) return;
  lines_.append(text::single_line(fmt::format("{}: {}: {}", name_, format.name, reason)) + '\n');
}

void IngestReport::account(const ingest::Account& account) {
  const bool skipped = account.kind == ingest::LineKind::skipped;
  if (skipped && options_.strict) {
    throw Error(fmt::format("{}:{}: {} (--strict)", name_, account.first, account.why));
  }
  if (skipped && complaints_.size() < shown_complaints) {
    complaints_.push_back(fmt::format("{}: {}", account.first, account.why));
  }
  if (!options_.lines) return;
  const std::string lines = account.first == account.last
                                ? fmt::format("{}", account.first)
                                : fmt::format("{}-{}", account.first, account.last);
  lines_.append(account.why.empty()
                    ? fmt::format("{:>11}  {}\n", lines, to_string(account.kind))
                    : fmt::format("{:>11}  {:<8}  {}\n", lines, to_string(account.kind),
                                  text::single_line(account.why)));
}

void IngestReport::remark(std::uint64_t line, std::string_view text) {
  ++remarks_in_all_;
  if (remarks_.size() >= shown_complaints) return;
  remarks_.push_back(line == 0 ? fmt::format(": {}", text) : fmt::format(":{}: {}", line, text));
}

void IngestReport::identified(const intake::Identified& identified) {
  const auto& [line, paper, evidence, namesake] = identified;
  if (namesake != 0 && ++namesakes_in_all_ <= shown_complaints) {
    namesakes_.push_back(
        fmt::format(":{}: has an id of paper {}, and neither a word of the title nor an author in "
                    "common with it: kept as two",
                    line, namesake));
  }
  if (options_.lines && evidence != Evidence::none) {
    merges_.append(
        fmt::format("{:>11}  {:<8}  paper {}: {}\n", line, "known", paper, to_string(evidence)));
  }
}

void IngestReport::print(const Context& context, const intake::Outcome& outcome) {
  progress_.reset();
  lines_.print(context);
  merges_.print(context);
  if (!context.quiet) {
    std::string line =
        fmt::format("{}: {} ({}", name_, counts_text(outcome.totals), outcome.format->name);
    if (outcome.listed.day) {
      line += fmt::format(", listed {}, {}", format_day(*outcome.listed.day), outcome.listed.how);
    }
    line += options_.dry_run ? ", dry run: nothing stored)" : ")";
    write_status(context, line);
  }
  if (complaints_.empty() && remarks_.empty() && namesakes_.empty()) return;
  context.output->flush();
  for (const std::string& remark : remarks_) context.remark(name_ + remark);
  if (remarks_in_all_ > remarks_.size()) {
    context.remark(fmt::format("{}: {} such remarks in all", name_, remarks_in_all_));
  }
  for (const std::string& namesake : namesakes_) context.remark(name_ + namesake);
  if (namesakes_in_all_ > namesakes_.size()) {
    context.remark(fmt::format("{}: {} such pairs in all", name_, namesakes_in_all_));
  }
  for (const std::string& complaint : complaints_) {
    context.remark(fmt::format("{}:{}, skipped", name_, complaint));
  }
  if (!options_.lines && outcome.totals.skipped > complaints_.size()) {
    context.remark(fmt::format("{}: {} lines skipped in all, --report names them", name_,
                               outcome.totals.skipped));
  }
}

}  // namespace papers::cli
