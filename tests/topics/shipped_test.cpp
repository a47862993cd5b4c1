// The shipped taxonomy and weights as they stand.
#include "support/catch.hpp"
#include "topics/scorer.hpp"
#include "topics/shipped.hpp"

using namespace papers;
using namespace papers::topics;

namespace {

Scorer shipped() {
  return Scorer(parse_taxonomy(data::topics_json, "data/topics.json"),
                {{data::topic_weights, "data/topic-weights.tsv"}});
}

}  // namespace

TEST_CASE("a text about nothing that is known has no topic", "[topics]") {
  Scorer scorer = shipped();
  CHECK(scorer.assign({"Ten recipes for rhubarb", "", "Cut the stalks and add sugar."}).empty());
  CHECK(scorer.assign({"", "", ""}).empty());
}
