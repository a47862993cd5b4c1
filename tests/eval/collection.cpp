#include "eval/collection.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "library/paper_rows.hpp"
#include "library/sqlite.hpp"
#include "library/word_counts.hpp"
#include "text/utf8.hpp"

namespace papers::eval {
namespace {

std::vector<std::vector<std::string>> read_tsv(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw Error(file + ": cannot be read");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::string text_of(const nlohmann::json& row, const char* name) {
  const auto found = row.find(name);
  return found != row.end() && found->is_string()
             ? text::squeeze(text::clean(found->get<std::string>()))
             : "";
}

}  // namespace

Collection read_collection(const std::string& folder) {
  Collection out;
  for (const auto& row : read_tsv(folder + "/qrels.tsv")) {
    if (row.size() >= 3) out.grades[row[0]][row[1]] = std::atoi(row[2].c_str());
  }
  for (auto& row : read_tsv(folder + "/queries.tsv")) {
    if (row.size() >= 2 && out.grades.count(row[0]) != 0) {
      out.queries.emplace_back(std::move(row[0]), std::move(row[1]));
    }
  }
  return out;
}

std::vector<std::string> fill(library::Library& library) {
  library::Database& database = library.database();
  library::Transaction transaction(database);
  library::WordCounts words(database);
  std::vector<std::string> ids(1);
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_discarded())
      throw Error(fmt::format("line {} of the corpus is no JSON", ids.size()));
    Record record;
    record.title = text_of(row, "title");
    record.abstract = text_of(row, "abstract");
    library::NewPaper fresh;
    fresh.key = fmt::format("{:016x}", ids.size());
    fresh.now = "2026-01-01T00:00:00Z";
    library::insert_paper(database, words, library::prepare(record), fresh);
    ids.push_back(row.at("id").is_string() ? row.at("id").get<std::string>() : row.at("id").dump());
  }
  words.flush();
  transaction.commit();
  return ids;
}

}  // namespace papers::eval
