#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "cli/filters.hpp"
#include "cli/ids.hpp"
#include "cli/listing.hpp"
#include "recommend/recommend.hpp"
#include "text/utf8.hpp"

namespace papers::cli {
namespace {

constexpr std::int64_t default_recommended = 20;
constexpr int least_told = 10;  // of 100: what is worth less is shown when so many are asked for

class RecommendCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"QUERY", "only papers that match; - for those whose IDs are on stdin", &words_}};
    arguments.options.push_back(
        {"--like", "PAPERS",
         "learn from these, not from stars: IDs or tags, with commas between, - for IDs on stdin "
         "(repeatable)",
         &like_});
    filters_.declare(arguments, std::to_string(default_recommended));
    listing_.declare(arguments, render::ListFormat::Use::list);
  }

  ExitCode run(Context& context) override {
    const Day day = today();
    const auto [request, all_known] = filters_.request_or_ids(context, words_, day);
    const recommend::Marks marks = marks_asked_for(context);
    if (marks.likes.empty()) {
      if (like_.empty()) {
        context.remark("nothing is starred yet: 'papers star ID' marks what you want more of");
      }
      return ExitCode::nothing;
    }
    recommend::keep_scores_fresh(*context.library, day);
    const auto candidates = recommend::candidates(*context.library, request, marks, day);
    std::vector<Hit> hits;
    if (!candidates.empty() && !listing_.counts()) {
      hits = hits_of(context,
                     recommend::recommend(*context.library, marks, candidates, limit_of(request)));
    }
    if (candidates.empty()) tell_why_none(context, request, day);
    if (!request.limit && !request.within) leave_off_poor(context, hits);
    put_in_order(context, request, hits);
    const ExitCode code =
        listing_.print(context, {.query = join_query(words_),
                                 .total = candidates.size(),
                                 .count = hits.size(),
                                 .id = [&hits](std::size_t i) { return hits[i].paper.id; },
                                 .hit = [&hits](std::size_t i) { return hits[i]; }});
    return all_known ? code : ExitCode::nothing;
  }

 private:
  static std::size_t limit_of(const search::Request& request) {
    return static_cast<std::size_t>(
        request.limit.value_or(request.within ? 0 : default_recommended));
  }

  static void leave_off_poor(const Context& context, std::vector<Hit>& hits) {
    const auto left = std::erase_if(hits, [](const Hit& hit) { return hit.score < least_told; });
    if (left == 0) return;
    context.remark(fmt::format(
        "what scores under {} of 100 is not shown: more stars tell more, -n 0 shows all",
        least_told));
  }

  // What is asked for may be there and yet no candidate.
  static void tell_why_none(const Context& context, search::Request request, Day day) {
    request.limit = 1;
    request.ranked = false;
    const search::Answer answer = search::search(*context.library, request, day);
    if (answer.entries.empty()) return context.remark_all(answer.remarks);
    context.remark(
        "all that matches is starred, dismissed or not new; --since DAY looks at older papers too");
  }

  // Tags are words that cannot be an ID, or stand after "tag:".
  [[nodiscard]] recommend::Marks marks_asked_for(const Context& context) const {
    recommend::Marks marks = recommend::marks_of(*context.library);
    if (like_.empty()) return marks;
    std::vector<std::int64_t> likes;
    for (const std::string& word : like_) {
      for (const std::string& one : parts_of(context, word)) {
        const auto named = papers_named(context, one);
        likes.insert(likes.end(), named.begin(), named.end());
      }
    }
    std::sort(likes.begin(), likes.end());
    likes.erase(std::unique(likes.begin(), likes.end()), likes.end());
    marks.likes = likes;
    std::erase_if(marks.dislikes, [&](std::int64_t paper) {
      return std::binary_search(likes.begin(), likes.end(), paper);
    });
    return marks;
  }

  // What commas part: no tag has one, but a DOI may.
  static std::vector<std::string> parts_of(const Context& context, const std::string& word) {
    if (looks_like_id(word) && !context.library->resolve(word).empty()) return {word};
    std::vector<std::string> parts;
    for (std::string_view rest = word; !rest.empty();) {
      const std::string_view part = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
      if (!text::trim(part).empty()) parts.emplace_back(text::trim(part));
    }
    const bool all_ids = std::all_of(parts.begin(), parts.end(), looks_like_id);
    return parts.empty() || (looks_like_id(word) && !all_ids) ? std::vector{word} : parts;
  }

  static std::vector<std::int64_t> papers_named(const Context& context, const std::string& word) {
    const bool is_tag = word.starts_with("tag:");
    if (word == "-" || (!is_tag && looks_like_id(word))) return resolve_ids(context, {word}).papers;
    const std::string tag = is_tag ? word.substr(4) : word;
    search::Request tagged{.query = "tag:" + tag, .limit = 0, .ranked = false, .within = {}};
    const auto answer = search::search(*context.library, tagged, today());
    std::vector<std::int64_t> papers;
    for (const auto& entry : answer.entries) papers.push_back(entry.paper);
    context.remark_all(answer.remarks);
    return papers;
  }

  static std::vector<Hit> hits_of(const Context& context,
                                  const std::vector<recommend::Recommendation>& recommended) {
    std::vector<Hit> hits;
    for (const auto& one : recommended) {
      auto paper = context.library->paper(one.paper);
      if (!paper) continue;
      Hit hit;
      hit.paper = std::move(*paper);
      hit.score = one.score;
      hit.match = Hit::Match::all;
      hit.snippet = recommend::told(*context.library, one);
      hits.push_back(std::move(hit));
    }
    return hits;
  }

  static void put_in_order(const Context& context, const search::Request& request,
                           std::vector<Hit>& hits) {
    if (request.order != nullptr && !request.order->by_relevance()) {
      search::IdSet ids;
      for (const Hit& hit : hits) ids.insert(hit.paper.id);
      const auto order =
          search::in_order(context.library->database(), request.order, request.reverse, &ids, 0);
      std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
        return std::find(order.begin(), order.end(), a.paper.id) <
               std::find(order.begin(), order.end(), b.paper.id);
      });
    } else if (request.reverse) {
      std::reverse(hits.begin(), hits.end());
    }
  }

  std::vector<std::string> words_, like_;
  FilterOptions filters_;
  ListingOptions listing_;
};

}  // namespace

extern const CommandInfo recommend_command;
const CommandInfo recommend_command = {
    .name = "recommend",
    .group = "Finding",
    .summary = "rank new papers by what you starred and dismissed, and say why",
    .examples =
        "papers star 12 7 && papers recommend\n"
        "papers recommend -t language-models --since 2026 -n 5\n"
        "papers recommend --like 12 --like 31\n"
        "papers recommend --like tag:star -f ids | papers tag +look -",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<RecommendCommand>,
    .other_names = "foryou suggest",
    .shows_topics = true,
};

}  // namespace papers::cli
