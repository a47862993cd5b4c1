// Learning a topic from the papers that a reader tagged.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "library/partial_file.hpp"
#include "library/sqlite.hpp"
#include "topics/learner.hpp"
#include "topics/taxonomy.hpp"
#include "topics/topics.hpp"
#include "topics/weight_lines.hpp"

namespace papers::topics {
namespace {

constexpr std::size_t examples_min = 3;
constexpr std::size_t others_min = 3;
// What a topic is not is told as well by the newest few thousand papers as by a million.
constexpr int others_max = 3000;
constexpr std::size_t folds_max = 5;
constexpr std::size_t words_kept = 150;
constexpr std::size_t words_shown = 12;
// A small library has few papers on a topic, whatever its share will be later.
constexpr double expected_share = 0.1;

struct Examples {
  FeatureSpace space;
  std::vector<FeatureVector> vectors;
  std::vector<bool> positive;
  std::size_t positives = 0;

  void add(library::Statement& rows, bool is_positive) {
    while (rows.step()) {
      vectors.push_back(space.counts({rows.text(0), rows.text(1), rows.text(2)}));
      space.observe(vectors.back());
      positive.push_back(is_positive);
      if (is_positive) ++positives;
    }
  }
  [[nodiscard]] std::size_t others() const { return vectors.size() - positives; }
};

Examples read_examples(library::Library& library, const std::string& slug, bool has_definition) {
  Examples examples;
  library::Statement tagged = library.database().prepare(
      "SELECT title, keywords_text, abstract FROM paper WHERE id IN"
      " (SELECT paper FROM tag WHERE name = ?1) ORDER BY id");
  tagged.bind(1, "topic/" + slug);
  examples.add(tagged, true);
  // What a definition already finds is no counter-example.
  library::Statement others = library.database().prepare(
      "SELECT title, keywords_text, abstract FROM paper WHERE id NOT IN"
      " (SELECT paper FROM tag WHERE name = ?1)"
      " AND (?2 = 0 OR id NOT IN (SELECT paper FROM paper_topic WHERE topic ="
      " (SELECT id FROM topic WHERE slug = ?3))) ORDER BY id DESC LIMIT ?4");
  others.bind(1, "topic/" + slug).bind(2, has_definition ? 1 : 0).bind(3, slug).bind(4, others_max);
  examples.add(others, false);
  for (FeatureVector& vector : examples.vectors) {
    vector = examples.space.weigh(vector, std::min<std::uint32_t>(2, examples.space.papers()));
  }
  return examples;
}

struct Held {
  float score = 0;
  bool positive = false;
};

LinearModel learn_without(const Examples& examples, std::size_t fold, std::size_t folds) {
  std::vector<const FeatureVector*> kept;
  std::vector<bool> positive;
  for (std::size_t i = 0; i < examples.vectors.size(); ++i) {
    if (folds > 0 && i % folds == fold) continue;
    kept.push_back(&examples.vectors[i]);
    positive.push_back(examples.positive[i]);
  }
  return learn_topic(examples.space, kept, positive,
                     {.expected = expected_share * static_cast<double>(kept.size())});
}

/// Scores of papers by models that have not seen them, best first.
std::vector<Held> held_out_scores(const Examples& examples) {
  const std::size_t folds = std::min(folds_max, examples.positives);
  std::vector<Held> held;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const LinearModel model = learn_without(examples, fold, folds);
    for (std::size_t i = fold; i < examples.vectors.size(); i += folds) {
      held.push_back({model.score(examples.vectors[i]), examples.positive[i]});
    }
  }
  std::stable_sort(held.begin(), held.end(),
                   [](const Held& left, const Held& right) { return left.score > right.score; });
  return held;
}

/// Puts 1 where the balance of missed examples and taken others (F1) is best, 0 at the middle of
/// the others, and counts what that means.
Scale choose_scale(const std::vector<Held>& held, LessonReport& report) {
  double best = -1;
  std::size_t found = 0, cut = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (!held[i].positive) continue;
    ++found;
    const double balance =
        2.0 * static_cast<double>(found) / static_cast<double>(i + 1 + report.examples);
    if (balance < best) continue;
    best = balance;
    cut = i;
    report.examples_found = found;
    report.others_taken = i + 1 - found;
  }
  std::vector<float> others;
  for (const Held& one : held) {
    if (!one.positive) others.push_back(one.score);
  }
  Scale scale;
  scale.zero = others[others.size() / 2];
  const float next = cut + 1 < held.size() ? held[cut + 1].score : scale.zero;
  scale.one = (held[cut].score + next) / 2;
  // Examples that are no different from others: hardly anything will be like them.
  const float least = 0.1F * std::max(std::abs(held.front().score - scale.zero), 0.1F);
  scale.one = std::max(scale.one, scale.zero + least);
  return scale;
}

std::vector<LessonReport::Word> strongest_words(const Examples& examples, const LinearModel& model,
                                                const Scale& scale) {
  // An abstract of usual length, title and all.
  constexpr float usual_words = 150;
  std::vector<LessonReport::Word> words;
  for (std::uint32_t i = 0; i < examples.space.size(); ++i) {
    if (model.weights[i] <= 0) continue;
    const float weight = model.weights[i] * examples.space.rarity(i) * length_scale(usual_words);
    words.push_back({examples.space.text(i), double{weight / (scale.one - scale.zero)}});
  }
  std::sort(words.begin(), words.end(),
            [](const LessonReport::Word& left, const LessonReport::Word& right) {
              return left.weight != right.weight ? left.weight > right.weight
                                                 : left.text < right.text;
            });
  words.resize(std::min(words.size(), words_shown));
  return words;
}

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw Error(fmt::format("{}: cannot be written: {}", file.string(), std::strerror(error)));
}

/// All of `text` in `file`, on the disk, or the file as it was.
void write_file(const std::filesystem::path& file, std::string_view text) {
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
  const library::PartialFile unfinished(file);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(
      std::fopen(unfinished.path().c_str(), "wb"), std::fclose);
  if (!out || std::fwrite(text.data(), 1, text.size(), out.get()) != text.size() ||
      std::fflush(out.get()) != 0 || ::fsync(::fileno(out.get())) != 0) {
    fail(file, errno);
  }
  if (std::rename(unfinished.path().c_str(), file.c_str()) != 0) fail(file, errno);
}

/// Whether the topic has a definition; nullopt: it is new.
std::optional<bool> known_definition(const std::string& slug) {
  for (const Topic& topic : current_taxonomy().topics) {
    if (topic.slug != slug) continue;
    if (topic.parent.empty() && topic.definition.empty()) {
      throw UsageError(fmt::format("'{}' is an area: learn one of its topics, or a new one", slug));
    }
    return !topic.definition.empty();
  }
  return std::nullopt;
}

}  // namespace

LessonReport learn(library::Library& library, const std::string& slug) {
  if (!is_slug(slug)) {
    throw UsageError(
        fmt::format("'{}' cannot be a topic: lower case letters, digits and '-'", slug));
  }
  const std::optional<bool> definition = known_definition(slug);
  const Examples examples = read_examples(library, slug, definition.value_or(false));
  if (examples.positives < examples_min) {
    throw UsageError(
        fmt::format("{} papers are tagged topic/{}, at least {} are needed: "
                    "papers tag +topic/{} ID…",
                    examples.positives, slug, examples_min, slug));
  }
  if (examples.others() < others_min) {
    throw UsageError(fmt::format("there are no other papers to tell those of topic/{} from", slug));
  }
  LessonReport report;
  report.examples = examples.positives;
  report.others = examples.others();
  report.is_new = !definition.has_value();
  const Scale scale = choose_scale(held_out_scores(examples), report);
  LinearModel model = learn_without(examples, 0, 0);
  keep_strongest(model, examples.space, words_kept);
  report.words = strongest_words(examples, model, scale);

  WeightLines lines;
  lines.add(slug, model, examples.space, scale);
  report.file = lessons_folder() / (slug + ".tsv");
  if (lessons_folder().empty()) throw Error("no home to keep topics in: set HOME");
  write_file(report.file,
             fmt::format("# Words that papers tagged topic/{0} share, learned by `papers topics "
                         "--learn {0}`.\n# A line: a word or two neighbouring ones, the topic, the "
                         "weight in thousandths. The line\n# without a word is where a paper "
                         "starts; about 1000 assigns the topic. Delete the file\n# to forget it.\n",
                         slug) +
                 lines.text());
  return report;
}

}  // namespace papers::topics
