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
    {"captioning", "vision-language"},
    {"chatbot", "dialogue"},
    {"clinical", "health"},
    {"cnn", "image-recognition"},
    {"code-generation", "code"},
    {"cot", "reasoning"},
    {"depth", "3d"},
    {"dpo", "alignment"},
    {"explainability", "interpretability"},
    {"forecasting", "time-series"},
    {"gan", "gans"},
    {"gnn", "graphs"},
    {"hci", "human-ai"},
    {"icl", "in-context-learning"},
    {"jailbreak", "security"},
    {"llm", "language-models"},
    {"lora", "peft"},
    {"machine-translation", "multilinguality"},
    {"mamba", "recurrent"},
    {"math", "reasoning"},
    {"medical", "health"},
    {"mllm", "vision-language"},
    {"mt", "multilinguality"},
    {"nas", "automl"},
    {"ner", "information-extraction"},
    {"nerf", "3d"},
    {"nlp", "language"},
    {"nmt", "multilinguality"},
    {"ocr", "vision-language"},
    {"ood", "ood-detection"},
    {"peptide", "biology-chemistry"},
    {"ppo", "reinforcement-learning"},
    {"prompt-engineering", "in-context-learning"},
    {"protein", "biology-chemistry"},
    {"quantum", "science"},
    {"recsys", "recommendation"},
    {"rlhf", "alignment"},
    {"rnn", "recurrent"},
    {"scaling-laws", "pretraining"},
    {"self-driving", "autonomous-driving"},
    {"sft", "instruction-tuning"},
    {"slam", "robotics"},
    {"ssl", "self-supervised"},
    {"ssm", "recurrent"},
    {"summarisation", "text-generation"},
    {"text-to-image", "image-generation"},
    {"text-to-speech", "speech-audio"},
    {"text-to-video", "video-generation"},
    {"tool-use", "agents"},
    {"tts", "speech-audio"},
    {"vae", "latent-variable"},
    {"vit", "transformers"},
    {"vlm", "vision-language"},
    {"vqa", "vision-language"},
    {"xai", "interpretability"},
};

std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems;
  for (const text::Word& word : text::words(text)) stems.push_back(text::porter_stem(word.folded));
  return stems;
}

// However it is inflected and joined: "chatbots", "Machine translation".
std::optional<std::string> named(std::span<const OtherName> names, std::string_view typed) {
  const std::vector<std::string> stems = stems_of(typed);
  for (const OtherName& name : names) {
    if (name.other == typed || stems_of(name.other) == stems) return std::string(name.own);
  }
  return std::nullopt;
}

// "cv" for Computer vision, "moe" for Mixture of experts.
bool is_initials(std::string_view typed, std::string_view name) {
  std::string all, content;
  for (const text::Word& word : text::words(name)) {
    all += word.folded.front();
    if (!text::is_stop_word(word.folded)) content += word.folded.front();
  }
  return typed == all || typed == content;
}

// "audio" for Speech, audio and music, "fine-tuning" for Instruction tuning and fine-tuning.
bool has_words(const NamedValue& value, const std::vector<std::string>& typed) {
  std::vector<std::string> own = stems_of(value.name);
  for (std::string& stem : stems_of(value.value)) own.push_back(std::move(stem));
  return !typed.empty() && std::all_of(typed.begin(), typed.end(), [&](const std::string& stem) {
    return std::find(own.begin(), own.end(), stem) != own.end();
  });
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
    if (is_initials(folded, value.name)) return value.value;
  }
  const std::vector<std::string> stems = stems_of(typed);
  for (const NamedValue& value : values) {
    if (has_words(value, stems)) return value.value;
  }
  return nearest_word(typed, spelled);
}

std::optional<std::string> field_meant(std::string_view typed) {
  const auto known = named(other_fields, text::fold_word(typed));
  return known ? known : nearest_word(typed, field_names());
}

}  // namespace papers::search
