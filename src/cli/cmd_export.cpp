#include "base/clock.hpp"
#include "cli/filters.hpp"
#include "cli/listing.hpp"

namespace papers::cli {
namespace {

class ExportCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"QUERY", "only papers that match; - for those whose IDs are on stdin", &words_}};
    filters_.declare(arguments, "all");
    listing_.declare(arguments, render::ListFormat::Use::exchange);
    listing_.set_default_format("jsonl");
    listing_.print_when_quiet();
  }

  ExitCode run(Context& context) override {
    search::Request request = filters_.request_or_ids(context, words_, today());
    if (!request.limit) request.limit = 0;
    return print_matching(context, listing_, std::move(request), join_query(words_));
  }

 private:
  std::vector<std::string> words_;
  FilterOptions filters_;
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo export_command;
const CommandInfo export_command = {
    .name = "export",
    .group = "Reading",
    .summary = "write whole records for other programs, or for another library",
    .examples =
        "papers export > everything.jsonl\n"
        "papers search language -f ids | papers export - -f bibtex > refs.bib\n"
        "papers export -t agents --since 2026 -f csv > agents.csv",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<ExportCommand>,
    .other_names = "save write dump",
    .shows_topics = true,
};

}  // namespace papers::cli
