#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/help.hpp"
#include "cli/query_help.hpp"

namespace papers::cli {
namespace {

std::vector<std::string> help_topics() {
  std::vector<std::string> topics = command_names();
  topics.insert(topics.end(), {"query", "fields"});
  return topics;
}

class HelpCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"TOPIC",
                              "a command, query for the query language, or fields for --template",
                              &words_, /*required=*/false, /*repeated=*/false, help_topics()}};
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
    if (topic == "fields") return fields_help(width_cols);
    return command_help(*find_command(topic), width_cols);
  }

  std::vector<std::string> words_;
};

}  // namespace

extern const CommandInfo help_command;
const CommandInfo help_command = {
    .name = "help",
    .group = "Upkeep",
    .summary = "explain a command, the query language, or the fields of --template",
    .examples = "papers help query\npapers help fields\npapers help search",
    .needs = Needs::nothing,
    .dash_words = false,
    .make = make_command<HelpCommand>,
};

}  // namespace papers::cli
