#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "cli/bars.hpp"
#include "cli/ids.hpp"
#include "cli/rows.hpp"
#include "cli/topics_learning.hpp"
#include "render/json_text.hpp"
#include "render/visible.hpp"
#include "text/latex.hpp"
#include "text/width.hpp"
#include "topics/topics.hpp"

namespace papers::cli {
namespace {

using topics::Reason;
using topics::TopicCount;

constexpr std::size_t shown_words = 5;
/// Beside the topics' names: a number and a bar of 4 columns.
constexpr int narrowest_tree_cols = 13;
constexpr std::int64_t default_suggestions = 20;

std::string tree_text(const std::vector<TopicCount>& tree, int width_cols) {
  std::uint64_t most = 1;
  int left_cols = 0;
  for (const TopicCount& topic : tree) {
    if (!topic.parent.empty()) most = std::max(most, topic.papers);
    left_cols = std::max(left_cols, static_cast<int>(topic.slug.size()) + 2);
  }
  const int bar_cols = std::clamp(width_cols - left_cols - 10, 4, 30);
  std::string out;
  for (const TopicCount& topic : tree) {
    const bool area = topic.parent.empty();
    const std::string label = (area ? "" : "  ") + render::visible(topic.slug);
    std::string value = fmt::format("{:>6}", topic.papers);
    if (!area && topic.papers > 0 && left_cols + narrowest_tree_cols <= width_cols) {
      value += "  " + bar(topic.papers, most, bar_cols);
    }
    append_labelled(out, label, left_cols + 1, value, width_cols);
  }
  return out;
}

std::string tree_json(const std::vector<TopicCount>& tree) {
  std::string out;
  {
    render::JsonObject object(out);
    object.number("schema", 1);
    render::append_json_array(object.key("topics"), tree,
                              [](std::string& to, const TopicCount& topic) {
                                render::JsonObject one(to);
                                one.text("slug", topic.slug);
                                one.text("name", topic.name);
                                one.text_or_null("parent", topic.parent);
                                one.text_or_null("description", topic.description);
                                one.number("papers", static_cast<std::int64_t>(topic.papers));
                              });
  }
  return out + "\n";
}

std::string why_text(const Paper& paper, const std::vector<Reason>& reasons, int width_cols) {
  std::string out;
  append_paragraph(out, fmt::format("{}  {}", paper.id, render::visible(paper.title)), width_cols);
  if (reasons.empty()) out += "  no topic\n";
  for (const Reason& reason : reasons) {
    std::string score = fmt::format(" {:.2f}", reason.score);
    if (reason.score_today) {
      score += fmt::format(" as stored, {:.2f} by today's weights", *reason.score_today);
    }
    append_labelled(out, "  " + render::visible(reason.slug), 0, score, width_cols);
    std::string_view last_sentence;
    for (std::size_t i = 0; i < std::min(reason.words.size(), shown_words); ++i) {
      const Reason::Word& word = reason.words[i];
      append_labelled(out, "    " + render::visible(word.text), 0,
                      fmt::format("{:+.2f}", word.weight), width_cols);
      if (word.sentence.empty() || word.sentence == last_sentence) continue;
      append_paragraph(out, render::visible(word.sentence), width_cols, 6);
      last_sentence = word.sentence;
    }
  }
  return out;
}

void append_why_json(std::string& out, std::int64_t paper, const std::vector<Reason>& reasons) {
  render::JsonObject object(out);
  object.number("id", paper);
  render::append_json_array(
      object.key("topics"), reasons, [](std::string& to, const Reason& reason) {
        render::JsonObject one(to);
        one.text("slug", reason.slug);
        one.text("name", reason.name);
        render::append_json_number(one.key("score"), reason.score);
        render::append_json_array(one.key("words"), reason.words,
                                  [](std::string& list, const Reason::Word& word) {
                                    render::JsonObject entry(list);
                                    entry.text("text", word.text);
                                    render::append_json_number(entry.key("weight"), word.weight);
                                    entry.text_or_null("sentence", word.sentence);
                                  });
      });
}

class TopicsCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"ID", "say why each topic of these papers applies; without: the tree", &words_}};
    arguments.options.push_back({"-f,--format", "text|json|slugs", "how it is printed", &format_});
    arguments.options.push_back({"--learn", "TOPIC",
                                 "learn a topic, old or new, from the papers tagged topic/TOPIC",
                                 &learn_});
    arguments.options.push_back(
        {"--suggest", "", "frequent phrases of papers without a topic", &suggest_});
    arguments.options.push_back({"-n,--limit", "N", "at most so many suggestions", &limit_});
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return learn_ ? Needs::library_to_write : declared;
  }

  ExitCode run(Context& context) override {
    require_one_question();
    const bool json = format_ == "json";
    if (learn_) return cli::learn_topic(context, *learn_, json);
    context.page();
    if (suggest_) {
      const std::int64_t limit = limit_.value_or(default_suggestions);
      if (limit < 0) throw UsageError("--limit needs a number from 0");
      return suggest_topics(context, limit == 0 ? SIZE_MAX : static_cast<std::size_t>(limit), json);
    }
    if (words_.empty()) return print_tree(context);
    const ResolvedIds ids = resolve_ids(context, words_);
    topics::Judge judge;
    std::string out = json ? "{\"schema\":1,\"papers\":[" : "";
    for (std::size_t i = 0; i < ids.papers.size(); ++i) {
      const auto paper = context.library->paper(ids.papers[i]);
      const auto reasons = topics::explain(*context.library, judge, ids.papers[i]);
      if (i > 0) out += json ? "," : "\n";
      if (json) {
        append_why_json(out, ids.papers[i], reasons);
      } else if (paper) {
        out += why_text(*paper, reasons, width(context));
      }
    }
    context.write(out + (json ? "]}\n" : ""));
    return ids.all_known ? ExitCode::done : ExitCode::nothing;
  }

 private:
  static int width(const Context& context) {
    return context.width_cols == 0 ? default_width_cols : context.width_cols;
  }

  [[nodiscard]] ExitCode print_tree(const Context& context) const {
    const std::vector<TopicCount> tree = topics::counts(*context.library);
    if (format_ == "json") {
      context.write(tree_json(tree));
    } else if (format_ == "slugs") {
      for (const TopicCount& topic : tree) context.write(render::visible(topic.slug) + "\n");
    } else {
      context.write(tree_text(tree, width(context)));
    }
    return tree.empty() ? ExitCode::nothing : ExitCode::done;
  }

  void require_one_question() const {
    if (learn_ && suggest_) throw UsageError("--learn and --suggest are two questions: ask one");
    if ((learn_ || suggest_) && !words_.empty()) {
      throw UsageError(fmt::format("{} takes no IDs", learn_ ? "--learn" : "--suggest"));
    }
    if (limit_ && !suggest_) throw UsageError("--limit goes with --suggest");
    if ((learn_ || suggest_ || !words_.empty()) && format_ == "slugs") {
      throw UsageError("-f slugs lists the tree only");
    }
  }

  std::vector<std::string> words_;
  std::string format_ = "text";
  std::optional<std::string> learn_;
  std::optional<std::int64_t> limit_;
  bool suggest_ = false;
};

}  // namespace

extern const CommandInfo topics_command;
const CommandInfo topics_command = {
    .name = "topics",
    .group = "Finding",
    .summary = "show the topics, or why they apply to a paper; learn new ones",
    .examples =
        "papers topics\n"
        "papers topics 12\n"
        "papers tag +topic/sheaves 12 31 44 && papers topics --learn sheaves\n"
        "papers topics -f json\n"
        "papers topics -f slugs | fzf | xargs -I{} papers list -t {}",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<TopicsCommand>,
    .other_names = "categories",
    .shows_topics = true,
};

}  // namespace papers::cli
