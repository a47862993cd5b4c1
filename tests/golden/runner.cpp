// Runs one scenario file against the built program and compares what comes out.
//
//   # a comment
//   $ papers search diffusion
//   expected stdout
//   ! a line of expected stderr
//   ? 1
//
// Each file runs in an empty home of its own with a fixed day, zone, locale and width; `data/` and
// `tests/` lead to the repository's. PAPERS_UPDATE_GOLDEN=1 rewrites the expectations. CRs and
// bytes outside UTF-8 do not belong in a scenario: pipe through `od -c` or `tr`.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "support/shell.hpp"

namespace {

namespace fs = std::filesystem;

using papers::test::ShellHome;
using Result = papers::test::ShellResult;

struct Step {
  std::string comments;  ///< lines before the command, as they stand
  std::string command;
  Result expected;
  bool has_expectation = false;
};

/// Steps, and the comments after the last one.
std::vector<Step> parse_scenario(const std::string& text, std::string& trailing) {
  std::vector<Step> steps;
  std::string comments;
  for (const std::string& line : papers::test::lines_of(text)) {
    if (line.starts_with("$ ")) {
      steps.push_back({comments, line.substr(2), {}, false});
      comments.clear();
    } else if (line.starts_with("#") || (line.empty() && steps.empty())) {
      comments += line + "\n";
    } else if (steps.empty()) {
      fmt::print(stderr, "golden: '{}' stands before the first command\n", line);
      std::exit(2);
    } else {
      Step& step = steps.back();
      step.has_expectation = true;
      if (line == "!" || line.starts_with("! ")) {
        step.expected.err += line.size() > 2 ? line.substr(2) + "\n" : "\n";
      } else if (line.starts_with("? ")) {
        step.expected.code = std::atoi(line.c_str() + 2);
      } else {
        step.expected.out += comments + line + "\n";
        comments.clear();
      }
    }
  }
  trailing = comments;
  return steps;
}

std::string format_scenario(const std::vector<Step>& steps, const std::string& trailing) {
  std::string text;
  for (const Step& step : steps) {
    text += step.comments + "$ " + step.command + "\n" + step.expected.out;
    for (const std::string& line : papers::test::lines_of(step.expected.err)) {
      text += line.empty() ? "!\n" : "! " + line + "\n";
    }
    if (step.expected.code != 0) text += fmt::format("? {}\n", step.expected.code);
  }
  return text + trailing;
}

/// A missing final newline must show.
Result run_step(const ShellHome& home, const std::string& command) {
  Result result = home.run(command);
  if (!result.out.empty() && result.out.back() != '\n') result.out += "\n\\ no newline\n";
  return result;
}

void write_file(const fs::path& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file) != text.size() ||
      std::fclose(file) != 0) {
    fmt::print(stderr, "golden: {}: cannot be written\n", path.string());
    std::exit(2);
  }
}

void print_difference(const fs::path& file, const Step& step, const Result& actual) {
  Step seen = step;
  seen.comments.clear();
  Step wanted = seen;
  seen.expected = actual;
  fmt::print("{}\n--- expected\n{}--- got\n{}\n", file.string(), format_scenario({wanted}, ""),
             format_scenario({seen}, ""));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: golden_runner PROGRAM FILE.test\n");
    return 2;
  }
  const fs::path program = fs::absolute(argv[1]);
  const fs::path file = fs::absolute(argv[2]);
  const bool update = std::getenv("PAPERS_UPDATE_GOLDEN") != nullptr;
  std::string trailing;
  std::vector<Step> steps = parse_scenario(papers::test::read_file(file), trailing);

  const ShellHome home(program);
  bool failed = steps.empty();
  if (failed) fmt::print("{}: no command in it\n", file.string());
  bool any_expectation = false;
  for (Step& step : steps) {
    any_expectation = any_expectation || step.has_expectation;
    const Result actual = run_step(home, step.command);
    if (actual == step.expected) continue;
    if (!update) {
      print_difference(file, step, actual);
      failed = true;
    }
    step.expected = actual;
  }
  if (update) {
    write_file(file, format_scenario(steps, trailing));
    return 0;
  }
  if (!any_expectation) {
    fmt::print("{}: expects nothing; PAPERS_UPDATE_GOLDEN=1 writes what comes out\n",
               file.string());
    failed = true;
  }
  return failed ? 1 : 0;
}
