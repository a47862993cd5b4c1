#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/clock.hpp"
#include "cli/arguments.hpp"
#include "cli/document_names.hpp"
#include "cli/ids.hpp"
#include "cli/output.hpp"
#include "cli/rows.hpp"
#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "recommend/recommend.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

using Document = library::IngestedDocument;

std::string told(const library::Removal& removal, bool dry_run) {
  std::string line = render::counted(removal.papers, "paper");
  if (removal.documents > 0) {
    line += fmt::format(", {}", render::counted(removal.documents, "document"));
  }
  return fmt::format("{}, {} {}", line, render::counted(removal.listings, "listing"),
                     dry_run ? "would be removed" : "removed");
}

/// Throws UsageError, with the nearest name.
[[noreturn]] void refuse_unknown(const std::vector<Document>& all, const std::string& name) {
  std::vector<std::string> names;
  for (const Document& document : all) names.push_back(document.name);
  std::string meant = suggestion(name, names);
  if (meant.empty()) meant = "; `papers show ID` names those of a paper";
  throw UsageError(fmt::format("no document is called '{}'{}", text::single_line(name), meant));
}

/// Those of that name, or of that number; else of that name in whatever folder.
std::vector<Document> documents_called(library::Library& library, const std::string& name) {
  const std::vector<Document> all = library::documents(library);
  std::vector<Document> called;
  std::copy_if(all.begin(), all.end(), std::back_inserter(called), [&name](const Document& one) {
    return one.name == name || std::to_string(one.id) == name;
  });
  const auto in_folder = [end = "/" + name](const Document& one) {
    return one.name.ends_with(end);
  };
  if (called.empty()) std::copy_if(all.begin(), all.end(), std::back_inserter(called), in_folder);
  if (called.empty()) refuse_unknown(all, name);
  return called;
}

/// A line a document, for who has to choose.
std::string choices_told(const std::vector<Document>& documents) {
  std::string out;
  for (const Document& document : documents) {
    out += fmt::format("{}{:>6}  {}: {}", out.empty() ? "" : "\n", document.id,
                       render::visible(document.name), document_told(document));
  }
  return out;
}

class RemoveCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "the papers; - reads their IDs from stdin", &words_}};
    arguments.options.insert(
        arguments.options.end(),
        {only_typed({"--document", "NAME",
                     "what this document gave: its listings, and papers that no other document "
                     "has; NAME may be its number",
                     &document_, "generate documents"}),
         only_typed({"--all", "", "all documents that NAME names", &all_}),
         {"--dry-run", "", "only count", &dry_run_}});
  }

  ExitCode run(Context& context) override {
    if (document_.has_value() == !words_.empty()) {
      throw UsageError("give IDs, or --document NAME");
    }
    if (all_ && !document_) throw UsageError("--all goes with --document NAME");
    // Before the transaction: while it waits for stdin nobody else could write.
    const ResolvedIds ids = document_ ? ResolvedIds{} : resolve_ids(context, words_);
    if (!document_ && !ids.all_known) throw Error("nothing is removed", ExitCode::nothing);
    library::Transaction transaction(context.library->database());
    const recommend::Marks marks = recommend::marks_of(*context.library);
    library::Removal removal;
    if (document_) {
      const std::vector<Document> called = documents_called(*context.library, *document_);
      if (called.size() > 1 && !all_) return refuse_several(called);
      std::vector<std::int64_t> documents;
      for (const Document& document : called) documents.push_back(document.id);
      removal = library::remove_documents(*context.library, documents, dry_run_);
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
  /// What was read from stdin or from a file that is written anew each day has one name: to take
  /// out all of it is not what was asked for.
  [[nodiscard]] ExitCode refuse_several(const std::vector<Document>& called) const {
    write_message(fmt::format("'{}' names {} documents: give the number of one, or add --all",
                              text::single_line(*document_), called.size()),
                  choices_told(called));
    return ExitCode::error;
  }

  std::vector<std::string> words_;
  std::optional<std::string> document_;
  bool all_ = false, dry_run_ = false;
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
    .other_names = "rm del delete drop forget",
};

}  // namespace papers::cli
