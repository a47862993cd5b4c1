#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <span>

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "cli/document_names.hpp"
#include "cli/files.hpp"
#include "cli/ingest_report.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "intake/small_documents.hpp"
#include "topics/judge.hpp"

namespace papers::cli {
namespace {

namespace fs = std::filesystem;

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
  return error.code() == ExitCode::interrupted || error.code() == ExitCode::terminated ||
         error.code() == ExitCode::hung_up;
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
    return report_options_.dry_run || !any_is_there() ? Needs::nothing : declared;
  }

  ExitCode run(Context& context) override {
    if (format_) options_.format = ingest::find_format(*format_);
    options_.date = parse_day_option("--date", date_);
    options_.as_of = parse_day_option("--as-of", as_of_);
    options_.dry_run = report_options_.dry_run;
    report_options_.progress = stderr_is_terminal() && !context.quiet;
    if (!any_is_there()) return refuse_all();
    if (options_.dry_run) return run_dry(context);
    context.output->outlive_reader();
    return run_on(context, *context.library);
  }

 private:
  /// Of the documents that were named: a slip of the hand makes no library.
  [[nodiscard]] bool any_is_there() const {
    return std::any_of(words_.begin(), words_.end(), [](const std::string& word) {
      std::error_code unknown;
      return word == "-" || fs::exists(word, unknown) || unknown;
    });
  }

  ExitCode refuse_all() {
    for (const std::string& word : words_) {
      try {
        const InputFile file(word);
      } catch (const Error& error) {
        fail(error.what());
      }
    }
    return code_;
  }

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
    topics::Judge judge;
    const DocumentNames names = document_names(words_);
    for (const std::string& failure : names.failures) fail(failure);
    for (const std::string& folder : names.empty_folders) {
      context.remark(folder + ": no document in it");
    }
    for (std::span<const DocumentName> left = names.documents; !left.empty();) {
      const auto batch = left.first(options_.dry_run ? 1 : small_documents(left));
      left = left.subspan(batch.size());
      if (batch.size() > 1 && take_in_together(context, library, judge, batch)) continue;
      for (const DocumentName& document : batch) {
        tell(context, document, take_in_alone(library, judge, document));
      }
    }
    if (landed_together_ > 0) intake::keep_up(library, landed_together_);
    if (documents_ > 1 && !context.quiet) {
      write_status(context, fmt::format("{} documents, {}", documents_, counts_text(sum_)));
    }
    return code_;
  }

  /// What came of a document, until it is stored and may be told.
  struct Taken {
    std::unique_ptr<IngestReport> report;
    intake::Outcome outcome;
    std::exception_ptr failure;
  };

  Taken take_in_alone(library::Library& library, topics::Judge& judge,
                      const DocumentName& document) {
    Taken taken;
    try {
      attempt(library, document, report_options_, taken, [&](ingest::Input& input) {
        return intake::take_in(library, judge, input, options_, *taken.report);
      });
    } catch (const Error& error) {
      if (!is_interrupt(error)) throw;
      throw interrupted(error, document.file,
                        taken.report && taken.report->lands_in_batches()
                            ? "its whole batches are stored, run it again "
                              "to go on"
                            : "nothing of it was stored, the library is as "
                              "it was");
    }
    return taken;
  }

  /// False, and nothing is stored, when something of the library's failed: one by one the documents
  /// show whose fault it is, and all others land.
  bool take_in_together(const Context& context, library::Library& library, topics::Judge& judge,
                        std::span<const DocumentName> batch) {
    IngestReportOptions options = report_options_;
    options.progress = false;  // each is done before it would show
    std::vector<Taken> all;
    const DocumentName* now = nullptr;
    try {
      intake::SmallDocuments documents(library, judge);
      for (const DocumentName& document : batch) {
        now = &document;
        Taken& taken = all.emplace_back();
        attempt(library, document, options, taken, [&](ingest::Input& input) {
          return documents.take_in(input, options_, *taken.report);
        });
        if (documents.broken()) return false;
      }
      documents.land();
    } catch (const BusyError&) {
      throw;
    } catch (const Error& error) {
      if (!is_interrupt(error)) return false;
      throw interrupted(error, now->file,
                        "nothing of it and of the few before it that were not "
                        "told yet was stored, the library is as it was");
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      landed_together_ += all[i].outcome.totals.read;
      tell(context, batch[i], all[i]);
    }
    return true;
  }

  /// Reads one document by `take_in`, into `taken`. Throws what ends the whole command.
  template <typename TakeIn>
  void attempt(const library::Library& library, const DocumentName& document,
               const IngestReportOptions& options, Taken& taken, const TakeIn& take_in) {
    try {
      if (library.owns_file(document.file)) {
        throw ingest::NoPapers(
            fmt::format("{}: is the library itself, no document", document.file));
      }
      InputFile file(document.file);
      ingest::Input input(
          document.file,
          [&file](char* buffer, std::size_t size) { return file.read(buffer, size); },
          {file.size_bytes(), file.modified()});
      taken.report = std::make_unique<IngestReport>(input, options);
      taken.outcome = take_in(input);
    } catch (const BusyError&) {
      throw;
    } catch (const Error& error) {
      if (is_interrupt(error)) throw;
      taken.failure = std::current_exception();
    }
  }

  void tell(const Context& context, const DocumentName& document, const Taken& taken) {
    try {
      if (taken.failure) std::rethrow_exception(taken.failure);
    } catch (const ingest::NoPapers& error) {
      context.output->flush();
      if (document.found_in_folder && !report_options_.strict) {
        context.remark(fmt::format("{}; passed over", error.what()));
      } else {
        fail(error.what());
      }
      return;
    } catch (const Error& error) {
      context.output->flush();
      fail(error.what());
      return;
    }
    if (taken.outcome.format == nullptr) {
      tell_unrecognised(context, document);
      return;
    }
    taken.report->print(context, taken.outcome);
    const library::Import::Totals& totals = taken.outcome.totals;
    if (totals.read == 0 && totals.skipped > 0) {
      fail(fmt::format("{}: no papers in it, nothing was stored", document.file));
    }
    add(sum_, totals);
    ++documents_;
  }

  void fail(std::string_view message) {
    write_message(message);
    code_ = ExitCode::error;
  }

  static Error interrupted(const Error& error, const std::string& name, const char* kept) {
    return Error(fmt::format("{} in {}: {}", error.what(), name, kept), error.code());
  }

  void tell_unrecognised(const Context& context, const DocumentName& document) {
    context.output->flush();
    const bool passed_over = document.found_in_folder && !report_options_.strict;
    const std::string said = fmt::format("{}: no papers in a known format", document.file);
    if (passed_over) {
      context.remark(said + ", passed over");
    } else {
      fail(said + "; --as FORMAT forces one of " + format_choices());
    }
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
  ExitCode code_ = ExitCode::done;
  library::Import::Totals sum_;
  std::size_t documents_ = 0;
  std::uint64_t landed_together_ = 0;  ///< papers
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
    .undo = "papers remove --document NAME",
    .other_names = "import add load read fetch update sync",
};

}  // namespace papers::cli
