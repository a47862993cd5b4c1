#include <fmt/format.h>

#include "base/limits.hpp"
#include "cli/files.hpp"
#include "cli/filters.hpp"
#include "cli/ids.hpp"
#include "text/utf8.hpp"

namespace papers::cli {
namespace {

class NoteCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"ID", "the paper", &id_, /*required=*/true, /*repeated=*/false},
        {"TEXT", "the new note, '' to remove it, - to read it from stdin; without: show it",
         &words_}};
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return words_.empty() ? Needs::library_to_read : declared;
  }

  ExitCode run(Context& context) override {
    const std::int64_t paper = resolve_id(context, id_.front());
    if (words_.empty()) return print(context, paper);
    const bool from_stdin = words_.size() == 1 && words_.front() == "-";
    const std::string text =
        from_stdin ? read_whole_file("-", limits::note_size_bytes) : join_query(words_);
    context.library->set_note(paper, text::trim(text::clean(text)));
    return ExitCode::done;
  }

 private:
  static ExitCode print(const Context& context, std::int64_t id) {
    const auto paper = context.library->paper(id);
    if (!paper || paper->note.empty()) return ExitCode::nothing;
    context.write(text::clean(paper->note) + "\n");
    return ExitCode::done;
  }

  std::vector<std::string> id_, words_;
};

}  // namespace

extern const CommandInfo note_command;
const CommandInfo note_command = {
    .name = "note",
    .group = "Your marks",
    .summary = "write or read your note on a paper",
    .examples =
        "papers note 12 'compare with our baseline'\n"
        "papers note 12\n"
        "papers note 12 - < review.txt",
    .needs = Needs::library_to_write,
    .dash_words = true,
    .make = make_command<NoteCommand>,
};

}  // namespace papers::cli
