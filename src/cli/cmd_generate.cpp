#include <fmt/format.h>

#include <map>

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/document_names.hpp"
#include "library/marks.hpp"
#include "library/remove.hpp"
#include "outbox/subscriptions.hpp"
#include "render/visible.hpp"
#include "search/fields.hpp"
#include "search/search.hpp"

namespace papers::cli {
namespace {

/// More would be no help to choose from.
constexpr std::int64_t listed_ids = 500;

/// A word to complete with, and what a shell may show beside it.
std::string word_line(std::string_view word, std::string_view meaning) {
  return fmt::format("{}\t{}\n", render::visible(word), render::visible(meaning));
}

std::string ids(library::Library& library) {
  search::Request request;
  request.limit = listed_ids;
  request.ranked = false;
  const search::Answer answer = search::search(library, request, today());
  std::string out;
  for (const Hit& hit : search::hits(library, answer, answer.entries)) {
    out += word_line(std::to_string(hit.paper.id), hit.paper.title);
  }
  return out;
}

std::string tags(library::Library& library) {
  std::string out;
  for (const library::TagCount& tag : library::tag_counts(library)) {
    out += word_line("+" + tag.name, "on " + render::counted(tag.papers, "paper"));
  }
  return out;
}

std::string subscriptions(library::Library& library) {
  std::string out;
  for (const outbox::Subscription& one : outbox::subscriptions(library)) {
    out += word_line(one.name, one.request.search.query);
  }
  return out;
}

std::string document_words(library::Library& library) {
  const std::vector<library::IngestedDocument> all = library::documents(library);
  std::map<std::string_view, std::uint64_t> of_name;
  for (const library::IngestedDocument& one : all) ++of_name[one.name];
  std::string out;
  for (const library::IngestedDocument& one : all) {
    // Where a name is that of several, the number tells which.
    out += of_name[one.name] == 1
               ? word_line(one.name, document_told(one))
               : word_line(std::to_string(one.id), one.name + ": " + document_told(one));
  }
  return out;
}

std::string fields() {
  std::string out;
  for (const search::Field& field : search::fields()) {
    out += word_line(fmt::format("{}:", field.name), field.help);
  }
  return out;
}

/// For the build, the man page: what is installed beside the program comes out of the program. For
/// completion scripts, words of the library with their meanings (completion.hpp).
class GenerateCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"WHAT",
                              "man, or words to complete with",
                              &what_,
                              /*required=*/true,
                              /*repeated=*/false,
                              {"man", "fields", "ids", "tags", "subscriptions", "documents"}}};
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return what_.front() == "man" || what_.front() == "fields" ? declared : Needs::library_to_read;
  }

  ExitCode run(Context& context) override {
    const std::string& what = what_.front();
    if (what == "man") context.write(man_page(PAPERS_VERSION));
    if (what == "fields") context.write(fields());
    if (what == "ids") context.write(ids(*context.library));
    if (what == "tags") context.write(tags(*context.library));
    if (what == "subscriptions") context.write(subscriptions(*context.library));
    if (what == "documents") context.write(document_words(*context.library));
    return ExitCode::done;
  }

 private:
  std::vector<std::string> what_;
};

}  // namespace

extern const CommandInfo generate_command;
const CommandInfo generate_command = {
    .name = "generate",
    .group = "Upkeep",
    .summary = "write the man page, or words for completion",
    .examples = "papers generate man > papers.1",
    .needs = Needs::nothing,
    .dash_words = false,
    .make = make_command<GenerateCommand>,
    .hidden = true,
};

}  // namespace papers::cli
