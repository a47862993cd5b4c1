#include "search/other_names.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/fields.hpp"
#include "search/search.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

struct OtherName {
  std::string_view other, own;
};

constexpr OtherName other_fields[] = {
    {"abs", "abstract"},     {"after", "day"},      {"allintitle", "title"}, {"au", "author"},
    {"before", "day"},       {"by", "author"},      {"cat", "topic"},        {"category", "topic"},
    {"conference", "venue"}, {"date", "published"}, {"intitle", "title"},    {"is", "has"},
    {"journal", "venue"},    {"kw", "keyword"},     {"label", "tag"},        {"likes", "votes"},
    {"site", "link"},        {"since", "day"},      {"subject", "topic"},    {"ti", "title"},
    {"until", "day"},        {"upvotes", "votes"},  {"url", "link"},         {"year", "published"},
};

// Beside what initials and words of a topic's own name say.
constexpr OtherName other_topics[] = {
    {"asr", "speech-audio"},
    {"chatbots", "dialogue"},
    {"clinical", "health"},
    {"cot", "reasoning"},
    {"dpo", "alignment"},
    {"gnn", "graphs"},
    {"hci", "human-ai"},
    {"icl", "in-context-learning"},
    {"llm", "language-models"},
    {"llms", "language-models"},
    {"lora", "peft"},
    {"mamba", "recurrent"},
    {"math", "reasoning"},
    {"medical", "health"},
    {"mllm", "vision-language"},
    {"mt", "multilinguality"},
    {"nas", "automl"},
    {"nerf", "3d"},
    {"nlp", "language"},
    {"ood", "ood-detection"},
    {"ppo", "reinforcement-learning"},
    {"rlhf", "alignment"},
    {"ssl", "self-supervised"},
    {"ssm", "recurrent"},
    {"tts", "speech-audio"},
    {"vae", "latent-variable"},
    {"vlm", "vision-language"},
    {"vlms", "vision-language"},
    {"vqa", "vision-language"},
    {"xai", "interpretability"},
};

std::optional<std::string> named(std::span<const OtherName> names, std::string_view typed) {
  for (const OtherName& name : names) {
    if (name.other == typed) return std::string(name.own);
  }
  return std::nullopt;
}

// "cv" for Computer vision; "audio" for Speech, audio and music.
bool is_short_for(std::string_view typed, std::string_view name) {
  std::string initials;
  for (const text::Word& word : text::words(name)) {
    if (word.folded == typed) return true;
    if (!text::is_stop_word(word.folded)) initials += word.folded.front();
  }
  return initials == typed;
}

}  // namespace

std::optional<std::string> value_meant(std::string_view typed,
                                       const std::vector<NamedValue>& values) {
  const std::string folded = text::fold_word(typed);
  const auto known = named(other_topics, folded);
  std::vector<std::string> spelled;
  for (const NamedValue& value : values) {
    if (known == value.value) return value.value;
    spelled.push_back(value.value);
  }
  for (const NamedValue& value : values) {
    if (is_short_for(folded, value.name)) return value.value;
  }
  return nearest_word(typed, spelled);
}

std::optional<std::string> field_meant(std::string_view typed) {
  const auto known = named(other_fields, text::fold_word(typed));
  return known ? known : nearest_word(typed, field_names());
}

}  // namespace papers::search
