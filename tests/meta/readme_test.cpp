// The commands of the README and of the recipes do what is shown there.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::meta_readme_test {

namespace {

struct Example {
  std::string command;
  std::vector<std::string> shown;  ///< output lines; a line "…" stands for any number of lines
};

/// The `$ papers …` commands of ```console blocks with what is shown under them.
std::vector<Example> examples_in(const std::string& markdown) {
  std::vector<Example> examples;
  bool in_block = false, wanted = false;
  for (const std::string& line : papers::test::lines_of(markdown)) {
    if (line.starts_with("```")) {
      in_block = !in_block && line.starts_with("```console");
      wanted = false;
    } else if (in_block && line.starts_with("$ ")) {
      wanted = line.starts_with("$ papers ");
      if (wanted) examples.push_back({line.substr(2), {}});
    } else if (in_block && wanted) {
      examples.back().shown.push_back(line);
    }
  }
  return examples;
}

bool matches(const std::vector<std::string>& shown, std::size_t i,
             const std::vector<std::string>& lines, std::size_t j) {
  if (i == shown.size()) return j == lines.size();
  if (shown[i] == "…" || shown[i] == "...") {
    for (std::size_t skip = j; skip <= lines.size(); ++skip) {
      if (matches(shown, i + 1, lines, skip)) return true;
    }
    return false;
  }
  return j < lines.size() && shown[i] == lines[j] && matches(shown, i + 1, lines, j + 1);
}

}  // namespace

TEST_CASE("the papers commands of the README and the recipes run and print what is shown",
          "[readme]") {
  const std::string file = GENERATE("README.md", "docs/recipes.md");
  const std::vector<Example> examples =
      examples_in(papers::test::read_file(papers::test::source_folder() / file));
  CHECK(!examples.empty());
  const papers::test::ShellHome home(papers::test::program());
  // fzf without a person in front of it.
  ::setenv("FZF_DEFAULT_OPTS", "--filter=retrieval", 1);
  for (const Example& example : examples) {
    INFO(file << ": $ " << example.command);
    const papers::test::ShellResult result = home.run(example.command);
    INFO(result.out << result.err);
    CHECK(result.code <= 1);
    if (example.shown.empty()) continue;
    CHECK(matches(example.shown, 0, papers::test::lines_of(result.err + result.out), 0));
  }
}

}  // namespace papers::meta_readme_test
