#include "cli/topics_learning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "cli/bars.hpp"
#include "cli/rows.hpp"
#include "render/json_text.hpp"
#include "render/visible.hpp"
#include "text/width.hpp"
#include "topics/assigner.hpp"
#include "topics/taxonomy.hpp"
#include "topics/topics.hpp"

namespace papers::cli {
namespace {

std::uint64_t papers_with(const Context& context, const std::string& slug) {
  for (const topics::TopicCount& topic : topics::counts(*context.library)) {
    if (topic.slug == slug) return topic.papers;
  }
  return 0;
}

std::string lesson_text(const topics::LessonReport& report, const std::string& slug,
                        std::uint64_t papers, int width_cols) {
  std::string out;
  const auto tell = [&](const std::string& line) { append_status(out, line, width_cols); };
  tell(fmt::format("{} {} from {} tagged topic/{}, against {}.",
                   report.is_new ? "Learned the new topic" : "Refined", slug,
                   render::counted(report.examples, "paper"), slug,
                   render::counted(report.others, "other")));
  tell(fmt::format(
      "Tried on papers kept out of the learning: found {} of {} examples, took {} of {} others.",
      report.examples_found, report.examples, report.others_taken, report.others));
  tell(fmt::format("{} {} the topic now: papers list -t {}", render::counted(papers, "paper"),
                   papers == 1 ? "has" : "have", slug));
  tell(fmt::format("The words and their weights: {} (delete it to forget)",
                   render::visible(report.file.string())));
  for (const topics::LessonReport::Word& word : report.words) {
    append_labelled(out, fmt::format("  {:+.2f}", word.weight), 9, render::visible(word.text),
                    width_cols);
  }
  return out;
}

std::string lesson_json(const topics::LessonReport& report, const std::string& slug,
                        std::uint64_t papers) {
  std::string out;
  {
    render::JsonObject object(out);
    object.number("schema", 1);
    object.text("slug", slug);
    object.text("file", report.file.string());
    object.number("examples", static_cast<std::int64_t>(report.examples));
    object.number("others", static_cast<std::int64_t>(report.others));
    object.number("examples_found", static_cast<std::int64_t>(report.examples_found));
    object.number("others_taken", static_cast<std::int64_t>(report.others_taken));
    object.number("papers", static_cast<std::int64_t>(papers));
    render::append_json_array(object.key("words"), report.words,
                              [](std::string& to, const topics::LessonReport::Word& word) {
                                render::JsonObject one(to);
                                one.text("text", word.text);
                                render::append_json_number(one.key("weight"), word.weight);
                              });
  }
  return out + "\n";
}

std::string suggestions_text(const std::vector<topics::Suggestion>& suggestions, int width_cols) {
  int text_cols = 0;
  std::uint64_t most = 1;
  for (const topics::Suggestion& one : suggestions) {
    text_cols = std::max(text_cols, text::width_cols(render::visible(one.text)));
    most = std::max(most, one.without_topic);
  }
  constexpr int bar_cols = 12;
  constexpr int count_cols = 16;
  const bool with_bars = width_cols == 0 || count_cols + text_cols + 2 + bar_cols <= width_cols;
  std::string out;
  append_status(out, "without  with a topic", width_cols);
  for (const topics::Suggestion& one : suggestions) {
    std::string phrase = render::visible(one.text);
    if (with_bars) {
      phrase.append(static_cast<std::size_t>(text_cols - text::width_cols(phrase) + 2), ' ');
      phrase += bar(one.without_topic, most, bar_cols);
    }
    append_labelled(out, fmt::format("{:>7} {:>6}", one.without_topic, one.with_topic), count_cols,
                    phrase, width_cols);
  }
  return out;
}

/// In the form of the user's topics file, by hand: every text is a phrase of words and hyphens.
std::string suggestions_json(const std::vector<topics::Suggestion>& suggestions) {
  std::string out = "{\"schema\": 1, \"topics\": [";
  for (const topics::Suggestion& one : suggestions) {
    out += out.back() == '[' ? "\n  " : ",\n  ";
    std::string definition = one.text;
    std::replace(definition.begin(), definition.end(), ' ', '-');
    render::JsonObject object(out);
    object.text("slug", one.slug);
    object.text("name", one.text);
    object.text("description",
                fmt::format("{} without a topic {} so", render::counted(one.without_topic, "paper"),
                            one.without_topic == 1 ? "says" : "say"));
    object.text("definition", definition);
  }
  return out + "\n]}\n";
}

}  // namespace

ExitCode learn_topic(const Context& context, const std::string& slug, bool json) {
  const topics::LessonReport report = topics::learn(*context.library, slug);
  topics::refresh(*context.library);
  const std::uint64_t papers = papers_with(context, slug);
  context.write(json ? lesson_json(report, slug, papers)
                     : lesson_text(report, slug, papers, context.width_cols));
  return ExitCode::done;
}

ExitCode suggest_topics(const Context& context, std::size_t limit, bool json) {
  const std::vector<topics::Suggestion> suggestions = topics::suggest(*context.library, limit);
  if (suggestions.empty()) {
    context.remark("no phrase is frequent among the papers without a topic");
    return ExitCode::nothing;
  }
  context.write(json ? suggestions_json(suggestions)
                     : suggestions_text(suggestions, context.width_cols));
  if (!json) {
    context.remark(fmt::format("a start for {}: papers topics --suggest -f json",
                               topics::user_taxonomy_path().string()));
  }
  return ExitCode::done;
}

}  // namespace papers::cli
