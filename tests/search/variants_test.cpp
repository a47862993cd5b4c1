// Names, compounds, acronyms and spellings that find one another.
#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "library/common_words.hpp"
#include "library/listed_ranking.hpp"
#include "library/sqlite.hpp"
#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_variants_test {

using test::Lines;
using test::Set;
using test::Shelf;

TEST_CASE("names are found in every spelling, and only those names", "[search]") {
  Shelf shelf;
  shelf.put("Seeing with GPT-4V").put("Seeing with GPT4V").put("Reading with GPT-4");
  shelf.put("Fast C++ kernels").put("Fast C kernels").put("Fast C# kernels");
  shelf.put("Qwen2.5-VL report").put("LLaVA v1.5 notes");
  for (const char* query : {"gpt4v", "GPT-4V", "gpt-4v"}) {
    INFO(query);
    CHECK(shelf.found(query) == Set{"Seeing with GPT-4V", "Seeing with GPT4V"});
  }
  // A name leads to longer ones too, behind itself.
  CHECK(shelf.titles("GPT-4").front() == "Reading with GPT-4");
  CHECK(shelf.found("gpt4").size() == 3);
  CHECK(shelf.found("C++") == Set{"Fast C++ kernels"});
  CHECK(shelf.found("C#") == Set{"Fast C# kernels"});
  CHECK(shelf.found("qwen2.5-vl") == Set{"Qwen2.5-VL report"});
  CHECK(shelf.found("v1.5") == Set{"LLaVA v1.5 notes"});
}

TEST_CASE("hyphenated, joined and open compounds find one another", "[search]") {
  Shelf shelf;
  shelf.put("Fine-tuning at scale").put("Finetuning at scale").put("Fine tuning at scale");
  shelf.put("Fine grids").put("Tuning forks");
  const Set all = {"Fine-tuning at scale", "Finetuning at scale", "Fine tuning at scale"};
  for (const char* query : {"fine-tuning", "finetuning", "fine tuning"}) {
    INFO(query);
    CHECK(shelf.found(query) == all);
  }
  search::Request exact;
  exact.exact = true;
  CHECK(shelf.found("finetuning", exact) == Set{"Finetuning at scale"});
  CHECK(shelf.found("\"finetuning\"") == Set{"Finetuning at scale"});
}

TEST_CASE("an acronym and its long form find one another once a paper introduces it", "[search]") {
  Shelf shelf;
  shelf.put("Learning from people", "We use reinforcement learning from human feedback (RLHF).");
  shelf.put("RLHF revisited", "It is revisited.");
  shelf.put("Reinforcement learning from human feedback, a survey", "Surveyed.");
  CHECK(shelf.found("RLHF").size() == 3);
  CHECK(shelf.found("reinforcement learning from human feedback").size() == 3);
  CHECK(shelf.found("\"RLHF\"").size() == 2);
}

TEST_CASE("British and American spellings, plurals and accents find one another", "[search]") {
  Shelf shelf;
  shelf.put("Colour constancy").put("Color constancy").put("Na\xC3\xAFve models");
  CHECK(shelf.found("colour") == Set{"Colour constancy", "Color constancy"});
  CHECK(shelf.found("colors") == Set{"Colour constancy", "Color constancy"});
  CHECK(shelf.found("NAIVE model") == Set{"Na\xC3\xAFve models"});
}

TEST_CASE("Chinese is found by two characters inside a clause", "[search]") {
  Shelf shelf;
  shelf.put("\xE8\xAE\xBA\xE6\x96\x87\xE6\xA3\x80\xE7\xB4\xA2").put("Other");
  CHECK(shelf.found("\xE8\xAE\xBA\xE6\x96\x87").size() == 1);
  CHECK(shelf.found("\xE6\xA3\x80\xE7\xB4\xA2").size() == 1);
  CHECK(shelf.found("\xE7\xB4\xA2\xE8\xAE\xBA").empty());
}

TEST_CASE("the typed form outranks its variant where all else is equal", "[search]") {
  const std::pair<const char*, const char*> pairs[] = {{"finetuning", "fine-tuning"},
                                                       {"colour", "color"},
                                                       {"generalization", "general"},
                                                       {"transformers", "transformer"}};
  for (const auto& pair : pairs) {
    for (const bool swap : {false, true}) {
      const std::string typed = swap ? pair.second : pair.first;
      const std::string other = swap ? pair.first : pair.second;
      INFO(typed << " before " << other);
      Shelf shelf;
      shelf.put("On " + other + " today").put("On " + typed + " today").put("Something else");
      CHECK(shelf.titles(typed).front() == "On " + typed + " today");
    }
  }
}

TEST_CASE("an exact form outranks its variant wherever both stand in the same text", "[search]") {
  const std::pair<const char*, const char*> pairs[] = {
      {"finetuning", "fine-tuning"}, {"fine-tuning", "finetuning"}, {"fine-tuning", "fine tuning"},
      {"modelling", "modeling"},     {"GPT-4V", "GPT4V"},           {"networks", "network"},
      {"behaviour", "behavior"},     {"generalization", "general"}, {"pretraining", "pre-training"},
      {"dataset", "data set"},       {"multi-modal", "multimodal"}};
  const unsigned seed = 20261124;
  std::mt19937 random(seed);
  const char* const fillers[] = {"graphs", "vision", "speech", "tokens", "robots", "proteins"};
  for (int round = 0; round < 22; ++round) {
    const std::string typed = pairs[static_cast<std::size_t>(round) % std::size(pairs)].first;
    const std::string other = pairs[static_cast<std::size_t>(round) % std::size(pairs)].second;
    std::string before;
    std::string after;
    for (auto i = random() % 8; i > 0; --i) before += std::string(fillers[random() % 6]) + ' ';
    for (auto i = random() % 8; i > 0; --i) after += ' ' + std::string(fillers[random() % 6]);
    const bool in_title = random() % 2 == 0;
    const bool exact_first = random() % 2 == 0;
    INFO("seed " << seed << ", round " << round << ": " << typed << " before " << other);
    Shelf shelf;
    for (const bool exact : {exact_first, !exact_first}) {
      const std::string text = before + (exact ? typed : other) + after;
      const std::string mark = exact ? "Exact" : "Other";
      shelf.put(in_title ? mark + ' ' + text : mark, in_title ? "" : text + '.');
    }
    shelf.put("Unrelated", "Nothing of the kind.");
    search::Request any;
    any.mode = search::Request::Mode::any;
    for (const auto& request : {search::Request(), any}) {
      const auto titles = shelf.titles(typed, request);
      REQUIRE_FALSE(titles.empty());
      CHECK(titles.front().rfind("Exact", 0) == 0);
    }
  }
}

TEST_CASE("a name that the library has only as part of longer ones leads to those", "[search]") {
  Shelf shelf;
  shelf.put("Seeing with GPT-4V").put("Reading with GPT-3").put("Four legs");
  const auto answer = shelf.ask("GPT-4");
  CHECK(answer.total == 1);
  REQUIRE(answer.entries.size() == 2);
  CHECK(answer.entries.back().match == Hit::Match::partial);
  CHECK(shelf.titles("GPT-4") == Lines{"Seeing with GPT-4V", "Reading with GPT-3"});
  CHECK(shelf.found("\"GPT-4\"").empty());
}

TEST_CASE("a paper that is called by a name stands first however the name is parted", "[search]") {
  const struct {
    const char* title;
    std::vector<const char*> typed;
  } names[] = {{"Loom2-VL: Cloth seen", {"loom2vl", "loom2 vl", "Loom-2-VL", "loom 2 vl"}},
               {"Loom2.5-VL Technical Report", {"loom2.5vl", "loom 2.5 vl", "loom2.5-vl"}},
               {"DeepLoom-R1: Cloth thought over", {"deeploomr1", "deeploom r1", "deeploom-r1"}},
               {"LoomVL3: Cloth", {"loom vl 3", "loomvl3", "loom-vl-3"}},
               {"PaliLoom: A small loom", {"PaliLoom", "paliloom"}}};
  Shelf shelf;
  for (const auto& name : names) {
    for (const char* const typed : name.typed) {
      shelf.put("PaliLoom 2 and others", std::string(typed) + " is a base. We weave on " + typed);
    }
    shelf.put(name.title, "Looms and cloth at some length.");
  }
  for (const auto& name : names) {
    for (const char* const typed : name.typed) {
      INFO(typed);
      CHECK(shelf.titles(typed).front() == name.title);
    }
  }
}

TEST_CASE("a paper that is called as a common word stands first, with posting lists or without",
          "[search]") {
  for (const char* const title : {"Motion: How cloth moves", "Motion Technical Report"}) {
    Shelf shelf;
    for (int i = 0; i < 60; ++i) {
      shelf.put("Cloth in motion " + std::to_string(i), "Motion of cloth in motion.");
      if (i == 20) shelf.put(title, "How looms move.");
    }
    const auto before = shelf.titles("motion");
    library::list_papers(shelf.library(), {.papers_of_word = 40, .papers = 1});
    REQUIRE(library::is_listed(shelf.library().database(), "motion"));
    CHECK(before.front() == title);
    CHECK(shelf.titles("motion") == before);
  }
}

TEST_CASE("the paper that is called as a name and its version stands before longer names",
          "[search]") {
  const unsigned seed = 20261129;
  std::mt19937 random(seed);
  const char* const names[] = {"SAM", "Qwen", "Zorb", "YOLO"};
  const char* const longer[] = {"S", "Long", "-Adapter", "-VL", "b"};
  for (int round = 0; round < 24; ++round) {
    const std::string name = names[random() % std::size(names)];
    const std::string version = std::to_string(2 + random() % 8);
    const std::string written = name + (random() % 2 == 0 ? " " : "") + version;
    const std::string typed = name + version;
    Shelf shelf;
    const auto put_longer = [&] {
      std::string text = "It builds on";
      for (auto i = 1 + random() % 4; i > 0; --i) text += ' ' + typed;
      shelf.put(typed + longer[random() % std::size(longer)] + ": one built on another", text);
    };
    put_longer();
    shelf.put(written + ": what it is called", "Images and videos, at some length.");
    put_longer();
    for (const std::string& query : {typed, name + ' ' + version, name + '-' + version}) {
      INFO("seed " << seed << ", round " << round << ": " << query << " for " << written);
      CHECK(shelf.titles(query).front() == written + ": what it is called");
    }
  }
}

TEST_CASE("words of one family find one another where Porter gives them two stems", "[search]") {
  const std::pair<const char*, const char*> pairs[] = {{"sparsity", "sparse"},
                                                       {"intervene", "intervention"},
                                                       {"safe", "safety"},
                                                       {"perceive", "perception"},
                                                       {"privacy", "private"},
                                                       {"explain", "explanation"},
                                                       {"synthesis", "synthetic"},
                                                       {"analyze", "analysis"},
                                                       {"compositional", "compositionality"}};
  for (const auto& [one, other] : pairs) {
    Shelf shelf;
    shelf.put(std::string("On ") + one).put(std::string("On ") + other).put("Something else");
    for (const char* typed : {one, other}) {
      INFO(typed);
      CHECK(shelf.found(typed).size() == 2);
      CHECK(shelf.titles(typed).front() == std::string("On ") + typed);
    }
  }
  Shelf strangers;
  strangers.put("On priority").put("On reality").put("On duality").put("On introduction");
  strangers.put("A prior").put("A real one").put("A dual one").put("We introduce and provide");
  for (const char* typed : {"priority", "reality", "duality", "introduction", "author:romain"}) {
    INFO(typed);
    CHECK(strangers.found(typed).size() <= 1);
  }
}

TEST_CASE("a bare name finds its versions, itself first", "[search]") {
  for (const char* name : {"Qwen", "Zorb", "YOLO", "SAM"}) {
    INFO(name);
    const std::string bare = name;
    Shelf shelf;
    shelf.put(bare + "3 report").put(bare + "2.5 report").put(bare + "2-VL report");
    shelf.put(bare + "v8 report").put(bare + "-7B report").put(bare + " report");
    shelf.put(bare + "ish report").put("Un" + bare + "3 report");
    const auto found = shelf.titles(bare);
    CHECK(found.size() == 6);
    CHECK(std::find(found.begin(), found.begin() + 2, bare + " report") != found.begin() + 2);
    CHECK(shelf.titles(bare + "3").front() == bare + "3 report");
  }
}

TEST_CASE("a function word counts where a paper writes it with hyphens", "[search]") {
  const std::pair<const char*, const char*> terms[] = {
      {"few shot", "Few-shot"},
      {"on policy", "On-policy"},
      {"off policy", "Off-policy"},
      {"sim to real", "Sim-to-real"},
      {"out of distribution", "Out-of-distribution"}};
  for (const auto& [typed, written] : terms) {
    INFO(typed);
    Shelf shelf;
    shelf.put(std::string(written) + " training");
    for (const char* word : {"shot", "policy", "sim", "real", "distribution"}) {
      shelf.put(std::string("Training and ") + word + " " + word);
    }
    CHECK(shelf.titles(typed + std::string(" training")).front() ==
          std::string(written) + " training");
    CHECK(shelf.found(typed).size() == 1);
  }
  Shelf shelf;
  shelf.put("Tools for agents").put("Agents and their tools");
  CHECK(shelf.found("tools for agents").size() == 2);
}

TEST_CASE("function words alone are a phrase where a paper has it", "[search]") {
  Shelf shelf;
  shelf.put("To be or not to be").put("Not what to be, or be that");
  CHECK(shelf.found("to be or not to be") == Set{"To be or not to be"});
}

}  // namespace papers::search_variants_test
