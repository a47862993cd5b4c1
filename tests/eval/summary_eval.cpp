// One JSON object with "title" and "abstract" a line in; one sentence a line out. With --features:
// every span of the abstract, its features before it, for scripts/summary-train.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "summary/summary.hpp"
#include "summary/summary_features.hpp"
#include "text/escape.hpp"

namespace {

using namespace papers::summary;

void print_features(const std::string& title, const std::string& abstract) {
  SummaryWords words;
  AbstractView view(title, abstract, words);
  for (std::size_t at = 0; at < view.sentences().size(); ++at) {
    for (const Span& span : spans_of(view.sentences()[at], at, words)) {
      const Features features = view.features(span);
      for (const double value : features.values()) fmt::print("{:.6g} ", value);
      fmt::print("\t{}\n", papers::text::single_line(span.text));
    }
  }
  fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const bool features = argc > 1 && std::string_view(argv[1]) == "--features";
  if (features) {
#define PAPERS_SUMMARY_FEATURE(name, weight) fmt::print(#name " ");
#include "summary/summary_weights.def"
#undef PAPERS_SUMMARY_FEATURE
    fmt::print("\n");
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string title = row.at("title");
    const std::string abstract = row.at("abstract");
    if (features) {
      print_features(title, abstract);
    } else {
      fmt::print("{}\n", papers::text::single_line(one_sentence(title, abstract)));
    }
  }
}
