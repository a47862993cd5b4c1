#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/ingest_report.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "topics/judge.hpp"

namespace papers::cli {
namespace {

namespace fs = std::filesystem;

struct Named {
  std::string file;
  bool found_in_folder;  ///< nobody asked for just this one: what is no document is passed over
};

void add_folder(const std::string& folder, std::vector<Named>& files) {
  std::vector<std::string> found;
  std::error_code failure;
  fs::recursive_directory_iterator at(folder, failure), end;
  while (!failure && at != end) {
    const bool hidden = at->path().filename().native().starts_with('.');
    std::error_code unknown;
    if (hidden && at->is_directory(unknown)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(unknown)) found.push_back(at->path().native());
    at.increment(failure);
  }
  if (failure) throw Error(fmt::format("{}: {}", folder, failure.message()));
  std::sort(found.begin(), found.end());
  for (std::string& file : found) files.push_back({std::move(file), true});
}

std::string format_choices() {
  std::string choices;
  for (const ingest::Format* format : ingest::formats()) {
    choices += fmt::format("{}{}", choices.empty() ? "" : "|", format->name);
  }
  return choices;
}

std::optional<Day> parse_day_option(const char* option, const std::optional<std::string>& value) {
  if (!value) return std::nullopt;
  if (const auto day = parse_iso_day(*value)) return day;
  if (*value == "today" || *value == "yesterday") {
    return parse_day_expression(*value, today())->first;
  }
  throw UsageError(fmt::format("{} cannot be '{}': a day is 2025-03-12", option, *value));
}

bool is_interrupt(const Error& error) {
  return error.code() == ExitCode::interrupted || error.code() == ExitCode::terminated;
}

class IngestCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"FILE", "a document, a folder of them, or - for stdin", &words_,
                              /*required=*/true}};
    arguments.options.insert(
        arguments.options.end(),
        {{"--as", format_choices(), "read every document as this format", &format_},
         {"--date", "DAY", "the day the page listed its papers", &date_},
         {"--as-of", "DAY", "a day without a year is the last such day up to this one", &as_of_},
         {"--dry-run", "", "read and count, store nothing", &report_options_.dry_run},
         {"--strict", "", "a skipped line is an error", &report_options_.strict},
         {"--report", "", "account for every line of the documents", &report_options_.lines}});
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return report_options_.dry_run ? Needs::nothing : declared;
  }

  ExitCode run(Context& context) override {
    if (format_) options_.format = ingest::find_format(*format_);
    options_.date = parse_day_option("--date", date_);
    options_.as_of = parse_day_option("--as-of", as_of_);
    options_.dry_run = report_options_.dry_run;
    report_options_.progress = stderr_is_terminal() && !context.quiet;
    if (options_.dry_run) return run_dry(context);
    return run_on(context, *context.library);
  }

 private:
  ExitCode run_dry(const Context& context) {
    const fs::path file =
        context.library_file.empty() ? library::default_path() : fs::path(context.library_file);
    std::error_code unknown;
    if (fs::exists(file, unknown)) {
      library::Library library(file, library::Access::write);
      return run_on(context, library);
    }
    // Nothing to compare with yet: every paper is new to an empty library.
    library::Library library(":memory:", library::Access::create);
    return run_on(context, library);
  }

  ExitCode run_on(const Context& context, library::Library& library) {
    ExitCode code = ExitCode::done;
    library::Import::Totals sum;
    std::size_t documents = 0;
    topics::Judge judge;
    for (const Named& named : named_files(code)) {
      try {
        const intake::Outcome outcome = take_in(context, library, judge, named.file);
        if (outcome.format == nullptr) {
          if (!unrecognised(context, named, outcome.unread_kind)) code = ExitCode::error;
          continue;
        }
        if (outcome.totals.read == 0 && outcome.totals.skipped > 0) {
          write_message(fmt::format("{}: no papers in it, nothing was stored", named.file));
          code = ExitCode::error;
        }
        add(sum, outcome.totals);
        ++documents;
      } catch (const OutputClosed&) {
        throw;
      } catch (const BusyError&) {
        throw;
      } catch (const ingest::NoPapers& error) {
        context.output->flush();
        if (named.found_in_folder && !report_options_.strict) {
          context.remark(fmt::format("{}; passed over", error.what()));
        } else {
          write_message(error.what());
          code = ExitCode::error;
        }
      } catch (const Error& error) {
        if (is_interrupt(error)) throw;
        context.output->flush();
        write_message(error.what());
        code = ExitCode::error;
      }
    }
    if (documents > 1 && !context.quiet) {
      write_status(context, fmt::format("{} documents, {}", documents, counts_text(sum)));
    }
    return code;
  }

  /// One document, and what is to be said of it.
  intake::Outcome take_in(const Context& context, library::Library& library, topics::Judge& judge,
                          const std::string& name) {
    InputFile file = open(name);
    ingest::Input input(name,
                        [&file](char* buffer, std::size_t size) { return file.read(buffer, size); },
                        {file.size_bytes(), file.modified()});
    IngestReport report(input, report_options_);
    try {
      intake::Outcome outcome = intake::take_in(library, judge, input, options_, report);
      if (outcome.format != nullptr) report.print(context, outcome);
      return outcome;
    } catch (const Error& error) {
      if (!is_interrupt(error)) throw;
      throw interrupted(error, name, report.lands_in_batches());
    }
  }

  static InputFile open(const std::string& name) {
    try {
      return InputFile(name);
    } catch (const Error& error) {
      if (!is_interrupt(error)) throw;
      throw interrupted(error, name, false);
    }
  }

  static Error interrupted(const Error& error, const std::string& name, bool lands_in_batches) {
    const char* const kept = lands_in_batches
                                 ? "its whole batches are stored, run it again to go on"
                                 : "nothing of it was stored, the library is as it was";
    return Error(fmt::format("{} in {}: {}", error.what(), name, kept), error.code());
  }

  [[nodiscard]] std::vector<Named> named_files(ExitCode& code) const {
    std::vector<Named> files;
    for (const std::string& word : words_) {
      std::error_code unknown;
      if (word == "-" || !fs::is_directory(word, unknown)) {
        files.push_back({word, false});
        continue;
      }
      try {
        add_folder(word, files);
      } catch (const Error& error) {
        write_message(error.what());
        code = ExitCode::error;
      }
    }
    return files;
  }

  /// False when it is an error that this document is none.
  bool unrecognised(const Context& context, const Named& named,
                    std::string_view unread_kind) const {
    context.output->flush();
    const bool passed_over = named.found_in_folder && !report_options_.strict;
    std::string said = fmt::format("{}: ", named.file);
    if (!unread_kind.empty()) {
      said += unread_kind;
    } else {
      said += "no papers in a known format";
      if (!passed_over) said += "; --as FORMAT forces one of " + format_choices();
    }
    if (passed_over) {
      context.remark(said + (unread_kind.empty() ? ", passed over" : "; passed over"));
    } else {
      write_message(said);
    }
    return passed_over;
  }

  static void add(library::Import::Totals& sum, const library::Import::Totals& one) {
    sum.read += one.read;
    sum.added += one.added;
    sum.updated += one.updated;
    sum.unchanged += one.unchanged;
    sum.skipped += one.skipped;
  }

  std::vector<std::string> words_;
  std::optional<std::string> format_, date_, as_of_;
  intake::Options options_;
  IngestReportOptions report_options_;
};

}  // namespace

extern const CommandInfo ingest_command;
const CommandInfo ingest_command = {
    .name = "ingest",
    .group = "Reading",
    .summary = "read saved pages and other documents into the library",
    .examples =
        "papers ingest trending-papers.txt\n"
        "papers ingest pages/ --report\n"
        "curl -s 'https://huggingface.co/api/daily_papers' | papers ingest -",
    .needs = Needs::library_to_create,
    .dash_words = false,
    .make = make_command<IngestCommand>,
    .other_names = "import add load read",
};

}  // namespace papers::cli
