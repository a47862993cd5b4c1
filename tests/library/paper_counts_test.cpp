#include "library/paper_counts.hpp"

#include <fmt/format.h>

#include <random>
#include <vector>

#include "library/library.hpp"
#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_paper_counts_test {

using namespace papers::library;

namespace {

/// One of few works, of which each record states some ids and parts: they are updated, found to be
/// one, and change their topics.
Record draw_record(std::mt19937& random) {
  constexpr const char* abstracts[] = {
      "", "We propose a diffusion model for image generation with text-to-image diffusion models.",
      "We propose a policy for robot manipulation with a robot arm and robotic grasping.",
      "We propose chain-of-thought reasoning of language models for mathematical reasoning."};
  const auto one_of = [&random](unsigned count) { return static_cast<unsigned>(random() % count); };
  const unsigned work = one_of(8);
  Record record;
  record.title = fmt::format("Work {} as {}", work, one_of(3));
  record.abstract = abstracts[one_of(4)];
  if (!record.abstract.empty()) {
    record.abstract_kind = one_of(2) == 0 ? AbstractKind::summary : AbstractKind::full;
  }
  if (one_of(2) == 0) record.arxiv_id = fmt::format("2101.{:05}", work + 1);
  if (one_of(2) == 0) record.doi = fmt::format("10.1000/{}", work);
  if (one_of(3) == 0) record.links = {{"code", fmt::format("https://github.com/o/{}", work)}};
  return record;
}

}  // namespace

TEST_CASE("counts that are kept are those that counting gives", "[library]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    const test::TempDir folder;
    Library library(folder / "papers.db", Access::create);
    for (int turn = 0; turn < 8; ++turn) {
      CAPTURE(seed, turn);
      std::vector<Record> records;
      for (int i = 0; i < 4; ++i) records.push_back(draw_record(random));
      test::take_in(library, fmt::format("page-{}", turn), std::move(records));
      if (turn % 3 == 2) {
        const std::vector<std::int64_t> some{
            library.database().integer("SELECT id FROM paper ORDER BY title DESC LIMIT 1")};
        remove_papers(library, some, /*dry_run=*/false);
      }
      CHECK(wrong_paper_counts(library.database()) == 0);
      CHECK(wrong_topic_counts(library.database()) == 0);
      CHECK(paper_totals(library.database()).papers > 0);
    }
  }
}

}  // namespace papers::library_paper_counts_test
