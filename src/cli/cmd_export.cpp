#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "cli/filters.hpp"
#include "cli/listing.hpp"

namespace papers::cli {
namespace {

bool is_row_id(const std::string& word) {
  return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
}

class ExportCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"QUERY", "only papers that match; - for those whose IDs are on stdin", &words_}};
    filters_.declare(arguments, "all");
    listing_.declare(arguments, render::ListFormat::Use::exchange);
    listing_.set_default_format("jsonl");
    listing_.print_when_quiet();
    arguments.options.push_back({"--schema", "",
                                 "print what the other program must be told first (opensearch: "
                                 "settings and mapping, xapian: the index script), and no papers",
                                 &schema_});
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return schema_ ? Needs::nothing : declared;
  }

  ExitCode run(Context& context) override {
    if (schema_) return print_schema(context);
    auto [request, all_known] = filters_.request_or_ids(context, words_, today());
    if (!request.limit) request.limit = 0;
    remark_on_id(context);
    const ExitCode code = print_matching(context, listing_, std::move(request), join_query(words_));
    return all_known ? code : ExitCode::nothing;
  }

 private:
  // Who knows `show 3` means a paper by it.
  void remark_on_id(const Context& context) const {
    if (words_.empty() || !std::all_of(words_.begin(), words_.end(), is_row_id)) return;
    const std::string ids = join_query(words_);
    context.remark(fmt::format("{0} is searched for as text; papers show {0} -f {1} prints by ID",
                               ids, listing_.format().name));
  }

  ExitCode print_schema(const Context& context) const {
    const render::ListFormat& format = listing_.format();
    if (format.schema == nullptr) {
      throw UsageError(fmt::format("--schema goes with --format {}", formats_with_schema()));
    }
    if (!words_.empty()) throw UsageError("--schema prints no papers: a query says nothing there");
    context.refuse_typed({"--count", "--limit", "--sort"}, "says nothing with --schema");
    context.write(format.schema);
    return ExitCode::done;
  }

  static std::string formats_with_schema() {
    std::string names;
    for (const render::ListFormat* format : render::list_formats()) {
      if (format->schema == nullptr) continue;
      names += fmt::format("{}{}", names.empty() ? "" : " or ", format->name);
    }
    return names;
  }

  bool schema_ = false;
  std::vector<std::string> words_;
  FilterOptions filters_;
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo export_command;
const CommandInfo export_command = {
    .name = "export",
    .group = "Reading",
    .summary = "write whole records for other programs, or for another library",
    .examples =
        "papers export > everything.jsonl\n"
        "papers search language -f ids | papers export - -f bibtex > refs.bib\n"
        "papers export -t vision --since 2026 -f csv > vision.csv\n"
        "papers export -f opensearch --schema > index.json",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<ExportCommand>,
    .other_names = "save write dump",
    .shows_topics = true,
};

}  // namespace papers::cli
