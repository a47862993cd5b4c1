#include <fmt/format.h>

#include "cli/ids.hpp"

namespace papers::cli {
namespace {

class TagCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"WORD", "+tag to add, -tag to take away, then IDs (- reads them from stdin)", &words_,
         /*required=*/true}};
  }

  ExitCode run(Context& context) override {
    std::vector<std::string> ids, added, removed;
    for (const std::string& word : words_) {
      const bool is_tag = word.size() > 1 && (word.front() == '+' || word.front() == '-');
      if (!is_tag) {
        ids.push_back(word);
      } else {
        (word.front() == '+' ? added : removed).push_back(word.substr(1));
      }
    }
    if (added.empty() && removed.empty()) {
      throw UsageError("no tag to add (+word) or take away (-word)");
    }
    if (ids.empty()) throw UsageError("no paper to tag: give IDs, or - to read them from stdin");

    const ResolvedIds resolved = resolve_ids(context, ids);
    const std::size_t changed = context.library->change_tags(resolved.papers, added, removed);
    context.remark(fmt::format("{} of {} papers changed", changed, resolved.papers.size()));
    return resolved.all_known && !resolved.papers.empty() ? ExitCode::done : ExitCode::nothing;
  }

 private:
  std::vector<std::string> words_;
};

}  // namespace

extern const CommandInfo tag_command;
const CommandInfo tag_command = {
    .name = "tag",
    .group = "Your marks",
    .summary = "add or take away your own tags",
    .examples =
        "papers tag +star 12\n"
        "papers tag +read -todo 12 2412.15115\n"
        "papers search rlhf -f ids | papers tag +rlhf -",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<TagCommand>,
};

}  // namespace papers::cli
