#include "text/variants.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "text/words.hpp"

namespace papers::text_variants_test {

namespace {
std::string forms(std::string_view name) {
  std::string joined;
  for (const std::string& form : text::name_forms(name)) {
    joined += joined.empty() ? "" : " ";
    joined += form;
  }
  return joined;
}
}  // namespace

TEST_CASE("special names become tokens that no tokenizer cuts", "[text]") {
  CHECK(forms("GPT-4V") == "gpt4v");
  CHECK(forms("C++") == "cplusplus");
  CHECK(forms("C++17") == "cplusplus17 cplusplus");
  CHECK(forms("C#") == "csharp");
  CHECK(forms(".NET") == "dotnet");
  CHECK(forms("Node.js") == "nodejs");
  CHECK(forms("v1.5") == "v1d5");
  CHECK(forms("v15").empty());
  CHECK(forms("Qwen2.5-VL") == "qwen2d5vl qwen2d5");
  CHECK(forms("GPT-3.5-turbo") == "gpt3d5turbo gpt3d5");
  CHECK(forms("GPT-4-based") == "gpt4based gpt4");
  CHECK(forms("fine-tuning") == "finetuning");
  CHECK(forms("fine\u2011tuning") == "finetuning");
  CHECK(forms("state-of-the-art") == "stateoftheart");
}

TEST_CASE("names whose plain words say all have no other form", "[text]") {
  for (const char* name : {"gpt4v", "attention", "C", "didn't", "54.6", "2024-05-27", "pre-", "-5",
                           "a--b", "end. Next", "end.Next", "1 + 2", "#1", "-", "", "..."}) {
    INFO(name);
    CHECK(forms(name).empty());
  }
}

TEST_CASE("CJK text is found by any two neighbouring characters", "[text]") {
  CHECK(text::cjk_pairs("論文検索") == std::vector<std::string>{"論文", "文検", "検索"});
  CHECK(text::cjk_pairs("用GPT写论文") == std::vector<std::string>{"用", "写论", "论文"});
  CHECK(text::cjk_pairs("plain “text”").empty());
}

TEST_CASE("a paper's variants are the distinct forms of all its texts", "[text]") {
  CHECK(text::variant_column("GPT-4V for C++.", "Fine-tuning GPT-4V (v1.5).", "论文 fine-tuning") ==
        "gpt4v cplusplus finetuning v1d5 论文");
  CHECK(text::variant_column("Plain title", "Plain. Text.", "").empty());
}

TEST_CASE("every form is one token of the index", "[text]") {
  const char* names[] = {"β-VAE",       "Naïve-Bayes", "DiT-XL/2+", "Übermensch-2.0", "x̂-ray",
                         "GPT\u20134o", "ＧＰＴ-4",    "İ-x",       "llama.cpp",      "A+"};
  for (const char* name : names) {
    INFO(name);
    for (const std::string& form : text::name_forms(name)) {
      const auto words = text::words(form);
      REQUIRE(words.size() == 1);
      CHECK(words[0].folded == form);
    }
  }
}

}  // namespace papers::text_variants_test
