#include "cli/marking.hpp"

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
    return mark_papers(context, ids, added, removed);
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
        "papers tag +read -todo 12 31\n"
        "papers search preference -f ids | papers tag +preference -",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<TagCommand>,
    .undo = "papers tag -WORD ID",
    .other_names = "label",
};

}  // namespace papers::cli
