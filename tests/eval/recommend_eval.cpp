// Hides the later half of what readers put on their lists among other papers and asks `papers
// recommend` for it. See scripts/recommend-eval.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "eval/reading_lists.hpp"
#include "eval/sanity_recipe.hpp"
#include "library/snapshot.hpp"
#include "recommend/taste.hpp"

using namespace papers;
using eval::Task;
using recommend::Parameters;

namespace {

constexpr const char* usage =
    "usage: recommend-eval DIR LIBRARY [--stars N [--draws N]] [--half 0|1] [--sanity] "
    "[-w NAME=VALUE,…]…";

struct Arguments {
  std::string folder, library;
  eval::Drawing drawing;
  bool sanity = false;
  std::vector<std::string> changes;
};

Arguments parse(int argc, char** argv) {
  Arguments out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool more = i + 1 < argc;
    if (word == "--stars" && more) {
      out.drawing.stars = std::strtoul(argv[++i], nullptr, 10);
    } else if (word == "--draws" && more) {
      out.drawing.draws = std::max(1UL, std::strtoul(argv[++i], nullptr, 10));
    } else if (word == "--half" && more) {
      out.drawing.half = std::strtoul(argv[++i], nullptr, 10);
    } else if (word == "-w" && more) {
      out.changes.emplace_back(argv[++i]);
    } else if (word == "--sanity") {
      out.sanity = true;
    } else if (out.folder.empty()) {
      out.folder = word;
    } else if (out.library.empty()) {
      out.library = word;
    } else {
      throw UsageError(usage);
    }
  }
  if (out.library.empty()) throw UsageError(usage);
  return out;
}

Parameters changed(const std::string& changes) {
  Parameters out;
  const std::map<std::string, double*> by_name = {{"latent", &out.latent},
                                                  {"topics", &out.topics},
                                                  {"pairs", &out.pairs},
                                                  {"drawn", &out.drawn},
                                                  {"machine_from", &out.machine_from},
                                                  {"cost", &out.cost},
                                                  {"background", &out.background},
                                                  {"blend", &out.blend},
                                                  {"prior", &out.prior}};
  for (std::size_t at = 0; at < changes.size();) {
    const std::size_t end = std::min(changes.find(',', at), changes.size());
    const std::size_t equals = std::min(changes.find('=', at), end - 1);
    const auto found = by_name.find(changes.substr(at, equals - at));
    if (found == by_name.end()) throw UsageError(changes + ": no such parameter");
    *found->second = std::atof(changes.substr(equals + 1, end - equals - 1).c_str());
    at = end + 1;
  }
  return out;
}

struct Measured {
  double mrr = 0, ndcg10 = 0, recall50 = 0;
};

Measured measure(const Task& task, const std::vector<double>& standings) {
  std::vector<std::size_t> order(task.asked.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return standings[a] > standings[b]; });
  const std::set<std::int64_t> hidden(task.hidden.begin(), task.hidden.end());
  Measured out;
  double ideal = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double gain = 1 / std::log2(static_cast<double>(rank) + 2);
    if (rank < std::min<std::size_t>(10, hidden.size())) ideal += gain;
    if (hidden.count(task.asked[order[rank]]) == 0) continue;
    if (out.mrr == 0) out.mrr = 1 / static_cast<double>(rank + 1);
    if (rank < 10) out.ndcg10 += gain;
    if (rank < 50) out.recall50 += 1 / static_cast<double>(hidden.size());
  }
  out.ndcg10 /= ideal;
  return out;
}

struct MeanAndError {
  double mean = 0, error = 0;
};

MeanAndError mean_of(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  MeanAndError out;
  for (const double value : values) out.mean += value / count;
  double squares = 0;
  for (const double value : values) squares += (value - out.mean) * (value - out.mean);
  out.error = std::sqrt(squares / (count - 1) / count);
  return out;
}

class Table {
 public:
  Table(const std::vector<Task>& tasks, std::size_t draws) : tasks_(tasks), draws_(draws) {}

  void row(const std::string& name, const std::vector<Measured>& of_tasks) {
    const std::vector<Measured> all = of_users(of_tasks);
    if (bases_.size() < bases_wanted) bases_.push_back(all);
    fmt::print("{:<34}", name);
    for (const bool lists_only : {true, false}) {
      std::vector<double> mrr, ndcg, recall;
      std::vector<std::vector<double>> gains(bases_.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (lists_only && !tasks_[i * draws_].user.starts_with("list")) continue;
        mrr.push_back(all[i].mrr);
        ndcg.push_back(all[i].ndcg10);
        recall.push_back(all[i].recall50);
        for (std::size_t base = 0; base < bases_.size(); ++base) {
          gains[base].push_back(all[i].ndcg10 - bases_[base][i].ndcg10);
        }
      }
      const auto n = mean_of(ndcg);
      std::string told;
      for (const std::vector<double>& gain : gains) {
        const auto g = mean_of(gain);
        told += fmt::format("{}{:+.3f} ±{:.3f}", told.empty() ? "" : ", ", g.mean, g.error);
      }
      fmt::print("  {:2} {}: MRR {:.3f} nDCG@10 {:.3f} ±{:.3f} (gain {}) R@50 {:.3f}", ndcg.size(),
                 lists_only ? "lists" : "all", mean_of(mrr).mean, n.mean, n.error, told,
                 mean_of(recall).mean);
    }
    fmt::print("\n");
  }

 private:
  [[nodiscard]] std::vector<Measured> of_users(const std::vector<Measured>& of_tasks) const {
    std::vector<Measured> out(of_tasks.size() / draws_);
    for (std::size_t i = 0; i < of_tasks.size(); ++i) {
      Measured& mean = out[i / draws_];
      mean.mrr += of_tasks[i].mrr / static_cast<double>(draws_);
      mean.ndcg10 += of_tasks[i].ndcg10 / static_cast<double>(draws_);
      mean.recall50 += of_tasks[i].recall50 / static_cast<double>(draws_);
    }
    return out;
  }

  const std::vector<Task>& tasks_;
  std::size_t draws_;
  static constexpr std::size_t bases_wanted = 2;
  std::vector<std::vector<Measured>> bases_;  ///< the first rows: what gains are over
};

/// Where hidden papers and others stand, over all users.
struct Standings {
  std::vector<double> hidden, others, hidden_chances, other_chances;
};

Measured run(library::Library& library, const Task& task, const Parameters& parameters,
             Standings* standings) {
  recommend::Taste taste(library, {task.likes, {}}, parameters);
  std::vector<double> out;
  for (const std::int64_t paper : task.asked) {
    out.push_back(taste.standing(paper, taste.features().of(paper)));
    if (standings == nullptr) continue;
    const bool is_hidden = std::count(task.hidden.begin(), task.hidden.end(), paper) != 0;
    (is_hidden ? standings->hidden : standings->others).push_back(out.back());
    (is_hidden ? standings->hidden_chances : standings->other_chances)
        .push_back(taste.chance(out.back()));
  }
  return measure(task, out);
}

// The logistic curve between both, each counting half; and of papers with such scores, how many
// were hidden ones where one in ten is.
void print_calibration(const Standings& all) {
  double slope = 1;
  double offset = 1;
  for (int round = 0; round < 20'000; ++round) {
    double by_slope = 0;
    double by_offset = 0;
    const auto add = [&](const std::vector<double>& points, double target) {
      for (const double at : points) {
        const double error =
            (1 / (1 + std::exp(offset - slope * at)) - target) / static_cast<double>(points.size());
        by_slope += error * at;
        by_offset -= error;
      }
    };
    add(all.hidden, 1);
    add(all.others, 0);
    slope -= 0.3 * by_slope;
    offset -= 0.3 * by_offset;
    if (std::abs(by_slope) + std::abs(by_offset) < 1e-5) break;
  }
  fmt::print("  calibration: slope {:.2f} offset {:.2f}; stars by score where one in ten is:",
             slope, offset);
  for (int from = 0; from < 100; from += 20) {
    const auto share = [&](const std::vector<double>& chances) {
      return static_cast<double>(std::count_if(
                 chances.begin(), chances.end(),
                 [&](double chance) { return chance >= from && chance < from + 20; })) /
             static_cast<double>(chances.size());
    };
    const double hidden = 0.1 * share(all.hidden_chances);
    const double others = 0.9 * share(all.other_chances);
    fmt::print(" {}..{}: {:.0f}%", from, from + 20, 100 * hidden / std::max(1e-9, hidden + others));
  }
  fmt::print("\n");
}

void run_sanity(Table& table, const std::vector<Task>& tasks, const std::string& name,
                const std::vector<std::string>& texts) {
  const eval::SanityRecipe recipe(texts);
  std::vector<Measured> all;
  for (const Task& task : tasks) {
    std::vector<std::size_t> likes;
    for (const std::int64_t like : task.likes) likes.push_back(static_cast<std::size_t>(like) - 1);
    const auto standings = recipe.standings(likes);
    std::vector<double> asked;
    for (const std::int64_t paper : task.asked) {
      asked.push_back(standings[static_cast<std::size_t>(paper) - 1]);
    }
    all.push_back(measure(task, asked));
  }
  table.row(name, all);
}

void evaluate(const Arguments& arguments) {
  const eval::Corpus corpus = eval::read_corpus();
  library::Library library(arguments.library, library::Access::read);
  const library::Snapshot snapshot(library.database());
  const std::vector<Task> tasks = eval::tasks_of(arguments.folder, arguments.drawing, corpus);
  Table table(tasks, arguments.drawing.draws);
  const auto measured = [&](const std::string& name, const Parameters& parameters,
                            bool calibrated = false) {
    std::vector<Measured> all;
    Standings standings;
    for (const Task& task : tasks) all.push_back(run(library, task, parameters, &standings));
    table.row(name, all);
    if (calibrated) print_calibration(standings);
  };
  const double never = 1e9;
  measured("centroid of stems",
           changed(fmt::format("machine_from={},background=0,pairs=0,latent=0,topics=0", never)));
  measured("centroid", changed(fmt::format("machine_from={},background=0", never)));
  std::vector<Measured> none;
  for (const Task& task : tasks)
    none.push_back(measure(task, std::vector<double>(task.asked.size())));
  table.row("random", none);
  measured("Rocchio", changed(fmt::format("machine_from={}", never)));
  if (arguments.sanity) {
    run_sanity(table, tasks, "arxiv-sanity", corpus.texts_with_authors);
    run_sanity(table, tasks, "arxiv-sanity, no authors", corpus.texts);
  }
  measured("as shipped", Parameters{}, true);
  for (const std::string& changes : arguments.changes) measured(changes, changed(changes), true);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    evaluate(parse(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "recommend-eval: {}\n", error.what());
    return 2;
  }
  return 0;
}
