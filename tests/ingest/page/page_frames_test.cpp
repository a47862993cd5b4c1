// The frame round a page's papers and the small print under them, as text browsers leave them.
#include <string>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_frames_test {

using namespace papers::test;

namespace {

const std::string frame_abstract =
    "While reasoning over long context is crucial, it remains challenging for language models. We "
    "propose a gated recurrent memory that decides when to read on.";

void check_small_print(const Record& record, const std::string& published, int comments) {
  INFO(record.title);
  CHECK(record.abstract == frame_abstract);
  CHECK(record.published == published);
  CHECK(record.listing->comments == comments);
}

}  // namespace

TEST_CASE("the numbers of a list's pages are no comments", "[ingest]") {
  const std::string papers =
      "20\n\n### [When to Memorize and When to Stop](/papers/2602.10560)\n\n· 4 authors\n\n2\n\n"
      "15\n\n### [Captioner: Scripting Videos](/papers/2602.08711)\n\n· 5 authors\n\n";
  for (const std::string pages :
       {"  • Previous\n  • 1\n  • 2\n  • 3\n  • ...\n  • 100\n  • Next\n",
        "[ Previous](?p=0)[1](?p=0)[2](?p=1)...[100](?p=99)[Next](?p=1)\n",
        "*   [ Previous](?p=0)\n*   [1](?p=0)\n*   ...\n*   [100](?p=99)\n*   [Next](?p=1)\n",
        "[125]Previous\n\n[126]1\n\n[127]2\n\n...\n\n[129]100\n\n[130]Next\n"}) {
    INFO(pages);
    const CollectingSink found = read_as("page", papers + pages);
    REQUIRE(found.records.size() == 2);
    CHECK(found.in_order);
    CHECK(found.records[0].listing->comments == 2);
    CHECK(found.records[1].listing->upvotes == 15);
    CHECK_FALSE(found.records[1].listing->comments.has_value());
  }
}

TEST_CASE("a menu without blanks between its entries is no title", "[ingest]") {
  const std::string page =
      "newGet trending papers in your email inbox once a day!Subscribe\nDaily Papers\n"
      "byAK and the research community\nDailyWeeklyMonthly\nAug 13\nSubmitted by\nakhaliq\n40\n"
      "The AI Scientist: Towards Open-Ended Discovery\n Tsinghua University\n· 6 authors\n 5\n"
      "Submitted by\nakhaliq\n29\nControlNeXt: Powerful and Efficient Control\n· 6 authors\n 7\n"
      "System theme\nCompany\nTOSPrivacyAboutCareers\nModelsDatasetsSpacesPricingDocs\n";
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].title == "The AI Scientist: Towards Open-Ended Discovery");
  CHECK(found.records[0].listing->comments == 5);
  CHECK(found.records[1].listing->upvotes == 29);
  REQUIRE(found.records[0].listed_without_year.has_value());
  CHECK(found.records[0].listed_without_year->day == 13);
}

TEST_CASE("pictures, boxes and names said twice are no text", "[ingest]") {
  const auto part = [](const std::string& title, const std::string& votes) {
    return "   [20]_____________________\n   [21][IMG]\n   Submitted by\n   [22]akhaliq's avatar "
           "akhaliq\n   [23][ ]\n   [24]" +
           votes + "\n\n  [25]" + title +
           "\n\n   [26]Mohamed Bin Zayed University of AI Mohamed Bin\n   Zayed University of AI\n"
           "\n     • [28][IMG]\n     [30]• [31][IMG]\n     [32]• · 6 authors\n\n   [33]5\n";
  };
  const CollectingSink found =
      read_as("page", "   [17]Daily[18]Weekly[19]Monthly\n   Aug 13\n" +
                          part("Diffusion-Sharpening: Fine-tuning Diffusion Models with Denoising\n"
                               "  Trajectory Sharpening",
                               "40") +
                          part("Med42-v2: A Suite of Clinical LLMs", "28"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.in_order);
  CHECK(found.records[0].title ==
        "Diffusion-Sharpening: Fine-tuning Diffusion Models with Denoising Trajectory Sharpening");
  CHECK(found.records[1].title == "Med42-v2: A Suite of Clinical LLMs");
  CHECK(found.records[0].listing->comments == 5);
  CHECK(found.records[1].listing->upvotes == 28);
}

TEST_CASE("small print that is wrapped inside its date is read whole", "[ingest]") {
  for (const std::string end :
       {"·Aug 12,\n   2024·2\n", "· Aug\n   12, 2024 · 2\n", "·Published on\n   Aug 12, 2024 · 2\n",
        "·\n   Published on Aug 12, 2024 · 2\n"}) {
    INFO(end);
    const std::string page = "A Title of Some Length\n\n   " + frame_abstract +
                             "\n\n   Tsinghua University Tsinghua University" + end +
                             "   Upvote 4\n\nAnother Title of Some Length\n\n   " + frame_abstract +
                             "\n\n   4 authors · Aug 12, 2024 · 3\n\n   Upvote 5\n\n";
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 2);
    CHECK(found.in_order);
    check_small_print(found.records[0], "2024-08-12", 2);
    check_small_print(found.records[1], "2024-08-12", 3);
  }
}

TEST_CASE("a paragraph that arXiv sets in goes on with its abstract", "[ingest]") {
  const std::string abstract =
      "In this paper, we establish a novel framework for the study of how models of\n"
      "language think about geography if such phrasing was not an anthropomorphism.\n";
  const std::string page =
      "A Title of Some Length\n" + abstract +
      "  We first outline the use of probing in revealing internal structures within\n"
      "LLMs. We then introduce the field of mechanistic interpretability.\n"
      "4 authors\n·\nMay 4\n·\n1\n8\nAnother Title of Some Length\n" +
      abstract + "6 authors\n·\nMay 4\n";
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(
      found.records[0].abstract.ends_with("structures within LLMs. We then introduce the field "
                                          "of mechanistic interpretability."));
  CHECK(found.records[0].listing->comments == 1);
  CHECK(found.records[1].listing->upvotes == 8);
}

TEST_CASE("a dump that underlines the blanks of links is read without the lines", "[ingest]") {
  const std::string page =
      "[Hugging_Face's_logo]_Hugging_Face\n"
      "    * Models\n"
      "newGet trending papers in your email inbox once a day! Get trending papers in\n"
      "your email inbox!Subscribe\n"
      "****** Daily_Papers ******\n"
      "byAK and the research community\n"
      "40\n"
      "**** The_AI_Scientist:_Towards_Fully_Automated_Open-Ended_Scientific_Discovery\n"
      "****\n"
      "One_of_the_grand_challenges_of_artificial_general_intelligence_is_developing\n"
      "agents_capable_of_conducting_scientific_research_and_discovering_new_knowledge.\n"
      "While_frontier_models_have_already_been_used,_the_world&#x27;s_most_challenging\n"
      "problems_remain._Our_code_is_open-sourced_at_https://github.com/SakanaAI/AI-\n"
      "Scientist\n"
      "[Tsinghua_University]_Tsinghua_University\xC2\xB7"
      "Aug 12, 2024\xC2\xB7"
      "5\n"
      "29\n"
      "**** Med42-v2:_A_Suite_of_Clinical_LLMs ****\n"
      "Med42-v2_introduces_a_suite_of_clinical_large_language_models_(LLMs)_designed\n"
      "to_address_the_limitations_of_generic_models_in_healthcare_settings._These\n"
      "models_are_built_on_Llama3_architecture_and_fine-tuned_using_specialized_data.\n"
      "    *_\xC2\xB7_6_authors\n"
      "\xC2\xB7"
      "Aug 12, 2024\xC2\xB7"
      "7\n"
      "5\n"
      "**** SURGE:_On_the_Potential_of_Large_Language_Models_as_General-Purpose\n"
      "Surrogate_Code_Executors ****\n"
      "    *_\xC2\xB7_3_authors\n"
      "1\n";
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 3);
  CHECK(found.records[2].title ==
        "SURGE: On the Potential of Large Language Models as General-Purpose Surrogate Code "
        "Executors");
  CHECK(found.in_order);
  const Record& first = found.records[0];
  CHECK(first.title == "The AI Scientist: Towards Fully Automated Open-Ended Scientific Discovery");
  CHECK(first.abstract.find("the world's most challenging problems remain. Our code") !=
        std::string::npos);
  CHECK(first.listing->upvotes == 40);
  CHECK(first.listing->comments == 5);
  CHECK(found.records[1].title == "Med42-v2: A Suite of Clinical LLMs");
  CHECK(found.records[1].listing->upvotes == 29);
  CHECK(found.records[1].published == "2024-08-12");
}

TEST_CASE("buttons that stand side by side without a blank are two", "[ingest]") {
  const std::string abstract =
      "We propose a method for language models that needs no training at all on any dataset.";
  const CollectingSink found =
      read_as("page", "A Title of Some Length\n\n" + abstract +
                          "\n\n4 authors\n\xC2\xB7 Published on Oct 4, 2026\nUpvote\n71\n"
                          "GitHub 3.29karXiv Page\n\nAnother Title of Some Length\n\n" +
                          abstract +
                          "\n\n5 authors\n\xC2\xB7 Published on Oct 3, 2026\nUpvote\n7\n"
                          "GitHub 16arXiv Page\n");
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].listing->github_stars == 3290);
  CHECK(found.records[1].listing->github_stars == 16);
  CHECK(found.records[1].listing->upvotes == 7);
}

TEST_CASE("names written with underlines are left alone", "[ingest]") {
  const std::string abstract =
      "We study how the options max_new_tokens, top_k_sampling and repetition_penalty_value of a "
      "decoder change what language models say, and find that top_k_sampling matters most.";
  const CollectingSink found = read_as("page", "On max_new_tokens and Its Friends\n\n" + abstract +
                                                   "\n\n4 authors \xC2\xB7 May 4\n");
  REQUIRE(found.records.size() == 1);
  CHECK(found.records[0].title == "On max_new_tokens and Its Friends");
  CHECK(found.records[0].abstract == abstract);
}

TEST_CASE("what waits below the last paper is no text of it, in whatever language", "[ingest]") {
  const std::string papers =
      "Daily Papers\nNov 10\n11\n\nWhen to Memorize and When to Stop\n\n6 authors\n926\n1\n9\n\n"
      "Captioner: Scripting Videos\n\nByteDance Seed\n5\n1\n";
  for (const std::string wait : {"Loading…\n\nLoading…\n", "Wird geladen...\n", "加载中…\n", ""}) {
    INFO(wait);
    const CollectingSink found = read_as("page", papers + wait);
    REQUIRE(found.records.size() == 2);
    CHECK(found.records[0].listing->github_stars == 926);
    CHECK(found.records[1].abstract.empty());
    CHECK(found.records[1].listing->comments == 1);
  }
}

TEST_CASE("a rule between texts makes no heading of the small print above it", "[ingest]") {
  for (const std::size_t width : {10U, 40U, 79U}) {
    std::string page;
    for (const std::string title : {"When to Memorize and When to Stop", "A Captioner of Videos"}) {
      page += "27\n" + title + "\n" + frame_abstract + "\n4 authors\n\xC2\xB7\nSep 10, 2024\n5\n" +
              std::string(width, '-') + "\n";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 2);
    for (const Record& record : found.records) check_small_print(record, "2024-09-10", 5);
  }
}

}  // namespace papers::ingest_page_page_frames_test
