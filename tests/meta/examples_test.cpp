// The examples that help shows, typed by somebody who has ingested the sample page.
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::meta_examples_test {
namespace {

using papers::test::ShellHome;
using papers::test::ShellResult;

/// What an example takes for granted, beside the library: files, programs, marks made before.
const std::map<std::string_view, std::string> preparations = {
    {"completion",
     "mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions"},
    {"digest", "papers subscribe vision -t vision --to you@example.org"},
    {"ingest", "mkdir pages && cp trending-papers.txt pages/"},
    {"related", "echo 'We align language models with preferences.' > my-abstract.txt"},
    {"remove", "papers dismiss 40"},
    {"subscriptions", "papers subscribe vision -t vision"},
    {"tags", "papers tag +read 12"},
    {"unsubscribe", "papers subscribe vision -t vision"},
};

/// It waits for somebody who chooses or for the network, or needs more days than one page has.
bool needs_more(const std::string& line) {
  for (const char* const word : {"fzf", "papers browse", "--edit", "curl "}) {
    if (line.find(word) != std::string::npos) return true;
  }
  return line == "papers trends";
}

}  // namespace

TEST_CASE("each example of help works on the sample page", "[examples]") {
  for (const papers::cli::CommandInfo* info : papers::cli::commands()) {
    const ShellHome home(papers::test::program());
    std::string setting_up =
        "cp data/trending-papers.txt . && "
        "papers ingest -q --as-of 2026-11-24 trending-papers.txt && mkdir ~/bin && "
        "printf '#!/bin/sh\\ncat\\n' > ~/bin/sendmail && chmod +x ~/bin/sendmail";
    const auto before = preparations.find(info->name);
    if (before != preparations.end()) setting_up += "; " + before->second;
    REQUIRE(home.run(setting_up).code == 0);
    for (const std::string& line : papers::test::lines_of(info->examples)) {
      if (needs_more(line)) continue;
      const ShellResult result = home.run("PATH=~/bin:$PATH; " + line);
      INFO(line << "\n" << result.out << result.err);
      CHECK(result.code == 0);
    }
  }
}

}  // namespace papers::meta_examples_test
