#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/limits.hpp"
#include "cli/files.hpp"
#include "cli/ids.hpp"
#include "cli/listing.hpp"
#include "search/search.hpp"

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

class RelatedCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "a paper, or - for text on stdin", &words_,
                              /*required=*/true, /*repeated=*/false}};
    arguments.options.insert(
        arguments.options.end(),
        {{"-n,--limit", "N", "at most so many papers", &limit_},
         {"--sort", "relevance|listed|published|votes|title", "the order", &sort_}});
    listing_.declare(arguments, render::ListFormat::Use::list);
  }

  ExitCode run(Context& context) override {
    const std::int64_t limit = limit_.value_or(default_limit);
    const std::vector<search::Related> related =
        words_.front() == "-"
            ? search::related_to_text(*context.library,
                                      read_whole_file("-", limits::text_size_bytes), limit)
            : search::related_to_paper(*context.library, resolve_id(context, words_.front()),
                                       limit);
    const std::vector<Hit> hits = hits_of(context, related);
    return listing_.print(context, {.query = "",
                                    .total = hits.size(),
                                    .count = hits.size(),
                                    .id = [&hits](std::size_t i) { return hits[i].paper.id; },
                                    .hit = [&hits](std::size_t i) { return hits[i]; }});
  }

 private:
  [[nodiscard]] std::vector<Hit> hits_of(const Context& context,
                                         const std::vector<search::Related>& related) const {
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
    .summary = "find papers like one, or like a text, and say what they share",
    .examples =
        "papers related 12\n"
        "papers related 2412.15115 -n 5 --sort listed\n"
        "papers related - < my-abstract.txt",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<RelatedCommand>,
    .shows_topics = true,
};

}  // namespace papers::cli
