#include <fmt/format.h>

#include "cli/ids.hpp"
#include "cli/listing.hpp"

namespace papers::cli {
namespace {

class ShowCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"ID", "a row id, a key, an arXiv id or a DOI; - reads them from stdin", &words_,
         /*required=*/true}};
    listing_.declare(arguments, render::ListFormat::Use::both);
    listing_.show_whole();
    listing_.print_when_quiet();
  }

  ExitCode run(Context& context) override {
    const ResolvedIds ids = resolve_ids(context, words_);
    const ExitCode code = print(context, ids);
    return ids.all_known ? code : ExitCode::nothing;
  }

 private:
  static Paper paper(const Context& context, std::int64_t id) {
    if (auto paper = context.library->paper(id)) return std::move(*paper);
    throw Error(fmt::format("{}: paper {} is missing: run papers check", context.library_file, id));
  }

  [[nodiscard]] ExitCode print(const Context& context, const ResolvedIds& ids) const {
    return listing_.print(context, {.query = "",
                                    .total = ids.papers.size(),
                                    .count = ids.papers.size(),
                                    .id = [&ids](std::size_t i) { return ids.papers[i]; },
                                    .hit =
                                        [&](std::size_t i) {
                                          Hit hit;
                                          hit.paper = paper(context, ids.papers[i]);
                                          return hit;
                                        }});
  }

  std::vector<std::string> words_;
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo show_command;
const CommandInfo show_command = {
    .name = "show",
    .group = "Finding",
    .summary = "show everything known about papers",
    .examples =
        "papers show 12\n"
        "papers show 1 2 -f bibtex\n"
        "papers search language -f ids | papers show -",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<ShowCommand>,
    .other_names = "cat get view info",
    .shows_topics = true,
};

}  // namespace papers::cli
