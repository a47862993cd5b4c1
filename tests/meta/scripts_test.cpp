// Every script of scripts/ says what it is for, wherever it is called from, and changes nothing.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::meta_scripts_test {

namespace {

namespace fs = std::filesystem;
using papers::test::read_file;
using papers::test::ShellHome;
using papers::test::ShellResult;

const fs::path top_folder = papers::test::source_folder();

std::vector<fs::path> scripts() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(top_folder / "scripts")) {
    if (entry.is_regular_file() && entry.path().extension() != ".txt")
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("every script can be run and says what it is for", "[scripts]") {
  const bool built_before = fs::exists(top_folder / "build/release");
  const ShellHome home(papers::test::program());
  for (const fs::path& script : scripts()) {
    INFO(script);
    for (const char* const option : {"--help", "-h"}) {
      const ShellResult result = home.run("umask 077; '" + script.string() + "' " + option);
      INFO(result.out << result.err);
      CHECK(result.code == 0);
      CHECK(result.err.empty());
      CHECK(result.out.find(script.filename().string()) != std::string::npos);
    }
  }
  CHECK(fs::exists(top_folder / "build/release") == built_before);
}

TEST_CASE("every script of the shell is one that scripts/test looks through", "[scripts]") {
  for (const fs::path& script : scripts()) {
    INFO(script);
    const std::string text = read_file(script);
    const std::string first = text.substr(0, text.find('\n'));
    // The lines by which scripts/test finds them.
    CHECK((first == "#!/bin/sh" || first == "#!/bin/bash" || first == "#!/usr/bin/env bash" ||
           first == "#!/usr/bin/env python3"));
    if (first == "#!/usr/bin/env python3") continue;
    CHECK(text.find("\nset -eu") != std::string::npos);
  }
}

TEST_CASE("every script is told of in the documents", "[scripts]") {
  std::string documents =
      read_file(top_folder / "README.md") + read_file(top_folder / "CONTRIBUTING.md");
  for (const auto& entry : fs::directory_iterator(top_folder / "docs")) {
    documents += read_file(entry.path());
  }
  for (const fs::path& script : scripts()) {
    INFO(script);
    CHECK(documents.find("scripts/" + script.filename().string()) != std::string::npos);
  }
}

}  // namespace papers::meta_scripts_test
