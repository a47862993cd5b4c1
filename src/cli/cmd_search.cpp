#include "base/clock.hpp"
#include "cli/filters.hpp"
#include "cli/listing.hpp"
#include "cli/rows.hpp"

namespace papers::cli {
namespace {

class SearchCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"QUERY", "words, \"phrases\", fields: see 'papers help query'",
                              &words_, /*required=*/true}};
    filters_.declare(arguments, "20");
    listing_.declare(arguments, render::ListFormat::Use::list);
    arguments.options.push_back(
        {"--explain", "", "show how the query was understood and each score made", &explain_});
  }

  ExitCode run(Context& context) override {
    if (explain_) {
      context.refuse_typed({"--format", "--template", "--null", "--spreadsheet", "--count"},
                           "says nothing with --explain");
    }
    const Day day = today();
    search::Request request = filters_.request(words_, day);
    request.counted = listing_.shows_total();
    const search::Answer answer = search::search(*context.library, request, day);
    if (!explain_) return print_answer(context, listing_, answer, join_query(words_));
    context.page();
    context.write(lines_within(search::explain(answer), context.width_cols));
    return answer.entries.empty() ? ExitCode::nothing : ExitCode::done;
  }

 private:
  std::vector<std::string> words_;
  FilterOptions filters_;
  ListingOptions listing_;
  bool explain_ = false;
};

}  // namespace

extern const CommandInfo search_command;
const CommandInfo search_command = {
    .name = "search",
    .group = "Finding",
    .summary = "find papers by words, best first",
    .examples =
        "papers search preference optimization\n"
        "papers search '\"reward model\" OR rlhf -vision' --since 2025\n"
        "papers search title:diffusion -t generative -n 5 -f json\n"
        "papers search --all language model -n 0 -f ids   # --all in pipelines: no partial matches",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<SearchCommand>,
    .other_names = "find query grep",
    .shows_topics = true,
};

}  // namespace papers::cli
