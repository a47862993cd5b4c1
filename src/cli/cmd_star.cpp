#include "cli/marking.hpp"

namespace papers::cli {
namespace {

class StarCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "gets the tag star and loses dismiss; - reads IDs from stdin",
                              &ids_, /*required=*/true}};
  }

  ExitCode run(Context& context) override {
    return mark_papers(context, ids_, {"star"}, {"dismiss"});
  }

 private:
  std::vector<std::string> ids_;
};

}  // namespace

extern const CommandInfo star_command;
const CommandInfo star_command = {
    .name = "star",
    .group = "Your marks",
    .summary = "mark papers that you want more of",
    .examples =
        "papers star 12\n"
        "papers search preference -f ids | head -3 | papers star -",
    .needs = Needs::library_to_write,
    .dash_words = false,
    .make = make_command<StarCommand>,
    .undo = "papers tag -star ID",
    .other_names = "favorite favourite fav bookmark like",
};

}  // namespace papers::cli
