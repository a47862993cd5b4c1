// Runs a collection's queries through the code behind `papers search --any`, or behind `papers
// search` as people type it, and says how good the rankings are. See scripts/rank-eval.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "eval/collection.hpp"
#include "eval/measures.hpp"
#include "search/search.hpp"
#include "search/weights.hpp"
#include "text/words.hpp"

using namespace papers;

namespace {

constexpr std::int64_t depth_papers = 1000;
constexpr const char* usage = "usage: rank-eval DIR [--typed] [--run FILE] [-w NAME=VALUE,…]…";

struct Arguments {
  std::string folder;
  std::optional<std::string> run;
  bool typed = false;                ///< the command's own default in place of --any
  std::vector<std::string> weights;  ///< "name=value,name=value", each measured on its own
};

Arguments parse(int argc, char** argv) {
  Arguments out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if ((word == "--run" || word == "-w") && i + 1 < argc) {
      if (word == "-w")
        out.weights.emplace_back(argv[++i]);
      else
        out.run = argv[++i];
    } else if (word == "--typed") {
      out.typed = true;
    } else if (out.folder.empty() && !word.starts_with("-")) {
      out.folder = word;
    } else {
      throw UsageError(usage);
    }
  }
  if (out.folder.empty()) throw UsageError(usage);
  if (out.weights.empty()) out.weights.emplace_back();
  return out;
}

search::Weights changed_weights(const std::string& changes) {
  search::Weights weights;
  for (std::size_t at = 0; at < changes.size();) {
    const std::size_t end = std::min(changes.find(',', at), changes.size());
    const std::string change = changes.substr(at, end - at);
    const std::size_t equals = std::min(change.find('='), change.size());
    double* weight = search::find_weight(weights, change.substr(0, equals));
    if (weight == nullptr) throw UsageError(change + ": no such weight");
    *weight = std::atof(change.substr(std::min(equals + 1, change.size())).c_str());
    at = end + 1;
  }
  return weights;
}

// A query is text here: what would be syntax to `papers search` counts as the words it has.
std::vector<std::string> ranking_of(library::Library& library, const search::Weights& weights,
                                    bool typed, const std::string& query,
                                    const std::vector<std::string>& ids, std::ofstream* run,
                                    const std::string& id) {
  search::Request request;
  request.query = query;
  if (!typed) request.mode = search::Request::Mode::any;
  request.limit = depth_papers;
  std::vector<std::string> ranking;
  search::Answer answer;
  try {
    answer = search::search(library, request, Day{}, weights);
  } catch (const UsageError& error) {
    fmt::print(stderr, "query {}: {}\n", id, error.what());
  }
  for (const auto& entry : answer.entries) {
    ranking.push_back(ids[static_cast<std::size_t>(entry.paper)]);
    if (run != nullptr) {
      *run << fmt::format("{} Q0 {} {} {:.6f} papers\n", id, ranking.back(), ranking.size(),
                          entry.score);
    }
  }
  return ranking;
}

void evaluate(const Arguments& arguments) {
  const eval::Collection collection = eval::read_collection(arguments.folder);
  library::Library library(":memory:", library::Access::create);
  const auto ids = eval::fill(library);
  std::ofstream run;
  if (arguments.run) {
    run.open(*arguments.run);
    if (!run) throw Error(*arguments.run + ": cannot be written");
  }
  fmt::print("{}: {} papers, {} queries\n", arguments.folder, ids.size() - 1,
             collection.queries.size());
  for (const std::string& changes : arguments.weights) {
    const search::Weights weights = changed_weights(changes);
    eval::Measures sum;
    eval::Measures one;
    eval::Measures two;
    std::size_t ones = 0;
    std::size_t twos = 0;
    for (const auto& query : collection.queries) {
      const auto ranking = ranking_of(library, weights, arguments.typed, query.second, ids,
                                      arguments.run ? &run : nullptr, query.first);
      const auto words = text::words(query.second).size();
      if (words <= 2) {
        (words == 1 ? one : two) += eval::measure(ranking, collection.grades.at(query.first));
        ++(words == 1 ? ones : twos);
      }
      sum += eval::measure(ranking, collection.grades.at(query.first));
    }
    const auto mean =
        sum.over(static_cast<double>(std::max<std::size_t>(1, collection.queries.size())));
    fmt::print("nDCG@10 {:.4f}  MRR {:.4f}  MAP {:.4f}  Recall@100 {:.4f}  {}\n", mean.ndcg10,
               mean.mrr, mean.map, mean.recall100, changes);
    if (ones + twos == 0) continue;
    const auto of = [](const eval::Measures& measures, std::size_t count) {
      return measures.over(static_cast<double>(std::max<std::size_t>(1, count))).ndcg10;
    };
    fmt::print("  of one word ({}): nDCG@10 {:.4f}; of two ({}): {:.4f}\n", ones, of(one, ones),
               twos, of(two, twos));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    evaluate(parse(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "rank-eval: {}\n", error.what());
    return 2;
  }
  return 0;
}
