// What holds for every source file, whoever wrote it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::meta_source_rules_test {

namespace {

namespace fs = std::filesystem;
using Layers = std::vector<std::string>;

struct SourceFile {
  std::string path;   ///< from the repository's root
  std::string layer;  ///< "text"; empty for tests and headers outside a layer
  std::vector<std::string> lines;
};

std::string layer_of(const std::string& path) {
  if (!path.starts_with("src/")) return {};
  const std::string rest = path.substr(4);
  const std::size_t slash = rest.find('/');
  return slash == std::string::npos ? std::string() : rest.substr(0, slash);
}

std::vector<SourceFile> source_files(const std::vector<std::string>& roots) {
  std::vector<SourceFile> files;
  const fs::path top = papers::test::source_folder();
  for (const std::string& root : roots) {
    for (const auto& entry : fs::recursive_directory_iterator(top / root)) {
      const fs::path extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp")) continue;
      const std::string path = fs::relative(entry.path(), top).string();
      files.push_back(
          {path, layer_of(path), papers::test::lines_of(papers::test::read_file(entry.path()))});
    }
  }
  return files;
}

/// The header an include line names; empty for other lines.
std::string included(const std::string& line) {
  if (!line.starts_with("#include ")) return {};
  const std::size_t begin = line.find_first_of("<\"");
  if (begin == std::string::npos) return {};
  const std::size_t end = line.find_first_of(">\"", begin + 1);
  return line.substr(begin + 1, end - begin - 1);
}

/// The layer that an include reaches; empty for outside headers.
std::string layer_included(const std::string& header, const std::map<std::string, Layers>& layers) {
  const std::string rest = header.substr(0, header.find('/'));
  return layers.count(rest) != 0 ? rest : std::string();
}

struct LayerRow {
  std::string name;
  Layers may_include;  ///< beside itself
};

std::string architecture_text() {
  return papers::test::read_file(papers::test::source_folder() / "docs/architecture.md");
}

/// The rows of docs/architecture.md, "| `src/NAME/` | one, another | what lives there |".
std::vector<LayerRow> layer_rows() {
  std::vector<LayerRow> rows;
  constexpr std::string_view start = "| `src/";
  for (const std::string& line : papers::test::lines_of(architecture_text())) {
    if (!line.starts_with(start)) continue;
    LayerRow row{.name = line.substr(start.size(), line.find('/', start.size()) - start.size()),
                 .may_include = {}};
    std::string name;
    const std::size_t cell = line.find('|', 1);
    for (const char letter : line.substr(cell + 1, line.find('|', cell + 1) - cell)) {
      if (letter >= 'a' && letter <= 'z') {
        name += letter;
      } else if (!name.empty()) {
        row.may_include.push_back(std::exchange(name, {}));
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

const std::map<std::string, Layers>& allowed_layers() {
  static const std::map<std::string, Layers> allowed = [] {
    std::map<std::string, Layers> layers;
    for (LayerRow& row : layer_rows()) layers[row.name] = std::move(row.may_include);
    return layers;
  }();
  return allowed;
}

void collect_layer_offences(const SourceFile& file, std::string& offences) {
  const auto rule = allowed_layers().find(file.layer);
  if (rule == allowed_layers().end()) return;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::string header = included(file.lines[i]);
    const std::string target = layer_included(header, allowed_layers());
    const Layers& allowed = rule->second;
    if (target.empty() || target == file.layer ||
        std::find(allowed.begin(), allowed.end(), target) != allowed.end()) {
      continue;
    }
    offences +=
        fmt::format("{}:{}: {} must not include {}\n", file.path, i + 1, file.layer, header);
  }
}

struct Ban {
  std::string_view text;
  std::string_view only_in;  ///< path prefix where it is right; empty: nowhere
  std::string_view instead;
};

constexpr Ban banned_in_sources[] = {
    {"<sqlite3.h>", "src/library/", "library/sqlite.hpp"},
    {"<CLI/", "src/cli/parse_cli11.cpp", "cli/arguments.hpp"},
    {"toml++/", "src/cli/config.cpp", "cli/config.hpp"},
    {"<regex>", "", "a small parser"},
    {"<iostream>", "", "fmt and cli/output.hpp"},
    {"<sstream>", "", "fmt"},
    {"<fstream>", "src/topics/taxonomy.cpp", "cli/files.hpp"},
    {"<locale>", "", "text/"},
    {"setlocale(", "", "text/, which needs no locale"},
    {"system_clock::now", "src/base/clock.cpp", "base/clock.hpp"},
    {"std::time(", "src/base/clock.cpp", "base/clock.hpp"},
    {"std::isalpha", "", "text/"},
    {"std::isdigit", "", "text/"},
    {"std::isspace", "", "text/"},
    {"std::tolower", "", "text/"},
    {"std::toupper", "", "text/"},
    {"std::stoi", "", "std::from_chars"},
    {"std::stol", "", "std::from_chars"},
    {"std::stod", "", "std::from_chars"},
    {"strtod(", "", "std::from_chars"},
    {"atoi(", "", "std::from_chars"},
    {"TODO", "", "an issue"},
    {"FIXME", "", "an issue"},
};

void collect_bans(const SourceFile& file, std::string& offences) {
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    for (const Ban& ban : banned_in_sources) {
      if (file.lines[i].find(ban.text) == std::string::npos) continue;
      if (!ban.only_in.empty() && file.path.starts_with(ban.only_in)) continue;
      offences += fmt::format("{}:{}: {} (use {})\n", file.path, i + 1, ban.text, ban.instead);
    }
  }
}

constexpr std::size_t file_limit_lines = 350;
constexpr std::size_t line_limit_cols = 100;

/// Characters, near enough to columns for source code.
std::size_t length_of(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Tests of no one source file, with what they are about.
constexpr std::string_view tests_across_files[] = {
    "faults/commands_faults_test.cpp",     // a fault anywhere in the commands that write
    "faults/ingest_faults_test.cpp",       // a fault anywhere while a document comes in
    "faults/power_loss_faults_test.cpp",   // a migration that is cut off anywhere
    "ingest/article/publishers_test.cpp",  // pages as publishers write them
    "ingest/exchange_test.cpp",            // a record through every exchange format and back
    "ingest/formats_doc_test.cpp",         // docs/formats.md
    "ingest/round_trip_test.cpp",          // what papers exports, read back
    "ingest/page/markdown_test.cpp",       // the Markdown readers
    "library/access_test.cpp",             // what each way to open a library may do
    "library/crash_test.cpp",              // a process killed at any write
    "library/restore_test.cpp",            // a library from its own export
    "render/every_format_test.cpp",        // what holds for each output format
    "search/ranking_test.cpp",             // what stands first
    "topics/agreement_test.cpp",           // topics against those that a person gave
    "topics/refresh_test.cpp",             // topics after a change of the taxonomy
};

/// tests/ROOM/FILE_test.cpp or FILE_SIDE_test.cpp for src/ROOM/FILE.*, or named after its folder.
bool mirrors_a_source(const fs::path& test) {
  const fs::path folder = papers::test::source_folder() / "src" / test.parent_path();
  std::string name = test.stem().string();
  name.resize(name.size() - std::string_view("_test").size());
  if (name == test.parent_path().filename()) return fs::exists(folder);
  while (true) {
    if (fs::exists(folder / (name + ".cpp")) || fs::exists(folder / (name + ".hpp"))) return true;
    const std::size_t side = name.rfind('_');
    if (side == std::string::npos) return false;
    name.resize(side);
  }
}

}  // namespace

TEST_CASE("layers include only what stands below them", "[sources]") {
  std::string offences;
  for (const SourceFile& file : source_files({"src"})) {
    collect_layer_offences(file, offences);
  }
  CHECK(offences == "");
}

TEST_CASE("each layer has its row, and uses layers of the rows above alone", "[sources]") {
  Layers above;
  for (const LayerRow& row : layer_rows()) {
    for (const std::string& used : row.may_include) {
      INFO(row.name << " uses " << used);
      CHECK(std::find(above.begin(), above.end(), used) != above.end());
    }
    above.push_back(row.name);
  }
  for (const auto& entry : fs::directory_iterator(papers::test::source_folder() / "src")) {
    if (!entry.is_directory()) continue;
    INFO(entry.path());
    CHECK(allowed_layers().count(entry.path().filename().string()) == 1);
  }
}

TEST_CASE("what the tour of the house names is there", "[sources]") {
  const fs::path top = papers::test::source_folder();
  const std::string text = architecture_text();
  std::string missing;
  int named = 0;
  for (std::size_t begin = 0; (begin = text.find('`', begin)) != std::string::npos;) {
    const std::size_t end = text.find('`', begin + 1);
    if (end == std::string::npos) break;
    const std::string name = text.substr(begin + 1, end - begin - 1);
    begin = end + 1;
    // "NAME" stands for what somebody is to add.
    const bool is_path = name.find('/') != std::string::npos &&
                         name.find_first_of(" <>(){}*\"NAME") == std::string::npos;
    if (!is_path) continue;
    ++named;
    const bool is_there =
        fs::exists(top / name) || fs::exists(top / "src" / name) ||
        fs::exists(top / "src" / (name + ".cpp")) || fs::exists(top / "src" / (name + ".hpp")) ||
        fs::exists(top / "src/ingest" / name) || fs::exists(top / "src/library" / name);
    if (!is_there) missing += name + "\n";
  }
  CHECK(missing == "");
  CHECK(named > 50);
}

TEST_CASE("the layer rule sees an include that breaks it", "[sources]") {
  std::string offences;
  collect_layer_offences({"src/render/x.cpp", "render", {"#include \"library/sqlite.hpp\""}},
                         offences);
  collect_layer_offences({"src/text/x.cpp", "text", {"", "#include \"paper/paper.hpp\""}},
                         offences);
  CHECK(offences ==
        "src/render/x.cpp:1: render must not include library/sqlite.hpp\n"
        "src/text/x.cpp:2: text must not include paper/paper.hpp\n");
}

TEST_CASE("what has one right place or none stands nowhere else", "[sources]") {
  std::string offences;
  for (const SourceFile& file : source_files({"src"})) collect_bans(file, offences);
  CHECK(offences == "");
}

TEST_CASE("files and lines stay short enough to read", "[sources]") {
  std::string offences;
  for (const SourceFile& file : source_files({"src", "include", "tests"})) {
    if (file.lines.size() > file_limit_lines) {
      offences +=
          fmt::format("{}: {} lines, at most {}\n", file.path, file.lines.size(), file_limit_lines);
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const bool is_long = length_of(file.lines[i]) > line_limit_cols;
      // A raw string of data cannot be broken.
      if (is_long && file.path.starts_with("src")) {
        offences +=
            fmt::format("{}:{}: longer than {} columns\n", file.path, i + 1, line_limit_cols);
      }
    }
  }
  CHECK(offences == "");
}

TEST_CASE("each header is included once by construction", "[sources]") {
  std::string offences;
  for (const SourceFile& file : source_files({"src", "include", "tests"})) {
    if (!file.path.ends_with(".hpp")) continue;
    const auto& lines = file.lines;
    if (std::find(lines.begin(), lines.end(), "#pragma once") == lines.end()) {
      offences += file.path + "\n";
    }
  }
  CHECK(offences == "");
}

TEST_CASE("the names of a test are its own", "[sources]") {
  // Tests are compiled in batches, where two files may each have a helper called `shown`.
  std::string offences;
  for (const SourceFile& file : source_files({"tests"})) {
    if (!file.path.ends_with("_test.cpp")) continue;
    std::string name = file.path.substr(std::string_view("tests/").size());
    name.resize(name.size() - std::string_view(".cpp").size());
    std::replace(name.begin(), name.end(), '/', '_');
    const std::string opening = "namespace papers::" + name + " {";
    if (std::find(file.lines.begin(), file.lines.end(), opening) == file.lines.end()) {
      offences += file.path + ": not in " + opening.substr(0, opening.size() - 2) + "\n";
    }
  }
  CHECK(offences == "");
}

TEST_CASE("a test stands where the file it tests does", "[sources]") {
  std::string offences;
  for (const SourceFile& file : source_files({"tests"})) {
    if (!file.path.ends_with("_test.cpp") || file.path.starts_with("tests/meta/")) continue;
    const std::string test = file.path.substr(std::string_view("tests/").size());
    const bool listed = std::find(std::begin(tests_across_files), std::end(tests_across_files),
                                  test) != std::end(tests_across_files);
    if (listed == mirrors_a_source(test)) {
      offences += file.path + (listed ? ": needs no place in the list\n" : ": tests no file\n");
    }
  }
  CHECK(offences == "");
}

}  // namespace papers::meta_source_rules_test
