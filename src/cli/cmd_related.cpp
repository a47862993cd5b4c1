#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/clock.hpp"
#include "base/limits.hpp"
#include "cli/files.hpp"
#include "cli/ids.hpp"
#include "cli/listing.hpp"
#include "library/snapshot.hpp"
#include "search/search.hpp"
#include "text/utf8.hpp"

namespace papers::cli {
namespace {

constexpr std::int64_t default_limit = 20;

/// Whether `left` comes before `right`; papers that lack the number come last.
bool comes_before(const Paper& left, const Paper& right, std::string_view sort) {
  if (sort == "listed") return left.listed_on > right.listed_on;
  if (sort == "published") return left.published > right.published;
  if (sort == "votes") return left.upvotes > right.upvotes;
  return left.title < right.title;
}

// The ids that lines of `text` begin with; none when a line begins with anything else.
std::vector<std::string> ids_in(std::string_view text) {
  std::vector<std::string> ids;
  for (std::string_view line; !text.empty();) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = text::trim(line);
    if (line.empty()) continue;
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (!looks_like_id(word)) return {};
    ids.emplace_back(word);
  }
  return ids;
}

class RelatedCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "papers, tag:NAME, or - for ids or a text on stdin", &words_,
                              /*required=*/true}};
    arguments.options.insert(
        arguments.options.end(),
        {{"-n,--limit", "N", "at most so many papers, 0 for all; without: 20", &limit_},
         {"--sort", "relevance|listed|published|votes|title", "the order", &sort_}});
    listing_.declare(arguments, render::ListFormat::Use::list);
  }

  ExitCode run(Context& context) override {
    const std::int64_t limit = limit_.value_or(default_limit);
    std::vector<std::string> words = words_;
    std::string text;
    if (words.size() == 1 && words.front() == "-") {
      text = read_whole_file("-", limits::text_size_bytes);
      words = ids_in(text);
    }
    if (words.empty() && text::trim(text).empty()) {
      throw Error("nothing on stdin: give IDs or a text", ExitCode::nothing);
    }
    const auto given = papers_of(context, words);
    if (given.empty() && !words.empty()) return ExitCode::nothing;
    const std::vector<search::Related> related =
        words.empty() ? search::related_to_text(*context.library, text, limit)
                      : search::related_to_papers(*context.library, given, limit);
    const std::vector<Hit> hits = hits_of(context, related);
    return listing_.print(context, {.query = "",
                                    .total = hits.size(),
                                    .count = hits.size(),
                                    .id = [&hits](std::size_t i) { return hits[i].paper.id; },
                                    .hit = [&hits](std::size_t i) { return hits[i]; }});
  }

 private:
  // The papers that are called so, or carry such a tag; what names none is told on stderr.
  static std::vector<std::int64_t> papers_of(const Context& context,
                                             const std::vector<std::string>& words) {
    std::vector<std::string> ids;
    std::vector<std::int64_t> papers;
    for (const std::string& word : words) {
      if (word.starts_with("tag:")) {
        search::Request tagged{.query = word, .limit = 0, .ranked = false, .within = {}};
        const auto answer = search::search(*context.library, tagged, today());
        for (const auto& entry : answer.entries) papers.push_back(entry.paper);
        context.remark_all(answer.remarks);
      } else {
        ids.push_back(word);
      }
    }
    for (const std::int64_t paper : resolve_ids(context, ids).papers) papers.push_back(paper);
    return papers;
  }

  [[nodiscard]] std::vector<Hit> hits_of(const Context& context,
                                         const std::vector<search::Related>& related) const {
    const library::Snapshot snapshot(context.library->database());
    std::vector<Hit> hits;
    for (const search::Related& one : related) {
      auto paper = context.library->paper(one.entry.paper);
      if (!paper) continue;
      Hit hit;
      hit.paper = std::move(*paper);
      hit.score = one.entry.score;
      hit.match = Hit::Match::all;
      hit.snippet = fmt::format("shares: {}", fmt::join(one.shared, ", "));
      hits.push_back(std::move(hit));
    }
    if (sort_ != "relevance") {
      std::stable_sort(hits.begin(), hits.end(), [this](const Hit& left, const Hit& right) {
        return comes_before(left.paper, right.paper, sort_);
      });
    }
    return hits;
  }

  std::vector<std::string> words_;
  std::optional<std::int64_t> limit_;
  std::string sort_ = "relevance";
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo related_command;
const CommandInfo related_command = {
    .name = "related",
    .group = "Finding",
    .summary = "find papers like others, or like a text, and say what they share",
    .examples =
        "papers related 12\n"
        "papers related 12 7 -n 5 --sort listed\n"
        "papers star 12 7 && papers related tag:star\n"
        "papers related - < my-abstract.txt",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<RelatedCommand>,
    .other_names = "similar like",
    .shows_topics = true,
};

}  // namespace papers::cli
