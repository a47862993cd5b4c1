#include "base/clock.hpp"
#include "cli/filters.hpp"
#include "cli/listing.hpp"

namespace papers::cli {
namespace {

class ListCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"QUERY", "only papers that match; - for those whose IDs are on stdin", &words_}};
    filters_.declare(arguments, "20");
    listing_.declare(arguments, render::ListFormat::Use::list);
  }

  ExitCode run(Context& context) override {
    auto [request, all_known] = filters_.request_or_ids(context, words_, today());
    const ExitCode code = print_matching(context, listing_, std::move(request), join_query(words_));
    return all_known ? code : ExitCode::nothing;
  }

 private:
  std::vector<std::string> words_;
  FilterOptions filters_;
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo list_command;
const CommandInfo list_command = {
    .name = "list",
    .group = "Finding",
    .summary = "list papers, newest first",
    .examples =
        "papers list --since 2026-03\n"
        "papers list -t vision --sort votes -n 10\n"
        "papers list --since 2020 -f ids | head -3 | papers show -",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<ListCommand>,
    .other_names = "ls",
    .shows_topics = true,
};

}  // namespace papers::cli
