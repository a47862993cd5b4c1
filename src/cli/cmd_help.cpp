#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/help.hpp"
#include "cli/query_help.hpp"

namespace papers::cli {
namespace {

class HelpCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"TOPIC", "a command, or query for the query language", &words_,
                              /*required=*/false, /*repeated=*/false}};
  }

  ExitCode run(Context& context) override {
    context.page();
    context.write(text(context.width_cols));
    return ExitCode::done;
  }

 private:
  [[nodiscard]] std::string text(int width_cols) const {
    if (words_.empty()) return overview_help(width_cols);
    const std::string& topic = words_.front();
    if (topic == "query") return query_help(width_cols);
    if (const CommandInfo* command = find_command(topic)) return command_help(*command, width_cols);
    std::vector<std::string> topics = command_names();
    topics.emplace_back("query");
    throw UsageError(fmt::format("no help on '{}'{}", topic, suggestion(topic, topics)));
  }

  std::vector<std::string> words_;
};

}  // namespace

extern const CommandInfo help_command;
const CommandInfo help_command = {
    .name = "help",
    .group = "Upkeep",
    .summary = "explain a command, or the query language",
    .examples = "papers help query\npapers help search",
    .needs = Needs::nothing,
    .dash_words = false,
    .make = make_command<HelpCommand>,
};

}  // namespace papers::cli
