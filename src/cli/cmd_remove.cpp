#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "cli/arguments.hpp"
#include "cli/ids.hpp"
#include "cli/rows.hpp"
#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "recommend/recommend.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

std::string told(const library::Removal& removal, bool dry_run) {
  std::string line = render::counted(removal.papers, "paper");
  if (removal.documents > 0) {
    line += fmt::format(", {}", render::counted(removal.documents, "document"));
  }
  return fmt::format("{}, {} {}", line, render::counted(removal.listings, "listing"),
                     dry_run ? "would be removed" : "removed");
}

/// Throws UsageError, with the nearest name, where no document is called `name`.
void require_document(library::Library& library, const std::string& name) {
  const std::vector<std::string> names = library::document_names(library);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  const auto in_folder = std::find_if(names.begin(), names.end(), [&name](const std::string& one) {
    return one.ends_with("/" + name);
  });
  std::string meant = in_folder != names.end()
                          ? fmt::format(", did you mean '{}'?", render::visible(*in_folder))
                          : suggestion(name, names);
  if (meant.empty()) meant = "; `papers show ID` names those of a paper";
  throw UsageError(fmt::format("no document is called '{}'{}", text::single_line(name), meant));
}

class RemoveCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "the papers; - reads their IDs from stdin", &words_}};
    arguments.options.insert(
        arguments.options.end(),
        {{"--document", "NAME",
          "what this document gave: its listings, and papers that no other document has",
          &document_, "generate documents"},
         {"--dry-run", "", "only count", &dry_run_}});
  }

  ExitCode run(Context& context) override {
    if (document_.has_value() == !words_.empty()) {
      throw UsageError("give IDs, or --document NAME");
    }
    // Before the transaction: while it waits for stdin nobody else could write.
    const ResolvedIds ids = document_ ? ResolvedIds{} : resolve_ids(context, words_);
    if (!document_ && !ids.all_known) throw Error("nothing is removed", ExitCode::nothing);
    library::Transaction transaction(context.library->database());
    const recommend::Marks marks = recommend::marks_of(*context.library);
    library::Removal removal;
    if (document_) {
      require_document(*context.library, *document_);
      removal = library::remove_document(*context.library, *document_, dry_run_);
    } else {
      removal = library::remove_papers(*context.library, ids.papers, dry_run_);
    }
    // Scores learned from stars that went with their papers.
    if (recommend::marks_of(*context.library) != marks) {
      recommend::store_scores(*context.library, today());
    }
    transaction.commit();
    if (removal.papers + removal.documents == 0) return ExitCode::nothing;
    if (!context.quiet) {
      std::string out;
      append_status(out, told(removal, dry_run_), context.width_cols);
      context.write(out);
    }
    return ExitCode::done;
  }

 private:
  std::vector<std::string> words_;
  std::optional<std::string> document_;
  bool dry_run_ = false;
};

}  // namespace

extern const CommandInfo remove_command;
const CommandInfo remove_command = {
    .name = "remove",
    .group = "Reading",
    .summary = "take papers, or a document, out of the library again",
    .examples =
        "papers remove 12 31\n"
        "papers remove --document trending-papers.txt --dry-run\n"
        "papers list --tag dismiss -f ids | papers remove -",
    .needs = Needs::library_to_write,
    .dash_words = false,
    .make = make_command<RemoveCommand>,
    .other_names = "rm delete drop forget",
};

}  // namespace papers::cli
